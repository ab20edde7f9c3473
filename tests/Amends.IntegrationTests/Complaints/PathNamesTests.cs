using System.Net;
using System.Text.RegularExpressions;
using Amends.Application;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

/// <summary>The guide in the words that an administrator chose, through the real server and on both databases.</summary>
public sealed partial class PathNamesTests
{
    private const string Page = "/settings/path";

    [Theory, OnBoth]
    internal async Task The_guide_speaks_the_words_that_an_administrator_chose_and_programs_hear_none_of_it(On on)
    {
        await using var served = await Served.Start(on);
        var reference = await served.Complaint();
        using var admin = await SignedIn.As(served, Role.Admin);
        using var agent = await SignedIn.As(served, Role.Agent);
        var before = await served.Agent.Get($"complaints/{reference}/path");
        (await Rows(agent, reference)).ShouldBe(["Listen", "Acknowledge", "Clarify", "Own", "Ask", "Offer", "Agree", "Act", "Inform", "Follow up", "Thank", "Learn"]);

        await Save(admin, new() { ["words"] = "heard" });
        var heard = await Rows(agent, reference);
        heard.ShouldBe(["Hear", "/Empathise", "Acknowledge", "Clarify", "Apologise", "/Resolve", "Ask", "Offer", "Agree", "Act", "Inform", "Follow up", "Thank", "Diagnose"]);
        using (var read = await SignedIn.Post(agent, $"/complaints/{reference}", $"/complaints/{reference}/listening", []))
            ((int)read.StatusCode).ShouldBe(303);
        (await Text(agent, $"/complaints/{reference}")).ShouldContain("Pass over acknowledge");
        (await Text(agent, $"/complaints/{reference}/brief")).ShouldContain("Empathise: Acknowledge");
        (await Text(admin, "/settings/audit?kind=SettingChanged")).ShouldContain("changed names of the steps: words: heard");

        await Save(admin, new() { ["words"] = "own", ["name-Listen"] = "  ", ["name-Acknowledge"] = " See & Say ", ["name-FollowUp"] = "Ring back" });
        (await Rows(agent, reference)).ShouldBe(["Listen", "See & Say", "Clarify", "Own", "Ask", "Offer", "Agree", "Act", "Inform", "Ring back", "Thank", "Learn"]);
        (await Text(agent, $"/complaints/{reference}")).ShouldContain("Pass over See & Say");
        (await Text(admin, Page)).ShouldContain("value=\"See & Say\"");

        var after = await served.Agent.Get($"complaints/{reference}/path");
        Steps(after).ShouldBe(Steps(before));
        after.GetProperty("next").GetProperty("step").GetString().ShouldBe("acknowledge");
    }

    [Theory, OnBoth]
    internal async Task A_name_that_is_too_long_and_words_that_are_none_are_refused_and_a_lead_may_not_choose(On on)
    {
        await using var served = await Served.Start(on);
        using var admin = await SignedIn.As(served, Role.Admin);
        await Save(admin, new() { ["words"] = "own", ["name-Offer"] = new('x', 40) });
        using (var refused = await SignedIn.Post(admin, Page, Page, new() { ["words"] = "own", ["name-Offer"] = new('y', 41) }))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            var said = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
            said.ShouldContain("may have 1 to 40 characters");
            said.ShouldContain(new string('y', 41), customMessage: "what was written stands in the field");
        }
        using (var refused = await SignedIn.Post(admin, Page, Page, new() { ["words"] = "hearts" }))
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Text(admin, Page)).ShouldContain($"value=\"{new string('x', 40)}\"");

        using var lead = await SignedIn.As(served, Role.Lead);
        using var shown = await lead.GetAsync(Page);
        shown.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        using var saved = await SignedIn.Post(lead, "/queue", Page, new() { ["words"] = "heard" });
        saved.Headers.Location?.ToString().ShouldNotBe(Page);
        (await Rows(lead, await served.Complaint()))[5].ShouldBe(new string('x', 40));
    }

    private static string Steps(System.Text.Json.JsonElement path) => string.Join(" ", path.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("step").GetString()));

    private static async Task Save(HttpClient admin, Dictionary<string, string> fields)
    {
        using var saved = await SignedIn.Post(admin, Page, Page, fields);
        (saved.Headers.Location?.ToString(), (int)saved.StatusCode).ShouldBe((Page, 303));
    }

    /// <summary>What the path's rows say, and after a stroke what some of them stand under.</summary>
    private static async Task<List<string>> Rows(HttpClient browser, string reference) =>
        [.. Row().Matches(await browser.GetStringAsync($"/complaints/{reference}")).Select(row => row.Groups[1].Success ? "/" + Plain(row.Groups[1]) : Plain(row.Groups[2]))];

    private static string Plain(Group group) => WebUtility.HtmlDecode(group.Value).Trim();

    private static async Task<string> Text(HttpClient browser, string path) => WebUtility.HtmlDecode(await browser.GetStringAsync(path));

    [GeneratedRegex("class=\"stage-name\"[^>]*>([^<]+)<|class=\"name\"><span>([^<]+)<")]
    private static partial Regex Row();
}
