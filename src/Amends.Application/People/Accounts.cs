using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application;

/// <summary>Colleagues' accounts: who may sign in, as what.</summary>
internal sealed class Accounts(AmendsDb db, UserManager<Account> accounts, TimeProvider time)
{
    public async Task<Outcome<Account>> Create(string email, string name, Role role, string password)
    {
        email = email.Trim();
        name = name.Trim();
        if (name.Length is 0 or > 100)
            return new Refusal("name", "Give a name of at most 100 characters: customers and colleagues will see it.");
        var account = new Account { Id = Guid.CreateVersion7(time.GetUtcNow()), UserName = email, Email = email, Name = name, Role = role, CreatedAt = time.Now() };
        var result = await accounts.CreateAsync(account, password);
        return result.Succeeded ? account : Refuse(result);
    }

    public async Task<IReadOnlyList<Account>> List(CancellationToken cancel) =>
        await db.Users.AsNoTracking().OrderBy(a => a.Email).ToListAsync(cancel);

    /// <summary>Whether this is someone who may own a case: an account or a token that is in use.</summary>
    public async Task<bool> IsColleague(Guid id, CancellationToken cancel) =>
        await db.Users.AnyAsync(a => a.Id == id && a.DisabledAt == null, cancel) || await db.Tokens.AnyAsync(t => t.Id == id && t.RevokedAt == null, cancel);

    /// <summary>Switches an account off: it is signed out everywhere and may not sign in again.</summary>
    public async Task<Outcome<Account>> Disable(string email) => await Change(email, async account =>
    {
        if (account is { Role: Role.Admin, DisabledAt: null } && await db.Users.CountAsync(a => a.Role == Role.Admin && a.DisabledAt == null) == 1)
            return IdentityResult.Failed(new IdentityError { Code = "last_admin", Description = "This is the last administrator: make another one first." });
        account.DisabledAt ??= time.Now();
        return await accounts.UpdateSecurityStampAsync(account);
    });

    /// <summary>Gives an account a new password; whoever is signed in with the old one is signed out.</summary>
    public async Task<Outcome<Account>> SetPassword(string email, string password) => await Change(email, async account =>
    {
        foreach (var rule in accounts.PasswordValidators)
        {
            var valid = await rule.ValidateAsync(accounts, account, password);
            if (!valid.Succeeded)
                return valid;
        }
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        return await accounts.UpdateSecurityStampAsync(account);
    });

    private async Task<Outcome<Account>> Change(string email, Func<Account, Task<IdentityResult>> change)
    {
        if (await accounts.FindByEmailAsync(email.Trim()) is not { } account)
            return new Outcome<Account>.NotFound();
        var result = await change(account);
        return result.Succeeded ? account : Refuse(result);
    }

    private static Refusal Refuse(IdentityResult result)
    {
        var error = result.Errors.First();
        return error.Code switch
        {
            nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => new("email_taken", "There is already an account with this e-mail address."),
            nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => new("email", "This does not look like an e-mail address."),
            nameof(IdentityErrorDescriber.PasswordTooShort) or nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) =>
                new("password", $"Choose a password of at least {SignInRules.PasswordLength} characters; a few words in a row are good."),
            nameof(IdentityErrorDescriber.ConcurrencyFailure) => new("overtaken", "Somebody changed this account at the same moment. Please try again."),
            _ => new(error.Code, error.Description),
        };
    }
}
