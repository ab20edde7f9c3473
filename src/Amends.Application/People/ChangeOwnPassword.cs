using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.AspNetCore.Identity;

namespace Amends.Application;

/// <summary>Somebody changes their own password, which they show once more; everywhere else they are signed out.</summary>
internal sealed class ChangeOwnPassword(UserManager<Account> accounts, Changes changes, TimeProvider time)
{
    /// <param name="signIn">The one that goes on.</param>
    public async Task<Outcome<Guid>> Handle(Guid id, Guid? signIn, string old, string password, CancellationToken cancel = default)
    {
        if (await accounts.FindByIdAsync(id.ToString()) is not { DisabledAt: null, PasswordHash: not null } account)
            return new Outcome<Guid>.NotFound();
        if (await ShowPassword(account, old) is { } refusal)
            return refusal;
        foreach (var rule in accounts.PasswordValidators)
        {
            if (await rule.ValidateAsync(accounts, account, password) is { Succeeded: false })
                return new Refusal("password", $"Choose a password of at least {SignInRules.PasswordLength} characters; a few words in a row are good.");
        }
        var hash = accounts.PasswordHasher.HashPassword(account, password);
        await changes.Run(async session =>
        {
            await session.Execute("UPDATE accounts SET password_hash = @hash, security_stamp = @stamp, concurrency_stamp = @change WHERE id = @id", hash, Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"), id);
            await session.EndSignIns(id, signIn);
            await session.Log(PeopleLog.Entry(time.Now(), account.AsPerson(), PeopleChange.PasswordChanged, id));
        }, cancel);
        return id;
    }

    /// <summary>Whether this is their password; wrong ones count towards the lock.</summary>
    /// <returns>Why it is not taken; null where it is theirs.</returns>
    public async Task<Refusal?> ShowPassword(Account account, string? password)
    {
        if (await accounts.IsLockedOutAsync(account))
            return new("locked", "Too many tries. Wait five minutes, then try again.");
        if (password is { Length: > 0 and <= SignInRules.LongestPassword } && await accounts.CheckPasswordAsync(account, password))
            return null;
        await accounts.AccessFailedAsync(account);
        return new("password_wrong", "That is not your password as it is now. Try again; capitals count.");
    }
}
