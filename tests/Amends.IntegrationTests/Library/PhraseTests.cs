using System.Net;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Library;
using Amends.Application.Writing;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Library;

/// <summary>Phrases with versions, filled in for a case, counted when they go out; and a reply that still asks to be filled in does not.</summary>
public sealed class PhraseTests
{
    private static readonly Phrase Mine = new("Where the van is", "I can see the van on my screen, {name|and} it is {how far} away.", "next_step", "delivery");

    [Theory, OnBoth]
    public async Task A_lead_writes_versions_and_who_was_overtaken_is_told(On on)
    {
        await using var house = await House.Open(on);
        var (save, library) = (house.Get<SavePhrase>(), house.Get<HousePhrases>());
        (await save.Handle(house.Agent, null, Mine)).ShouldBeOfType<Outcome<SavedPhrase>.NotFound>("agents take them, leads write them");
        (await save.Handle(Person.Customer(Guid.NewGuid(), "Maya"), null, Mine)).ShouldBeOfType<Outcome<SavedPhrase>.NotFound>();
        var (id, first) = (await save.Handle(house.Lead, null, Mine)).Value();
        first.ShouldBe(1);
        (await save.Handle(house.Lead, null, Mine)).Refusal().ShouldBe("phrase_known");
        (await save.Handle(house.Lead, id, Mine, 1)).Refusal().ShouldBe("phrase_unchanged");
        (await save.Handle(house.Lead, id, Mine with { Words = "It is {how far} away, {name}." }, 1)).Value().Version.ShouldBe(2);
        (await save.Handle(house.Lead, id, Mine with { Words = "Other." }, 1)).Refusal().ShouldBe("phrase_newer");
        (await save.Handle(house.Lead, "no_such", Mine with { Title = "Else" }, 1)).ShouldBeOfType<Outcome<SavedPhrase>.NotFound>();
        (await save.Handle(house.Lead, null, Mine with { Title = " " })).Refusal().ShouldBe("phrase_unclear");
        (await save.Handle(house.Lead, null, Mine with { Title = "Else", Words = "{order 5}" })).Refusal().ShouldBe("phrase_braces");
        (await save.Handle(house.Lead, null, Mine with { Title = "Else", Principle = "magic" })).Refusal().ShouldBe("principle_unknown");
        (await save.Handle(house.Lead, null, Mine with { Title = "Else", Concern = "weather" })).Refusal().ShouldBe("concern_unknown");

        (await save.Withdraw(house.Lead, id, withdrawn: true)).Value().Version.ShouldBe(3);
        (await library.InUse()).ShouldNotContain(one => one.Id == id);
        (await save.Withdraw(house.Lead, id, withdrawn: false)).Value().Version.ShouldBe(4);
        (await library.Versions(id)).Select(one => (one.Version, one.Withdrawn)).ShouldBe([(4, false), (3, true), (2, false), (1, false)]);

        // What ships is changed like any other, and stays to be read.
        var shipped = (await library.InUse()).Single(one => one.Id == "with_me");
        (await save.Handle(house.Lead, "with_me", shipped.Phrase with { Words = "I have it now, and I keep it." }, 0)).Value().Version.ShouldBe(1);
        (await library.Versions("with_me")).Select(one => one.Phrase.Words).ShouldBe(["I have it now, and I keep it.", shipped.Phrase.Words]);
        (await library.All()).Count(one => one.Id == "with_me").ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_list_for_a_case_is_filled_in_and_begins_with_what_the_reply_lacks(On on)
    {
        await using var house = await House.Open(on);
        (await house.Get<SavePhrase>().Handle(house.Lead, null, Mine)).Value();
        var reference = await house.Receive("Where is my parcel, order 48213? I have been waiting for two weeks and I am furious!");
        var phrases = house.Get<CasePhrases>();
        var empty = (await phrases.Handle(house.Agent, reference, ""))!;
        empty[0].IsMissing.ShouldBeTrue();
        empty.Single(one => one.Of.Id == "looked_for").ShouldSatisfyAllConditions(
            one => one.Filled.Text.ShouldBe("Somebody is looking for 48213 by hand today, Monday 2 March. As soon as I know where it is, you know it too."),
            one => one.Filled.Asks.ShouldBeEmpty(),
            one => one.FitsConcern.ShouldBeTrue());
        empty.Single(one => one.Of.Phrase.Title == Mine.Title).Filled.ShouldSatisfyAllConditions(
            filled => filled.Text.ShouldBe("I can see the van on my screen, Maya it is {how far} away."), filled => filled.Asks.ShouldBe(["{how far}"]));
        empty[^1].Of.Phrase.Concern.ShouldNotBeNull("what is for other cases comes last");
        (await phrases.Handle(house.Agent, "AM-0000-00", "")).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task A_use_counts_when_a_reply_goes_out_with_it_and_a_placeholder_never_does(On on)
    {
        await using var house = await House.Open(on);
        var (reply, library) = (house.Get<SendReply>(), house.Get<HousePhrases>());
        var reference = await house.Receive();
        const string Words = "Dear Maya, this is with me now, and it stays with me until it is done. You will not have to explain it to anybody else.";
        var refused = await reply.Handle(house.Target(reference), new Reply(Words + " You get {amount} back."));
        ((Outcome<Changed>.Refused)refused).Refusal.ShouldBe(new Refusal("placeholder_left", "Fill in {amount} first: it would reach the customer as it stands."));
        (await reply.Handle(house.Target(reference), new Reply("Hello", Html: "<p>Hello {name}</p>"))).Refusal().ShouldBe("placeholder_left");
        (await library.All()).Sum(one => one.Uses).ShouldBe(0);

        (await reply.Handle(house.Target(reference), new Reply(Words))).Value();
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        (await reply.Handle(house.Target(reference), new Reply(Words))).Value();
        var used = (await library.All()).Where(one => one.Uses > 0).ShouldHaveSingleItem();
        (used.Id, used.Uses, used.LastUsed).ShouldBe(("with_me", 2, NodaTime.Instant.FromUtc(2026, 3, 2, 9, 5)));
    }

    [Theory, OnBoth]
    public async Task A_suggestion_takes_the_teams_own_words_where_they_fit(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        await house.Get<SavePhrase>().Handle(house.Lead, null, new("Ours to mend", "I take this on myself, and I see it through to the end, {name|whatever it takes}.", "ownership"));
        await house.Get<SavePhrase>().Handle(house.Lead, null, new("Not by itself", "Sorry about {what}.", "apology"));
        var brief = await house.Get<Briefs>().For((await house.Get<CaseView>().Handle(house.Agent, reference))!, house.Agent, CancellationToken.None);
        brief.FullNames.ShouldBe(["Maya Lund", house.Agent.Name], "in full they are masked");
        var taken = brief.Phrases.ShouldHaveSingleItem();
        (taken.Principle, taken.Words).ShouldBe(("ownership", "I take this on myself, and I see it through to the end, Maya."));
    }

    [Fact]
    public async Task A_lead_writes_and_withdraws_without_a_script_and_an_agent_copies()
    {
        await using var served = await Served.Start(On.Sqlite);
        using var lead = await SignedIn.As(served, Role.Lead);
        using var agent = await SignedIn.As(served, Role.Agent);
        const string pages = "/settings/phrases", edit = pages + "/edit";
        (await agent.GetAsync(pages)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await lead.GetStringAsync(pages)).ShouldContain("not sent yet");
        Dictionary<string, string> Fields(string id, string seen, string words) => new() { ["id"] = id, ["seen"] = seen, ["title"] = Mine.Title, ["words"] = words, ["principle"] = "next_step", ["concern"] = "delivery" };
        using var wrong = await SignedIn.Post(lead, edit, edit, Fields("", "", "{order 5}"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("{order 5}</textarea>");
        var saved = (await SignedIn.Post(lead, edit, edit, Fields("", "", Mine.Words))).Headers.Location!.ToString();
        WebUtility.HtmlDecode(await lead.GetStringAsync(saved)).ShouldContain("“Where the van is” is saved as version 1.");
        var id = saved[(saved.IndexOf('=', StringComparison.Ordinal) + 1)..];
        (await lead.GetStringAsync($"{edit}?id={id}")).ShouldContain("Save version 2");
        (await SignedIn.Post(lead, edit, edit, Fields(id, "1", "It is {how far} away."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var late = await SignedIn.Post(lead, edit, edit, Fields(id, "1", "Mine."));
        WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(told => told.ShouldContain("Version 2 was saved while you wrote."), told => told.ShouldContain("Save version 3"));
        (await lead.GetStringAsync($"{pages}/{id}?version=1")).ShouldContain("There is a newer one.");
        (await lead.GetAsync($"{pages}/{id}?version=9")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var page = $"/complaints/{await served.Complaint()}";
        WebUtility.HtmlDecode(await agent.GetStringAsync(page)).ShouldContain("It is {how far} away.");
        (await agent.GetStringAsync(page)).ShouldNotContain("/settings/phrases");
        (await lead.GetStringAsync(page)).ShouldContain("/settings/phrases");
        WebUtility.HtmlDecode(await agent.GetStringAsync(page + "/phrases")).ShouldContain("It is {how far} away.");
        (await agent.GetAsync("/complaints/AM-0000-00/phrases")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var list = await SignedIn.Post(agent, page, page + "/phrases", new() { ["text"] = "Dear Maya," });
        (await list.Content.ReadAsStringAsync()).ShouldContain("role=\"option\"");
        using var raw = await SignedIn.Post(agent, page, page + "/messages", new() { ["mode"] = "reply", ["text"] = "It is {how far} away." });
        raw.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await raw.Content.ReadAsStringAsync()).ShouldSatisfyAllConditions(
            told => told.ShouldContain("Fill in {how far} first"), told => told.ShouldContain("It is {how far} away.</textarea>"));
        (await SignedIn.Post(agent, page, page + "/messages", new() { ["mode"] = "note", ["text"] = "She asked for {how far}." })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await SignedIn.Post(lead, edit, pages + "/withdrawal", new() { ["id"] = id, ["withdrawn"] = "yes" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await lead.GetStringAsync(pages)).ShouldContain("Out of use");
        (await agent.GetStringAsync(page + "/phrases")).ShouldNotContain("Where the van is");
    }

    [Theory, OnBoth]
    public async Task A_program_finds_phrases_for_a_case_and_cannot_send_a_placeholder(On on)
    {
        var served = await Served.Shared(on);
        var reference = await served.Complaint();
        var all = (await served.Agent.Get("phrases")).GetProperty("items");
        all.GetArrayLength().ShouldBeGreaterThanOrEqualTo(12);
        var found = (await served.Agent.Get($"phrases?q=hand%20looking&complaint={reference}")).GetProperty("items");
        found.GetArrayLength().ShouldBe(1);
        found[0].GetProperty("text").GetString()!.ShouldStartWith("Somebody is looking for your parcel by hand today");
        (await served.Agent.Send(HttpMethod.Get, "phrases?complaint=AM-0000-00", null)).Status.ShouldBe(404);
        var refused = await served.Agent.Send(HttpMethod.Post, $"complaints/{reference}/messages", """{"direction":"outbound","text":"You get {amount} back."}""");
        (refused.Status, refused.Json.GetProperty("code").GetString()).ShouldBe((409, "placeholder_left"));
    }
}
