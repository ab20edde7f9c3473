using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.AspNetCore.Identity;

namespace Amends.Application;

/// <summary>Somebody adds a passkey of theirs or removes one; the list of changes tells of both, in the same transaction.</summary>
internal sealed class ChangePasskeys(AmendsDb db, UserManager<Account> accounts, TimeProvider time)
{
    private const int Most = 20;

    /// <returns>Why it was not added; null where it was.</returns>
    public async Task<Refusal?> Add(Account account, UserPasskeyInfo passkey)
    {
        if ((await accounts.GetPasskeysAsync(account)).Count >= Most)
            return new("passkeys_many", $"You have {Most} passkeys already. Remove one first.");
        if (await accounts.FindByPasskeyIdAsync(passkey.CredentialId) is not null)
            return new("passkey_known", "This passkey is known already.");
        Tell(account, PeopleChange.PasskeyAdded, passkey.Name);
        return (await accounts.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded ? null : new("overtaken", "This account was changed at the same moment. Please try again.");
    }

    public async Task Remove(Account account, UserPasskeyInfo passkey)
    {
        Tell(account, PeopleChange.PasskeyRemoved, passkey.Name);
        await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
    }

    private void Tell(Account account, PeopleChange kind, string? name) => db.PeopleChanges.Add(PeopleLog.Entry(time.Now(), account.AsPerson(), kind, account.Id, after: name));
}
