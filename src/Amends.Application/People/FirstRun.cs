using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application;

/// <summary>The one-time link that makes the first administrator. Each start without accounts makes a new one; an older one opens nothing any more.</summary>
internal sealed class FirstRun(AmendsDb db, Settings settings, Accounts accounts, TimeProvider time)
{
    public static readonly Duration Lifetime = Duration.FromHours(24);

    private const string Key = "first_run";
    private static readonly Refusal Over = new("link_used", "This link has been used or is too old. Start Amends again for a new one.");

    /// <summary>Makes the link's secret; null where there are accounts already.</summary>
    public async Task<string?> Begin(CancellationToken cancel)
    {
        if (await db.Users.AnyAsync(cancel))
            return null;
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        await settings.Set(Key, $"{Hash(secret)} {(time.Now() + Lifetime).ToUnixTimeSeconds()}", cancel);
        return secret;
    }

    public async Task<bool> IsOpen(string secret, CancellationToken cancel) => await Find(secret, cancel) is not null;

    /// <summary>Makes the first administrator and ends the link, both or neither.</summary>
    public async Task<Outcome<Account>> Finish(string secret, string name, string email, string password, CancellationToken cancel)
    {
        if (await Find(secret, cancel) is not { } link)
            return Over;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Settings.Where(s => s.Key == Key && s.Value == link).ExecuteDeleteAsync(cancel) == 0 || await db.Users.AnyAsync(cancel))
            return Over;
        var outcome = await accounts.Create(email, name, Role.Admin, password);
        if (outcome is Outcome<Account>.Done)
            await transaction.CommitAsync(cancel);
        return outcome;
    }

    private async Task<string?> Find(string secret, CancellationToken cancel)
    {
        var link = await settings.Get(Key, cancel);
        return link?.Split(' ') is [var hash, var until]
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Hash(secret)))
            && Instant.FromUnixTimeSeconds(long.Parse(until, System.Globalization.CultureInfo.InvariantCulture)) > time.Now()
                ? link
                : null;
    }

    private static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
