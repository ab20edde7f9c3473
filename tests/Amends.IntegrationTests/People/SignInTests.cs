using Amends.Application;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.Storage;
using Amends.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.People;

public class SignInTests
{
    [Theory, OnBoth]
    internal async Task A_colleague_signs_in_works_and_signs_out(On on)
    {
        var served = await Served.Shared(on);
        var browser = await SignedIn.As(served, Role.Agent);
        (await Status(browser, "/api/v1/complaints")).ShouldBe(200);
        using var left = await SignedIn.Post(browser, "/sign-in", "/sign-out", []);
        left.Headers.Location!.ToString().ShouldBe("/sign-in");
        (await Status(browser, "/api/v1/complaints")).ShouldBe(401);
    }

    [Theory, OnBoth]
    internal async Task A_wrong_password_and_an_unknown_address_look_the_same(On on)
    {
        var served = await Served.Shared(on);
        var known = await SignedIn.SignIn(SignedIn.Browser(served), await SignedIn.Account(served, Role.Agent), "wrong");
        var unknown = await SignedIn.SignIn(SignedIn.Browser(served), "nobody@example.com", "wrong");
        known.ShouldBe(unknown);
        known.ShouldContain("problem=wrong");
    }

    [Theory, OnBoth]
    internal async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one(On on)
    {
        var served = await Served.Shared(on);
        var email = await SignedIn.Account(served, Role.Agent);
        var browser = SignedIn.Browser(served);
        for (var i = 0; i < 5; i++)
            await SignedIn.SignIn(browser, email, "wrong");
        (await SignedIn.SignIn(browser, email, SignedIn.Password)).ShouldContain("problem=locked");
        await Change(served, accounts => accounts.SetPassword(email, SignedIn.Password));
        (await SignedIn.SignIn(browser, email, SignedIn.Password)).ShouldBe("/");
    }

    [Theory, OnBoth]
    internal async Task A_disabled_account_is_out_within_seconds_and_stays_out(On on)
    {
        var served = await Served.Shared(on);
        var email = await SignedIn.Account(served, Role.Agent);
        var browser = SignedIn.Browser(served);
        await SignedIn.SignIn(browser, email, SignedIn.Password);
        (await Status(browser, "/api/v1/complaints")).ShouldBe(200);
        await Change(served, accounts => accounts.Disable(email));
        await Task.Delay(Web.People.RecentlySeen.For + TimeSpan.FromMilliseconds(300));
        (await Status(browser, "/api/v1/complaints")).ShouldBe(401);
        (await SignedIn.SignIn(browser, email, SignedIn.Password)).ShouldContain("problem=wrong");
    }

    [Fact]
    public async Task A_form_without_its_token_changes_nothing()
    {
        var served = await Served.Shared(On.Sqlite);
        var email = await SignedIn.Account(served, Role.Agent);
        using var response = await SignedIn.Browser(served).PostAsync("/sign-in", new FormUrlEncodedContent([new("email", email), new("password", SignedIn.Password)]));
        ((int)response.StatusCode).ShouldBe(400);
        (await response.Content.ReadAsStringAsync()).ShouldContain("open for too long");
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/complaints?sort=heat", "/complaints?sort=heat")]
    public async Task After_sign_in_the_way_leads_to_a_page_of_ours_only(string asked, string sent)
    {
        var served = await Served.Shared(On.Sqlite);
        (await SignedIn.SignIn(SignedIn.Browser(served), await SignedIn.Account(served, Role.Agent), SignedIn.Password, asked)).ShouldBe(sent);
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_are_slowed_down()
    {
        await using var served = await Served.Start(On.Sqlite, new Limits { SignInsPerMinute = 3 });
        var browser = SignedIn.Browser(served);
        var statuses = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            using var response = await SignedIn.Post(browser, "/sign-in", "/sign-in", new() { ["email"] = "a@example.com", ["password"] = "x" });
            statuses.Add((int)response.StatusCode);
            if ((int)response.StatusCode == 429)
                int.Parse(response.Headers.GetValues("Retry-After").Single(), System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        }
        statuses.ShouldBe([302, 302, 302, 429, 429]);
    }

    [Fact]
    public async Task Too_many_calls_with_one_token_are_told_when_to_come_back()
    {
        await using var served = await Served.Start(On.Sqlite, new Limits { ApiPerSecond = 2 });
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => served.Agent.Send(HttpMethod.Get, "complaints", null)));
        var refused = answers.First(a => a.Status == 429);
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeGreaterThanOrEqualTo(1);
        refused.Type.ShouldBe("application/problem+json");
        answers.ShouldContain(a => a.Status == 200);
        (await served.Lead.Send(HttpMethod.Get, "complaints", null)).Status.ShouldBe(200);
    }

    private static async Task<int> Status(HttpClient browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("application/json");
        using var response = await browser.SendAsync(request);
        return (int)response.StatusCode;
    }

    private static async Task Change(Served served, Func<Accounts, Task<Outcome<Account>>> change)
    {
        await using var scope = served.App.Services.CreateAsyncScope();
        (await change(scope.ServiceProvider.GetRequiredService<Accounts>())).Value();
    }
}
