using System.Net;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Composure;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Composure;

/// <summary>Hot minutes, pauses and what each one carries, through the real server and on both databases.</summary>
public sealed class ExposureTests
{
    private const string Furious = "This is the THIRD time! Three weeks and nobody answers. You are lying to me and I am furious!!!";

    [Theory, OnBoth]
    public async Task What_a_colleague_did_on_hot_cases_is_counted_for_today_and_forgotten_after_it(On on)
    {
        await using var house = await House.Open(on);
        var (hot, calm) = (await house.Receive(Furious), await house.Receive("Thank you, all is well."));
        var acts = house.Get<NoteAct>();
        await acts.Handle(house.Agent, hot, opens: true);
        house.Clock.Advance(TimeSpan.FromMinutes(4));
        await acts.Handle(house.Agent, hot, opens: true);
        (await Minutes(house)).ShouldBe(0, "looking again is no act");
        await acts.Handle(house.Agent, hot);
        (await Minutes(house)).ShouldBe(4);
        house.Clock.Advance(TimeSpan.FromHours(2));
        await acts.Handle(house.Agent, calm, opens: true);
        (await Minutes(house)).ShouldBe(9);
        house.Clock.Advance(TimeSpan.FromMinutes(3));
        await acts.Handle(house.Agent, hot, call: Duration.FromMinutes(20));
        (await Minutes(house)).ShouldBe(29);
        // Somebody else's, a customer's and what is no case count nothing.
        await acts.Handle(house.Lead, "AM-0000-00");
        await acts.Handle(Person.Customer(Guid.NewGuid(), "Maya"), hot);
        await using (var db = await house.Db())
            (await db.Exposure.CountAsync()).ShouldBe(1);
        house.Clock.Advance(TimeSpan.FromDays(1));
        (await Minutes(house)).ShouldBe(0);
        (await house.Get<ForgetExposure>().Handle()).ShouldBe(1);
        await using (var db = await house.Db())
            (await db.Exposure.CountAsync()).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task Of_cases_that_are_looked_through_the_last_is_noted_and_nothing_for_a_customer(On on)
    {
        await using var house = await House.Open(on);
        var (hot, calm) = (await house.Receive(Furious), await house.Receive("Thank you, all is well."));
        var opened = house.Get<OpenedCases>();
        opened.Add(house.Agent, calm);
        opened.Add(house.Agent, hot);
        opened.Add(Person.Customer(Guid.NewGuid(), "Maya"), calm);
        await opened.Note();
        house.Clock.Advance(TimeSpan.FromMinutes(4));
        await opened.Note();
        await house.Get<NoteAct>().Handle(house.Agent, hot);
        (await Minutes(house)).ShouldBe(4);
        await using var db = await house.Db();
        (await db.Exposure.CountAsync()).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Nobody_is_given_a_case_while_they_rest(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var change = house.Get<ChangeComplaint>();
        await house.Get<TakePause>().Begin(house.Agent);
        (await change.Handle(house.Target(reference, by: house.Lead), new ChangeOwner(house.Agent.Id, null))).Refusal().ShouldBe("resting");
        (await change.Handle(house.Target(reference, by: Person.Amends), new ChangeOwner(house.Agent.Id, null))).Refusal().ShouldBe("resting");
        (await house.Get<OwnComposure>().Handle(house.Agent)).PausedUntil.ShouldNotBeNull();
        (await change.Handle(house.Target(reference), new ChangeOwner(house.Agent.Id, null))).Value();
        (await change.Handle(house.Target(reference), new ChangeOwner(null, null))).Value();
        house.Clock.Advance(TimeSpan.FromMinutes(10));
        (await change.Handle(house.Target(reference, by: house.Lead), new ChangeOwner(house.Agent.Id, null))).Value();
        await house.Get<TakePause>().Begin(house.Agent);
        await house.Get<TakePause>().Back(house.Agent);
        (await house.Get<OwnComposure>().Handle(house.Agent)).PausedUntil.ShouldBeNull();
    }

    [Fact]
    public async Task Much_is_offered_a_pause_and_then_a_hand_over_until_it_is_declined()
    {
        await using var house = await House.Open(On.Sqlite);
        var hot = await house.Receive(Furious);
        var acts = house.Get<NoteAct>();
        await acts.Handle(house.Agent, hot, call: Duration.FromMinutes(44));
        (await Own()).WantsPause.ShouldBeFalse();
        await acts.Handle(house.Agent, hot, call: Duration.FromMinutes(46));
        var own = await Own();
        (own.WantsPause, own.WantsHandOver).ShouldBe((true, false));
        await house.Get<TakePause>().NotNow(house.Agent);
        (await Own()).WantsPause.ShouldBeFalse();
        await acts.Handle(house.Agent, hot, call: Duration.FromMinutes(95));
        own = await Own();
        (own.WantsPause, own.WantsHandOver).ShouldBe((true, true));

        var admin = new Person(Guid.NewGuid(), "Root", Role.Admin);
        (await house.Get<HouseRules<ComposureRules>>().Change(admin, new ComposureRules(Shown: false))).Value();
        (await Own()).WantsPause.ShouldBeFalse();
        (await house.Get<HouseRules<ComposureRules>>().Change(admin, new ComposureRules(Pause: 0))).Refusal().ShouldBe("composure_unusable");
        (await house.Get<HouseRules<ComposureRules>>().Change(house.Lead, new ComposureRules())).ShouldBeOfType<Outcome<ComposureRules>.NotFound>();

        Task<Composed> Own() => house.Get<OwnComposure>().Handle(house.Agent);
    }

    [Fact]
    public async Task An_agent_sees_their_own_day_rests_on_a_quiet_page_and_comes_back()
    {
        await using var served = await Served.Start(On.Sqlite);
        var reference = await served.Complaint(Furious);
        using var agent = await SignedIn.As(served, Role.Agent);
        using var other = await SignedIn.As(served, Role.Agent);
        (await SignedIn.Post(agent, $"/complaints/{reference}", $"/complaints/{reference}/messages", new() { ["text"] = "On the phone for long.", ["mode"] = "call", ["minutes"] = "47" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var page = await agent.GetStringAsync($"/complaints/{reference}");
        page.ShouldContain("47<span class=\"vh\"> minutes on hot cases today");
        page.ShouldContain("47 hot minutes today.");
        (await other.GetStringAsync($"/complaints/{reference}")).ShouldNotContain("hot minutes today");
        (await other.GetAsync("/board")).StatusCode.ShouldNotBe(HttpStatusCode.OK);

        (await SignedIn.Post(agent, "/composure", "/pause", [])).Headers.Location!.ToString().ShouldBe("/pause");
        (await agent.GetStringAsync("/pause")).ShouldContain("This time is yours.");
        (await agent.GetAsync("/queue")).Headers.Location!.ToString().ShouldBe("/pause");
        (await agent.GetAsync($"/complaints/{reference}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SignedIn.Post(agent, "/pause", "/pause/end", [])).Headers.Location!.ToString().ShouldBe("/queue");
        (await agent.GetAsync("/queue")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await agent.GetAsync("/pause")).Headers.Location!.ToString().ShouldBe("/queue");
        (await SignedIn.Post(agent, "/composure", "/composure/later", new() { ["back"] = "https://elsewhere.example/" })).Headers.Location!.ToString().ShouldBe("/queue");
    }

    [Fact]
    public async Task The_reminder_below_furious_words_can_be_switched_off()
    {
        await using var served = await Served.Start(On.Sqlite);
        var reference = await served.Complaint("You lied to me AGAIN. I am absolutely furious, this is a disgrace and you are all useless liars!!! Give me my money back NOW.");
        using var agent = await SignedIn.As(served, Role.Agent);
        using var admin = await SignedIn.As(served, Role.Admin);
        const string reminder = "Take a breath, then read it again.";
        (await agent.GetStringAsync($"/complaints/{reference}")).ShouldContain(reminder);
        (await SignedIn.Post(admin, "/settings/composure", "/settings/composure", new() { ["shown"] = "yes", ["pauseAfter"] = "45", ["handOverAfter"] = "90", ["pause"] = "10", ["hotCases"] = "6" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await agent.GetStringAsync($"/complaints/{reference}")).ShouldNotContain(reminder);
    }

    [Theory, OnBoth]
    internal async Task A_lead_sees_by_name_who_carries_much_and_hands_one_case_on(On on)
    {
        await using var served = await Served.Start(on);
        var (much, free) = (await Account(served, "Zoe Much"), await Account(served, "Abe Free"));
        for (var i = 0; i < 6; i++)
            await served.Agent.Post($"complaints/{await served.Complaint(Furious)}/owner", new { owner = much });
        using var lead = await SignedIn.As(served, Role.Lead);
        var board = await lead.GetStringAsync("/board");
        board.ShouldContain("Zoe carries much now. Hand one case on.");
        board.ShouldContain("6 open, 6 hot");
        var seen = System.Text.RegularExpressions.Regex.Match(board, "<option value=\"(AM-[^\"]+ \\d+)\"").Groups[1].Value;
        (await SignedIn.Post(lead, "/board", "/board/hand-on", new() { ["case"] = seen, ["owner"] = free.ToString() })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await lead.GetStringAsync("/board")).ShouldNotContain("carries much");
        await served.App.Services.GetRequiredService<TakePause>().Begin(new Person(free, "Abe Free", Role.Agent));
        (await lead.GetStringAsync("/board")).ShouldContain("resting until");
        board = await lead.GetStringAsync("/board");
        seen = System.Text.RegularExpressions.Regex.Matches(board, "<option value=\"(AM-[^\"]+ \\d+)\"")[^1].Groups[1].Value;
        var refused = await SignedIn.Post(lead, "/board", "/board/hand-on", new() { ["case"] = seen, ["owner"] = free.ToString() });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("They take a break for");
    }

    private static async Task<int> Minutes(House house) => (await house.Get<OwnComposure>().Handle(house.Agent)).HotMinutes;

    private static async Task<Guid> Account(Served served, string name)
    {
        await using var scope = served.App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Accounts>().Create($"{Guid.NewGuid():N}@example.com", name, Role.Agent, SignedIn.Password)).Value().Id;
    }
}
