using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.Application.Outbox;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

public sealed class DeadlineTests
{
    [Theory, OnBoth]
    public async Task A_promise_whose_time_passed_is_found_broken_once_and_moves_the_case_up(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var due = Instant.FromDateTimeOffset(house.Clock.GetUtcNow()) + Duration.FromHours(2);
        (await house.Get<SendReply>().Handle(house.Target(reference), new Reply("I will ring you.", Promises: [new(Guid.CreateVersion7(), "ring you", Promisor.I, house.Agent.Id, due, DuePrecision.Time)]))).Value();
        var before = (await house.Get<Queue>().Handle(house.Agent, new QueueQuery())).Items.ShouldHaveSingleItem();
        before.NextDueCode.ShouldBe("promise");

        (await house.Get<SweepPromises>().Handle()).ShouldBe(0);
        house.Clock.Advance(TimeSpan.FromHours(3));
        (await house.Get<SweepPromises>().Handle()).ShouldBe(1);
        (await house.Get<SweepPromises>().Handle()).ShouldBe(0);

        var after = (await house.Get<Queue>().Handle(house.Agent, new QueueQuery())).Items.ShouldHaveSingleItem();
        after.BrokenPromises.ShouldBe(1);
        after.AnswerBy.ShouldBeLessThan(before.AnswerBy);
        after.Urgency.Why.ShouldContain(reason => reason.Code == "broken_promises");
        (await house.Get<CaseView>().Handle(house.Agent, reference))!.Timeline[^1].By.ShouldBe(Actor.Amends);
    }

    [Theory, OnBoth]
    public async Task Deadlines_are_counted_in_the_hours_that_the_organisation_keeps(On on)
    {
        await using var house = await House.Open(on);
        await house.Get<Charters>().Change(new BusinessHours("America/New_York", [1, 2, 3, 4, 5], ["10:00-18:00"], []));
        var reference = await house.Receive("A plain question.");

        // Monday 09:00 UTC is four in the morning in New York: eight business hours end at six in the evening there.
        var it = (await house.Get<CaseView>().Handle(house.Agent, reference))!;
        it.Deadlines.ShouldContain(d => d.Code == "first_reply" && d.Due <= Instant.FromUtc(2026, 3, 2, 23, 0) && d.Due > Instant.FromUtc(2026, 3, 2, 15, 0));
        it.Path.Next.ShouldNotBeNull().Step.ShouldBe(Step.Listen);
        Should.Throw<ArgumentException>(() => house.Get<Charters>().Change(new BusinessHours("Mars/Olympus", [1], ["10:00-18:00"], [])).GetAwaiter().GetResult());
        Should.Throw<ArgumentException>(() => house.Get<Charters>().Change(new BusinessHours("Etc/UTC", [], [], [])).GetAwaiter().GetResult());
    }

    [Theory, OnBoth]
    public async Task What_the_customer_is_told_leaves_the_outbox_after_a_moment_and_once(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        (await house.Get<SendReply>().Handle(house.Target(reference), new Reply("I am sorry."))).Value();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new SendClarification("Your parcel is late."))).Value();

        (await house.Get<Deliver>().Handle()).ShouldBe(0);
        house.Clock.Advance(TimeSpan.FromSeconds(11));
        (await house.Get<Deliver>().Handle()).ShouldBe(2);
        (await house.Get<Deliver>().Handle()).ShouldBe(0);
        await using var db = await house.Db();
        (await db.Outbox.Select(o => o.Kind).ToListAsync()).ShouldBe(["message", "clarification"], ignoreOrder: true);
    }

    [Theory, OnBoth]
    public async Task Answers_to_old_requests_are_forgotten(On on)
    {
        await using var house = await House.Open(on);
        var once = new Once(house.Agent.Id, "k", [1]);
        (await house.Get<ReceiveComplaint>().Handle(new NewComplaint(new(), Channel.Api, "It broke."), house.Agent, once)).Value();
        (await house.Get<ForgetAnswers>().Handle()).ShouldBe(0);
        house.Clock.Advance(TimeSpan.FromDays(3));
        (await house.Get<ForgetAnswers>().Handle()).ShouldBe(1);
    }
}
