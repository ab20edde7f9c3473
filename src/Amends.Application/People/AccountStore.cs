using System.Security.Cryptography;
using System.Text;
using Amends.Application.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Amends.Application;

/// <summary>Identity's store, but for recovery codes: of them only a slow hash is kept, so that whoever reads the database cannot use them.</summary>
internal sealed class AccountStore(AmendsDb db, IdentityErrorDescriber? words = null)
    : UserOnlyStore<Account, AmendsDb, Guid, IdentityUserClaim<Guid>, IdentityUserLogin<Guid>, IdentityUserToken<Guid>, IdentityUserPasskey<Guid>>(db, words)
{
    // Where Identity keeps them.
    private const string StoreProvider = "[AspNetUserStore]", CodesName = "RecoveryCodes";

    private const int Rounds = 100_000, HashBytes = 16;

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(code => Hash(user, code)).ToList(), cancellationToken);

    // Not by the store that this one stands on: it would put the codes that are left through ReplaceCodesAsync, and hash them once more.
    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var kept = (await GetTokenAsync(user, StoreProvider, CodesName, cancellationToken) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        var used = Hash(user, code);
        if (!kept.Contains(used))
            return false;
        await base.ReplaceCodesAsync(user, kept.Where(one => one != used), cancellationToken);
        return true;
    }

    // One salt for the account's ten codes: a try costs one derivation, not ten.
    private static string Hash(Account user, string code) =>
        Convert.ToHexString(Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(code), user.Id.ToByteArray(), Rounds, HashAlgorithmName.SHA256, HashBytes));
}
