using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application;

/// <summary>
/// The browsers in which colleagues are signed in. Each has a key of its own, of which only the SHA-256 is kept; what ends one here ends it on every node
/// as soon as that node looks again.
/// </summary>
internal sealed class SignIns(IDbContextFactory<AmendsDb> databases, Changes changes, TimeProvider time)
{
    /// <summary>So long after it was last seen one is over.</summary>
    public static readonly Duration Lifetime = Duration.FromHours(12);

    /// <summary>How exact "last seen" is.</summary>
    public static readonly Duration SeenEvery = Duration.FromMinutes(4);

    private const int KeyBytes = 32;

    /// <returns>The key, for the browser's cookie.</returns>
    public async Task<(Guid Id, string Key)> Begin(Account account, Proof proof, Device device, CancellationToken cancel = default)
    {
        var (now, key) = (time.Now(), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes)));
        var id = Guid.CreateVersion7(time.GetUtcNow());
        await changes.Run(session => session.Execute(
            "INSERT INTO sign_ins (id, account_id, key_hash, stamp, proof, device, address, begun_at, seen_at, confirmed_at) VALUES (@id, @account, @hash, @stamp, @proof, @device, @address, @begun, @seen, @confirmed)",
            id, account.Id, Hash(key), account.SecurityStamp ?? "", proof, device.Name, device.Network, now, now, now), cancel);
        return (id, key);
    }

    /// <summary>Whose it is; null for one that is over.</summary>
    public async Task<OpenSignIn?> Find(string key, CancellationToken cancel = default)
    {
        var (hash, oldest) = (Hash(key), time.Now() - Lifetime - SeenEvery);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.SignIns.AsNoTracking().Where(s => s.KeyHash == hash && s.SeenAt > oldest)
            .Join(db.Users.Where(a => a.DisabledAt == null), s => new { Id = s.AccountId, Stamp = (string?)s.Stamp }, a => new { a.Id, Stamp = a.SecurityStamp }, (s, a) => new OpenSignIn(s.Id, a.Id, s.SeenAt, s.ConfirmedAt, s.LockedAt != null, a.PasswordHash != null))
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>Notes that it is used, where that was not noted in the last minutes.</summary>
    public Task Seen(OpenSignIn it, Device device, CancellationToken cancel = default) =>
        time.Now() - it.SeenAt < SeenEvery ? Task.CompletedTask : changes.Run(session => session.Execute(
            "UPDATE sign_ins SET seen_at = @now, device = @device, address = @address WHERE id = @id", time.Now(), device.Name, device.Network, it.Id), cancel);

    /// <summary>They showed again who they are.</summary>
    public Task Confirm(Guid id, CancellationToken cancel = default)
    {
        var now = time.Now();
        return changes.Run(session => session.Execute("UPDATE sign_ins SET confirmed_at = @now, seen_at = @seen, locked_at = NULL WHERE id = @id", now, now, id), cancel);
    }

    /// <summary>Nobody is at it: it opens nothing until <see cref="Confirm"/>.</summary>
    public Task Lock(Guid id, CancellationToken cancel = default) =>
        changes.Run(session => session.Execute("UPDATE sign_ins SET locked_at = @now WHERE id = @id AND locked_at IS NULL", time.Now(), id), cancel);

    /// <summary>Of one account, the one used last first.</summary>
    public async Task<IReadOnlyList<SignInItem>> Of(Guid account, CancellationToken cancel = default)
    {
        var oldest = time.Now() - Lifetime - SeenEvery;
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.SignIns.AsNoTracking().Where(s => s.AccountId == account && s.SeenAt > oldest && db.Users.Any(a => a.Id == account && a.SecurityStamp == s.Stamp))
            .OrderByDescending(s => s.SeenAt).Take(MostShown).Select(s => new SignInItem(s.Id, s.Proof, s.Device, s.Address, s.BegunAt, s.SeenAt)).ToListAsync(cancel);
    }

    /// <summary>Those of these that still hold, and have somebody at them: what open connections ask for.</summary>
    public async Task<IReadOnlySet<Guid>> Holding(IReadOnlyCollection<Guid> ids, CancellationToken cancel = default)
    {
        var now = time.Now();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var holding = await db.SignIns.AsNoTracking().Where(s => ids.Contains(s.Id) && s.LockedAt == null && db.Users.Any(a => a.Id == s.AccountId && a.DisabledAt == null && a.SecurityStamp == s.Stamp)).Select(s => s.Id)
            .Concat(db.Tokens.AsNoTracking().Where(t => ids.Contains(t.Id) && t.RevokedAt == null && (t.ExpiresAt == null || t.ExpiresAt > now)).Select(t => t.Id)).ToListAsync(cancel);
        return holding.ToHashSet();
    }

    /// <summary>Ends one of an account's.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> End(Guid account, Guid id, CancellationToken cancel = default) =>
        await changes.Run(session => session.Execute("DELETE FROM sign_ins WHERE id = @id AND account_id = @account", id, account), cancel) > 0;

    /// <summary>Ends all of an account's but this one.</summary>
    public Task EndOthers(Guid account, Guid but, CancellationToken cancel = default) =>
        changes.Run(session => session.EndSignIns(account, but), cancel);

    /// <summary>Forgets those that nobody comes back to.</summary>
    public Task Forget(CancellationToken cancel = default) =>
        changes.Run(session => session.Execute("DELETE FROM sign_ins WHERE seen_at < @before", time.Now() - Lifetime - SeenEvery), cancel);

    private const int MostShown = 50;

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

internal static class EndingSignIns
{
    /// <summary>Ends an account's sign-ins, with whatever else the unit of work changes.</summary>
    /// <param name="but">One that goes on, under the stamp that the account has now.</param>
    public static async Task EndSignIns(this Session session, Guid account, Guid? but = null)
    {
        await session.Execute("DELETE FROM sign_ins WHERE account_id = @account AND id <> @but", account, but ?? Guid.Empty);
        if (but is { } kept)
            await session.Execute("UPDATE sign_ins SET stamp = (SELECT security_stamp FROM accounts WHERE accounts.id = @account) WHERE id = @kept", account, kept);
    }
}

/// <summary>A sign-in that holds.</summary>
internal sealed record OpenSignIn(Guid Id, Guid Account, Instant SeenAt, Instant ConfirmedAt, bool Locked, bool HasPassword);

/// <param name="Device">Such as "Firefox on Linux".</param>
/// <param name="Address">The network, such as 192.0.2.x.</param>
public sealed record SignInItem(Guid Id, Proof Proof, string Device, string? Address, Instant BegunAt, Instant SeenAt);
