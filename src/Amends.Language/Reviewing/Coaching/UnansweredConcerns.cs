using Amends.Language.Reviewing.Features;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>
/// Concerns in what the customer wrote since our last reply that the draft does not touch: none of their words stand in it, nor words of the same concepts.
/// Where we answered already and write once more, what that answer touched is answered.
/// </summary>
internal static class UnansweredConcerns
{
    private const double Sure = 0.6;

    // So much of what stands around the concern, taken up in the draft, answers it too.
    private const int Enough = 2;

    /// <summary>Those of the latest message first.</summary>
    public static List<UnansweredConcern> Find(DraftAnalysis draft)
    {
        var found = new List<UnansweredConcern>();
        if (draft.Words.Count == 0) return found;
        var conversation = draft.Conversation;
        var latest = conversation.Count - 1;
        while (latest >= 0 && conversation[latest].From != Speaker.Customer) latest--;
        Answer? answer = null;
        for (var i = latest; i >= 0 && conversation[i].From == Speaker.Customer; i--)
        {
            var text = conversation[i].Text;
            if (string.IsNullOrWhiteSpace(text)) continue;
            var reading = i == latest ? draft.LatestReading! : MessageReader.Default.Read(text);
            if (reading.Concerns.Any(concern => concern.Score >= Sure)) In(text, reading, latest - i, answer ??= Answer.Of(draft, latest + 1), found);
        }

        return found;
    }

    private static void In(string text, Reading reading, int back, Answer answer, List<UnansweredConcern> found)
    {
        foreach (var (code, score) in reading.Concerns)
        {
            if (score < Sure || found.Exists(other => other.Concern == code)) continue;
            foreach (var span in reading.Evidence)
            {
                if (span.For != code || span.Length <= 0) continue;
                // The same words name one concern, however many codes they suggest: the surest counts.
                if (found.Exists(other => other.Back == back && other.Start < span.Start + span.Length && span.Start < other.Start + other.Length)) break;
                if (!IsTakenUp(text, span, answer) && !IsTouched(text.Substring(span.Start, span.Length), answer) && !IsTouched(ConcernWords.Of(code), answer)) found.Add(new(code, span.Start, span.Length, back));
                break;
            }
        }
    }

    /// <summary>The words of the draft, and of what we wrote since the customer's latest message.</summary>
    private sealed record Answer(HashSet<string> Stems, HashSet<int> Concepts)
    {
        public static Answer Of(DraftAnalysis draft, int from)
        {
            var answer = new Answer(new(StringComparer.Ordinal), []);
            answer.Take(draft.Words);
            foreach (var turn in draft.Conversation.Skip(from)) answer.Take(WordScanner.Scan(turn.Text ?? ""));
            return answer;
        }

        private void Take(List<Word> words)
        {
            foreach (var word in words)
            {
                Stems.Add(CustomerWords.Stem(word.Text));
                if (word.Kind == WordKind.Word && WordSense.Of(word.Text).Concept is var concept && WordSense.IsMatter(concept)) Concepts.Add(concept);
            }
        }
    }

    /// <summary>Whether the draft speaks of what the customer says in the sentence of the concern and those beside it.</summary>
    private static bool IsTakenUp(string text, EvidenceSpan span, Answer answer)
    {
        var words = WordScanner.Scan(text);
        var sentences = Sentences.Split(words);
        var at = sentences.FindIndex(sentence => words[sentence.End - 1].End > span.Start);
        if (at < 0) return false;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = sentences[Math.Max(0, at - 1)].First; i < sentences[Math.Min(sentences.Count - 1, at + 1)].End; i++)
        {
            var word = words[i];
            if (word.Kind == WordKind.Break || word.Kind == WordKind.Mark) continue;
            var sense = WordSense.Of(word.Text);
            if (WordSense.IsMatter(sense.Concept) && answer.Concepts.Contains(sense.Concept)) taken.Add(WordSense.NameOf(sense.Concept));
            else if (CustomerWords.IsContentWord(word.Text) && word.Text.Length >= 4 && answer.Stems.Contains(CustomerWords.Stem(word.Text))) taken.Add(CustomerWords.Stem(word.Text));
        }

        return taken.Count >= Enough;
    }

    private static bool IsTouched(string words, Answer answer)
    {
        var content = false;
        foreach (var word in WordScanner.Scan(words))
        {
            if (answer.Concepts.Contains(WordSense.Of(word.Text).Concept)) return true;
            if (word.Kind != WordKind.Word || word.Text.Length < 4 || !CustomerWords.IsContentWord(word.Text)) continue;
            content = true;
            if (answer.Stems.Contains(CustomerWords.Stem(word.Text))) return true;
        }

        return !content && words.Length > 0;
    }
}
