using System.Buffers.Binary;
using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Approvals;

/// <summary>
/// The address at which one person answers one question without signing in, for a message to them: which question, who, until when, and a signature over
/// them. It decides nothing by being opened, and nothing once the question is answered, whoever answered it.
/// </summary>
internal sealed class ApprovalLink(IDbContextFactory<AmendsDb> databases, Storage.Settings settings, TimeProvider time)
{
    private const string Key = "approval-link-key";
    private const int ClaimBytes = 40;

    public static readonly Duration Lifetime = Duration.FromDays(3);

    /// <summary>The token for this person. Only they may get it: it answers in their name.</summary>
    public async Task<string> Create(Guid approval, Guid account, CancellationToken cancel = default)
    {
        var claim = new byte[ClaimBytes];
        approval.TryWriteBytes(claim);
        account.TryWriteBytes(claim.AsSpan(16));
        BinaryPrimitives.WriteInt64BigEndian(claim.AsSpan(32), (time.Now() + Lifetime).ToUnixTimeSeconds());
        return SignedToken.Seal(await settings.Secret(Key, cancel), claim);
    }

    /// <summary>What a token opens; null for anything that is not ours, and for somebody who no longer works here as a lead.</summary>
    public async Task<LinkedApproval?> Open(string? token, CancellationToken cancel = default)
    {
        if (SignedToken.Open(await settings.Secret(Key, cancel), token, ClaimBytes) is not { } claim)
            return null;
        var account = new Guid(claim.AsSpan(16, 16));
        await using var db = await databases.CreateDbContextAsync(cancel);
        var who = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == account && a.DisabledAt == null && a.Role >= Role.Lead, cancel);
        return who is null ? null : new(new Guid(claim.AsSpan(0, 16)), who.AsPerson(), Instant.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(claim.AsSpan(32))) < time.Now());
    }
}

/// <summary>What an approval link opens.</summary>
/// <param name="By">Who answers through it.</param>
internal sealed record LinkedApproval(Guid Approval, Person By, bool Expired);
