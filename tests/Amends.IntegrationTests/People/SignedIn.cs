using System.Net;
using System.Text.RegularExpressions;
using Amends.Application;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Amends.IntegrationTests.People;

/// <summary>A browser of sorts: keeps cookies, fills in forms with the token that the page gave, follows nothing by itself.</summary>
internal static partial class SignedIn
{
    public const string Password = "correct horse battery";

    public static HttpClient Browser(Served served)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer() }) { BaseAddress = served.Address };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    /// <summary>A new account of that role, signed in.</summary>
    public static async Task<HttpClient> As(Served served, Role role)
    {
        var browser = Browser(served);
        (await SignIn(browser, await Account(served, role), Password)).ShouldBe("/");
        return browser;
    }

    /// <returns>The address to sign in with.</returns>
    public static async Task<string> Account(Served served, Role role)
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        await using var scope = served.App.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<Accounts>().Create(email, "Ada", role, Password)).Value().Email.ShouldBe(email);
        return email;
    }

    /// <returns>Where the browser is sent.</returns>
    public static async Task<string> SignIn(HttpClient browser, string email, string password, string returnUrl = "")
    {
        using var response = await Post(browser, "/sign-in", "/sign-in", new() { ["email"] = email, ["password"] = password, ["returnUrl"] = returnUrl });
        return response.Headers.Location?.ToString() ?? $"{(int)response.StatusCode}";
    }

    /// <summary>Loads the page with the form and sends it filled in.</summary>
    public static Task<HttpResponseMessage> Post(HttpClient browser, string page, string action, Dictionary<string, string> fields) =>
        PostAll(browser, page, action, [.. fields]);

    /// <summary>The same where a field comes more than once.</summary>
    public static async Task<HttpResponseMessage> PostAll(HttpClient browser, string page, string action, List<KeyValuePair<string, string>> fields)
    {
        var html = await browser.GetStringAsync(page);
        if (FormToken().Match(html) is { Success: true } token)
            fields.Add(new("__RequestVerificationToken", WebUtility.HtmlDecode(token.Groups[1].Value)));
        return await browser.PostAsync(action, new FormUrlEncodedContent(fields));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
