using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Storage;

/// <summary>Small things that the installation remembers, by name.</summary>
internal sealed class Settings(IDbContextFactory<AmendsDb> databases, Changes changes)
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
}
