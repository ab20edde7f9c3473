using System.Net;
using Amends.Application;
using Amends.Application.Approvals;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Goodwill;

/// <summary>A question answered through a link: once, by whom it was made for, in time, and never by looking at it.</summary>
public sealed class ApprovalLinkTests
{
    [Theory, OnBoth]
    internal async Task A_link_decides_once_and_looking_decides_nothing(On on)
    {
        await using var served = await Served.Start(on);
        var (path, id) = await Question(served);
        var link = await Link(served, id, await Account(served, Role.Lead));
        using var browser = SignedIn.Browser(served);
        for (var i = 0; i < 3; i++)
            (await browser.GetStringAsync(link)).ShouldContain("Nothing is decided until you press a button.");
        using (var head = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Head, link)))
            ((int)head.StatusCode).ShouldBeOneOf(200, 405);
        (await Granted(served, path)).ShouldBeNull();

        (await Text(await SignedIn.Post(browser, link, link, new() { ["granted"] = "yes" }))).ShouldContain("Approved.");
        (await Granted(served, path)).ShouldBe(true);
        var again = await SignedInPost(browser, link, new() { ["granted"] = "no", ["words"] = "Changed my mind." });
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Text(again)).ShouldContain("This was approved already. Your click changes nothing.");
        (await Granted(served, path)).ShouldBe(true);
    }

    [Theory, OnBoth]
    internal async Task Clicked_many_times_at_once_it_decides_once(On on)
    {
        await using var served = await Served.Start(on);
        var (path, id) = await Question(served);
        var link = await Link(served, id, await Account(served, Role.Lead));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            using var browser = SignedIn.Browser(served);
            return await Text(await SignedIn.Post(browser, link, link, i % 2 == 0 ? new() { ["granted"] = "yes" } : new() { ["granted"] = "no", ["words"] = "No." }));
        }));
        answers.Count(text => text.Contains("sees it on the case now", StringComparison.Ordinal)).ShouldBe(1);
        (await served.Lead.Get($"{path}/timeline?limit=50")).GetProperty("items").EnumerateArray().Count(e => e.GetProperty("what").GetProperty("kind").GetString() == "approval_decided").ShouldBe(1);
    }

    [Fact]
    public async Task A_link_of_somebody_else_one_made_up_and_one_of_a_person_who_left_decide_nothing()
    {
        await using var served = await Served.Start(On.Sqlite);
        var (path, id) = await Question(served);
        var link = await Link(served, id, await Account(served, Role.Lead));
        using var other = await SignedIn.As(served, Role.Lead);
        var page = await other.GetStringAsync(link);
        page.ShouldContain("This link was made for Ruth Adeyemi, and you are signed in as Ada.");
        page.ShouldNotContain("May I give", Case.Insensitive, "nor is it theirs to read");
        using var stranger = SignedIn.Browser(served);
        foreach (var wrong in new[] { "/a/x", link[..^1] + (link[^1] == 'A' ? 'B' : 'A'), "/a/" + new string('A', 75), await Link(served, Guid.NewGuid(), await Account(served, Role.Lead)), await Link(served, id, await Account(served, Role.Agent)) })
            (await stranger.GetAsync(wrong)).StatusCode.ShouldBe(HttpStatusCode.NotFound, wrong);
        (await stranger.PostAsync(link, new FormUrlEncodedContent([new("granted", "yes")]))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Granted(served, path)).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task A_link_is_too_old_after_three_days(On on)
    {
        await using var house = await House.Open(on);
        await using var scope = house.Get<IServiceScopeFactory>().CreateAsyncScope();
        var lead = Guid.NewGuid();
        await using (var db = await house.Db())
        {
            db.Users.Add(new Account { Id = lead, Name = "Ruth", Role = Role.Lead, UserName = "r", SecurityStamp = "x" });
            await db.SaveChangesAsync();
        }
        var links = house.Get<ApprovalLink>();
        var token = await links.Create(Guid.NewGuid(), lead);
        (await links.Open(token))!.Expired.ShouldBeFalse();
        house.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));
        (await links.Open(token))!.Expired.ShouldBeTrue();
    }

    [Fact]
    public async Task The_pages_work_without_a_script()
    {
        await using var served = await Served.Start(On.Sqlite);
        var (path, _) = await Question(served);
        var reference = path["complaints/".Length..];
        using var lead = await SignedIn.As(served, Role.Lead);
        var list = await lead.GetStringAsync("/approvals");
        list.ShouldContain("One question waits for your word.");
        var action = System.Text.RegularExpressions.Regex.Match(list, "action=\"(/approvals/[^\"]+/decision)\"").Groups[1].Value;
        (await SignedIn.Post(lead, "/approvals", action, new() { ["granted"] = "no" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SignedIn.Post(lead, "/approvals", action, new() { ["granted"] = "no", ["words"] = "Too much.", ["counter"] = "60.00", ["currency"] = "GBP" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await lead.GetStringAsync("/approvals")).ShouldContain("Nothing waits for your word.");

        using var agent = await SignedIn.As(served, Role.Agent);
        (await agent.GetAsync("/approvals")).StatusCode.ShouldNotBe(HttpStatusCode.OK);
        var page = $"/complaints/{reference}/goodwill";
        WebUtility.HtmlDecode(await agent.GetStringAsync(page)).ShouldContain("Give £60.00");
        var gift = Guid.NewGuid().ToString();
        Dictionary<string, string> Form() => new() { ["gift"] = gift, ["remedy"] = "voucher", ["amount"] = "60.00", ["currency"] = "GBP" };
        (await SignedIn.Post(agent, page, page, Form())).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Text(await SignedIn.Post(agent, page, page, Form()))).ShouldContain("Nothing was given.");
        (await Text(await SignedIn.Post(agent, page, page, new() { ["remedy"] = "voucher", ["amount"] = "-5", ["currency"] = "GBP" }))).ShouldContain("Write the amount like 12 or 12.50");
        (await served.Agent.Get(path)).GetProperty("gifts").GetArrayLength().ShouldBe(1);

        using var admin = await SignedIn.As(served, Role.Admin);
        (await admin.GetStringAsync("/settings/goodwill")).ShouldContain("A voucher");
        (await SignedIn.Post(admin, "/settings/goodwill", "/settings/goodwill/remedies", new() { ["new"] = "yes", ["code"] = "concert_ticket", ["name"] = "A concert ticket", ["words"] = "A ticket", ["value"] = "money", ["goodwill"] = "yes", ["cost"] = "50", ["heat"] = "0", ["wants"] = "compensation" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await agent.GetStringAsync(page)).ShouldContain("A concert ticket");
        (await SignedIn.Post(admin, "/settings/goodwill", "/settings/goodwill/remedies", new() { ["new"] = "yes", ["code"] = "concert_ticket", ["name"] = "Again", ["words"] = "x", ["cost"] = "50", ["heat"] = "0" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await agent.GetAsync("/settings/goodwill")).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    private static async Task<(string Path, Guid Id)> Question(Served served)
    {
        var path = $"complaints/{await served.Complaint()}";
        var asked = await served.Agent.Post(path + "/goodwill", new { remedy = "voucher", value = new { minorUnits = 9000, currency = "GBP" } });
        return (path, asked.GetProperty("entries")[0].GetProperty("what").GetProperty("approvalId").GetGuid());
    }

    private static async Task<bool?> Granted(Served served, string path)
    {
        var granted = (await served.Agent.Get(path)).GetProperty("approvals")[0].GetProperty("granted");
        return granted.ValueKind == System.Text.Json.JsonValueKind.Null ? null : granted.GetBoolean();
    }

    private static async Task<string> Link(Served served, Guid approval, Guid account) => $"/a/{await served.App.Services.GetRequiredService<ApprovalLink>().Create(approval, account)}";

    private static async Task<Guid> Account(Served served, Role role)
    {
        await using var scope = served.App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Accounts>().Create($"{Guid.NewGuid():N}@example.com", "Ruth Adeyemi", role, SignedIn.Password)).Value().Id;
    }

    private static Task<string> Text(HttpResponseMessage response) => response.Content.ReadAsStringAsync();

    /// <summary>The form was open in another tab: its token comes from any page with a form.</summary>
    private static Task<HttpResponseMessage> SignedInPost(HttpClient browser, string link, Dictionary<string, string> fields) => SignedIn.Post(browser, "/sign-in", link, fields);
}
