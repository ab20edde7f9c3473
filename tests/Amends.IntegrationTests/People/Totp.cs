using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Amends.IntegrationTests.People;

/// <summary>An authenticator app of sorts (RFC 6238): what a phone would show for a key.</summary>
internal static partial class Totp
{
    /// <param name="later">So many half minutes from now; the server takes two either way, and each code once.</param>
    public static string Code(string letters, int later = 0)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, (DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30) + later);
#pragma warning disable CA5350 // The standard's.
        var hash = HMACSHA1.HashData(Bytes(letters), step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>The key that a page shows in letters.</summary>
    public static string KeyOn(string html) => Shown().Match(html).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);

    private static byte[] Bytes(string letters)
    {
        var (bytes, bits, count) = (new List<byte>(), 0, 0);
        foreach (var letter in letters)
        {
            bits = (bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal);
            count += 5;
            if (count >= 8)
                bytes.Add((byte)(bits >> (count -= 8)));
        }
        return [.. bytes];
    }

    [GeneratedRegex("<code>([A-Z2-7 ]{20,})</code>")]
    private static partial Regex Shown();
}
