using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Promises;

/// <summary>Marks the words that stand between double quotation marks: somebody else's words.</summary>
internal static class QuotedWords
{
    public static bool[] Mark(List<Word> words)
    {
        var quoted = new bool[words.Count];
        var open = -1;
        for (var i = 0; i < words.Count; i++)
        {
            var text = words[i].Text;
            if (words[i].Kind == WordKind.Break && text == "\n\n") open = -1;
            if (text is not ("\"" or "“" or "”" or "„" or "«" or "»")) continue;
            if (open >= 0) { for (var k = open; k <= i; k++) quoted[k] = true; open = -1; }
            else if (text != "”") open = i;
        }

        return quoted;
    }
}
