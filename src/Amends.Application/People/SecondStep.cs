using System.Globalization;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Amends.Application;

/// <summary>
/// The second step of signing in: a code from an authenticator app (TOTP, RFC 6238), or one of ten recovery codes, each of which works once. A code that
/// was used is not taken again, and wrong ones count towards the same lock as wrong passwords.
/// </summary>
internal sealed class SecondStep(UserManager<Account> accounts, IUserStore<Account> store, Changes changes, TimeProvider time)
{
    public const int RecoveryCodes = 10;

    private const string Provider = "[Amends]", UsedCodes = "used-codes";
    private static readonly Duration CodeLives = Duration.FromMinutes(5);
    private static readonly Refusal Wrong = new("code", "That code does not fit. Codes change every half minute: take the one that stands there now, and look whether the phone’s clock is right.");
    private static readonly Refusal Locked = new("locked", "Too many tries. Wait five minutes, then try again.");
    private static readonly Refusal Overtaken = new("overtaken", "This account was changed at the same moment. Please try again.");

    /// <summary>The key to put into an authenticator app, in letters; null where a second step is on already.</summary>
    public async Task<string?> Key(Guid id, CancellationToken cancel = default)
    {
        if (await accounts.FindByIdAsync(id.ToString()) is not { TwoFactorEnabled: false } account)
            return null;
        if (await accounts.GetAuthenticatorKeyAsync(account) is { } key)
            return key;
        key = accounts.GenerateNewAuthenticatorKey();
        // Not by the manager, which would sign the person out for it.
        await ((IUserAuthenticatorKeyStore<Account>)store).SetAuthenticatorKeyAsync(account, key, cancel);
        return (await accounts.UpdateAsync(account)).Succeeded ? key : null;
    }

    /// <summary>Turns it on once the app shows the right code; wherever else they were signed in they are no more.</summary>
    /// <param name="signIn">The sign-in that goes on; null where there is none yet.</param>
    /// <returns>The recovery codes, for the only time.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> TurnOn(Guid id, string code, Guid? signIn, CancellationToken cancel = default)
    {
        if (await accounts.FindByIdAsync(id.ToString()) is not { DisabledAt: null } account)
            return new Outcome<IReadOnlyList<string>>.NotFound();
        if (account.TwoFactorEnabled)
            return new Refusal("second_step_on", "Your second step is on already.");
        if (await Judge(account, Digits(code)) is { } refusal)
            return refusal;
        var codes = await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes);
        if (codes is null)
            return Overtaken;
        await Save(account.Id, signIn, true, PeopleChange.SecondStepOn, cancel);
        return codes.ToList();
    }

    /// <summary>Ten new recovery codes; the old ones open nothing any more.</summary>
    public async Task<Outcome<IReadOnlyList<string>>> NewCodes(Guid id, CancellationToken cancel = default)
    {
        if (await accounts.FindByIdAsync(id.ToString()) is not { TwoFactorEnabled: true } account)
            return new Outcome<IReadOnlyList<string>>.NotFound();
        if (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) is not { } codes)
            return Overtaken;
        await changes.Run(session => session.Log(PeopleLog.Entry(time.Now(), account.AsPerson(), PeopleChange.RecoveryCodesMade, account.Id)), cancel);
        return codes.ToList();
    }

    /// <summary>Turns it off, and forgets key and codes.</summary>
    public async Task<Outcome<Guid>> TurnOff(Person by, SignInPolicy policy, Guid? signIn, CancellationToken cancel = default)
    {
        if (policy.NeedsSecondStep(by.Role))
            return new Refusal("second_step_needed", "Your role signs in with a second step here, so it stays on. With a new phone: turn to an administrator, who takes the old one away.");
        await Save(by.Id, signIn, false, PeopleChange.SecondStepOff, cancel);
        return by.Id;
    }

    public Task<int> CodesLeft(Account account) => accounts.CountRecoveryCodesAsync(account);

    /// <summary>Whether what was typed is the second step of this account.</summary>
    /// <returns>Why it is not; null where it is.</returns>
    public async Task<Refusal?> Check(Account account, string? typed)
    {
        if (await accounts.IsLockedOutAsync(account))
            return Locked;
        var code = Digits(typed);
        if (code.Length == 6 && code.All(char.IsAsciiDigit))
            return await Judge(account, code);
        var recovery = code.ToUpperInvariant();
        if (recovery.Length is >= 10 and <= 20)
        {
            // Identity writes them with a hyphen in the middle; people leave it out.
            if (!recovery.Contains('-', StringComparison.Ordinal))
                recovery = recovery.Insert(recovery.Length / 2, "-");
            if ((await accounts.RedeemTwoFactorRecoveryCodeAsync(account, recovery)).Succeeded)
                return null;
        }
        return await Failed(account);
    }

    private async Task<Refusal?> Judge(Account account, string code)
    {
        if (await accounts.IsLockedOutAsync(account))
            return Locked;
        if (!await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
            return await Failed(account);
        // RFC 6238, 5.2: a code is taken once. The account's stamp lets only one of two at the same moment through.
        var now = time.Now().ToUnixTimeSeconds();
        var used = ((await accounts.GetAuthenticationTokenAsync(account, Provider, UsedCodes)) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(it => it.Split(':')).Where(it => long.Parse(it[1], CultureInfo.InvariantCulture) > now - CodeLives.TotalSeconds).ToList();
        if (used.Any(it => it[0] == code))
            return new("code_used", "That code was used already. Wait for the next one, half a minute at most.");
        used.Add([code, now.ToString(CultureInfo.InvariantCulture)]);
        var kept = await accounts.SetAuthenticationTokenAsync(account, Provider, UsedCodes, string.Join(' ', used.Select(it => string.Join(':', it))));
        return kept.Succeeded ? null : Overtaken;
    }

    private async Task<Refusal> Failed(Account account)
    {
        await accounts.AccessFailedAsync(account);
        return await accounts.IsLockedOutAsync(account) ? Locked : Wrong;
    }

    private Task Save(Guid account, Guid? signIn, bool on, PeopleChange change, CancellationToken cancel) => changes.Run(async session =>
    {
        await session.Execute(
            $"UPDATE accounts SET two_factor_enabled = {(on ? "TRUE" : "FALSE")}, access_failed_count = 0, security_stamp = @stamp, concurrency_stamp = @change WHERE id = @id", Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"), account);
        if (!on)
            await session.Execute("DELETE FROM account_tokens WHERE user_id = @id", account);
        await session.EndSignIns(account, signIn);
        await session.Log(PeopleLog.Entry(time.Now(), new Person(account, "", Role.Agent), change, account));
    }, cancel);

    private static string Digits(string? typed) => new([.. (typed ?? "").Where(letter => !char.IsWhiteSpace(letter)).Take(40)]);
}
