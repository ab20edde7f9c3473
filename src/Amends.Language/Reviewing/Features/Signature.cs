using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Features;

/// <summary>The name that a customer signs with or gives ("my name is …"); nothing unless it is sure.</summary>
internal static class Signature
{
    public static List<string> In(string text, List<Word> words)
    {
        for (var i = 0; i + 2 < words.Count; i++)
            if (words[i].Text == "name" && i > 0 && words[i - 1].Text == "my" && words[i + 1].Text is "is" or "'s" && NamesFrom(text, words, i + 2) is { Count: > 0 } given) return given;
        return AtEnd(text, words);
    }

    private static List<string> NamesFrom(string text, List<Word> words, int at)
    {
        var names = new List<string>();
        while (at < words.Count && names.Count < 3 && IsName(text, words[at])) names.Add(words[at++].Text);
        return names;
    }

    private static List<string> AtEnd(string text, List<Word> words)
    {
        var end = words.Count;
        while (end > 0 && (words[end - 1].Kind == WordKind.Break || words[end - 1].Text is "." or "," or ")")) end--;
        var first = end;
        while (first > 0 && end - first < 3 && IsName(text, words[first - 1])) first--;
        if (first == end || first == 0) return [];
        var before = words[first - 1];
        if (before.Text == "," && first > 1) before = words[first - 2];
        var closes = before.Kind == WordKind.Break || before.Text is "-" or "–" or "—" or "regards" or "thanks" or "cheers" or "sincerely" or "faithfully" or "truly" or "wishes" or "best";
        return closes ? [.. words[first..end].Select(word => word.Text)] : [];
    }

    private static bool IsName(string text, Word word)
    {
        var length = word.End - word.Start;
        if (word.Kind != WordKind.Word || !word.Capital || length < 2) return false;
        for (var i = word.Start + 1; i < word.End; i++) if (char.IsUpper(text[i]) && length > 2 && !(i > word.Start + 1 && char.IsLower(text[i - 1]))) return false;
        return WordSense.Of(word.Text) == default && CustomerWords.IsContentWord(word.Text) && Dates.DayNames.Weekday(word.Text) is null && Dates.DayNames.Month(word.Text) == 0
            && word.Text is not ("regards" or "cheers" or "yours" or "kind" or "best" or "sent" or "iphone" or "mr" or "mrs" or "ms" or "miss" or "dr" or "sincerely" or "faithfully" or "the" or "it" or "is" or "so" or "if" or "no" or "ok" or "lol" or "wow" or "fix" or "sort" or "pls" or "ps");
    }
}
