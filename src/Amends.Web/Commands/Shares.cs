using System.Text.Json;

namespace Amends.Web.Commands;

/// <summary>Writes shares of one, rounded to four places. A reading has some forty of them: written from a whole number they cost a tenth of what the general way does, and look the same.</summary>
internal static class Shares
{
    private const int Places = 4, Whole = 10_000;

    public static void Write(Utf8JsonWriter json, double share)
    {
        var parts = (int)Math.Round(share * Whole);
        // Anything else than so many ten-thousandths, or a zero with a sign, is written as any number is.
        if (parts is <= 0 or >= Whole || (double)parts / Whole != share)
        {
            json.WriteNumberValue(share);
            return;
        }
        Span<byte> text = stackalloc byte[2 + Places];
        (text[0], text[1]) = ((byte)'0', (byte)'.');
        var length = text.Length;
        for (var at = text.Length - 1; at >= 2; at--)
        {
            var digit = parts % 10;
            parts /= 10;
            text[at] = (byte)('0' + digit);
            if (digit == 0 && at == length - 1)
                length--;
        }
        json.WriteRawValue(text[..length], skipInputValidation: true);
    }
}
