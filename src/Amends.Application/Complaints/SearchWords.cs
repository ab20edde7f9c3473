using System.Globalization;
using System.Text;

namespace Amends.Application.Complaints;

/// <summary>How words are made alike for searching: without accents and case, on both databases the same way.</summary>
internal static class SearchWords
{
    /// <summary>More words than this in a search narrow nothing.</summary>
    private const int Most = 8;

    private const int LongestWord = 60;

    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(letter);
        }
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Letters and digits only: PostgreSQL would keep an address or a path as one word that nobody finds by its parts.</summary>
    public static string WithoutSigns(string folded) => string.Create(folded.Length, folded, (plain, text) =>
    {
        for (var i = 0; i < text.Length; i++)
            plain[i] = char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]) ? text[i] : ' ';
    });

    /// <summary>The words of what a person typed: letters and digits only, so that nothing of it is taken for an operator.</summary>
    public static IReadOnlyList<string> Split(string typed)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in Fold(Words.Clean(typed.Length > 1000 ? typed[..1000] : typed)).Append(' '))
        {
            if (char.IsLetterOrDigit(letter))
            {
                if (word.Length < LongestWord)
                    word.Append(char.ToLowerInvariant(letter));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        return [.. words.Distinct(StringComparer.Ordinal).Take(Most)];
    }

    /// <summary>All words must occur; the last may be only begun.</summary>
    public static string Fts5(IReadOnlyList<string> words) => string.Join(' ', words.Select(w => $"\"{w}\"")) + "*";

    /// <inheritdoc cref="Fts5"/>
    public static string TsQuery(IReadOnlyList<string> words) => string.Join(" & ", words.Select(w => $"'{w}'")) + ":*";
}
