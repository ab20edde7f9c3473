using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application;

/// <summary>
/// Whose account it is that somebody comes for by the organisation's sign-on. The first time they are found by their verified e-mail address, from then on
/// by what the provider calls them, so that an address that goes to somebody else takes no account with it.
/// </summary>
internal sealed class ComeBySignOn(UserManager<Account> accounts, Accounts people, HouseSignOn house, Changes changes, AmendsDb db, TimeProvider time)
{
    private static readonly Refusal NoAddress = new("no_email", "Your provider did not tell your e-mail address.");
    private static readonly Refusal Unverified = new("unverified", "Your provider has not verified your e-mail address yet.");
    private static readonly Refusal Unknown = new("unknown", "Nobody here has your e-mail address.");
    private static readonly Refusal Off = new("off", "Your account is switched off.");
    private static readonly Refusal Another = new("another", "Your address belongs to an account that somebody else at your provider uses.");

    public async Task<Outcome<Account>> Handle(ToldOf who, CancellationToken cancel = default)
    {
        var signOn = await house.Current(cancel);
        if (await accounts.FindByLoginAsync(signOn.Provider, who.Subject) is { } known)
            return known.DisabledAt is null ? known : Off;
        if (who.Email is not { Length: > 0 and <= 256 } email)
            return NoAddress;
        if (!who.IsVerified)
            return Unverified;
        var account = await accounts.FindByEmailAsync(email);
        if (account is null)
        {
            if (signOn.NewAs is not { } role)
                return Unknown;
            switch (await people.Create(email, Named(who, email), role, null))
            {
                case Outcome<Account>.Done made:
                    account = made.Value;
                    break;
                // Two windows at once: the other one made it.
                case Outcome<Account>.Refused { Refusal.Code: "email_taken" } when await people.Find(email, cancel) is { } theirs:
                    account = theirs;
                    break;
                case var other:
                    return other;
            }
        }
        if (account.DisabledAt is not null)
            return Off;
        var isTaken = await db.UserLogins.AnyAsync(login => login.UserId == account.Id && login.LoginProvider == signOn.Provider, cancel);
        return isTaken ? Another : await Join(account, signOn, who.Subject, cancel);
    }

    private Task<Outcome<Account>> Join(Account account, SignOn signOn, string subject, CancellationToken cancel) => changes.Run<Outcome<Account>>(async session =>
    {
        // Two windows at once: the second finds it joined.
        var joined = await session.Execute(
            "INSERT INTO account_logins (login_provider, provider_key, provider_display_name, user_id) VALUES (@provider, @subject, @name, @account) ON CONFLICT (login_provider, provider_key) DO NOTHING",
            signOn.Provider, subject, signOn.Name, account.Id);
        if (joined > 0)
            await session.Log(PeopleLog.Entry(time.Now(), account.AsPerson(), PeopleChange.SignOnJoined, account.Id, after: signOn.Name));
        return account;
    }, cancel);

    private static string Named(ToldOf who, string email)
    {
        var name = who.Name?.Trim() is { Length: > 0 } told ? told : email.Split('@')[0];
        return Complaints.Words.Beginning(name, 100);
    }
}

/// <summary>What a provider told of somebody.</summary>
/// <param name="Subject">What stays the same when everything else of them changes.</param>
/// <param name="IsVerified">Whether the address is known to be theirs.</param>
public sealed record ToldOf(string Subject, string? Email, bool IsVerified, string? Name);
