using Amends.Language.Reviewing.Features;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>Concerns in the customer's latest message that the draft does not touch: none of their words stand in it, nor words of the same concepts.</summary>
internal static class UnansweredConcerns
{
    private const double Sure = 0.5;

    public static List<UnansweredConcern> Find(DraftAnalysis draft)
    {
        var found = new List<UnansweredConcern>();
        var latest = draft.Latest;
        if (string.IsNullOrWhiteSpace(latest) || draft.Words.Count == 0) return found;
        var reading = draft.LatestReading!;
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
                if (!IsTouched(latest.Substring(span.Start, span.Length), stems, concepts) && !IsTouched(ConcernWords.Of(code), stems, concepts)) found.Add(new(code, span.Start, span.Length));
                break;
            }
        }

        return found;
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
