using System.Net;
using Amends.Application;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Deadlines;

public class CharterPagesTests
{
    [Fact]
    public async Task The_simulator_says_when_it_would_be_due_and_what_is_wrong_with_a_question()
    {
        var served = await Served.Shared(On.Sqlite);
        using var browser = await SignedIn.As(served, Role.Admin);
        var page = await browser.GetStringAsync("/settings/charters?charter=fca-disp&received=2026-03-06T18:00&zone=");
        page.ShouldContain("Friday 6 March 2026, 18:00:00");
        page.ShouldContain("Monday 9 March 2026, 23:59:59");
        page.ShouldContain("Friday 1 May 2026, 23:59:59");
        page.ShouldContain("not legal advice");
        using var wrong = await browser.GetAsync("/settings/charters?charter=fca-disp&received=soon&zone=Mars");
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("There is no time zone");
        (await browser.GetStringAsync("/settings/charters/one?key=fca-disp@1")).ShouldContain("Summary resolution communication");
        using var agent = await SignedIn.As(served, Role.Agent);
        (await agent.GetAsync("/settings/charters")).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_charter_is_copied_changed_and_saved_as_a_version_and_what_is_wrong_keeps_what_was_written()
    {
        await using var served = await Served.Start(On.Sqlite);
        using var browser = await SignedIn.As(served, Role.Admin);
        var fields = Fields(await browser.GetStringAsync("/settings/charters/edit?copy=fca-disp"));
        fields.Single(f => f.Key == "code").Value.ShouldBe("own-fca-disp");
        using var saved = await SignedIn.PostAll(browser, "/settings/charters/edit?copy=fca-disp", "/settings/charters/edit", [.. fields]);
        saved.Headers.Location!.ToString().ShouldBe("/settings/charters?saved=own-fca-disp%401");
        var file = await served.Agent.Get("charters/own-fca-disp");
        file.GetProperty("clocks").GetArrayLength().ShouldBe(3);
        file.GetProperty("documents").GetArrayLength().ShouldBe(4);
        file.GetProperty("documents")[1].GetProperty("within").GetString().ShouldBe("summary_resolution");

        var wrong = fields.Select(f => f.Value == "8 weeks" ? KeyValuePair.Create(f.Key, "8 fortnights") : f).ToList();
        using var refused = await SignedIn.PostAll(browser, "/settings/charters/edit?code=own-fca-disp", "/settings/charters/edit", wrong);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var text = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        text.ShouldContain("clock 3, limit: “8 fortnights” is not a limit");
        text.ShouldContain("value=\"8 fortnights\"");

        using var choice = await SignedIn.Post(browser, "/settings/charters", "/settings/charters/choice", new() { ["standard"] = "service", ["held"] = "own-fca-disp" });
        choice.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var reference = await served.Complaint();
        (await served.Agent.Get($"complaints/{reference}")).GetProperty("charters").EnumerateArray().Select(c => c.GetString()).ShouldBe(["service@1", "own-fca-disp@1"]);
    }

    [Fact]
    public async Task Days_off_come_from_a_file_that_is_sent()
    {
        await using var served = await Served.Start(On.Sqlite);
        using var browser = await SignedIn.As(served, Role.Admin);
        var html = await browser.GetStringAsync("/settings/calendar");
        html.ShouldContain("No days off yet");
        using var bad = await Upload(browser, html, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261301\nEND:VEVENT\nEND:VCALENDAR");
        bad.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await bad.Content.ReadAsStringAsync()).ShouldContain("Line 3");
        using var good = await Upload(browser, html, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:<b>Flood</b>\nDTSTART:20261225\nEND:VEVENT\nEND:VCALENDAR");
        good.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.GetStringAsync("/settings/calendar")).ShouldContain("&lt;b&gt;Flood&lt;/b&gt;");
    }

    [Fact]
    public async Task A_letter_is_written_checked_sent_and_printed()
    {
        var served = await Served.Shared(On.Sqlite);
        var reference = await served.Complaint();
        using var browser = await SignedIn.As(served, Role.Agent);
        var held = $"/complaints/{reference}/charters";
        (await SignedIn.Post(browser, held, held, new() { ["charter"] = "fca-disp" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var page = $"/complaints/{reference}/documents/fca-disp/acknowledgement";
        (await browser.GetStringAsync(held)).ShouldContain(page);
        (await browser.GetStringAsync(page)).ShouldContain(reference);
        using var lacking = await SignedIn.Post(browser, page, page, new() { ["text"] = "We have it.", ["do"] = "send" });
        lacking.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await lacking.Content.ReadAsStringAsync()).ShouldContain("We have it.");
        using var preview = await SignedIn.Post(browser, page, page, new() { ["text"] = "Dear Maya,\r\n\r\nWe have it.", ["do"] = "preview" });
        (await preview.Content.ReadAsStringAsync()).ShouldContain("<p>We have it.</p>");
        using var sent = await SignedIn.Post(browser, page, page, new() { ["text"] = "Dear Maya,\n\nwe are dealing with it, at the latest by 3 May 2026.", ["do"] = "send" });
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var state = await served.Agent.Get($"complaints/{reference}/timeline");
        var message = state.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("what")).Single(w => w.GetProperty("kind").GetString() == "document_sent").GetProperty("messageId").GetString();
        (await browser.GetStringAsync($"/complaints/{reference}/letters/{message}")).ShouldContain("we are dealing with it, at the latest by 3 May 2026.");
        (await browser.GetAsync($"/complaints/{reference}/letters/{Guid.Empty}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync($"/complaints/{reference}/documents/fca-disp/nothing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SignedIn.Post(browser, held, held + "/removal", new() { ["charter"] = "fca-disp@1", ["reason"] = "Not ours." })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    private static async Task<HttpResponseMessage> Upload(HttpClient browser, string page, string ics)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Token().Match(page).Groups[1].Value), "__RequestVerificationToken" },
            { new StringContent(ics), "file", "days.ics" },
        };
        return await browser.PostAsync("/settings/calendar/import", form);
    }

    /// <summary>What the editor's form would send as it stands.</summary>
    private static List<KeyValuePair<string, string>> Fields(string html)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (System.Text.RegularExpressions.Match match in Control().Matches(html))
        {
            var (tag, attributes, body) = (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value);
            var name = Attribute("name", attributes);
            if (name is null or "__RequestVerificationToken" || attributes.Contains("type=\"checkbox\"", StringComparison.Ordinal))
                continue;
            var value = tag switch
            {
                "input" => Attribute("value", attributes) ?? "",
                "textarea" => body,
                _ => Selected(body),
            };
            fields.Add(KeyValuePair.Create(name, WebUtility.HtmlDecode(value)));
        }
        return fields;
    }

    private static string Selected(string body)
    {
        var options = Option().Matches(body).Cast<System.Text.RegularExpressions.Match>().ToList();
        var option = options.Find(o => o.Groups[1].Value.Contains("selected", StringComparison.Ordinal)) ?? options[0];
        return Attribute("value", option.Groups[1].Value) ?? option.Groups[2].Value;
    }

    private static string? Attribute(string name, string attributes) =>
        System.Text.RegularExpressions.Regex.Match(attributes, $"\\b{name}=\"([^\"]*)\"") is { Success: true } match ? match.Groups[1].Value : null;

    private static System.Text.RegularExpressions.Regex Token() => new("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"");

    private static System.Text.RegularExpressions.Regex Control() => new("<(input|textarea|select)\\b([^>]*)>(?:(?<=<(?:textarea|select)[^>]*>)(.*?)</(?:textarea|select)>)?", System.Text.RegularExpressions.RegexOptions.Singleline);

    private static System.Text.RegularExpressions.Regex Option() => new("<option([^>]*)>(.*?)</option>", System.Text.RegularExpressions.RegexOptions.Singleline);
}
