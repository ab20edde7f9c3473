namespace Amends.Language.Writing;

/// <summary>The name that a message is signed with, where it plainly is one.</summary>
internal static class Signature
{
    public static string? In(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length == 0) return null;
        var last = lines[^1].TrimEnd('.', '!');
        if (Closes(last)) return null;
        if (lines.Length > 1 && Names(last) is { Length: > 1 } full) return string.Join(' ', full);
        if (lines.Length > 1 && Closes(lines[^2]) && Names(last) is { } first) return first[0];
        var comma = last.LastIndexOf(',');
        return comma > 0 && Closes(last[..comma]) && Names(last[(comma + 1)..].Trim()) is { } after ? string.Join(' ', after) : null;
    }

    private static bool Closes(string words)
    {
        var last = words.TrimEnd(',', '.', '!', ' ');
        last = last[(last.LastIndexOf(' ') + 1)..].ToLowerInvariant();
        return last is "thanks" or "regards" or "wishes" or "sincerely" or "yours" or "faithfully" or "cheers" or "best" or "you" or "advance";
    }

    private static string[]? Names(string words)
    {
        var names = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return names.Length is 1 or 2 && Array.TrueForAll(names, IsName) ? names : null;
    }

    private static bool IsName(string word)
    {
        if (word.Length is < 2 or > 20 || !char.IsUpper(word[0])) return false;
        for (var i = 1; i < word.Length; i++)
            if (!(char.IsLower(word[i]) || word[i] is '-' or '\'' or '’' || char.IsUpper(word[i]) && word[i - 1] is '-' or '\'' or '’' or 'c')) return false;
        return word is not ("Customer" or "Services" or "Service" or "Unacceptable" or "Disgusted" or "Ltd" or "Thanks" or "Accounts" or "Team" or "The" or "Not" or "No" or "Please" or "Shame" or "Never" or "Again" or "Disappointed" or "Sir" or "Madam" or "Kind" or "Best" or "Warm" or "Many" or "Thank" or "Yours" or "Sent" or "Zero" or "One" or "Very" or "Absolutely" or "Stars" or "Star");
    }
}
