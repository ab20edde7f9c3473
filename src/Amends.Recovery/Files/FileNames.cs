using System.Globalization;
using System.Text;

namespace Amends.Recovery;

/// <summary>Names of files as strangers give them, made fit to be shown, saved and put into a header.</summary>
public static class FileNames
{
    /// <summary>Longest name, in UTF-16 code units.</summary>
    public const int Longest = 200;

    /// <summary>What a file without a usable name is called.</summary>
    public const string Nameless = "file";

    /// <summary>
    /// The last part of a path, without control characters, without marks that turn the direction of writing (they make <c>gpj.exe</c> look like
    /// <c>exe.jpg</c>), without signs that a file system gives a meaning, and cut in the middle of the stem where it is too long.
    /// </summary>
    public static string Clean(string? given)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder(Math.Min(last.Length, Longest));
        foreach (var rune in last.EnumerateRunes())
        {
            if (IsBlank(rune))
                clean.Append(' ');
            else if (IsFit(rune))
                clean.Append(rune);
        }
        // A name of dots alone, and dots and blanks at an end, mean something else to file systems.
        var name = string.Join(' ', clean.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)).TrimStart('.', ' ').TrimEnd('.', ' ');
        return name.Length == 0 ? Nameless : name.Length <= Longest ? name : Cut(name);
    }

    /// <summary>The ending in lower case, without its dot; empty where there is none.</summary>
    public static string Ending(string name) => Path.GetExtension(name).TrimStart('.').ToLowerInvariant();

    private static string Cut(string name)
    {
        var ending = Path.GetExtension(name) is { Length: < 12 } some ? some : "";
        var stem = name[..(Longest - ending.Length - 1)];
        return (char.IsHighSurrogate(stem[^1]) ? stem[..^1] : stem).TrimEnd('.', ' ') + "…" + ending;
    }

    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune);

    private static bool IsFit(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
        && rune != Rune.ReplacementChar && !"<>:\"|?*".Contains((char)Math.Min(rune.Value, char.MaxValue), StringComparison.Ordinal);
}
