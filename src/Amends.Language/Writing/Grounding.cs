using System.Globalization;
using Amends.Language.Reviewing.Dates;
using Amends.Language.Reviewing.Words;

namespace Amends.Language;

/// <summary>
/// Whether everything concrete in a reply has its source. A number, an amount, a date or a name that stands neither in the conversation nor in the
/// brief was made up, whoever wrote it.
/// </summary>
public static class Grounding
{
    /// <summary>The concrete words of a draft that nobody said and the brief does not hold, in their order.</summary>
    public static IReadOnlyList<string> Unsourced(string draft, IReadOnlyList<Turn> conversation, ReplyBrief brief)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(brief);
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var turn in conversation) Learn(known, turn.Text);
        foreach (var text in Texts(brief)) Learn(known, text);
        var words = WordScanner.Scan(draft);
        var unsourced = new List<string>();
        for (var i = 0; i < words.Count; i++)
            if (IsConcrete(words, i) && !Knows(known, words[i], draft)) unsourced.Add(draft[words[i].Start..words[i].End]);
        return unsourced;
    }

    private static bool IsConcrete(List<Word> words, int i)
    {
        var word = words[i];
        if (word.Kind == WordKind.Number) return !IsListNumber(words, i);
        if (word.Kind != WordKind.Word) return false;
        if (DayNames.Weekday(word.Text).HasValue || NumberWords.Contains(word.Text)) return true;
        if (!word.Capital || word.Text is "i") return false;
        if (!Starts(words, i)) return true;
        // A sentence may start with any word; a name called out stands before a comma.
        return i + 1 < words.Count && words[i + 1].Text == "," && !Openers.Contains(word.Text);
    }

    private static bool Starts(List<Word> words, int i)
    {
        while (i > 0 && words[i - 1] is { Kind: WordKind.Mark, Text: "“" or "\"" or "‘" or "(" or "-" or "–" or "*" or "•" }) i--;
        return i == 0 || words[i - 1].Kind == WordKind.Break || words[i - 1].Text is "." or "!" or "?" or ":" or "..." or "…" || words[i - 1].Text is "”" or "\"" && i > 1 && words[i - 2].Text is "." or "!" or "?";
    }

    private static bool IsListNumber(List<Word> words, int i) =>
        words[i].End - words[i].Start == 1 && (i == 0 || words[i - 1].Kind == WordKind.Break) && i + 1 < words.Count && words[i + 1].Text is "." or ")";

    private static bool Knows(HashSet<string> known, Word word, string draft) => known.Contains(word.Text) || known.Contains(draft[word.Start..word.End]);

    private static void Learn(HashSet<string> known, string? text)
    {
        if (text is null) return;
        foreach (var word in WordScanner.Scan(text)) known.Add(word.Text);
    }

    private static IEnumerable<string?> Texts(ReplyBrief brief)
    {
        yield return brief.CustomerName;
        yield return brief.AgentName;
        yield return brief.Organisation;
        yield return brief.Reference;
        yield return brief.HandledBy;
        foreach (var policy in brief.Policies) yield return policy.Words;
        foreach (var phrase in brief.Phrases) yield return phrase.Words;
        foreach (var remedy in brief.Remedies) yield return remedy.Words;
        foreach (var time in Allowed.Times(brief))
        {
            yield return Writing.SayTime.Of(time, brief.Now);
            // The same day and hour in the other ways that people write them.
            yield return time.ToOffset(brief.Now.Offset).ToString("dddd d dd MMMM MMM yyyy HH:mm H:mm h:mmtt htt h yyyy-MM-dd dd/MM/yyyy", CultureInfo.InvariantCulture);
            yield return Ordinal(time.ToOffset(brief.Now.Offset).Day);
        }
    }

    private static string Ordinal(int day) => day.ToString(CultureInfo.InvariantCulture) + (day is 11 or 12 or 13 ? "th" : (day % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    private static readonly HashSet<string> NumberWords = new(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen twice thrice double half quarter".Split(' '), StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Openers = new(
        "hello hi dear thanks sorry yes no today tomorrow meanwhile first next then please now however finally also again right okay so well still instead until later once lastly secondly firstly afterwards either otherwise here there this that and but or if when while".Split(' '), StringComparer.OrdinalIgnoreCase);
}
