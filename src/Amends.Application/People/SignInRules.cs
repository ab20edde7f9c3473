using Amends.Application.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Amends.Application;

/// <summary>What a password must be and when an account is locked. Length counts, kinds of characters do not (NIST SP 800-63B).</summary>
internal static class SignInRules
{
    public const int PasswordLength = 12;
    public const int LongestPassword = 200;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(5);
    private const int FailuresUntilLocked = 5;
    private const int DifferentCharacters = 4;

    public static IdentityBuilder AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<Accounts>().AddScoped<Tokens>().AddScoped<FirstRun>().AddScoped<JoinLink>().AddScoped<SecondStep>().AddScoped<ChangeOwnPassword>().AddScoped<ChangePasskeys>().AddScoped<ComeBySignOn>();
        return services.AddIdentityCore<Account>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = "";
            identity.Password.RequiredLength = PasswordLength;
            identity.Password.RequiredUniqueChars = DifferentCharacters;
            identity.Password.RequireDigit = false;
            identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = false;
            identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = FailuresUntilLocked;
            identity.Lockout.DefaultLockoutTimeSpan = LockedFor;
            identity.Tokens.AuthenticatorIssuer = "Amends";
        }).AddEntityFrameworkStores<AmendsDb>().AddUserStore<AccountStore>().AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
    }
}
