using System.Text.RegularExpressions;
using Amends.Application;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.People;

/// <summary>Where somebody is signed in is kept on the server, seen, and ended from elsewhere.</summary>
public sealed partial class SignInsTests
{
    [Theory, OnBoth]
    internal async Task Each_browser_is_listed_and_one_ends_another(On on)
    {
        var served = await Served.Shared(on);
        var email = await SignedIn.Account(served, Role.Agent);
        var (desk, phone) = (await In(served, email, "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"), await In(served, email, "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1"));
        var page = await desk.GetStringAsync("/account");
        page.ShouldContain("Firefox on Linux");
        page.ShouldContain("Safari on iPhone");
        var end = Ending().Match(page).Groups[1].Value;
        using (var stranger = await SignedIn.Post(await SignedIn.As(served, Role.Agent), "/account", end, []))
            stranger.Headers.Location!.ToString().ShouldBe("/account?said=ended");
        (await Status(phone)).ShouldBe(200, "nobody ends another's");
        using (await SignedIn.Post(desk, "/account", end, [])) { }
        (await Status(phone)).ShouldBe(302);
        (await Status(desk)).ShouldBe(200);
        await using var db = await served.Db();
        var id = await db.Users.Where(a => a.Email == email).Select(a => a.Id).SingleAsync();
        (await db.SignIns.CountAsync(s => s.AccountId == id)).ShouldBe(1);
        using (await SignedIn.Post(desk, "/account", "/sign-out", [])) { }
        (await db.SignIns.CountAsync(s => s.AccountId == id)).ShouldBe(0);
    }

    [Theory, OnBoth]
    internal async Task A_new_password_ends_all_others_at_once_and_the_old_one_is_asked_for(On on)
    {
        var served = await Served.Shared(on);
        var email = await SignedIn.Account(served, Role.Lead);
        var (here, there) = (await In(served, email, "a"), await In(served, email, "b"));
        (await Change("wrong password")).ShouldContain("422");
        (await Status(there)).ShouldBe(200);
        (await Change(SignedIn.Password)).ShouldContain("said=password");
        (await Status(there)).ShouldBe(302);
        (await Status(here)).ShouldBe(200);
        (await SignedIn.SignIn(there, email, "a new and long password")).ShouldBe("/");
        using (await SignedIn.Post(here, "/account", "/account/sign-ins/end-others", [])) { }
        (await Status(there)).ShouldBe(302);

        async Task<string> Change(string old)
        {
            using var response = await SignedIn.Post(here, "/account", "/account/password", new() { ["old"] = old, ["password"] = "a new and long password" });
            return $"{(int)response.StatusCode} {response.Headers.Location}";
        }
    }

    [Theory, OnBoth]
    internal async Task An_admin_sees_a_colleagues_and_ends_them(On on)
    {
        var served = await Served.Shared(on);
        var email = await SignedIn.Account(served, Role.Agent);
        var (agent, admin) = (await In(served, email, "Firefox/1 Windows"), await SignedIn.As(served, Role.Admin));
        await using var db = await served.Db();
        var id = await db.Users.Where(a => a.Email == email).Select(a => a.Id).SingleAsync();
        (await admin.GetStringAsync($"/settings/people/{id}")).ShouldContain("Firefox on Windows");
        using (await SignedIn.Post(admin, $"/settings/people/{id}", $"/settings/people/{id}/sign-out", [])) { }
        (await Status(agent)).ShouldBe(302);
        (await admin.GetStringAsync("/settings/people/changes")).ShouldContain("out everywhere");
    }

    [Theory, OnBoth]
    internal async Task An_open_stream_of_news_closes_soon_after_the_account_is_switched_off(On on)
    {
        var served = await Served.Shared(on);
        foreach (var path in new[] { "/events", "/api/v1/events" })
        {
            var email = await SignedIn.Account(served, Role.Agent);
            var browser = await In(served, email, "a");
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            using var response = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            await using var stream = await response.Content.ReadAsStreamAsync();
            using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(12));
            var buffer = new byte[256];
            (await stream.ReadAsync(buffer, enough.Token)).ShouldBeGreaterThan(0);
            await using (var scope = served.App.Services.CreateAsyncScope())
                (await scope.ServiceProvider.GetRequiredService<Accounts>().Disable(email)).Value();
            while (await stream.ReadAsync(buffer, enough.Token) > 0)
            {
            }
        }
    }

    [Theory, OnBoth]
    internal async Task The_key_is_kept_hashed_and_use_costs_no_write(On on)
    {
        var served = await Served.Shared(on);
        var email = await SignedIn.Account(served, Role.Agent);
        var browser = await In(served, email, "a");
        await using var db = await served.Db();
        var first = await Row();
        first.KeyHash.Length.ShouldBe(32);
        first.Proof.ShouldBe(Proof.Password);
        for (var i = 0; i < 3; i++)
            (await Status(browser)).ShouldBe(200);
        (await Row()).SeenAt.ShouldBe(first.SeenAt);
        var earlier = first.SeenAt - NodaTime.Duration.FromMinutes(5);
        await db.SignIns.Where(s => s.Id == first.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, earlier));
        await Task.Delay(Web.People.RecentlySeen.For + TimeSpan.FromMilliseconds(300));
        await Status(browser);
        (await Row()).SeenAt.ShouldBeGreaterThan(earlier);

        Task<SignInRow> Row() => db.SignIns.AsNoTracking().SingleAsync(s => db.Users.Any(a => a.Id == s.AccountId && a.Email == email));
    }

    [Theory, OnBoth]
    internal async Task A_locked_page_opens_nothing_until_they_show_who_they_are(On on)
    {
        var served = await Served.Shared(on);
        var email = await SignedIn.Account(served, Role.Agent);
        var browser = await In(served, email, "a");
        using (var locked = await SignedIn.Post(browser, "/account", "/lock", []))
            ((int)locked.StatusCode).ShouldBe(204);
        using (var page = await browser.GetAsync("/promises?x=1"))
            page.Headers.Location!.ToString().ShouldBe("/unlock?returnUrl=%2Fpromises%3Fx%3D1");
        using (var api = await browser.GetAsync("/api/v1/complaints"))
            ((int)api.StatusCode).ShouldBe(401);
        foreach (var (from, back) in new[] { ("/promises?x=1", "/promises?x=1"), ("/unlock", "/"), ("https://evil.example/promises", "/") })
        {
            using var led = new HttpRequestMessage(HttpMethod.Get, "/unlock") { Headers = { Referrer = new Uri(browser.BaseAddress!, from) } };
            using var page = await browser.SendAsync(led);
            (await page.Content.ReadAsStringAsync()).ShouldContain($"name=\"returnUrl\" value=\"{back}\"");
        }
        using (var wrong = await SignedIn.Post(browser, "/unlock", "/unlock", new() { ["password"] = "wrong", ["returnUrl"] = "/promises" }))
            ((int)wrong.StatusCode).ShouldBe(422);
        using (var right = await SignedIn.Post(browser, "/unlock", "/unlock", new() { ["password"] = SignedIn.Password, ["returnUrl"] = "//evil.example" }))
            right.Headers.Location!.ToString().ShouldBe("/");
        (await Status(browser)).ShouldBe(200);
    }

    [Theory, OnBoth]
    internal async Task What_lets_somebody_in_for_good_asks_again_after_a_quarter_of_an_hour(On on)
    {
        var served = await Served.Shared(on);
        var email = await SignedIn.Account(served, Role.Agent);
        var browser = await In(served, email, "a");
        await using var db = await served.Db();
        var id = await db.SignIns.Where(s => db.Users.Any(a => a.Id == s.AccountId && a.Email == email)).Select(s => s.Id).SingleAsync();
        var earlier = NodaTime.SystemClock.Instance.GetCurrentInstant() - NodaTime.Duration.FromMinutes(16);
        await db.SignIns.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.ConfirmedAt, earlier));
        await Task.Delay(Web.People.RecentlySeen.For + TimeSpan.FromMilliseconds(300));
        using (var page = await browser.GetAsync("/account/second-step"))
            page.Headers.Location!.ToString().ShouldBe("/unlock?returnUrl=%2Faccount%2Fsecond-step");
        using (var passkey = await SignedIn.Post(browser, "/account", "/account/passkeys/options", []))
            passkey.Headers.Location!.ToString().ShouldBe("/unlock?returnUrl=%2Faccount");
        using (await SignedIn.Post(browser, "/unlock", "/unlock", new() { ["password"] = SignedIn.Password })) { }
        using (var page = await browser.GetAsync("/account/second-step"))
            ((int)page.StatusCode).ShouldBe(200);
    }

    private static async Task<HttpClient> In(Served served, string email, string agent)
    {
        var browser = SignedIn.Browser(served);
        browser.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", agent);
        (await SignedIn.SignIn(browser, email, SignedIn.Password)).ShouldBe("/");
        return browser;
    }

    private static async Task<int> Status(HttpClient browser)
    {
        using var response = await browser.GetAsync("/queue");
        return (int)response.StatusCode;
    }

    [GeneratedRegex("action=\"(/account/sign-ins/[0-9a-f-]{36}/end)\"")]
    private static partial Regex Ending();
}
