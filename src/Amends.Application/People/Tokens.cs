using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application;

/// <summary>Programs' ways in. A token is shown once, when it is made; afterwards only its SHA-256 is known.</summary>
internal sealed class Tokens(AmendsDb db, TimeProvider time)
{
    private const string Prefix = "amends_";
    private const int RandomBytes = 32;

    /// <summary>Makes a token.</summary>
    /// <returns>The token itself, for the last time.</returns>
    public async Task<Outcome<string>> Create(string name, Role role, Guid? by, CancellationToken cancel)
    {
        name = name.Trim();
        if (name.Length is 0 or > 100)
            return new Refusal("token_name", "Give the token a name of at most 100 characters, such as the program that will use it.");
        if (await db.Tokens.AnyAsync(t => t.Name == name && t.RevokedAt == null, cancel))
            return new Refusal("token_name_taken", $"There is already a token named {name}. Revoke it first, or choose another name.");

        var token = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        db.Tokens.Add(new TokenRow { Id = Guid.CreateVersion7(time.GetUtcNow()), Name = name, Role = role, Hash = Hash(token), CreatedBy = by, CreatedAt = time.Now() });
        await db.SaveChangesAsync(cancel);
        return token;
    }

    /// <summary>Who the token stands for; null where nobody may use it (any more).</summary>
    public async Task<Person?> Find(string token, CancellationToken cancel)
    {
        if (!LooksRight(token))
            return null;
        var hash = Hash(token);
        var row = await db.Tokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && t.RevokedAt == null, cancel);
        if (row is null)
            return null;
        await NoteUse(row, cancel);
        return new Person(row.Id, row.Name, row.Role);
    }

    /// <summary>Ends a token's use.</summary>
    /// <returns>Whether there was one of that name.</returns>
    public async Task<bool> Revoke(string name, CancellationToken cancel) =>
        await db.Tokens.Where(t => t.Name == name && t.RevokedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, time.Now()), cancel) > 0;

    public async Task<IReadOnlyList<TokenRow>> List(CancellationToken cancel) =>
        await db.Tokens.AsNoTracking().Where(t => t.RevokedAt == null).OrderBy(t => t.Name).ToListAsync(cancel);

    public static bool LooksRight(string token) => token.Length == Prefix.Length + 43 && token.StartsWith(Prefix, StringComparison.Ordinal);

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private async Task NoteUse(TokenRow row, CancellationToken cancel)
    {
        var today = Instant.FromUnixTimeTicks(time.Now().ToUnixTimeTicks() / NodaConstants.TicksPerDay * NodaConstants.TicksPerDay);
        if (row.LastUsedAt < today || row.LastUsedAt is null)
            await db.Tokens.Where(t => t.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAt, today), cancel);
    }
}
