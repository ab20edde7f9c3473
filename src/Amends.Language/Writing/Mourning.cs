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
            if (words[i].Text is "died" or "dying" or "dead" or "passed" && words.Take(i).Skip(i - Near).Any(before => People.Contains(before.Text))) return true;
        }

        return false;
    }

    private static readonly HashSet<string> Surely = new("funeral buried burial cremation widow widower widowed bereaved bereavement hospice deceased stillborn miscarriage grief grieving coffin probate".Split(' '), StringComparer.Ordinal);
    private static readonly HashSet<string> People = new("mum mom mother dad father husband wife partner nan nana gran granny grandma grandad grandpa grandmother grandfather son daughter brother sister uncle aunt auntie baby child friend he she".Split(' '), StringComparer.Ordinal);
}
