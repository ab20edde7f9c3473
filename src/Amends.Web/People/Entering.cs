using Amends.Application;
using Amends.Application.Storage;
using Microsoft.AspNetCore.Identity;

namespace Amends.Web.People;

/// <summary>Lets in whoever showed who they are, or sends them on to their second step.</summary>
internal sealed class Entering(HouseSignIn house, UserManager<Account> accounts)
{
    public const string SecondStep = "/sign-in/second-step", SetUp = "/sign-in/set-up";

    /// <param name="target">Where they want to go.</param>
    /// <returns>Where they go next.</returns>
    public async Task<string> Admit(HttpContext http, Account account, Proof proof, string target)
    {
        // A passkey is two things in one.
        if (proof is Proof.Password or Proof.Provider && (account.TwoFactorEnabled || (await house.Current(http.RequestAborted)).NeedsSecondStep(account.Role)))
        {
            await HalfWay.Begin(http, account, proof, target);
            return account.TwoFactorEnabled ? SecondStep : SetUp;
        }
        // Not before: whoever knows the password could else try codes without end.
        if (account.AccessFailedCount > 0)
            await accounts.ResetAccessFailedCountAsync(account);
        await CookieSignIn.SignIn(http, account, proof);
        return target;
    }

    /// <summary>A path of ours; never another site, however it is spelt.</summary>
    public static string Local(string? url) =>
        url is ['/', ..] && url is not ['/', '/' or '\\', ..] && url.Length < 2_000 && !url.Any(char.IsControl) ? url : "/";
}
