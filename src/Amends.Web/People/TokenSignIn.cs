using System.Security.Claims;
using System.Text.Encodings.Web;
using Amends.Application;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Amends.Web.People;

/// <summary><c>Authorization: Bearer &lt;token&gt;</c>: a program that acts with a role of its own.</summary>
internal sealed class TokenSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, RecentlySeen recently)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "token";

    private const string Prefix = "Bearer ";

    public static bool IsUsed(HttpRequest request) => request.Headers.Authorization.Count > 0;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.Fail("Not a bearer token.");
        var token = header[Prefix.Length..].Trim();
        if (!Tokens.LooksRight(token))
            return AuthenticateResult.Fail("Not a token of ours.");
        var person = await recently.Get(token, () => Context.RequestServices.GetRequiredService<Tokens>().Find(token, Context.RequestAborted));
        return person is null
            ? AuthenticateResult.Fail("Unknown or revoked token.")
            : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(Callers.Identity(person, Name)), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}
