using System.Buffers.Binary;
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

    private static readonly Duration Lifetime = Duration.FromDays(180);

    /// <summary>The token for this complaint, good for half a year; null where there is no such complaint.</summary>
    public async Task<string?> Create(string reference, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await db.Complaints.Where(c => c.Reference == reference).Select(c => new { c.Id, c.LinkVersion }).FirstOrDefaultAsync(cancel);
        if (row is null)
            return null;
        var claim = new byte[ClaimBytes];
        BinaryPrimitives.WriteInt64BigEndian(claim, row.Id);
        BinaryPrimitives.WriteInt32BigEndian(claim.AsSpan(8), row.LinkVersion);
        BinaryPrimitives.WriteInt32BigEndian(claim.AsSpan(12), Day(time.Now() + Lifetime));
        return SignedToken.Seal(await settings.Secret(Key, cancel), claim);
    }

    /// <summary>Whose page a token opens; null for anything that is not a good token.</summary>
    public async Task<LinkedCase?> Open(string? token, CancellationToken cancel = default)
    {
        if (SignedToken.Open(await settings.Secret(Key, cancel), token, ClaimBytes) is not { } bytes)
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

    private static int Day(Instant at) => (int)(at.ToUnixTimeSeconds() / 86_400);
}

/// <summary>What a customer's link opens.</summary>
/// <param name="Customer">To act as on it.</param>
public sealed record LinkedCase(string Reference, Person Customer);
