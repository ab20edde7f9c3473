using System.Globalization;
using System.Text.RegularExpressions;

namespace Amends.Recovery;

/// <summary>What a letter says and what it lacks, before it is sent.</summary>
/// <param name="Points">What the document must say, in the charter's order.</param>
/// <param name="Blanks">What is still to be filled in, as it stands in the text.</param>
public sealed partial record DocumentCheck(IReadOnlyList<CheckedPoint> Points, IReadOnlyList<string> Blanks)
{
    private const int LongestShown = 120;

    /// <summary>Whether it may go as it is.</summary>
    public bool IsComplete => Blanks.Count == 0 && Points.All(point => point.IsSaid);

    /// <param name="confirmed">What its writer says it tells in other words: the <see cref="ContentPoint.Says"/> of each.</param>
    /// <param name="facts">The same as the letter was filled with.</param>
    public static DocumentCheck Of(CharterDocument document, string text, IReadOnlyDictionary<string, string?> facts, IReadOnlyCollection<string>? confirmed = null)
    {
        var (folded, from) = Fold(text);
        return new(
            [.. document.Contains.Select(point => Point(point, folded, from, facts, confirmed?.Contains(point.Says) ?? false))],
            [.. Blank().Matches(text).Select(match => match.Value.Length <= LongestShown ? match.Value : match.Value[..LongestShown] + "…")]);
    }

    /// <summary>The letter with the case's facts; what is not known stays a blank in brackets.</summary>
    public static string Fill(CharterDocument document, IReadOnlyDictionary<string, string?> facts) =>
        Name().Replace(string.Join("\n\n", document.Letter), match => facts.GetValueOrDefault(match.Groups[1].Value) is { } fact && !string.IsNullOrWhiteSpace(fact)
            ? Blank().Replace(fact, inner => "(" + inner.Value[1..^1] + ")")
            : $"[{Missing(match.Groups[1].Value)}]");

    /// <summary>The names that a letter may use besides <c>due:CLOCK</c>.</summary>
    public static IReadOnlyList<string> Names { get; } = ["customer", "reference", "received", "today", "heard", "outcome", "agent", "organisation"];

    internal static IEnumerable<string> NamesIn(string text) => Name().Matches(text).Select(match => match.Groups[1].Value);

    private static string Missing(string name) => name switch
    {
        "heard" => "what the complaint is about",
        "outcome" => "what we do to put it right",
        _ when name.StartsWith("due:", StringComparison.Ordinal) => "the date",
        _ => name,
    };

    private static CheckedPoint Point(ContentPoint point, string folded, int[] from, IReadOnlyDictionary<string, string?> facts, bool confirmed)
    {
        foreach (var words in point.Words)
        {
            if (Find(folded, words, facts) is not { } found)
                continue;
            var (start, last) = (from[found.Start], from[found.Start + found.Length - 1]);
            return new(point.Says, start, last + 1 - start, false);
        }

        return new(point.Says, -1, 0, confirmed);
    }

    private static (int Start, int Length)? Find(string folded, string words, IReadOnlyDictionary<string, string?> facts)
    {
        var filled = Name().Replace(words, match => facts.GetValueOrDefault(match.Groups[1].Value) ?? match.Value);
        var pattern = string.Join(@"\s+", Fold(filled).Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word == "<date>" ? AnyDate : Regex.Escape(word).Replace("<date>", AnyDate, StringComparison.Ordinal)));
        if (pattern.Length == 0)
            return null;
        // Words begin where a word begins, so that "free" is not found in "carefree"; they may go on ("apolog").
        var match = Regex.Match(folded, (char.IsLetterOrDigit(pattern[0]) ? @"(?<![\p{L}\p{N}])" : "") + pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return match is { Success: true, Length: > 0 } ? (match.Index, match.Length) : null;
    }

    private const string AnyDate = @"(?:\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})";

    /// <summary>Lower case, one kind of apostrophe, nothing of what stands in brackets; with where each character came from.</summary>
    private static (string Text, int[] From) Fold(string text)
    {
        var (folded, from) = (new char[text.Length], new int[text.Length]);
        var (length, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '[')
                depth++;
            if (depth == 0)
            {
                (folded[length], from[length]) = (text[i] is '’' or 'ʼ' ? '\'' : char.IsWhiteSpace(text[i]) ? ' ' : char.ToLower(text[i], CultureInfo.InvariantCulture), i);
                length++;
            }
            if (text[i] == ']' && depth > 0)
                depth--;
        }

        return (new string(folded, 0, length), from);
    }

    [GeneratedRegex(@"\[[^\[\]]{1,1000}\]", RegexOptions.None, 1000)]
    private static partial Regex Blank();

    [GeneratedRegex(@"\{([a-z]+(?::[a-z][a-z0-9_-]*)?)\}", RegexOptions.None, 1000)]
    private static partial Regex Name();
}

/// <summary>One thing that a document must say, and where it says it.</summary>
/// <param name="Start">Where the words stand that show it, in UTF-16 code units; -1 where they were not found.</param>
/// <param name="Confirmed">They were not found, but its writer says that it tells so in other words.</param>
public sealed record CheckedPoint(string Says, int Start, int Length, bool Confirmed)
{
    public bool IsSaid => Start >= 0 || Confirmed;
}
