using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amends.Application;
using Amends.Application.Storage;
using Amends.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.DataProtection;

namespace Amends.Web.People;

/// <summary>
/// <c>/sign-in/provider</c> leads to the organisation's own sign-on, <c>/sign-in/provider/answer</c> is where people come back: OAuth 2 with authorization
/// code, PKCE (S256), a state that is good in one browser, and userinfo. ASP.NET Core's handler does the protocol; it is made for each request from what is
/// in the settings now, so that a change holds at once and no other request pays for it.
/// </summary>
internal static class SignOnDoor
{
    public const string Begin = "/sign-in/provider", Answer = "/sign-in/provider/answer";

    private const string Scheme = "sign-on";

    // Redirects are not followed: the secret goes to the address that was given and to no other.
    private static readonly HttpClient Provider = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = 1024 * 1024, DefaultRequestHeaders = { UserAgent = { new ProductInfoHeaderValue("Amends", null) } },
    };

    public static void MapSignOn(this WebApplication app)
    {
        // Followed as a link: a form that leads to another site is forbidden by the pages' own policy.
        app.MapGet(Begin, async (HttpContext http, string? returnUrl) =>
        {
            if (await Handler(http) is not { } handler)
                return Results.NotFound();
            await handler.ChallengeAsync(new AuthenticationProperties { RedirectUri = Entering.Local(returnUrl) });
            return Results.Empty;
        }).AllowAnonymous().RequireRateLimiting(RateLimits.SignOn).ExcludeFromDescription();
        app.MapGet(Answer, async (HttpContext http) => await Handler(http) is { } handler && await handler.HandleRequestAsync() ? Results.Empty : Results.NotFound())
            .AllowAnonymous().RequireRateLimiting(RateLimits.SignOn).ExcludeFromDescription();
    }

    /// <returns>null where the sign-on is off.</returns>
    private static async Task<SignOnHandler?> Handler(HttpContext http)
    {
        var services = http.RequestServices;
        var house = services.GetRequiredService<HouseSignOn>();
        if (await house.Current(http.RequestAborted) is not { On: true } signOn)
            return null;
        var options = Options(signOn, await house.Secret(http.RequestAborted), services.GetRequiredService<IDataProtectionProvider>());
        var handler = new SignOnHandler(options, services.GetRequiredService<ILoggerFactory>(), UrlEncoder.Default);
        await handler.InitializeAsync(new AuthenticationScheme(Scheme, null, typeof(SignOnHandler)), http);
        return handler;
    }

    private static OAuthOptions Options(SignOn signOn, string secret, IDataProtectionProvider keys)
    {
        var options = new OAuthOptions
        {
            ClientId = signOn.ClientId, ClientSecret = secret, AuthorizationEndpoint = signOn.Authorize, TokenEndpoint = signOn.Token, UserInformationEndpoint = signOn.UserInfo,
            CallbackPath = Answer, UsePkce = true, SignInScheme = CookieSignIn.Scheme, Backchannel = Provider,
            StateDataFormat = new PropertiesDataFormat(keys.CreateProtector("Amends.SignOn.State")),
            Events = new OAuthEvents
            {
                OnCreatingTicket = context => AskWho(context, signOn), OnTicketReceived = Enter, OnAccessDenied = context => Back(context, "refused"), OnRemoteFailure = Failed,
            },
        };
        (options.CorrelationCookie.Name, options.CorrelationCookie.SameSite, options.CorrelationCookie.SecurePolicy) = ("amends-sign-on.", SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
        foreach (var word in signOn.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            options.Scope.Add(word);
        return options;
    }

    private static async Task AskWho(OAuthCreatingTicketContext context, SignOn signOn)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, signOn.UserInfo) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", context.AccessToken) } };
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        response.EnsureSuccessStatusCode();
        using var told = JsonDocument.Parse(await response.Content.ReadAsStringAsync(context.HttpContext.RequestAborted));
        var subject = Field(told.RootElement, signOn.SubjectField) ?? throw new InvalidDataException($"userinfo has no {signOn.SubjectField}");
        var isVerified = signOn.VerifiedField.Length == 0 || string.Equals(Field(told.RootElement, signOn.VerifiedField), "true", StringComparison.OrdinalIgnoreCase);
        context.HttpContext.Features.Set(new ToldOf(subject, Field(told.RootElement, signOn.EmailField)?.Trim(), isVerified, Field(told.RootElement, "name")));
    }

    private static async Task Enter(TicketReceivedContext context)
    {
        var (http, target) = (context.HttpContext, Entering.Local(context.ReturnUri));
        var outcome = await http.RequestServices.GetRequiredService<ComeBySignOn>().Handle(http.Features.Get<ToldOf>()!, http.RequestAborted);
        http.Response.Redirect(outcome switch
        {
            Outcome<Account>.Done done => await http.RequestServices.GetRequiredService<Entering>().Admit(http, done.Value, Proof.Provider, target),
            Outcome<Account>.Refused refused => Door(refused.Refusal.Code),
            _ => Door("down"),
        });
        context.HandleResponse();
    }

    private static Task Failed(RemoteFailureContext context)
    {
        // What was wrong before the provider was asked is the browser's: a state of another window, or one that is too old.
        var isProviders = context.HttpContext.Features.Get<OAuthCodeExchangeContext>() is not null || context.Request.Query.ContainsKey("error");
        if (isProviders)
        {
            var why = context.Failure?.GetBaseException().Message ?? "";
            context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SignOnDoor)).LogWarning("The organisation's sign-on failed: {Reason}", why[..Math.Min(why.Length, 300)]);
        }
        return Back(context, isProviders ? "down" : "over");
    }

    private static Task Back(HandleRequestContext<RemoteAuthenticationOptions> context, string problem)
    {
        context.Response.Redirect(Door(problem));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static string Door(string problem) => $"/sign-in?problem=sign-on-{problem}";

    /// <summary>What stands there, as text, be it a number or a yes; a dot goes into an object.</summary>
    private static string? Field(JsonElement told, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (told.ValueKind != JsonValueKind.Object || !told.TryGetProperty(name, out told))
                return null;
        }
        return told.ValueKind switch
        {
            JsonValueKind.String => told.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => told.GetRawText(),
            _ => null,
        };
    }
}
