using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Promises;

/// <summary>Marks the words that stand between quotation marks: somebody else's words.</summary>
internal static class QuotedWords
{
    public static bool[] Mark(List<Word> words)
    {
        var quoted = new bool[words.Count];
        int open = -1, single = -1;
        for (var i = 0; i < words.Count; i++)
        {
            var text = words[i].Text;
            if (words[i].Kind == WordKind.Break && text == "\n\n") open = single = -1;
            if (text == "'" && open < 0 && single < 0 && words[i].Spaced && i + 1 < words.Count && !words[i + 1].Spaced && words[i + 1].Text is not ("til" or "till" or "em" or "cause" or "cos" or "twas" or "tis" or "bout" or "round")) { single = i; continue; }
            if (text == "'" && single >= 0 && !words[i].Spaced && i > single + 2 && (i + 1 >= words.Count || words[i + 1].Spaced || words[i + 1].Kind != WordKind.Word)) { for (var k = single; k <= i; k++) quoted[k] = true; single = -1; continue; }
            if (text is not ("\"" or "“" or "”" or "„" or "«" or "»")) continue;
            if (open >= 0) { for (var k = open; k <= i; k++) quoted[k] = true; open = -1; }
            else if (text != "”") open = i;
        }

        return quoted;
    }
}
