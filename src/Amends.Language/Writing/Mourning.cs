using Amends.Language.Reviewing.Words;

namespace Amends.Language.Writing;

/// <summary>Whether somebody's death is spoken of. A fridge dies too, so the word alone says nothing.</summary>
internal static class Mourning
{
    private const int Near = 4;

    public static bool In(string text)
    {
        var words = WordScanner.Scan(text);
        for (var i = 0; i < words.Count; i++)
        {
            if (Surely.Contains(words[i].Text)) return true;
            if ((words[i].Text is "died" or "dying" or "dead" or "buried" || words[i].Text is "passed" && IsDeath(words, i)) && IsOfSomebody(words, i)) return true;
        }

        return false;
    }

    /// <summary>"Passed away", and "my mum passed in May": not "she passed me on", nor "passed the parcel".</summary>
    private static bool IsDeath(List<Word> words, int at)
    {
        var after = at + 1 < words.Count ? words[at + 1].Text : "";
        var before = at > 0 && words[at - 1].Text is "has" or "had" or "'s" or "just" ? at - 2 : at - 1;
        return after == "away" || before >= 0 && People.Contains(words[before].Text) && after is not ("me" or "us" or "my" or "our" or "the" or "it" or "your" or "this" or "that" or "on" or "him" or "her" or "them" or "a" or "around");
    }

    /// <summary>Close by, or "he died" itself. A he who says that a boiler died mourns nobody, and a son's phone may die.</summary>
    private static bool IsOfSomebody(List<Word> words, int at)
    {
        for (var i = Math.Max(0, at - Near); i <= Math.Min(words.Count - 1, at + 2); i++)
            if (People.Contains(words[i].Text) && (i < at ? words[i + 1].Text != "'s" : words[at].Text == "buried")) return true;
        return at > 0 && words[at - 1].Text is "he" or "she";
    }

    private static readonly HashSet<string> Surely = new("funeral burial cremation widow widower widowed bereaved bereavement hospice deceased stillborn miscarriage grief grieving coffin probate".Split(' '), StringComparer.Ordinal);
    private static readonly HashSet<string> People = new("mum mom mother dad father husband wife partner nan nana gran granny grandma grandad grandpa grandmother grandfather son daughter brother sister uncle aunt auntie baby child friend".Split(' '), StringComparer.Ordinal);
}
