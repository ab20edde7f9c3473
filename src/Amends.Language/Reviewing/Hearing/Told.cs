using Amends.Language.Writing;

namespace Amends.Language.Reviewing.Hearing;

/// <summary>Something found in what a customer wrote: a code or a kind of fact, and the words that say it.</summary>
internal readonly record struct Found(string Code, double Score, HeardSource Source, string Words);

/// <summary>Everything found in a customer's messages that has words of its own to point at.</summary>
internal sealed class Told
{
    private const double Sure = 0.5;
    private const double LeastTelling = 0.3;

    private readonly HashSet<(string Kind, string Text)> _known = [];

    public List<Found> Concerns { get; } = [];
    public List<Found> Wants { get; } = [];
    public List<Found> Signals { get; } = [];
    public List<Found> Facts { get; } = [];

    /// <summary>Sentences of theirs turned to "you", the most telling first.</summary>
    public List<Retold> Retold { get; } = [];

    /// <summary>Short pieces that can be quoted, the most telling first.</summary>
    public List<Retold> Quotes { get; } = [];

    /// <summary>The words that carry the most heat, with the heat of their message.</summary>
    public Found? Hottest { get; private set; }

    /// <summary>Of the message with the hottest words; 0 where nothing is hot.</summary>
    public double Heat { get; private set; }

    /// <summary>What they wrote last, to be quoted where nothing else is understood.</summary>
    public Found? Last { get; private set; }

    public static Told By(IReadOnlyList<Turn> conversation)
    {
        var told = new Told();
        for (var turn = 0; turn < conversation.Count; turn++)
            if (conversation[turn].From == Speaker.Customer && !string.IsNullOrWhiteSpace(conversation[turn].Text)) told.Take(turn, conversation[turn].Text);
        told.Concerns.Sort((a, b) => b.Score.CompareTo(a.Score));
        told.Wants.Sort((a, b) => b.Score.CompareTo(a.Score));
        return told;
    }

    private void Take(int turn, string text)
    {
        var reading = MessageReader.Default.Read(text);
        var wishes = StatedWishes.In(text, reading.Wants);
        foreach (var evidence in reading.Evidence)
        {
            if (evidence.Length <= 0) continue;
            var source = new HeardSource(turn, evidence.Start, evidence.Length);
            var words = text.Substring(evidence.Start, evidence.Length);
            Add(Concerns, reading.Concerns, evidence, source, words);
            Add(Wants, wishes, evidence, source, words);
            Add(Signals, reading.Signals, evidence, source, words);
            if (evidence.For == "heat" && evidence.Weight > 0.1 && reading.Heat >= Heat && (Hottest is not { } hottest || hottest.Source.Turn != turn || evidence.Weight > hottest.Score))
            {
                Hottest = new("heat", evidence.Weight, source, words);
                Heat = reading.Heat;
            }
        }

        foreach (var fact in reading.Facts)
            if (_known.Add((fact.Kind, fact.Text))) Facts.Add(new(fact.Kind, 1, new(turn, fact.Start, fact.Length), fact.Text));
        Retold.InsertRange(0, Telling.Best(Retelling.Of(turn, text), reading, LeastTelling));
        Quotes.InsertRange(0, Telling.Best(Quoting.Of(turn, text, complaint: true), reading, LeastTelling));
        Last = Opening(turn, text);
    }

    private static void Add(List<Found> found, IReadOnlyList<ScoredCode> codes, EvidenceSpan evidence, HeardSource source, string words)
    {
        foreach (var (code, score) in codes)
        {
            if (code != evidence.For || score < Sure) continue;
            var known = found.FindIndex(other => other.Code == code);
            if (known < 0) found.Add(new(code, score, source, words));
            else if (score > found[known].Score) found[known] = new(code, score, source, words);
        }
    }

    /// <summary>The first sentence that says something, cut short at a word.</summary>
    private static Found Opening(int turn, string text)
    {
        var words = Words.WordScanner.Scan(text);
        foreach (var sentence in Words.Sentences.Split(words))
        {
            // Marks, signs and handles that stand before it say nothing, however many there are.
            var run = Plain.Trim(words, sentence);
            if (run.Count < 3) continue;
            var start = words[run.First].Start;
            var end = words[Math.Min(run.End, run.First + 28) - 1].End;
            while (end > start && text[end - 1] is '.' or ',' or '!' or ';') end--;
            return new("said", 1, new(turn, start, end - start), text[start..end]);
        }

        var trimmed = text.AsSpan().TrimStart();
        var from = text.Length - trimmed.Length;
        var length = Math.Min(trimmed.TrimEnd().Length, 160);
        if (length > 0 && char.IsHighSurrogate(text[from + length - 1])) length--;
        return new("said", 1, new(turn, from, length), text.Substring(from, length));
    }
}
