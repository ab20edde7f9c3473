namespace Amends.Language.Reviewing.Words;

/// <summary>A run of words: from <see cref="First"/> up to, not including, <see cref="End"/>.</summary>
internal readonly record struct Run(int First, int End)
{
    public int Count => End - First;
}

/// <summary>Cuts words into sentences.</summary>
internal static class Sentences
{
    /// <summary>A run of more words without an end is no sentence; it is cut, so that work stays linear whatever the text.</summary>
    private const int Longest = 250;

    public static List<Run> Split(List<Word> words)
    {
        var runs = new List<Run>();
        var first = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (!Ends(words, i, first) && i - first < Longest) continue;
            var end = i + 1;
            while (end < words.Count && words[end].Kind == WordKind.Mark && !words[end].Spaced && IsCloser(words[end].Text)) end++;
            Add(runs, words, first, end);
            first = end;
            i = end - 1;
        }

        Add(runs, words, first, words.Count);
        return runs;
    }

    private static void Add(List<Run> runs, List<Word> words, int first, int end)
    {
        while (first < end && words[first].Kind == WordKind.Break) first++;
        if (end > first) runs.Add(new(first, end));
    }

    private static bool IsCloser(string text) => text is "!" or "?" or "\"" or "”" or ")" or "." or "'" or "’";

    private static bool Ends(List<Word> words, int i, int first)
    {
        var word = words[i];
        if (word.Kind == WordKind.Break) return word.Text == "\n\n" || LineEnds(words, i, first);
        if (word.Text is "am" or "pm" && word.End - word.Start == 4) return i + 1 < words.Count && words[i + 1].Capital && !IsZoneOrDay(words[i + 1].Text);
        if (word.Kind != WordKind.Mark) return false;
        if (word.Text is "!" or "?") return true;
        if (word.Text.Length > 1 && word.Text[0] == '.' || word.Text == "…") return i + 1 >= words.Count || words[i + 1].Capital || words[i + 1].Kind == WordKind.Break;
        if (word.Text != ".") return false;
        if (i + 1 >= words.Count || words[i + 1].Kind == WordKind.Break) return i == 0 || !IsAbbreviation(words[i - 1].Text) || i + 1 >= words.Count;
        if (!words[i + 1].Spaced) return words[i + 1].Kind == WordKind.Mark && IsCloser(words[i + 1].Text);
        if (i > first && IsAbbreviation(words[i - 1].Text) || IsThatIs(words, i, first)) return false;
        // An initial ("J. Pollard") or a German date ("18.02., at 15.00") does not end a sentence.
        return i == first || words[i - 1].Kind == WordKind.Mark || words[i - 1].Text.Length > 1 || words[i - 1].Kind == WordKind.Number || words[i - 1].Text is "i" || !words[i + 1].Capital;
    }

    private static bool IsZoneOrDay(string text) =>
        text is "pacific" or "eastern" or "central" or "mountain" or "utc" or "gmt" or "bst" or "cet" || Dates.DayNames.Weekday(text) is not null;

    /// <summary>The last dot of "i.e." or "e.g.".</summary>
    private static bool IsThatIs(List<Word> words, int i, int first) =>
        i - 3 >= first && words[i - 2].Text == "." && !words[i - 1].Spaced && (words[i - 3].Text, words[i - 1].Text) is ("i", "e") or ("e", "g");

    private static bool IsAbbreviation(string text) =>
        text is "mr" or "mrs" or "ms" or "mx" or "dr" or "st" or "no" or "prof" or "vs" or "approx" or "inc" or "ltd" or "co" or "e.g" or "i.e" or "ext" or "ref" or "tel" or "rev";

    /// <summary>A single line break ends a sentence unless the line seems to have been wrapped in the middle of one.</summary>
    private static bool LineEnds(List<Word> words, int i, int first)
    {
        if (i + 1 >= words.Count || i == first) return true;
        var next = words[i + 1];
        var wrapped = next.Kind != WordKind.Mark && !next.Capital && words[i].Start - words[first].Start > 30;
        return !wrapped;
    }
}
