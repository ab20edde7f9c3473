using System.Net;
using Amends.Application;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.People;

/// <summary>The organisation's own sign-on against a provider on this machine: over HTTP from the button to the desk, and back with words where it fails.</summary>
public sealed class SignOnTests
{
    [Theory, OnBoth]
    internal async Task A_colleague_comes_in_known_by_address_first_and_by_what_the_provider_calls_them_then(On on)
    {
        await using var provider = await SignOnProvider.Start();
        await using var served = await Served.Start(on);
        await Configure(served, provider);
        var email = await SignedIn.Account(served, Role.Lead);
        provider.UserInfo = $$"""{"sub":"u-1","email":"{{email.ToUpperInvariant()}}","email_verified":true,"name":"Ada"}""";

        var browser = SignedIn.Browser(served);
        (await browser.GetStringAsync("/sign-in?returnUrl=/promises")).ShouldContain("href=\"/sign-in/provider?returnUrl=%2Fpromises\"");
        (await Come(browser, "/promises")).ShouldBe("/promises");
        (await Status(browser, "/board")).ShouldBe(200, "with the role that they have here");
        provider.Verified.ShouldBe(1);
        provider.Complaints.ShouldBeEmpty();
        (await served.App.Services.GetRequiredService<HouseSignIn>().Change(Person.Amends, new SignInPolicy([], 10))).Value();
        var account = await browser.GetStringAsync("/account");
        account.ShouldContain("sign-on, since");
        account.ShouldContain("id=\"idle-password\"", Case.Sensitive, "they have a password besides");

        // The provider knows them by another address now.
        provider.UserInfo = """{"sub":"u-1","email":"ada.lund@example.org","email_verified":false}""";
        (await Come(SignedIn.Browser(served), "/")).ShouldBe("/");
        await using var db = await served.Db();
        var id = await db.Users.Where(a => a.Email == email).Select(a => a.Id).SingleAsync();
        (await db.PeopleChanges.CountAsync(c => c.Kind == PeopleChange.SignOnJoined && c.AccountId == id)).ShouldBe(1);
        (await db.SignIns.CountAsync(s => s.AccountId == id && s.Proof == Proof.Provider)).ShouldBe(2);
        (await db.Settings.Where(s => s.Key.StartsWith("sign-on")).Select(s => s.Value).ToListAsync()).ShouldAllBe(value => !value.Contains(SignOnProvider.Secret));
    }

    [Fact]
    public async Task A_state_that_was_changed_comes_from_another_browser_or_was_used_lets_nobody_in()
    {
        await using var provider = await SignOnProvider.Start();
        await using var served = await Served.Start(On.Sqlite);
        await Configure(served, provider);
        provider.UserInfo = $$"""{"sub":"u-1","email":"{{await SignedIn.Account(served, Role.Agent)}}","email_verified":true}""";
        const string over = "/sign-in?problem=sign-on-over";

        var browser = SignedIn.Browser(served);
        var answer = await AtProvider(browser, "/");
        (await To(browser, answer.Replace("state=", "state=x", StringComparison.Ordinal))).ShouldBe(over);
        (await To(browser, answer[..answer.IndexOf("&state=", StringComparison.Ordinal)])).ShouldBe(over);
        (await To(SignedIn.Browser(served), answer)).ShouldBe(over, "somebody was sent a link that signs them in as another");
        provider.Verified.ShouldBe(0, "no code was exchanged for it");
        (await Status(browser, "/queue")).ShouldBe(302);
        (await To(browser, answer)).ShouldBe("/");
        (await To(browser, answer)).ShouldBe(over, "once");
        (await browser.GetStringAsync(over)).ShouldContain("begun in another window");
        (await To(SignedIn.Browser(served), "/sign-in/provider/answer")).ShouldBe(over);
    }

    [Fact]
    public async Task A_provider_that_refuses_or_is_down_leads_back_to_the_door_with_words()
    {
        await using var provider = await SignOnProvider.Start();
        await using var served = await Served.Start(On.Sqlite);
        await Configure(served, provider);
        var browser = SignedIn.Browser(served);
        provider.UserInfo = $$"""{"sub":"u-1","email":"{{await SignedIn.Account(served, Role.Agent)}}","email_verified":true}""";

        provider.Refuses = true;
        (await Come(browser, "/")).ShouldBe("/sign-in?problem=sign-on-refused");
        provider.Refuses = false;
        foreach (var path in new[] { "/token", "/userinfo" })
        {
            provider.Broken = path;
            (await Come(browser, "/")).ShouldBe("/sign-in?problem=sign-on-down", path);
        }
        provider.Broken = null;
        foreach (var told in new[] { "<h1>Welcome</h1>", "[]", """{"email":"a@example.com","email_verified":true}""" })
        {
            provider.UserInfo = told;
            (await Come(browser, "/")).ShouldBe("/sign-in?problem=sign-on-down", told);
        }
        await Configure(served, provider, ("token", "http://127.0.0.1:1/token"), ("secret", SignOnProvider.Secret));
        (await Come(browser, "/")).ShouldBe("/sign-in?problem=sign-on-down");
        (await Status(browser, "/queue")).ShouldBe(302);
        (await browser.GetStringAsync("/sign-in?problem=sign-on-down")).ShouldContain("does not answer as it should");
    }

    [Fact]
    public async Task Without_a_verified_address_or_an_account_nobody_comes_in()
    {
        await using var provider = await SignOnProvider.Start();
        await using var served = await Served.Start(On.Sqlite);
        await Configure(served, provider);
        var email = await SignedIn.Account(served, Role.Admin);
        foreach (var (told, problem) in new[]
        {
            ("""{"sub":"u-1"}""", "no_email"), ("""{"sub":"u-1","email":null,"email_verified":true}""", "no_email"),
            ($$"""{"sub":"u-1","email":"{{email}}"}""", "unverified"), ($$"""{"sub":"u-1","email":"{{email}}","email_verified":false}""", "unverified"), ($$"""{"sub":"u-1","email":"{{email}}","email_verified":"no"}""", "unverified"),
            ("""{"sub":"u-1","email":"stranger@example.com","email_verified":true}""", "unknown"),
        })
        {
            provider.UserInfo = told;
            var browser = SignedIn.Browser(served);
            (await Come(browser, "/")).ShouldBe("/sign-in?problem=sign-on-" + problem, told);
            (await Status(browser, "/queue")).ShouldBe(302);
        }

        await Configure(served, provider, ("new-as", "Agent"));
        provider.UserInfo = """{"sub":17,"email":"new@example.com","email_verified":"true","name":"  Noor  "}""";
        var noor = SignedIn.Browser(served);
        (await Come(noor, "/")).ShouldBe("/");
        (await Status(noor, "/queue")).ShouldBe(200);
        (await Status(noor, "/board")).ShouldBe(403);
        await using var db = await served.Db();
        var made = await db.Users.SingleAsync(a => a.Email == "new@example.com");
        (made.Name, made.Role, made.PasswordHash).ShouldBe(("Noor", Role.Agent, null));
        (await SignedIn.SignIn(SignedIn.Browser(served), "new@example.com", "")).ShouldContain("problem=wrong");

        // The cover over an untouched page asks for no password that there is not.
        (await served.App.Services.GetRequiredService<HouseSignIn>().Change(Person.Amends, new SignInPolicy([], 10))).Value();
        var queue = await noor.GetStringAsync("/queue");
        queue.ShouldNotContain("idle-password");
        queue.ShouldContain("href=\"/unlock\"");
    }

    [Fact]
    public async Task An_account_that_is_switched_off_stays_shut_and_an_address_that_went_to_another_takes_none_with_it()
    {
        await using var provider = await SignOnProvider.Start();
        await using var served = await Served.Start(On.Sqlite);
        await Configure(served, provider);
        var email = await SignedIn.Account(served, Role.Agent);
        var (first, second) = (Told("u-1", email), Told("u-2", email));
        provider.UserInfo = first;
        var browser = SignedIn.Browser(served);
        (await Come(browser, "/")).ShouldBe("/");
        provider.UserInfo = second;
        (await Come(SignedIn.Browser(served), "/")).ShouldBe("/sign-in?problem=sign-on-another");

        await using var scope = served.App.Services.CreateAsyncScope();
        var (accounts, change) = (scope.ServiceProvider.GetRequiredService<Accounts>(), served.App.Services.GetRequiredService<ChangeColleague>());
        (await accounts.Disable(email)).Value();
        await Task.Delay(Web.People.RecentlySeen.For + TimeSpan.FromMilliseconds(300));
        (await Status(browser, "/queue")).ShouldBe(302);
        provider.UserInfo = first;
        (await Come(SignedIn.Browser(served), "/")).ShouldBe("/sign-in?problem=sign-on-off");

        (await accounts.Change(email, id => change.SwitchOn(Person.Amends, id))).Value();
        provider.UserInfo = second;
        (await Come(SignedIn.Browser(served), "/")).ShouldBe("/", "switched off and on again, it may be joined anew");
    }

    [Fact]
    public async Task The_second_step_of_a_role_holds_for_the_sign_on_too()
    {
        await using var provider = await SignOnProvider.Start();
        await using var served = await Served.Start(On.Sqlite);
        await Configure(served, provider);
        await served.App.Services.GetRequiredService<HouseSignIn>().Change(Person.Amends, new SignInPolicy([Role.Agent], 0));
        var email = await SignedIn.Account(served, Role.Agent);
        provider.UserInfo = Told("u-1", email);
        var browser = SignedIn.Browser(served);
        (await Come(browser, "/promises")).ShouldBe("/sign-in/set-up");
        (await Status(browser, "/queue")).ShouldBe(302, "half way opens nothing");
        var key = Totp.KeyOn(await browser.GetStringAsync("/sign-in/set-up"));
        using (var done = await SignedIn.Post(browser, "/sign-in/set-up", "/sign-in/set-up", new() { ["code"] = Totp.Code(key) }))
            ((int)done.StatusCode).ShouldBe(200);
        (await Status(browser, "/queue")).ShouldBe(200);

        var other = SignedIn.Browser(served);
        (await Come(other, "/promises")).ShouldBe("/sign-in/second-step");
        using (var done = await SignedIn.Post(other, "/sign-in/second-step", "/sign-in/second-step", new() { ["code"] = Totp.Code(key, 1) }))
            done.Headers.Location!.ToString().ShouldBe("/promises");
        (await other.GetStringAsync("/account")).ShouldContain("sign-on and code, since");
    }

    [Fact]
    public async Task Its_settings_are_checked_keep_the_secret_and_are_written_down()
    {
        await using var provider = await SignOnProvider.Start();
        await using var served = await Served.Start(On.Sqlite);
        (await Status(SignedIn.Browser(served), "/sign-in/provider")).ShouldBe(404, "off");
        var admin = await SignedIn.As(served, Role.Admin);
        foreach (var (field, value, words) in new[]
        {
            ("token", "http://id.example.org/token", "starts with https://"), ("userinfo", "https://me:pw@id.example.org/me", "without a name or password"), ("authorize", "", "starts with https://"), ("authorize", "javascript:alert(1)", "starts with https://"),
            ("client", "", "client id"), ("email", "", "which fields"), ("new-as", "Admin", "administrator by being new"), ("name", new string('n', 41), "too long"),
        })
        {
            using var refused = await Save(admin, provider, (field, value));
            ((int)refused.StatusCode).ShouldBe(422, field);
            WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).ShouldContain(words);
        }
        using (var saved = await Save(admin, provider))
            saved.Headers.Location!.ToString().ShouldBe("/settings/sign-in?said=saved");
        using (var handed = await Save(admin, provider, ("secret", ""), ("token", "https://elsewhere.example.org/token")))
            (await handed.Content.ReadAsStringAsync()).ShouldContain("Type the secret again");
        using (var kept = await Save(admin, provider, ("secret", ""), ("name", "Northgate")))
            kept.Headers.Location!.ToString().ShouldBe("/settings/sign-in?said=saved");
        (await served.App.Services.GetRequiredService<HouseSignOn>().Secret()).ShouldBe(SignOnProvider.Secret);
        var page = await admin.GetStringAsync("/settings/sign-in");
        page.ShouldNotContain(SignOnProvider.Secret);
        page.ShouldContain($"{served.Address}sign-in/provider/answer");
        var changes = WebUtility.HtmlDecode(await admin.GetStringAsync("/settings/people/changes"));
        changes.ShouldContain("changed the organisation’s sign-on: Northgate, 127.0.0.1, only for accounts that there are, before House, 127.0.0.1");
        changes.ShouldNotContain(SignOnProvider.Secret);
        (await SignedIn.Browser(served).GetStringAsync("/sign-in")).ShouldContain("<bdi>Northgate</bdi>");
        using (var off = await Save(admin, provider, ("on", ""), ("secret", "")))
            off.Headers.Location!.ToString().ShouldBe("/settings/sign-in?said=saved");
        (await SignedIn.Browser(served).GetStringAsync("/sign-in")).ShouldNotContain("/sign-in/provider");
        (await Status(SignedIn.Browser(served), "/sign-in/provider")).ShouldBe(404);
    }

    [Fact]
    public async Task Who_begins_without_end_is_slowed_down()
    {
        await using var provider = await SignOnProvider.Start();
        await using var served = await Served.Start(On.Sqlite, new Web.Hosting.Limits { SignInsPerMinute = 3 });
        await Configure(served, provider);
        var browser = SignedIn.Browser(served);
        var statuses = new List<int>();
        for (var i = 0; i < 8; i++)
            statuses.Add(await Status(browser, "/sign-in/provider"));
        statuses.ShouldBe([302, 302, 302, 302, 302, 302, 429, 429]);
    }

    private static string Told(string subject, string email) => $$"""{"sub":"{{subject}}","email":"{{email}}","email_verified":true}""";

    private static async Task Configure(Served served, SignOnProvider provider, params (string Field, string Value)[] but)
    {
        using var saved = await Save(await SignedIn.As(served, Role.Admin), provider, but);
        saved.Headers.Location?.ToString().ShouldBe("/settings/sign-in?said=saved", await saved.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> Save(HttpClient admin, SignOnProvider provider, params (string Field, string Value)[] but)
    {
        var fields = new Dictionary<string, string>
        {
            ["on"] = "yes", ["name"] = "House", ["client"] = SignOnProvider.Client, ["secret"] = SignOnProvider.Secret, ["authorize"] = provider.Address + "/authorize", ["token"] = provider.Address + "/token",
            ["userinfo"] = provider.Address + "/userinfo", ["scope"] = "openid email", ["subject"] = "sub", ["email"] = "email", ["verified"] = "email_verified", ["new-as"] = "",
        };
        foreach (var (field, value) in but)
            fields[field] = value;
        return SignedIn.Post(admin, "/settings/sign-in", "/settings/sign-in/provider", fields);
    }

    /// <summary>From the button over the provider back to us.</summary>
    /// <returns>Where the browser ends up.</returns>
    private static async Task<string?> Come(HttpClient browser, string returnUrl) => await To(browser, await AtProvider(browser, returnUrl));

    /// <returns>The address with which the provider sends the browser back.</returns>
    private static async Task<string> AtProvider(HttpClient browser, string returnUrl)
    {
        var there = await To(browser, "/sign-in/provider?returnUrl=" + Uri.EscapeDataString(returnUrl));
        return (await To(browser, there!)).ShouldNotBeNull();
    }

    private static async Task<string?> To(HttpClient browser, string address)
    {
        using var response = await browser.GetAsync(address);
        return response.Headers.Location?.ToString();
    }

    private static async Task<int> Status(HttpClient browser, string path)
    {
        using var response = await browser.GetAsync(path);
        return (int)response.StatusCode;
    }
}
