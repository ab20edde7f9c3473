using System.Text.Json;

namespace Amends.Web.Commands;

/// <summary>
/// Writes shares of one, rounded to four places, and what else has no more of them. A reading has some fifty such numbers: written from a whole number they cost
/// a tenth of what the general way does, and look the same.
/// </summary>
internal static class Shares
{
    /// <summary>The most bytes that one takes.</summary>
    public const int Longest = 9;

    private const int Places = 4, Whole = 10_000, Most = 999;

    public static void Write(Utf8JsonWriter json, double share)
    {
        Span<byte> text = stackalloc byte[Longest];
        if (TryWrite(share, text) is var length and > 0)
            json.WriteRawValue(text[..length], skipInputValidation: true);
        else
            json.WriteNumberValue(share);
    }

    /// <summary>Writes so many ten-thousandths; how many bytes that took. 0 for anything else, and for a zero with a sign.</summary>
    public static int TryWrite(double share, Span<byte> text)
    {
        var size = Math.Abs(share);
        if (!(size <= Most))
            return 0;
        var parts = (int)(size * Whole + 0.5);
        if ((double)parts / Whole != size || (parts == 0 && double.IsNegative(share)))
            return 0;
        var length = 0;
        if (share < 0)
            text[length++] = (byte)'-';
        var (whole, rest) = ((uint)parts / Whole, (uint)parts % Whole);
        if (whole >= 100)
            text[length++] = Digit(whole / 100);
        if (whole >= 10)
            text[length++] = Digit(whole / 10 % 10);
        text[length++] = Digit(whole % 10);
        if (rest == 0)
            return length;
        text[length++] = (byte)'.';
        for (var place = Whole / 10u; rest > 0; place /= 10)
        {
            text[length++] = Digit(rest / place);
            rest %= place;
        }
        return length;
    }

    private static byte Digit(uint digit) => (byte)('0' + digit);
}
