using System.Text;
using Amends.Application.Storage;

namespace Amends.Application.Customers;

/// <summary>How the ways to know a customer again are made alike.</summary>
internal static class Identity
{
    private const int Longest = 254;

    /// <summary>Null where there is nothing to know anyone by.</summary>
    public static string? Normalise(IdentityKind kind, string? given)
    {
        if (string.IsNullOrWhiteSpace(given) || given.Length > Longest)
            return null;
        var trimmed = given.Trim();
        return kind switch
        {
            IdentityKind.Email => trimmed.IndexOf('@') > 0 ? trimmed.Normalize(NormalizationForm.FormKC).ToLowerInvariant() : null,
            IdentityKind.Phone => Phone(trimmed),
            _ => trimmed,
        };
    }

    /// <summary>Digits, with a leading + where the country was given (also as 00); fewer than five are no number.</summary>
    private static string? Phone(string given)
    {
        var digits = string.Concat(given.Where(char.IsAsciiDigit));
        if (digits.Length < 5)
            return null;
        if (given.StartsWith('+'))
            return "+" + digits;
        return digits.StartsWith("00", StringComparison.Ordinal) ? "+" + digits[2..] : digits;
    }
}
