using Amends.Application;
using Amends.Web.Live;
using Microsoft.AspNetCore.Authentication;

namespace Amends.Web.People;

/// <summary>Two ways in: a cookie for people, a bearer token for programs. A request that names a token is judged by the token alone.</summary>
internal static class SignInSetup
{
    private const string Either = "either";

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddAccounts();
        services.AddSingleton<RecentlySeen>();
        services.AddScoped<Entering>();
        services.AddPasskeys();
        services.AddSingleton<OpenStreams>().AddHostedService(provider => provider.GetRequiredService<OpenStreams>());
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, either => either.ForwardDefaultSelector = context => TokenSignIn.IsUsed(context.Request) ? TokenSignIn.Name : CookieSignIn.Scheme)
            .AddScheme<AuthenticationSchemeOptions, TokenSignIn>(TokenSignIn.Name, null)
            .AddCookie(CookieSignIn.Scheme, CookieSignIn.Configure)
            .AddCookie(HalfWay.Scheme, HalfWay.Configure);
        services.AddRolePolicies();
    }

    public static void MapSignIn(this WebApplication app)
    {
        SignInForm.Map(app);
        WelcomeForm.Map(app);
        app.MapSecondStep();
        app.MapPasskeySignIn();
        app.MapSignOn();
        app.MapUnlock();
    }
}
