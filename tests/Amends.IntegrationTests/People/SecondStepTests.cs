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

/// <summary>A code from the phone after the password: set up, asked for, enforced by role, taken away.</summary>
public sealed partial class SecondStepTests
{
    private const string Step = "/sign-in/second-step";

    [Theory, OnBoth]
    internal async Task A_code_is_asked_for_after_the_password_and_each_opens_once(On on)
    {
        var served = await Served.Shared(on);
        var (email, key, codes) = await SetUp(served, Role.Agent);

        var browser = SignedIn.Browser(served);
        (await SignedIn.SignIn(browser, email, SignedIn.Password, "/promises")).ShouldBe(Step);
        (await Status(browser, "/queue")).ShouldBe(302, "half way opens nothing");
        (await Send(browser, Step, Totp.Code(key, 40))).Status.ShouldBe(422);
        var code = Totp.Code(key, 1);
        (await Send(browser, Step, code)).Location.ShouldBe("/promises");
        (await Status(browser, "/queue")).ShouldBe(200);

        var other = SignedIn.Browser(served);
        await SignedIn.SignIn(other, email, SignedIn.Password);
        var again = await Send(other, Step, code);
        again.Status.ShouldBe(422);
        again.Text.ShouldContain("was used already");
        (await Send(other, Step, codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).Location.ShouldBe("/");

        var third = SignedIn.Browser(served);
        await SignedIn.SignIn(third, email, SignedIn.Password);
        (await Send(third, Step, codes[3])).Status.ShouldBe(422, "a recovery code opens once");
        (await Send(third, Step, codes[4])).Location.ShouldBe("/");
        (await third.GetStringAsync("/account")).ShouldContain("8 recovery codes are left");

        await using var db = await served.Db();
        var kept = await db.UserTokens.Where(t => t.Name == "RecoveryCodes").Select(t => t.Value!).ToListAsync();
        kept.ShouldAllBe(value => !codes.Any(value.Contains), "they are kept hashed");
    }

    [Theory, OnBoth]
    internal async Task Wrong_codes_lock_the_account_and_the_right_password_between_them_does_not_help(On on)
    {
        var served = await Served.Shared(on);
        var (email, key, _) = await SetUp(served, Role.Agent);
        var browser = SignedIn.Browser(served);
        for (var i = 0; i < 5; i++)
        {
            await SignedIn.SignIn(browser, email, SignedIn.Password);
            await Send(browser, Step, Totp.Code(key, 40 + i));
        }
        (await SignedIn.SignIn(SignedIn.Browser(served), email, SignedIn.Password)).ShouldContain("problem=locked");
        (await Send(browser, Step, Totp.Code(key, 1))).Text.ShouldContain("Too many tries");
    }

    [Theory, OnBoth]
    internal async Task A_role_that_needs_it_sets_it_up_before_anything_else_opens(On on)
    {
        await using var served = await Served.Start(on);
        var admin = await SignedIn.As(served, Role.Admin);
        using (var saved = await SignedIn.Post(admin, "/settings/sign-in", "/settings/sign-in", new() { ["role"] = "Agent", ["idle"] = "0" }))
            saved.Headers.Location!.ToString().ShouldBe("/settings/sign-in?said=saved");
        (await admin.GetStringAsync("/settings/people/changes")).ShouldContain("second step for agents, no idle lock");
        (await SignedIn.SignIn(SignedIn.Browser(served), await SignedIn.Account(served, Role.Lead), SignedIn.Password)).ShouldBe("/");

        var email = await SignedIn.Account(served, Role.Agent);
        var browser = SignedIn.Browser(served);
        (await SignedIn.SignIn(browser, email, SignedIn.Password, "/promises")).ShouldBe("/sign-in/set-up");
        (await Status(browser, "/queue")).ShouldBe(302);
        var key = Totp.KeyOn(await browser.GetStringAsync("/sign-in/set-up"));
        Totp.KeyOn(await browser.GetStringAsync("/sign-in/set-up")).ShouldBe(key, "looking twice makes no second key");
        (await Send(browser, "/sign-in/set-up", "000000")).Status.ShouldBe(422);
        var done = await Send(browser, "/sign-in/set-up", Totp.Code(key));
        done.Status.ShouldBe(200);
        CodesOn(done.Text).Count.ShouldBe(10);
        done.Text.ShouldContain("href=\"/promises\"");
        (await Status(browser, "/queue")).ShouldBe(200);
        (await browser.GetStringAsync("/account")).ShouldNotContain("Turn it off");
        using (var off = await SignedIn.Post(browser, "/account", "/account/second-step/off", []))
            ((int)off.StatusCode).ShouldBe(422);

        // The phone is lost: an administrator takes it away, and it is set up anew.
        var id = await Id(served, email);
        using (var taken = await SignedIn.Post(admin, $"/settings/people/{id}", $"/settings/people/{id}/second-step", []))
            taken.Headers.Location!.ToString().ShouldContain("said=second-step");
        (await Status(browser, "/queue")).ShouldBe(302, "signed out at once");
        (await SignedIn.SignIn(browser, email, SignedIn.Password)).ShouldBe("/sign-in/set-up");
        Totp.KeyOn(await browser.GetStringAsync("/sign-in/set-up")).ShouldNotBe(key);
        await using var db = await served.Db();
        (await db.PeopleChanges.Where(c => c.AccountId == id).Select(c => c.Kind).ToListAsync()).ShouldBe([PeopleChange.Added, PeopleChange.SecondStepOn, PeopleChange.SecondStepTaken], ignoreOrder: true);
    }

    [Theory, OnBoth]
    internal async Task A_new_password_by_link_does_not_go_around_the_second_step(On on)
    {
        var served = await Served.Shared(on);
        var (email, key, _) = await SetUp(served, Role.Agent);
        var root = new Person(Guid.NewGuid(), "Root", Role.Admin);
        var id = await Id(served, email);
        (await served.App.Services.GetRequiredService<ChangeColleague>().TakePassword(root, id)).Value();
        await using var scope = served.App.Services.CreateAsyncScope();
        var link = (await scope.ServiceProvider.GetRequiredService<JoinLink>().Create(id))!;
        var browser = SignedIn.Browser(served);
        using var joined = await SignedIn.Post(browser, $"/join/{link}", $"/join/{link}", new() { ["password"] = "another long password" });
        joined.Headers.Location!.ToString().ShouldBe(Step);
        (await Status(browser, "/queue")).ShouldBe(302);
        (await Send(browser, Step, Totp.Code(key, 1))).Location.ShouldBe("/");
    }

    [Theory, OnBoth]
    internal async Task New_recovery_codes_end_the_old_ones_and_turning_it_off_ends_all(On on)
    {
        var served = await Served.Shared(on);
        var (email, key, codes) = await SetUp(served, Role.Lead);
        var browser = SignedIn.Browser(served);
        await SignedIn.SignIn(browser, email, SignedIn.Password);
        await Send(browser, Step, Totp.Code(key, 1));
        using (var made = await SignedIn.Post(browser, "/account", "/account/second-step/codes", []))
            CodesOn(await made.Content.ReadAsStringAsync()).ShouldNotContain(codes[0]);
        var other = SignedIn.Browser(served);
        await SignedIn.SignIn(other, email, SignedIn.Password);
        (await Send(other, Step, codes[0])).Status.ShouldBe(422);
        using (var off = await SignedIn.Post(browser, "/account", "/account/second-step/off", []))
            off.Headers.Location!.ToString().ShouldBe("/account?said=step-off");
        (await Status(browser, "/queue")).ShouldBe(200, "the one that turned it off goes on");
        (await SignedIn.SignIn(SignedIn.Browser(served), email, SignedIn.Password)).ShouldBe("/");
        await using var db = await served.Db();
        var id = await Id(served, email);
        (await db.UserTokens.AnyAsync(t => t.UserId == id)).ShouldBeFalse();
    }

    /// <summary>A colleague with a second step.</summary>
    private static async Task<(string Email, string Key, IReadOnlyList<string> Codes)> SetUp(Served served, Role role)
    {
        var email = await SignedIn.Account(served, role);
        var browser = SignedIn.Browser(served);
        (await SignedIn.SignIn(browser, email, SignedIn.Password)).ShouldBe("/");
        var key = Totp.KeyOn(await browser.GetStringAsync("/account/second-step"));
        var done = await Send(browser, "/account/second-step", Totp.Code(key));
        done.Status.ShouldBe(200, done.Text);
        (await Status(browser, "/queue")).ShouldBe(200, "turning it on signs nobody out here");
        return (email, key, CodesOn(done.Text));
    }

    private static async Task<(int Status, string? Location, string Text)> Send(HttpClient browser, string page, string code)
    {
        using var response = await SignedIn.Post(browser, page, page, new() { ["code"] = code });
        return ((int)response.StatusCode, response.Headers.Location?.ToString(), System.Net.WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()));
    }

    private static async Task<int> Status(HttpClient browser, string path)
    {
        using var response = await browser.GetAsync(path);
        return (int)response.StatusCode;
    }

    private static async Task<Guid> Id(Served served, string email)
    {
        await using var db = await served.Db();
        return await db.Users.Where(a => a.Email == email).Select(a => a.Id).SingleAsync();
    }

    private static IReadOnlyList<string> CodesOn(string html) => [.. Recovery().Matches(html).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("<code>([0-9A-Z]{5}-[0-9A-Z]{5})</code>")]
    private static partial Regex Recovery();
}
