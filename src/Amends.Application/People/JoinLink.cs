using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Amends.Application;

/// <summary>
/// The one-time link by which a colleague without a password chooses one. It says nothing by itself: it is sealed, is good for three days, and ends when
/// it is used, when the account is switched off and when the password is taken away again.
/// </summary>
internal sealed class JoinLink(UserManager<Account> accounts, Accounts people, Settings settings, TimeProvider time)
{
    public static readonly Duration Lifetime = Duration.FromDays(3);

    private const int StampBytes = 8, ClaimBytes = 16 + 8 + StampBytes;
    private const string Secret = "join_links";

    private static readonly Refusal Over = new("link_used", "This link has been used or is too old. Ask the person who gave it to you for a new one.");

    /// <summary>The token of an account's link; null for one that has a password or may not sign in.</summary>
    public async Task<string?> Create(Guid account, CancellationToken cancel = default)
    {
        if (await accounts.FindByIdAsync(account.ToString()) is not { PasswordHash: null, DisabledAt: null } found)
            return null;
        var claim = new byte[ClaimBytes];
        found.Id.TryWriteBytes(claim);
        BinaryPrimitives.WriteInt64BigEndian(claim.AsSpan(16), (time.Now() + Lifetime).ToUnixTimeSeconds());
        Stamp(found).CopyTo(claim.AsSpan(24));
        return SignedToken.Seal(await settings.Secret(Secret, cancel), claim);
    }

    /// <summary>Whose link it is; null for one that opens nothing (any more).</summary>
    public async Task<Account?> Open(string? token, CancellationToken cancel = default)
    {
        if (SignedToken.Open(await settings.Secret(Secret, cancel), token, ClaimBytes) is not { } claim || BinaryPrimitives.ReadInt64BigEndian(claim.AsSpan(16)) < time.Now().ToUnixTimeSeconds())
            return null;
        return await accounts.FindByIdAsync(new Guid(claim.AsSpan(0, 16)).ToString()) is { PasswordHash: null, DisabledAt: null } found && Stamp(found).AsSpan().SequenceEqual(claim.AsSpan(24)) ? found : null;
    }

    /// <summary>Sets the password and ends the link, both or neither.</summary>
    public async Task<Outcome<Account>> Finish(string token, string password, CancellationToken cancel = default)
    {
        if (await Open(token, cancel) is not { } account)
            return Over;
        // Of two who use it at once, the second is refused: the account is no longer the one that was opened.
        return await people.SetPassword(account, password, account.AsPerson());
    }

    private static byte[] Stamp(Account account) => SHA256.HashData(Encoding.UTF8.GetBytes(account.SecurityStamp ?? ""))[..StampBytes];
}
