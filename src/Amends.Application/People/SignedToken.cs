using System.Buffers.Text;
using System.Security.Cryptography;

namespace Amends.Application;

/// <summary>The secret part of an address that needs no account: a claim and a signature over it with a key of the installation.</summary>
internal static class SignedToken
{
    private const int SignatureBytes = 16;

    public static string Seal(byte[] key, ReadOnlySpan<byte> claim)
    {
        var token = new byte[claim.Length + SignatureBytes];
        claim.CopyTo(token);
        Sign(key, claim, token.AsSpan(claim.Length));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>The claim; null for anything that was not sealed with this key.</summary>
    public static byte[]? Open(byte[] key, string? token, int claimBytes)
    {
        var bytes = new byte[claimBytes + SignatureBytes];
        if (token is null || token.Length != Base64Url.GetEncodedLength(bytes.Length) || !Base64Url.IsValid(token) || !Base64Url.TryDecodeFromChars(token, bytes, out var written) || written != bytes.Length)
            return null;
        Span<byte> expected = stackalloc byte[SignatureBytes];
        Sign(key, bytes.AsSpan(0, claimBytes), expected);
        return CryptographicOperations.FixedTimeEquals(expected, bytes.AsSpan(claimBytes)) ? bytes[..claimBytes] : null;
    }

    private static void Sign(byte[] key, ReadOnlySpan<byte> claim, Span<byte> signature)
    {
        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, claim, full);
        full[..SignatureBytes].CopyTo(signature);
    }
}
