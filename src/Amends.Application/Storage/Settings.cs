using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>Small things that the installation remembers, by name.</summary>
internal sealed class Settings(IDbContextFactory<AmendsDb> databases, Changes changes, TimeProvider time)
{
    private const int SecretBytes = 32;

    private readonly ConcurrentDictionary<string, byte[]> _secrets = [];

    public async Task<string?> Get(string key, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Settings.Where(s => s.Key == key).Select(s => s.Value).FirstOrDefaultAsync(cancel);
    }

    public Task Set(string key, string value, CancellationToken cancel = default) =>
        changes.Run(session => session.Keep(key, value), cancel);

    /// <summary>Remembers what somebody decided; what of it is new stands in the list of changes.</summary>
    public Task Change(Person by, string key, string value, CancellationToken cancel = default) =>
        changes.Run(session => session.Change(by, time.Now(), key, value), cancel);

    /// <summary>The same, made of what is remembered now: who decides in the same moment waits, and neither undoes what the other did.</summary>
    /// <param name="change">Given what is remembered, null where nothing is yet, what to remember; null: it stays.</param>
    public Task Change(Person by, string key, Func<string?, string?> change, CancellationToken cancel = default) =>
        changes.Run(
            async session =>
            {
                if (change(await session.Kept(key)) is { } value)
                    await session.Change(by, time.Now(), key, value);
            },
            cancel);

    /// <summary>A random key that is made once and then stays; all nodes get the same.</summary>
    public async ValueTask<byte[]> Secret(string name, CancellationToken cancel = default)
    {
        if (_secrets.TryGetValue(name, out var known))
            return known;
        var fresh = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));
        var kept = await changes.Run(async session =>
        {
            await session.Execute("INSERT INTO settings (key, value) VALUES (@key, @value) ON CONFLICT (key) DO NOTHING", name, fresh);
            return await session.Scalar<string>("SELECT value FROM settings WHERE key = @key", name);
        }, cancel);
        return _secrets[name] = Convert.FromBase64String(kept!);
    }
}

internal static class KeepingSettings
{
    /// <summary>Remembers it with whatever else the unit of work changes.</summary>
    public static Task<int> Keep(this Session session, string key, string value) =>
        session.Execute("INSERT INTO settings (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value);

    /// <summary>What is remembered, which nobody else changes until the unit of work ends.</summary>
    public static Task<string?> Kept(this Session session, string key) => session.Scalar<string>($"SELECT value FROM settings WHERE key = @key{session.ForUpdate}", key);

    /// <summary>Remembers what somebody decided with whatever else the unit of work changes, and tells of what is new in it.</summary>
    public static async Task Change(this Session session, Person by, Instant now, string key, string value)
    {
        var (before, after) = SettingChange.Words(await session.Scalar<string>("SELECT value FROM settings WHERE key = @key", key), value);
        await session.Keep(key, value);
        if (after is not null)
            await session.Log(PeopleLog.Entry(now, by, PeopleChange.SettingChanged, before: before, after: after, subject: key));
    }
}
