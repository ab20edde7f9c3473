using System.Net;
using Amends.Application;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Writing;

public class SuggestionPagesTests
{
    [Fact]
    public async Task Without_a_script_a_suggestion_fills_an_empty_draft_and_stands_beside_a_written_one()
    {
        var served = await Served.Shared(On.Sqlite);
        var page = $"/complaints/{await served.Complaint()}";
        using var browser = await SignedIn.As(served, Role.Agent);

        var filled = await Page(browser, page, "/suggestion", new() { ["text"] = "" });
        filled.ShouldMatch("<textarea[^>]*>[^<]*Maya");
        filled.ShouldNotContain("Use this");

        var beside = await Page(browser, page, "/suggestion", new() { ["text"] = "My own words" });
        beside.ShouldContain("My own words</textarea>");
        beside.ShouldContain("Use this");
        beside.ShouldContain("Dismiss");

        var used = await Page(browser, page, "/suggestion/use", new() { ["text"] = "My own words", ["suggested"] = "The other words" });
        used.ShouldContain("The other words</textarea>");
        (await Page(browser, page, "/suggestion/dismissal", new() { ["text"] = "Mine" })).ShouldContain("Mine</textarea>");
    }

    [Fact]
    public async Task A_case_that_is_not_theirs_to_see_suggests_nothing()
    {
        var served = await Served.Shared(On.Sqlite);
        using var browser = await SignedIn.As(served, Role.Agent);
        var page = $"/complaints/{await served.Complaint()}";
        using var response = await SignedIn.Post(browser, page, "/complaints/AM-0000-00/suggestion", new() { ["text"] = "" });
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_settings_never_show_the_key_again()
    {
        await using var served = await Served.Start(On.Sqlite);
        using var browser = await SignedIn.As(served, Role.Admin);
        using var saved = await SignedIn.Post(browser, "/settings", "/settings/writing", new() { ["address"] = "https://models.example/v1", ["model"] = "small", ["key"] = "very-secret", ["mask"] = "yes", ["seconds"] = "5" });
        saved.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var page = await browser.GetStringAsync("/settings");
        page.ShouldContain("One is kept, encrypted");
        page.ShouldNotContain("very-secret");

        using var refused = await SignedIn.Post(browser, "/settings", "/settings/writing", new() { ["on"] = "yes", ["address"] = "models.example", ["model"] = "large", ["key"] = "another-secret", ["seconds"] = "31" });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page = await refused.Content.ReadAsStringAsync();
        page.ShouldContain("value=\"models.example\"", Case.Sensitive, "what was typed stands there");
        page.ShouldContain("value=\"large\"");
        page.ShouldContain("One is kept, encrypted");
        page.ShouldNotContain("another-secret");
    }

    private static async Task<string> Page(HttpClient browser, string page, string action, Dictionary<string, string> fields)
    {
        using var response = await SignedIn.Post(browser, page, page + action, fields);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }
}
