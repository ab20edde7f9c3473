using System.Net;
using Amends.Application;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.People;

/// <summary>Who changed what, found by person, kind and day; settings that tell of their changes; and whether the timelines are whole.</summary>
public sealed class AuditPageTests
{
    [Theory, OnBoth]
    internal async Task A_setting_that_changes_is_told_of_with_what_it_was_and_is_and_stands_beside_the_setting(On on)
    {
        await using var served = await Served.Start(on);
        var admin = await SignedIn.As(served, Role.Admin);
        await Save(admin, "/settings/sending", new() { ["undo"] = "7" });
        await Save(admin, "/settings/sending", new() { ["undo"] = "7" });
        await Save(admin, "/settings/sending", new() { ["undo"] = "25" });
        await using (var db = await served.Db())
            (await db.PeopleChanges.CountAsync(c => c.Kind == PeopleChange.SettingChanged && c.By != null)).ShouldBe(2, "what was saved as it was is no change");
        (await Text(admin, "/settings/audit?kind=SettingChanged")).ShouldContain("Ada</bdi></strong> changed calling back a reply: undo seconds: 25, before undo seconds: 7");
        (await Text(admin, "/settings?q=call+back")).ShouldContain("Changed today");
        var found = await Text(admin, "/settings?q=call+back");
        found.ShouldContain("/settings/sending");
        found.ShouldNotContain("/settings/teams\"");
        (await Text(admin, "/settings?q=nothing+like+it")).ShouldContain("No setting is called that");
    }

    [Theory, OnBoth]
    internal async Task Changes_are_found_by_person_kind_and_day_a_page_at_a_time(On on)
    {
        await using var served = await Served.Start(on);
        var admin = await SignedIn.As(served, Role.Admin);
        await using var scope = served.App.Services.CreateAsyncScope();
        var (accounts, change) = (scope.ServiceProvider.GetRequiredService<Accounts>(), served.App.Services.GetRequiredService<ChangeColleague>());
        var boss = (await accounts.Create("boss@example.com", "Bo Quist", Role.Admin, SignedIn.Password)).Value();
        var other = (await accounts.Create("cy@example.com", "Cy Holt", Role.Agent, SignedIn.Password)).Value();
        for (var i = 0; i < 30; i++)
        {
            (await change.SwitchOff(boss.AsPerson(), other.Id)).Value();
            (await change.SwitchOn(boss.AsPerson(), other.Id)).Value();
        }
        var page = await Text(admin, "/settings/audit?who=quist");
        Count(page, "Bo Quist</bdi></strong> switched Cy Holt").ShouldBe(50);
        var next = WebUtility.HtmlDecode(page[(page.IndexOf("class=\"pager\"", StringComparison.Ordinal) + 23)..]).Split('"')[0];
        Count(await Text(admin, next), "Bo Quist</bdi></strong> switched Cy Holt").ShouldBe(10);
        Count(await Text(admin, "/settings/audit?who=boss@example.com&kind=SwitchedOff"), "switched Cy Holt off").ShouldBe(30);
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Count(await Text(admin, $"/settings/audit?kind=SwitchedOn&day={today}"), "switched Cy Holt on").ShouldBe(30);
        (await Text(admin, "/settings/audit?day=2001-02-03")).ShouldContain("Nothing like that was changed");
        (await Text(admin, "/settings/audit?who=zzz")).ShouldContain("Nobody here is called that");
        (await Text(admin, "/settings/audit?who=o&kind=%22%3E&day=x&cursor=y")).ShouldContain("Which of them?");
    }

    [Theory, OnBoth]
    internal async Task The_timelines_are_verified_in_the_background_and_a_fault_is_told(On on)
    {
        await using var served = await Served.Start(on);
        var admin = await SignedIn.As(served, Role.Admin);
        var reference = await served.Complaint();
        (await Text(admin, "/settings/audit")).ShouldContain("Nobody has looked yet");
        (await Verified()).ShouldContain("Yes, as of today");
        await served.App.Services.GetRequiredService<Changes>().Run(session => session.Execute("UPDATE messages SET text = 'All is well.'"));
        var faulty = await Verified();
        faulty.ShouldContain("No: 1 fault was found");
        faulty.ShouldContain($"/complaints/{reference}\"");
        faulty.ShouldNotContain("All is well");

        async Task<string> Verified()
        {
            var verification = served.App.Services.GetRequiredService<LastVerification>();
            var before = (await verification.Find())?.At;
            using (var begun = await SignedIn.Post(admin, "/settings/audit", "/settings/audit/verification", []))
                begun.Headers.Location!.ToString().ShouldBe("/settings/audit");
            for (var i = 0; i < 200 && (verification.Runs || (await verification.Find())?.At == before); i++)
                await Task.Delay(50);
            return await Text(admin, "/settings/audit");
        }
    }

    [Theory]
    [InlineData(null, """{"undoSeconds":5}""", null, "undo seconds: 5")]
    [InlineData("""{"undoSeconds":5,"on":true}""", """{"undoSeconds":5,"on":false}""", "on: yes", "on: no")]
    [InlineData("""{"a":1}""", """{"a":1}""", null, null)]
    [InlineData("""{"A":1}""", """{ "a":1}""", null, null)]
    [InlineData("""{"days":[1,2]}""", """{"days":[1,2,3]}""", "days: 1, 2", "days: 1, 2, 3")]
    [InlineData("""{"steps":[{"x":1}]}""", """{"steps":[{"x":2}],"name":"N"}""", "steps: changed; name: none", "steps: changed; name: N")]
    [InlineData("""{"words":"path"}""", """{"words":"own","own":{"follow_up":"Ring back","offer":"Propose"}}""", "words: path; own: none", "words: own; own: follow up “Ring back”, offer “Propose”")]
    public void What_became_of_a_setting_is_said_shortly(string? before, string after, string? was, string? now) => SettingChange.Words(before, after).ShouldBe((was, now));

    private static async Task Save(HttpClient admin, string page, Dictionary<string, string> fields)
    {
        using var saved = await SignedIn.Post(admin, page, page, fields);
        ((int)saved.StatusCode).ShouldBe(303);
    }

    private static async Task<string> Text(HttpClient browser, string path) => WebUtility.HtmlDecode(await browser.GetStringAsync(path));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
