using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.CustomerPages;

/// <summary>
/// The secret part of the address of a customer's own page: which complaint, which version of its link, until which day, and a signature over them with
/// the installation's key. Raising the version in the row makes all older links open nothing.
/// </summary>
internal sealed class CustomerLink(IDbContextFactory<AmendsDb> databases, Changes changes, Settings settings, TimeProvider time)
{
    private const string Key = "customer-link-key";
    private const int ClaimBytes = 16;
    private const int SignatureBytes = 16;

    private static readonly Duration Lifetime = Duration.FromDays(180);

    /// <summary>The token for this complaint, good for half a year; null where there is no such complaint.</summary>
    public async Task<string?> Create(string reference, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await db.Complaints.Where(c => c.Reference == reference).Select(c => new { c.Id, c.LinkVersion }).FirstOrDefaultAsync(cancel);
        if (row is null)
            return null;
        var token = new byte[ClaimBytes + SignatureBytes];
        BinaryPrimitives.WriteInt64BigEndian(token, row.Id);
        BinaryPrimitives.WriteInt32BigEndian(token.AsSpan(8), row.LinkVersion);
        BinaryPrimitives.WriteInt32BigEndian(token.AsSpan(12), Day(time.Now() + Lifetime));
        Sign(await settings.Secret(Key, cancel), token.AsSpan(0, ClaimBytes), token.AsSpan(ClaimBytes));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Whose page a token opens; null for anything that is not a good token.</summary>
    public async Task<LinkedCase?> Open(string? token, CancellationToken cancel = default)
    {
        if (Decode(token) is not { } bytes || !await IsSigned(bytes, cancel))
            return null;
        var id = BinaryPrimitives.ReadInt64BigEndian(bytes);
        var version = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(8));
        if (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(12)) < Day(time.Now()))
            return null;
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Complaints
            .Where(c => c.Id == id && c.LinkVersion == version)
            .Select(c => new LinkedCase(c.Reference, new Person(c.CustomerId, c.CustomerName, Role.Agent, ActorKind.Customer)))
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>Makes every link given out so far open nothing.</summary>
    public Task Revoke(string reference, CancellationToken cancel = default) =>
        changes.Run(session => session.Execute("UPDATE complaints SET link_version = link_version + 1 WHERE reference = @reference", reference), cancel);

    private static byte[]? Decode(string? token)
    {
        var bytes = new byte[ClaimBytes + SignatureBytes];
        return token is { Length: 43 } && Base64Url.IsValid(token) && Base64Url.TryDecodeFromChars(token, bytes, out var written) && written == bytes.Length ? bytes : null;
    }

    private async Task<bool> IsSigned(byte[] token, CancellationToken cancel)
    {
        var expected = new byte[SignatureBytes];
        Sign(await settings.Secret(Key, cancel), token.AsSpan(0, ClaimBytes), expected);
        return CryptographicOperations.FixedTimeEquals(expected, token.AsSpan(ClaimBytes));
    }

    private static void Sign(byte[] key, ReadOnlySpan<byte> claim, Span<byte> signature)
    {
        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, claim, full);
        full[..SignatureBytes].CopyTo(signature);
    }

    private static int Day(Instant at) => (int)(at.ToUnixTimeSeconds() / 86_400);
}

/// <summary>What a customer's link opens.</summary>
/// <param name="Customer">To act as on it.</param>
public sealed record LinkedCase(string Reference, Person Customer);
