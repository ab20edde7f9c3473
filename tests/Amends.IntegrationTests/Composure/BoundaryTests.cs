using System.Net;
using System.Text.RegularExpressions;
using Amends.Application;
using Amends.Application.Audit;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Composure;

/// <summary>Where insults end, through the real pages: two polite warnings, a lead, and a lead who takes them back.</summary>
public sealed class BoundaryTests
{
    private const string Insult = "You are a fucking idiot, you stupid cow. Where is my parcel?";

    [Theory, OnBoth]
    internal async Task Two_polite_warnings_then_a_lead_each_counted_from_what_was_sent(On on)
    {
        await using var served = await Served.Start(on);
        var reference = await served.Complaint(Insult);
        using var agent = await SignedIn.As(served, Role.Agent);
        using var lead = await SignedIn.As(served, Role.Lead);
        var page = $"/complaints/{reference}";

        (await Warn(agent, page, "first")).ShouldContain("leave the insults out");
        (await Text(agent, page)).ShouldNotContain("is an insult", Case.Insensitive, "we had the last word");
        await Hear(served, reference);
        (await Warn(agent, page, "second")).ShouldContain("I ask you again");
        await Hear(served, reference);
        var third = await Text(agent, page);
        third.ShouldContain("Take it to a lead");
        var about = Regex.Match(third, "name=\"about\" value=\"([^\"]+)\"").Groups[1].Value;
        (await SignedIn.Post(agent, page, page + "/lead", new() { ["about"] = about })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Text(agent, page)).ShouldContain("With a lead since");
        (await Text(lead, "/board")).ShouldContain("Taken to you: insults after two warnings");

        var kinds = (await served.Agent.Get($"complaints/{reference}/timeline?limit=50")).GetProperty("items").EnumerateArray().Select(e => e.GetProperty("what").GetProperty("kind").GetString()).ToList();
        kinds.Count(kind => kind == "abuse_warned").ShouldBe(2);
        kinds.Count(kind => kind == "message_sent").ShouldBe(2);
        kinds[^1].ShouldBe("taken_to_lead");

        (await SignedIn.Post(agent, page, page + "/warnings/removal", new() { ["words"] = "x" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SignedIn.Post(lead, page, page + "/warnings/removal", new() { ["words"] = "That was despair." })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Text(lead, "/board")).ShouldNotContain("Taken to you");
        (await Text(lead, page)).ShouldNotContain("With a lead since");
        (await served.App.Services.GetRequiredService<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_lead_who_takes_it_over_has_it_and_the_board_is_clear()
    {
        await using var served = await Served.Start(On.Sqlite);
        var reference = await served.Complaint(Insult);
        using var agent = await SignedIn.As(served, Role.Agent);
        using var lead = await SignedIn.As(served, Role.Lead);
        var page = $"/complaints/{reference}";
        await Warn(agent, page, "first");
        await Hear(served, reference);
        await Warn(agent, page, "second");
        await Hear(served, reference);
        var about = Regex.Match(await Text(agent, page), "name=\"about\" value=\"([^\"]+)\"").Groups[1].Value;
        await SignedIn.Post(agent, page, page + "/lead", new() { ["about"] = about });
        (await SignedIn.Post(lead, page, page + "/owner", new() { ["owner"] = "me" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Text(lead, "/board")).ShouldNotContain("Taken to you");
    }

    [Theory]
    [InlineData("This is absolutely ridiculous! THREE weeks and nobody answers. I am furious!!!")]
    [InlineData("What the hell is going on? This is the worst service I have ever had. Bloody useless company.")]
    [InlineData("Your driver called me an idiot and swore at my wife. I want an apology.")]
    public async Task A_customer_who_is_merely_angry_is_never_warned(string text)
    {
        var served = await Served.Shared(On.Sqlite);
        var reference = await served.Complaint(text);
        using var agent = await SignedIn.As(served, Role.Agent);
        var page = $"/complaints/{reference}";
        (await Text(agent, page)).ShouldNotContain("is an insult");
        await using var db = await served.Db();
        var message = db.Messages.Single(m => m.ComplaintId == db.Complaints.Single(c => c.Reference == reference).Id).Id;
        (await Text(agent, $"{page}?warns={message}")).ShouldNotContain("polite warning");
        var refused = await SignedIn.Post(agent, page, page + "/messages", new() { ["text"] = "Please stop.", ["mode"] = "reply", ["warns"] = message.ToString() });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await served.Agent.Get($"complaints/{reference}/timeline")).GetProperty("items").EnumerateArray().ShouldNotContain(e => e.GetProperty("what").GetProperty("kind").GetString() == "message_sent");
    }

    /// <returns>What was sent.</returns>
    private static async Task<string> Warn(HttpClient agent, string page, string which)
    {
        var offer = await Text(agent, page);
        offer.ShouldContain("is an insult");
        var about = Regex.Match(offer, "\\?warns=([0-9a-f-]+)#compose").Groups[1].Value;
        var ready = await Text(agent, $"{page}?warns={about}");
        ready.ShouldContain($"Sending this counts as the {which} polite warning");
        var draft = ready[(ready.IndexOf("data-action=\"input->composer#typed\">", StringComparison.Ordinal) + 36)..];
        draft = draft[..draft.IndexOf("</textarea>", StringComparison.Ordinal)] + "I am looking for your parcel now.";
        (await SignedIn.Post(agent, page, page + "/messages", new() { ["text"] = draft, ["mode"] = "reply", ["warns"] = about })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        return draft;
    }

    private static async Task Hear(Served served, string reference) => await served.Agent.Post($"complaints/{reference}/messages", new { direction = "inbound", text = Insult });

    private static async Task<string> Text(HttpClient browser, string page) => WebUtility.HtmlDecode(await browser.GetStringAsync(page));
}
