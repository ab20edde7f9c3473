using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application;

/// <summary>Programs' ways in. A token is shown once, when it is made; afterwards only its SHA-256 is known. Making and revoking one is written down.</summary>
internal sealed class Tokens(AmendsDb db, Changes changes, TimeProvider time)
{
    public const int LongestDays = 3_660;

    private const string Prefix = "amends_";
    private const int RandomBytes = 32, LongestName = 100;

    /// <summary>Makes a token.</summary>
    /// <param name="by">The administrator who makes it; null for whoever runs the server.</param>
    /// <param name="days">After so many days it opens nothing any more; null: it goes on until it is revoked.</param>
    /// <returns>The token itself, for the last time.</returns>
    public async Task<Outcome<string>> Create(string name, Role role, Person? by, int? days, CancellationToken cancel)
    {
        if (by is not null && !MayChange(by))
            return new Outcome<string>.NotFound();
        name = name.Trim();
        if (name.Length is 0 or > LongestName)
            return new Refusal("token_name", $"Give the token a name of at most {LongestName} characters, such as the program that will use it.");
        if (!Enum.IsDefined(role))
            return new Refusal("token_role", "A token acts as an agent, a lead or an administrator.");
        if (days is < 1 or > LongestDays)
            return new Refusal("token_days", $"A token is good for 1 to {LongestDays} days, or until it is revoked.");

        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        var (id, now) = (Guid.CreateVersion7(time.GetUtcNow()), time.Now());
        return await changes.Run<Outcome<string>>(async session =>
        {
            var made = await session.Execute(
                "INSERT INTO tokens (id, name, role, hash, created_by, created_at, expires_at) VALUES (@id, @name, @role, @hash, @by, @now, @until) ON CONFLICT (name) WHERE revoked_at IS NULL DO NOTHING",
                id, name, role, Hash(token), by?.Id, now, days is { } given ? now + Duration.FromDays(given) : null);
            if (made == 0)
                return new Refusal("token_name_taken", $"There is already a token named {name}. Revoke it first, or choose another name.");
            await session.Log(PeopleLog.Entry(now, by ?? Person.Amends, PeopleChange.TokenMade, before: role.Word(), after: name));
            return token;
        }, cancel);
    }

    /// <summary>Who the token stands for; null where nobody may use it (any more).</summary>
    public async Task<Person?> Find(string token, CancellationToken cancel)
    {
        if (!LooksRight(token))
            return null;
        var (hash, now) = (Hash(token), time.Now());
        var row = await db.Tokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && t.RevokedAt == null && (t.ExpiresAt == null || t.ExpiresAt > now), cancel);
        if (row is null)
            return null;
        await NoteUse(row, cancel);
        return new Person(row.Id, row.Name, row.Role);
    }

    /// <summary>Ends a token's use.</summary>
    /// <param name="by">An administrator, or whoever made it, whatever they are now; null for whoever runs the server.</param>
    /// <returns>Its name.</returns>
    public Task<Outcome<string>> Revoke(Person? by, Guid id, CancellationToken cancel) => changes.Run<Outcome<string>>(async session =>
    {
        var now = time.Now();
        var (whose, values) = by is null || MayChange(by) ? ("", new object[] { now, id }) : (" AND created_by = @by", [now, id, by.Id]);
        if (await session.Scalar<string>($"UPDATE tokens SET revoked_at = @now WHERE id = @id AND revoked_at IS NULL{whose} RETURNING name", values) is not { } name)
            return new Outcome<string>.NotFound();
        await session.Log(PeopleLog.Entry(now, by ?? Person.Amends, PeopleChange.TokenRevoked, before: name));
        return name;
    }, cancel);

    /// <summary>Ends the use of the token of this name, as whoever runs the server may.</summary>
    /// <returns>Whether there was one of that name.</returns>
    public async Task<bool> Revoke(string name, CancellationToken cancel) =>
        await db.Tokens.Where(t => t.Name == name && t.RevokedAt == null).Select(t => (Guid?)t.Id).FirstOrDefaultAsync(cancel) is { } id
        && await Revoke(null, id, cancel) is Outcome<string>.Done;

    /// <summary>Those that were not revoked, by name.</summary>
    /// <param name="madeBy">Those alone that this colleague made; null: all.</param>
    public async Task<IReadOnlyList<TokenItem>> List(CancellationToken cancel, Guid? madeBy = null)
    {
        var rows = await db.Tokens.AsNoTracking().Where(t => t.RevokedAt == null && (madeBy == null || t.CreatedBy == madeBy)).OrderBy(t => t.Name)
            .Select(t => new { t.Id, t.Name, t.Role, t.CreatedAt, t.LastUsedAt, t.ExpiresAt, By = db.Users.Where(a => a.Id == t.CreatedBy).Select(a => a.Name).FirstOrDefault() }).ToListAsync(cancel);
        var now = time.Now();
        return [.. rows.Select(t => new TokenItem(t.Id, t.Name, t.Role, t.By, t.CreatedAt, t.LastUsedAt, t.ExpiresAt, t.ExpiresAt <= now))];
    }

    public static bool LooksRight(string token) => token.Length == Prefix.Length + 43 && token.StartsWith(Prefix, StringComparison.Ordinal);

    private static bool MayChange(Person by) => by.IsAdmin;

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private async Task NoteUse(TokenRow row, CancellationToken cancel)
    {
        var today = Instant.FromUnixTimeTicks(time.Now().ToUnixTimeTicks() / NodaConstants.TicksPerDay * NodaConstants.TicksPerDay);
        if (row.LastUsedAt >= today)
            return;
        try
        {
            await db.Tokens.Where(t => t.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, today), cancel);
        }
        catch (Exception failure) when (StorageUnavailable.Explains(failure))
        {
            // Noted the next time: on a full disk a program can still read.
        }
    }
}

/// <param name="MadeBy">The colleague who made it; null for whoever runs the server.</param>
/// <param name="LastUsedAt">To the day; null while nobody used it.</param>
public sealed record TokenItem(Guid Id, string Name, Role Role, string? MadeBy, Instant CreatedAt, Instant? LastUsedAt, Instant? ExpiresAt, bool IsOver);
