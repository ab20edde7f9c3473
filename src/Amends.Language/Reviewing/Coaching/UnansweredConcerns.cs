using Amends.Language.Reviewing.Features;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>Concerns in the customer's latest message that the draft does not touch: none of their words stand in it, nor words of the same concepts.</summary>
internal static class UnansweredConcerns
{
    private const double Sure = 0.6;

    // So much of what stands around the concern, taken up in the draft, answers it too.
    private const int Enough = 2;

    public static List<UnansweredConcern> Find(DraftAnalysis draft)
    {
        var found = new List<UnansweredConcern>();
        var latest = draft.Latest;
        if (string.IsNullOrWhiteSpace(latest) || draft.Words.Count == 0) return found;
        var reading = draft.LatestReading!;
        if (!reading.Concerns.Any(concern => concern.Score >= Sure)) return found;
        var stems = new HashSet<string>(draft.Words.Select(word => CustomerWords.Stem(word.Text)), StringComparer.Ordinal);
        var concepts = new HashSet<int>(draft.Senses.Select(sense => (int)sense.Concept).Where(WordSense.IsMatter));
        foreach (var (code, score) in reading.Concerns)
        {
            if (score < Sure) continue;
            foreach (var span in reading.Evidence)
            {
                if (span.For != code || span.Length <= 0) continue;
                // The same words name one concern, however many codes they suggest: the surest counts.
                if (found.Exists(other => other.Start < span.Start + span.Length && span.Start < other.Start + other.Length)) break;
                if (!IsTakenUp(latest, span, stems, concepts) && !IsTouched(latest.Substring(span.Start, span.Length), stems, concepts) && !IsTouched(ConcernWords.Of(code), stems, concepts)) found.Add(new(code, span.Start, span.Length));
                break;
            }
        }

        return found;
    }

    /// <summary>Whether the draft speaks of what the customer says in the sentence of the concern and those beside it.</summary>
    private static bool IsTakenUp(string latest, EvidenceSpan span, HashSet<string> stems, HashSet<int> concepts)
    {
        var words = WordScanner.Scan(latest);
        var sentences = Sentences.Split(words);
        var at = sentences.FindIndex(sentence => words[sentence.End - 1].End > span.Start);
        if (at < 0) return false;
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = sentences[Math.Max(0, at - 1)].First; i < sentences[Math.Min(sentences.Count - 1, at + 1)].End; i++)
        {
            var word = words[i];
            if (word.Kind == WordKind.Break || word.Kind == WordKind.Mark) continue;
            var sense = WordSense.Of(word.Text);
            if (WordSense.IsMatter(sense.Concept) && concepts.Contains(sense.Concept)) taken.Add(WordSense.NameOf(sense.Concept));
            else if (CustomerWords.IsContentWord(word.Text) && word.Text.Length >= 4 && stems.Contains(CustomerWords.Stem(word.Text))) taken.Add(CustomerWords.Stem(word.Text));
        }

        return taken.Count >= Enough;
    }

    private static bool IsTouched(string words, HashSet<string> stems, HashSet<int> concepts)
    {
        var content = false;
        foreach (var word in WordScanner.Scan(words))
        {
            if (concepts.Contains(WordSense.Of(word.Text).Concept)) return true;
            if (word.Kind != WordKind.Word || word.Text.Length < 4 || !CustomerWords.IsContentWord(word.Text)) continue;
            content = true;
            if (stems.Contains(CustomerWords.Stem(word.Text))) return true;
        }

        return !content && words.Length > 0;
    }
}
