using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Amends.IntegrationTests.People;

/// <summary>An OAuth 2 provider on this machine. It takes codes once, checks client, secret, redirect and PKCE, and can be told to misbehave.</summary>
internal sealed class SignOnProvider : IAsyncDisposable
{
    public const string Client = "amends-desk", Secret = "s3cret-of-the-desk-4711";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Challenge, string Redirect)> _codes = [];

    private SignOnProvider(WebApplication app)
    {
        _app = app;
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public string Address { get; }

    /// <summary>What userinfo says of whoever signs in there.</summary>
    public string UserInfo { get; set; } = "{}";

    /// <summary>Whether they turn back at the provider.</summary>
    public bool Refuses { get; set; }

    /// <summary>The path that answers 500.</summary>
    public string? Broken { get; set; }

    /// <summary>How many codes were exchanged with the right verifier.</summary>
    public int Verified { get; private set; }

    /// <summary>Why it refused something.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    public static async Task<SignOnProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        SignOnProvider? provider = null;
        app.Use((http, next) =>
        {
            if (http.Request.Path != provider!.Broken)
                return next(http);
            http.Response.StatusCode = 500;
            return http.Response.WriteAsync("<h1>Out of order</h1>");
        });
        app.MapGet("/authorize", http => provider!.Authorize(http));
        app.MapPost("/token", http => provider!.Token(http));
        app.MapGet("/userinfo", http => provider!.Tell(http));
        await app.StartAsync();
        return provider = new SignOnProvider(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private Task Authorize(HttpContext http)
    {
        var (asked, back) = (http.Request.Query, http.Request.Query["redirect_uri"].ToString());
        if (asked["client_id"] != Client || asked["response_type"] != "code" || asked["code_challenge_method"] != "S256" || asked["code_challenge"].ToString().Length != 43 || asked["scope"] != "openid email")
            return Refuse(http, "authorize: " + http.Request.QueryString);
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (asked["code_challenge"].ToString(), back);
        http.Response.Redirect($"{back}?{(Refuses ? "error=access_denied" : "code=" + code)}&state={Uri.EscapeDataString(asked["state"].ToString())}");
        return Task.CompletedTask;
    }

    private async Task Token(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        if (form["grant_type"] != "authorization_code" || form["client_id"] != Client || form["client_secret"] != Secret || !_codes.TryRemove(form["code"].ToString(), out var code) || form["redirect_uri"] != code.Redirect)
        {
            await Refuse(http, "token: " + string.Join('&', form.Select(field => field.Key)));
            return;
        }
        if (Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != code.Challenge)
        {
            await Refuse(http, "token: the verifier does not fit the challenge");
            return;
        }
        Verified++;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync("""{"access_token":"at-1","token_type":"Bearer","expires_in":300}""");
    }

    private Task Tell(HttpContext http)
    {
        if (http.Request.Headers.Authorization != "Bearer at-1")
            return Refuse(http, "userinfo: " + http.Request.Headers.Authorization);
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(UserInfo);
    }

    private Task Refuse(HttpContext http, string why)
    {
        Complaints.Enqueue(why);
        http.Response.StatusCode = 400;
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync("""{"error":"invalid_request"}""");
    }
}
