using System.Globalization;
using System.Text;

namespace Amends.Application;

/// <summary>A name as it is sorted and searched: in small letters, without accents, with single spaces.</summary>
internal static class NameKey
{
    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var letter in name.Trim().Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark || (char.IsWhiteSpace(letter) && key.Length > 0 && key[^1] == ' '))
                continue;
            key.Append(char.IsWhiteSpace(letter) ? ' ' : char.ToLowerInvariant(letter));
        }
        return key.ToString().Normalize(NormalizationForm.FormC);
    }
}
