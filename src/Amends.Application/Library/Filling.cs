using System.Text.RegularExpressions;
using Amends.Recovery;

namespace Amends.Application.Library;

/// <summary>
/// Placeholders in the words of a phrase: <c>{name}</c> takes what the case knows, <c>{name|there}</c> falls back to "there" where it knows nothing. Any
/// other, and one without a fallback for what is not known, is left for a person to fill in; a reply that still holds one is not sent.
/// </summary>
internal static partial class Filling
{
    /// <summary>What a case may know.</summary>
    public static IReadOnlyList<string> Known { get; } = ["name", "me", "organisation", "reference", "order", "today"];

    /// <param name="known">By name, of <see cref="Known"/>; null or blank where the case does not know.</param>
    public static Filled Fill(string words, IReadOnlyDictionary<string, string?> known)
    {
        // Again where something was filled in: what stood round it may be a placeholder now. It ends, because each takes a pair of braces away.
        for (var before = ""; before != words;)
            (before, words) = (words, Placeholder().Replace(words, found => Value(found, known)));
        return new(words, Left(words));
    }

    /// <summary>The placeholders that stand in a text, each once, as they stand there.</summary>
    public static IReadOnlyList<string> Left(string text) => text.Contains('{', StringComparison.Ordinal) ? [.. Placeholder().Matches(text).Select(found => found.Value).Distinct(StringComparer.Ordinal)] : [];

    /// <summary>Why words cannot be sent to a customer; null where no placeholder is left in them. Braces round anything but a few plain words are somebody's code, and go through.</summary>
    public static Refusal? Refusal(string? text) =>
        Left(text ?? "") is not [.., var last] left ? null
        : left.Count == 1 ? new("placeholder_left", $"Fill in {last} first: it would reach the customer as it stands.")
        : new("placeholder_left", $"Fill in {string.Join(", ", left.Take(left.Count - 1))} and {last} first: they would reach the customer as they stand.");

    /// <summary>What stands in braces and is no placeholder; null where there is nothing of the kind.</summary>
    public static string? Stray(string words) => Braces().Match(Placeholder().Replace(words, "")) is { Success: true } stray ? stray.Value : null;

    /// <summary>The words between the placeholders.</summary>
    public static IReadOnlyList<string> Fixed(string words) => Placeholder().Split(words);

    private static string Value(Match found, IReadOnlyDictionary<string, string?> known)
    {
        var (name, fallback) = Parts(found);
        if (!Known.Contains(name))
            return found.Value;
        return known.TryGetValue(name, out var value) && Plain(value) is { Length: > 0 } plain ? plain : fallback ?? found.Value;
    }

    private static (string Name, string? Fallback) Parts(Match found)
    {
        var inner = found.Value.Trim('{', '}');
        var bar = inner.IndexOf('|', StringComparison.Ordinal);
        return bar < 0 ? (inner.Trim().ToLowerInvariant(), null) : (inner[..bar].Trim().ToLowerInvariant(), inner[(bar + 1)..].Trim());
    }

    // A customer may call themselves {amount}: what is filled in never asks to be filled in.
    private static string Plain(string? value) => Blank().Replace((value ?? "").Replace('{', ' ').Replace('}', ' '), " ").Trim();

    [GeneratedRegex(@"\{{1,2}(?=[^{}]*\p{L})[\p{L}\p{M} _|]{1,40}\}{1,2}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{[^{}\n]{0,60}\}?|\}")]
    private static partial Regex Braces();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}

/// <summary>A phrase's words for one case.</summary>
/// <param name="Asks">Placeholders that a person has to fill in, as they stand in the text.</param>
public sealed record Filled(string Text, IReadOnlyList<string> Asks);
