using System.Net;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.FollowUps;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.FollowUps;

public class FollowUpTests
{
    [Theory, OnBoth]
    internal async Task A_case_comes_to_the_call_list_after_its_last_action_and_leaves_it_with_the_answer(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive(email: "maya@example.com");
        var (change, list) = (house.Get<ChangeComplaint>(), house.Get<ListFollowUps>());
        var step = Guid.NewGuid();
        await Do(new ChangeOwner(house.Agent.Id, null));
        await Do(new NoteEvidence(Step.Acknowledge, null));
        await Do(new PlanAction(step, "Post a new one", null, "Warehouse", null));
        await Do(new Resolve("It is on its way"));
        (await All()).ShouldBeEmpty("the fix is not done");
        house.Clock.Advance(TimeSpan.FromDays(1));
        await Do(new CompleteAction(step, null));
        var item = (await All()).ShouldHaveSingleItem();
        item.Kind.ShouldBe(ContactKind.Ask);
        item.Done.Select(one => one.Words).ShouldBe(["It is on its way", "Post a new one"]);
        item.By.ShouldBe(new Reach(Channel.Email, "maya@example.com", false));
        item.Due.ToDateTimeUtc().ShouldBe(new DateTime(2026, 3, 6, 17, 0, 0, DateTimeKind.Utc));

        (await list.Handle(house.Lead, new FollowUpQuery(house.Lead.Id))).Items.ShouldBeEmpty();
        (await list.Handle(house.Agent, new FollowUpQuery(house.Agent.Id))).Items.Count.ShouldBe(1);
        await Do(new FollowUp(FollowUpOutcome.NoAnswer, null));
        (await All()).ShouldHaveSingleItem().Kind.ShouldBe(ContactKind.AskAgain);
        await Do(new FollowUp(FollowUpOutcome.NoAnswer, null));
        (await All()).ShouldHaveSingleItem().Kind.ShouldBe(ContactKind.CloseKindly);
        await house.Get<WriteAfterFix>().Close(house.Target(reference), FollowUpMessage.Written(item with { Kind = ContactKind.CloseKindly }, "Maya", NodaTime.DateTimeZone.Utc, item.Due), Channel.Email);
        (await All()).ShouldBeEmpty();
        var found = await house.Get<CaseView>().Handle(house.Agent, reference);
        found!.State.Stage.ShouldBe(Stage.Closed);
        found.Timeline[^2].What.ShouldBeOfType<MessageSent>();
        (await house.Get<Application.Audit.VerifyAll>().Handle()).FaultCount.ShouldBe(0);

        async Task Do(Command command) => (await change.Handle(house.Target(reference), command)).Value();
        async Task<IReadOnlyList<FollowUpItem>> All() => (await list.Handle(house.Agent, new FollowUpQuery())).Items;
    }

    [Theory, OnBoth]
    internal async Task A_letter_names_a_kept_promise_without_making_it_again_and_a_yes_settles_it(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var change = house.Get<ChangeComplaint>();
        var promise = Guid.NewGuid();
        await Do(new MakePromise(new(promise, "I will refund the postage", Promisor.I, house.Agent.Id, null, DuePrecision.None)));
        await Do(new NoteEvidence(Step.Acknowledge, null));
        await Do(new FulfilPromise(promise, null));
        await Do(new Resolve("The new lamp will be brought to you on Friday"));
        var item = (await house.Get<ListFollowUps>().One(house.Agent, reference)).ShouldNotBeNull();
        var text = FollowUpMessage.Written(item, "Maya", NodaTime.DateTimeZone.Utc, item.Due);
        text.ShouldContain("on Friday (on ");
        text.ShouldContain("I will refund the postage");
        (await house.Get<WriteAfterFix>().Ask(house.Target(reference), text, Channel.Email)).Value();
        var asked = await house.Get<CaseView>().Handle(house.Agent, reference);
        asked!.State.Promises.Count.ShouldBe(1);
        asked.State.FollowUp.ShouldBe(FollowUpOutcome.Asked);
        (await house.Get<HearMessage>().Handle(house.Target(reference), "Yes, all fine now, thank you!")).Value();
        var answered = await house.Get<CaseView>().Handle(house.Agent, reference);
        answered!.State.FollowUp.ShouldBe(FollowUpOutcome.Satisfied);
        answered.Path[Step.FollowUp].State.ShouldBe(StepState.Done);

        async Task Do(Command command) => (await change.Handle(house.Target(reference), command)).Value();
    }

    [Theory, OnBoth]
    internal async Task The_list_goes_on_where_a_page_ended_and_hides_what_is_restricted(On on)
    {
        await using var house = await House.Open(on);
        var references = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            references.Add(await Resolved(house));
            house.Clock.Advance(TimeSpan.FromDays(i % 2));
        }
        var list = house.Get<ListFollowUps>();
        var seen = new List<string>();
        for (string? cursor = null; ;)
        {
            var page = await list.Handle(house.Agent, new FollowUpQuery(Cursor: cursor, Limit: 2));
            seen.AddRange(page.Items.Select(item => item.Reference));
            if ((cursor = page.Next) is null)
                break;
        }
        seen.ShouldBe(references);
        (await house.Get<Restrict>().Handle(new Target(references[2], house.Lead), [])).Value().Entries.ShouldHaveSingleItem();
        (await list.Handle(house.Agent, new FollowUpQuery())).Items.Select(item => item.Reference).ShouldNotContain(references[2]);
        (await list.One(house.Agent, references[2])).ShouldBeNull();
        (await list.Handle(house.Lead, new FollowUpQuery())).Items.Count.ShouldBe(5);
    }

    [Theory, OnBoth]
    internal async Task The_pages_record_an_outcome_once_and_keep_what_was_written(On on)
    {
        await using var served = await Served.Start(on);
        var reference = await served.Complaint();
        var customer = (await served.Agent.Get($"complaints/{reference}")).GetProperty("customerId").GetString();
        await served.Agent.Post($"customers/{customer}/choices", new { preferredChannel = "email" });
        await served.Agent.Post($"complaints/{reference}/evidence", new { step = "acknowledge" });
        await served.Agent.Post($"complaints/{reference}/resolution", new { words = "A new one is there" });
        (await served.Agent.Get("follow-ups")).GetProperty("items")[0].GetProperty("done")[0].GetProperty("words").GetString().ShouldBe("A new one is there");

        var desk = await SignedIn.As(served, Role.Agent);
        var page = await desk.GetStringAsync($"/follow-ups/{reference}");
        page.ShouldContain("A new one is there");
        (await desk.GetStringAsync("/follow-ups?whose=all")).ShouldContain("Maya Lund");
        var version = (await served.Agent.Get($"complaints/{reference}")).GetProperty("version").GetInt32();
        var fields = new Dictionary<string, string> { ["version"] = $"{version}", ["outcome"] = "NoAnswer" };
        (await SignedIn.Post(desk, $"/follow-ups/{reference}", $"/follow-ups/{reference}/outcome", new(fields))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        // The same page in another tab: it saw an older version.
        (await SignedIn.Post(desk, $"/follow-ups/{reference}", $"/follow-ups/{reference}/outcome", new(fields))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        var letter = await SignedIn.Post(desk, $"/follow-ups/{reference}", $"/follow-ups/{reference}/message", new() { ["version"] = "1", ["text"] = "Is it well, Maya?", ["channel"] = "Email", ["closes"] = "no" });
        letter.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await letter.Content.ReadAsStringAsync()).ShouldContain("Is it well, Maya?");
        (await served.Agent.Get($"complaints/{reference}/timeline?limit=200")).GetProperty("items").EnumerateArray().Count(e => e.GetProperty("what").GetProperty("kind").GetString() == "followed_up").ShouldBe(1);
    }

    [Theory, OnBoth]
    internal async Task What_a_customer_wants_stands_until_they_say_otherwise(On on)
    {
        await using var house = await House.Open(on);
        var found = await house.Get<CaseView>().Handle(house.Agent, await house.Receive());
        var choices = house.Get<CustomerChoices>();
        var customer = found!.State.CustomerId;
        (await choices.Of(customer)).ShouldBe(new Choices(null, null, null));
        (await choices.Change(customer, Channel.Phone, surveys: false, invitations: true)).Value().ShouldBeTrue();
        var first = await choices.Of(customer);
        house.Clock.Advance(TimeSpan.FromDays(2));
        (await choices.Change(customer, surveys: false, invitations: true)).Value().ShouldBeTrue();
        (await choices.Of(customer)).ShouldBe(first);
        (await choices.Change(customer, surveys: true, invitations: false)).Value().ShouldBeTrue();
        (await choices.Of(customer)).ShouldBe(new Choices(Channel.Phone, null, null));
        (await choices.Change(customer, Channel.Social)).Refusal().ShouldBe("channel_unreachable");
        (await choices.Change(Guid.NewGuid(), Channel.Phone)).ShouldBeOfType<Outcome<bool>.NotFound>();
    }

    private static async Task<string> Resolved(House house)
    {
        var reference = await house.Receive();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new NoteEvidence(Step.Acknowledge, null))).Value();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new Resolve("Done"))).Value();
        return reference;
    }
}
