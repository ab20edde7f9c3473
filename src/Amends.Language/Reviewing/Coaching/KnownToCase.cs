using System.Globalization;
using Amends.Language.Reviewing.Dates;
using Amends.Language.Reviewing.Features;
using Amends.Language.Reviewing.Promises;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>
/// Where a draft contradicts what the case knows: another reference of ours, another amount than was agreed, another day than was promised. The last two
/// only where the draft itself says that it was agreed or promised.
/// </summary>
internal static class KnownToCase
{
    public static void Find(DraftAnalysis draft, CaseFacts known, List<Contradiction> found)
    {
        if (known.Reference is { Length: > 0 } reference) References(draft, reference, found);
        if (known.Agreed.Count > 0) Sums(draft, known.Agreed, found);
        if (known.Promised.Count > 0) Days(draft, known.Promised, found);
    }

    /// <summary>"AM-1B2C-3D" on the case AM-7K3F-2Q, where nobody named it before and it is not said to be another case.</summary>
    private static void References(DraftAnalysis draft, string reference, List<Contradiction> found)
    {
        var text = draft.Text;
        var prefix = reference.IndexOf('-', StringComparison.Ordinal) + 1;
        if (prefix < 2) return;
        for (var at = 0; (at = text.IndexOf(reference[..prefix], at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + reference.Length;
            if (end > text.Length || at > 0 && char.IsLetterOrDigit(text[at - 1]) || end < text.Length && char.IsLetterOrDigit(text[end])) continue;
            var named = text[at..end];
            if (!IsSameMake(named, reference) || Typed(named) == Typed(reference) || IsOtherCase(draft, at)) continue;
            if (draft.Conversation.Any(turn => turn.Text.Contains(named, StringComparison.OrdinalIgnoreCase))) continue;
            found.Add(new(at, named.Length, named, reference));
            return;
        }
    }

    private static bool IsSameMake(string a, string b)
    {
        for (var i = 0; i < a.Length; i++) if (b[i] == '-' ? a[i] != '-' : !char.IsAsciiLetterOrDigit(a[i])) return false;
        return true;
    }

    /// <summary>As references are read wherever they are typed: O is zero, I and L are one.</summary>
    private static string Typed(string reference) => reference.ToUpperInvariant().Replace('O', '0').Replace('I', '1').Replace('L', '1');

    private static bool IsOtherCase(DraftAnalysis draft, int at)
    {
        var word = draft.WordAt(at);
        for (var i = word - 1; i >= Math.Max(0, word - 6) && draft.Words[i].Text is not ("." or "!" or "?"); i--)
            if (draft.Words[i].Text is "other" or "another" or "earlier" or "previous" or "old" or "older" or "first" or "second" or "third" or "last" or "new" or "separate" or "different" or "related" or "linked" or "also" or "and" or "not") return true;
        return false;
    }

    /// <summary>"The £45 that we agreed", where £40 was: the one sum of its sentence, and neither theirs nor a part nor something on top.</summary>
    private static void Sums(DraftAnalysis draft, IReadOnlyList<string> agreed, List<Contradiction> found)
    {
        var known = agreed.SelectMany(sum => StatedFacts.Of(sum, WordScanner.Scan(sum))).Where(fact => fact.Kind == FactKind.Money).ToList();
        if (known.Count == 0) return;
        var quoted = QuotedWords.Mark(draft.Words);
        foreach (var sums in StatedFacts.Of(draft.Text, draft.Words).Where(fact => fact.Kind == FactKind.Money).GroupBy(fact => draft.SentenceOf(fact.First)))
        {
            var sentence = draft.Sentences[sums.Key];
            if (sums.Count() > 1 || !Says(draft, sentence, "agreed", "accepted", "chose") || Says(draft, sentence, Open) || Says(draft, sentence, Beside)) continue;
            var fact = sums.Single();
            var sum = Value(fact);
            if (quoted[fact.First] || known.Exists(other => Value(other) == sum || sum == decimal.Truncate(sum) && Math.Abs(Value(other) - sum) < 1) || known.Sum(Value) == sum) continue;
            found.Add(new(fact.Start, fact.Text.Length, fact.Text, known[0].Text));
        }
    }

    private static decimal Value(StatedFact sum) => decimal.Parse(sum.Value, CultureInfo.InvariantCulture);

    /// <summary>"As promised, by Friday", where Thursday was: the one day that the promise names.</summary>
    private static void Days(DraftAnalysis draft, IReadOnlyList<DateOnly> promised, List<Contradiction> found)
    {
        List<StatedFact>? dates = null;
        foreach (var promise in draft.Promises)
        {
            var first = draft.WordAt(promise.Start);
            var sentence = draft.Sentences[draft.SentenceOf(first)];
            if (promise.Due is null || promised.Contains(DayOf(promise.Due)) || !AsPromised(draft, sentence) || Says(draft, sentence, Open)) continue;
            dates ??= StatedFacts.Of(draft.Text, draft.Words).FindAll(fact => fact.Kind == FactKind.Date);
            List<(int Start, int Length)> named = [.. dates.Where(date => promise.Start <= date.Start && date.Start < promise.Start + promise.Length).Select(date => (date.Start, date.Text.Length))];
            for (var i = first; i < draft.Words.Count && draft.Words[i].Start < promise.Start + promise.Length; i++)
                if (DayNames.Weekday(draft.Words[i].Text) is not null || draft.Words[i].Text is "today" or "tomorrow") named.Add((draft.Words[i].Start, draft.Words[i].End - draft.Words[i].Start));
            if (named is [var (start, length)]) found.Add(new(start, length, draft.Text.Substring(start, length), promised[0].ToString("d MMMM", CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>The day of a due date, or of a due time.</summary>
    private static DateOnly DayOf(string due) => DateOnly.ParseExact(due.AsSpan(0, "yyyy-MM-dd".Length), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>"As promised", "as I promised", "like we promised".</summary>
    private static bool AsPromised(DraftAnalysis draft, Run sentence)
    {
        for (var i = sentence.First + 1; i < sentence.End; i++)
            if (draft.Words[i].Text == "promised" && (draft.Words[i - 1].Text is "as" or "like" || i - 2 >= sentence.First && draft.Words[i - 1].Text is "i" or "we" or "was" && draft.Words[i - 2].Text is "as" or "like")) return true;
        return false;
    }

    // Not settled: asked, supposed, denied.
    private static readonly string[] Open = ["if", "whether", "unless", "not", "n't", "never", "could", "would", "instead", "rather", "change", "changed", "?"];

    // Another sum than the one that was agreed: what they paid, what comes on top, what is left.
    private static readonly string[] Beside = ["paid", "charged", "price", "cost", "fee", "plus", "extra", "another", "additional", "added", "top", "voucher", "remaining", "rest", "half", "part", "first", "instalment", "than"];

    private static bool Says(DraftAnalysis draft, Run sentence, params ReadOnlySpan<string> any)
    {
        for (var i = sentence.First; i < sentence.End; i++) if (any.Contains(draft.Words[i].Text)) return true;
        return false;
    }
}
