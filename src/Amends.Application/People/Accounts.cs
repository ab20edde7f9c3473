using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application;

/// <summary>Colleagues' accounts: who may sign in, as what.</summary>
internal sealed class Accounts(AmendsDb db, UserManager<Account> accounts, ChangeColleague change, Colleagues colleagues, TimeProvider time)
{
    /// <param name="password">null for whoever is given a <see cref="JoinLink"/> to choose one.</param>
    /// <param name="by">Who adds them; null for whoever runs the server.</param>
    public async Task<Outcome<Account>> Create(string email, string name, Role role, string? password, Guid? team = null, Person? by = null)
    {
        email = email.Trim();
        name = name.Trim();
        if (name.Length is 0 or > 100)
            return new Refusal("name", "Give a name of at most 100 characters: customers and colleagues will see it.");
        if (!Enum.IsDefined(role))
            return new Refusal("role", "A colleague is an agent, a trainer, an analyst, a lead or an administrator.");
        var teamName = team is { } wanted ? await db.Teams.Where(t => t.Id == wanted && t.RetiredAt == null).Select(t => t.Name).FirstOrDefaultAsync() : null;
        if (team is not null && teamName is null)
            return new Refusal("team_retired", "This team is no longer in use. Choose another one.");
        var account = new Account { Id = Guid.CreateVersion7(time.GetUtcNow()), UserName = email, Email = email, Name = name, Role = role, TeamId = team, CreatedAt = time.Now() };
        var told = PeopleLog.Entry(account.CreatedAt, by ?? Person.Amends, PeopleChange.Added, account.Id, team, after: role.Word());
        return await Save(account, told, () => password is null ? accounts.CreateAsync(account) : accounts.CreateAsync(account, password));
    }

    public async Task<IReadOnlyList<Account>> List(CancellationToken cancel) =>
        await db.Users.AsNoTracking().OrderBy(a => a.Email).ToListAsync(cancel);

    /// <summary>Whether this is someone who may own a case: an account or a token that is in use.</summary>
    public async Task<bool> IsColleague(Guid id, CancellationToken cancel)
    {
        var now = time.Now();
        return await db.Users.AnyAsync(a => a.Id == id && a.DisabledAt == null, cancel) || await db.Tokens.AnyAsync(t => t.Id == id && t.RevokedAt == null && (t.ExpiresAt == null || t.ExpiresAt > now), cancel);
    }

    /// <summary>The account of this address; null where there is none.</summary>
    public Task<Account?> Find(string email, CancellationToken cancel = default)
    {
        var normalized = accounts.NormalizeEmail(email.Trim());
        return db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedEmail == normalized, cancel);
    }

    /// <summary>Switches an account off, as <see cref="ChangeColleague"/> does.</summary>
    public Task<Outcome<Account>> Disable(string email) => Change(email, id => change.SwitchOff(Person.Amends, id));

    /// <summary>Changes an account as whoever runs the server may.</summary>
    public async Task<Outcome<Account>> Change(string email, Func<Guid, Task<Outcome<Guid>>> how)
    {
        if (await Find(email) is not { } account)
            return new Outcome<Account>.NotFound();
        var outcome = await how(account.Id);
        return outcome is Outcome<Guid>.Done && await Find(email) is { } now ? now : outcome.Then(_ => account);
    }

    /// <summary>Gives an account a new password; whoever is signed in with the old one is signed out.</summary>
    public async Task<Outcome<Account>> SetPassword(string email, string password) =>
        await accounts.FindByEmailAsync(email.Trim()) is { } account ? await SetPassword(account, password, Person.Amends) : new Outcome<Account>.NotFound();

    /// <param name="account">As it was read; where it has changed since, nothing is done.</param>
    public async Task<Outcome<Account>> SetPassword(Account account, string password, Person by)
    {
        foreach (var rule in accounts.PasswordValidators)
        {
            var valid = await rule.ValidateAsync(accounts, account, password);
            if (!valid.Succeeded)
                return Refuse(valid);
        }
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        return await Save(account, PeopleLog.Entry(time.Now(), by, PeopleChange.PasswordSet, account.Id), () => accounts.UpdateSecurityStampAsync(account));
    }

    /// <summary>The account and what is told of it, both or neither.</summary>
    private async Task<Outcome<Account>> Save(Account account, PeopleChangeRow told, Func<Task<IdentityResult>> save)
    {
        db.PeopleChanges.Add(told);
        var result = await save();
        if (result.Succeeded)
        {
            colleagues.Changed();
            return account;
        }
        db.Entry(told).State = EntityState.Detached;
        return Refuse(result);
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
