using Amends.Language.Reviewing.Coaching;
using Amends.Language.Reviewing.Cues;
using Amends.Language.Reviewing.Dates;
using Amends.Language.Reviewing.Promises;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Features;

/// <summary>A draft taken apart once: its words, sentences, wordings, promises, and what it shares with the customer's message.</summary>
internal sealed class DraftAnalysis
{
    public required string Text { get; init; }
    public required List<Word> Words { get; init; }
    public required List<Run> Sentences { get; init; }
    public required List<CueHit> Hits { get; init; }
    public required List<FoundPromise> Promises { get; init; }
    public required CustomerWords Customer { get; init; }
    public required DateTimeOffset Sent { get; init; }

    /// <summary>For each sentence, whether it names a time to come.</summary>
    public required bool[] Timed { get; init; }

    /// <summary>For each word, whether the customer used it too (or one like it).</summary>
    public required bool[] Echoes { get; init; }

    /// <summary>For each word, what it stands for and how it feels.</summary>
    public required WordSense[] Senses { get; init; }

    /// <summary>For each sentence, how it would read to a stranger; read when first asked for.</summary>
    public float[][] Tones => tones ??= Tone.Of(Text, Words, Sentences);

    public required IReadOnlyList<Turn> Conversation { get; init; }

    /// <summary>The customer's latest message as the reader sees it; read when first asked for.</summary>
    public Reading? LatestReading => latest ??= Latest is { } text ? MessageReader.Default.Read(text) : null;

    /// <summary>The customer's latest message.</summary>
    public string? Latest => Conversation.LastOrDefault(turn => turn.From == Speaker.Customer).Text;

    /// <summary>What the customer is most concerned with, as <c>family.code</c>, where it is clear.</summary>
    public string? MainConcern => LatestReading?.Concerns is [{ Score: >= 0.4 } first, ..] ? first.Code : null;

    /// <summary>How to speak of this case in advice; found when first asked for.</summary>
    public CaseWords CaseWords => caseWords ??= CaseWords.Of(this);

    private CaseWords? caseWords;
    private Reading? latest;
    private float[][]? tones;

    public static DraftAnalysis Of(IReadOnlyList<Turn> conversation, string draft, DateTimeOffset sent)
    {
        var words = WordScanner.Scan(draft);
        var sentences = Reviewing.Words.Sentences.Split(words);
        var hits = new List<CueHit>();
        foreach (var sentence in sentences) CueMatcher.Default.Match(words, sentence, hits);
        var customer = CustomerWords.Of(conversation);
        return new()
        {
            Text = draft, Words = words, Sentences = sentences, Hits = hits, Customer = customer,
            Sent = sent, Conversation = conversation,
            Promises = PromiseFinder.Find(draft, words, sentences, sent),
            Timed = [.. sentences.Select(sentence => IsTimed(words, sentence, sent))],
            Echoes = customer.MarkEchoes(words),
            Senses = [.. words.Select(word => word.Kind == WordKind.Word ? WordSense.Of(word.Text) : default)],
        };
    }

    public int SentenceOf(int word)
    {
        int low = 0, high = Sentences.Count - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (word < Sentences[middle].End) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    /// <summary>The first word that starts at a place in the text or after it; their number where none does.</summary>
    public int WordAt(int start)
    {
        int low = 0, high = Words.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Words[middle].Start < start) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static bool IsTimed(List<Word> words, Run sentence, DateTimeOffset sent)
    {
        if (!TimeWords.In(words, sentence)) return false;
        foreach (var clause in Clauses.Split(words, sentence))
            if (!IsPast(words, clause) && DueResolver.Resolve(words, clause, sent).IsKnown) return true;
        return false;
    }

    private static bool IsPast(List<Word> words, Run clause)
    {
        for (var i = clause.First; i < clause.End; i++)
        {
            if (words[i].Text is "will" or "'ll" or "shall" or "going" or "by" or "can") return false;
            if (words[i].Text is "was" or "were" or "had" or "did" or "went" or "came" or "told" or "called" or "wrote") return true;
        }

        return false;
    }
}
