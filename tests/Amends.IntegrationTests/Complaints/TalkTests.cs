using System.Net;
using System.Text.Json;
using Amends.Application;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

/// <summary>Talks by phone and in person are noted as what they were, with their minutes.</summary>
public sealed class TalkTests
{
    private const string Furious = "This is the THIRD time! Three weeks and nobody answers. You are lying to me and I am furious!!!";

    [Theory, OnBoth]
    public async Task A_talk_in_person_is_noted_as_one_with_what_was_done_in_it(On on)
    {
        var served = await Served.Shared(on);
        var reference = await served.Complaint();
        using var agent = await SignedIn.As(served, Role.Agent);
        var page = $"/complaints/{reference}";
        using var sent = await SignedIn.PostAll(agent, page, page + "/messages",
            [new("text", "She told me all of it."), new("mode", "call"), new("way", "InPerson"), new("minutes", "9"), new("evidence", "Listen"), new("evidence", "Clarify")]);
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var note = (await Notes(served, reference)).ShouldHaveSingleItem();
        (note.GetProperty("channel").GetString(), note.GetProperty("text").GetString()).ShouldBe(("in_person", "In person, 9 min. She told me all of it."));
        var evidence = (await served.Agent.Get($"complaints/{reference}/timeline")).GetProperty("items").EnumerateArray().Where(entry => entry.GetProperty("what").GetProperty("kind").GetString() == "evidence_noted").ToList();
        evidence.Count.ShouldBe(2);
        evidence.ShouldAllBe(entry => entry.GetRawText().Contains("In person."));
    }

    [Theory, OnBoth]
    public async Task What_was_filled_in_about_a_talk_is_still_there_where_it_could_not_be_noted(On on)
    {
        var served = await Served.Shared(on);
        var reference = await served.Complaint();
        using var agent = await SignedIn.As(served, Role.Agent);
        var page = $"/complaints/{reference}";
        using var refused = await SignedIn.Post(agent, page, page + "/messages", new() { ["text"] = " ", ["mode"] = "call", ["way"] = "InPerson", ["minutes"] = "9", ["evidence"] = "Own" });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var again = await refused.Content.ReadAsStringAsync();
        again.ShouldContain("value=\"InPerson\" checked");
        again.ShouldContain("value=\"Own\" checked");
        again.ShouldMatch("name=\"minutes\"[^>]*value=\"9\"");
        (await Notes(served, reference)).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task The_minutes_of_a_talk_in_which_a_complaint_is_taken_down_are_noted_and_count(On on)
    {
        var served = await Served.Shared(on);
        using var agent = await SignedIn.As(served, Role.Agent);
        using var taken = await SignedIn.Post(agent, "/complaints/new", "/complaints/new", new() { ["channel"] = "InPerson", ["text"] = Furious, ["name"] = "Maya Lund", ["minutes"] = "47" });
        taken.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var page = taken.Headers.Location!.ToString();
        var reference = page.Split('/')[^1];
        var note = (await Notes(served, reference)).ShouldHaveSingleItem();
        (note.GetProperty("channel").GetString(), note.GetProperty("text").GetString()).ShouldBe(("in_person", "In person, 47 min. The complaint was taken down."));
        var html = await agent.GetStringAsync(page);
        html.ShouldContain("47<span class=\"vh\"> minutes on hot cases today");
        // How they reached us is how the next talk most likely is.
        html.ShouldContain("value=\"InPerson\" checked");

        var fields = new Dictionary<string, string> { ["channel"] = "Social", ["text"] = "Written down twice.", ["name"] = "Maya Lund", ["once"] = "a-showing" };
        using var first = await SignedIn.Post(agent, "/complaints/new", "/complaints/new", fields);
        using var second = await SignedIn.Post(agent, "/complaints/new", "/complaints/new", fields);
        second.Headers.Location.ShouldBe(first.Headers.Location.ShouldNotBeNull(), "two taps open one case");
        using var social = await SignedIn.Post(agent, "/complaints/new", "/complaints/new", new() { ["channel"] = "Social", ["text"] = Furious, ["name"] = "Maya Lund", ["minutes"] = "5" });
        (await Notes(served, social.Headers.Location!.ToString().Split('/')[^1])).ShouldBeEmpty();
        using var refused = await SignedIn.Post(agent, "/complaints/new", "/complaints/new", new() { ["channel"] = "Phone", ["text"] = " ", ["name"] = "Maya Lund", ["minutes"] = "12" });
        (await refused.Content.ReadAsStringAsync()).ShouldMatch("name=\"minutes\"[^>]*value=\"12\"");
    }

    private static async Task<List<JsonElement>> Notes(Served served, string reference) =>
        [.. (await served.Agent.Get($"complaints/{reference}")).GetProperty("messages").EnumerateArray().Where(message => message.GetProperty("direction").GetString() == "note")];
}
