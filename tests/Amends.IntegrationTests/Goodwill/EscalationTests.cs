using Amends.Application;
using Amends.Application.Approvals;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Goodwill;

/// <summary>Questions that nobody answers in time go one step up, once.</summary>
public sealed class EscalationTests
{
    [Theory, OnBoth]
    public async Task Overdue_questions_go_up_once_each_even_after_two_days_off(On on)
    {
        await using var house = await House.Open(on);
        var (first, second, admin) = (await Account(house, "Ben", Role.Lead), await Account(house, "Cid", Role.Lead), await Account(house, "Root", Role.Admin));
        var reference = await house.Receive();
        var (open, handed, answered, later) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var change = house.Get<ChangeComplaint>();
        var approvals = house.Get<AnswerApproval>();
        var now = Instant.FromDateTimeOffset(house.Clock.GetUtcNow());
        foreach (var (id, hours) in new[] { (open, 4), (handed, 8), (answered, 4), (later, 400) })
            (await change.Handle(house.Target(reference), new AskApproval(id, "May I?", null, now + Duration.FromHours(hours)))).Value();
        (await approvals.Delegate(house.Target(reference, by: first), handed, admin.Id, null)).Value();
        (await approvals.Decide(house.Target(reference, by: first), new DecideApproval(answered, true, null))).Value();
        (await approvals.Decide(house.Target(reference, by: second), new DecideApproval(handed, true, null))).Refusal().ShouldBe("approval_handed_on");
        (await approvals.Delegate(house.Target(reference, by: second), handed, second.Id, null)).Refusal().ShouldBe("approval_handed_on", "nor may they take it");

        (await house.Get<SweepApprovals>().Handle()).ShouldBe(0);
        house.Clock.Advance(TimeSpan.FromDays(2));
        (await Task.WhenAll(house.Get<SweepApprovals>().Handle(), house.Get<SweepApprovals>().Handle())).Sum().ShouldBe(2);
        (await house.Get<SweepApprovals>().Handle()).ShouldBe(0);
        var state = (await house.Get<CaseView>().Handle(house.Agent, reference))!.State;
        state.Approvals.Find(a => a.Id == open)!.EscalatedTo.ShouldBe(admin.Id);
        state.Approvals.Find(a => a.Id == handed)!.EscalatedTo.ShouldBe(first.Id, "an administrator had it and did not answer");
        (await house.Get<ListApprovals>().Handle(house.Lead)).Items.Single(i => i.Id == open).EscalatedToName.ShouldBe("Root");
        // Whoever got it because it was late may answer it; whoever could before, still may.
        (await approvals.Decide(house.Target(reference, by: first), new DecideApproval(handed, true, null))).Value();
        (await approvals.Decide(house.Target(reference, by: second), new DecideApproval(open, true, null))).Value();
        (await house.Get<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task Nobody_above_is_told_so_once_and_a_closed_case_waits_until_it_is_opened_again(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var now = Instant.FromDateTimeOffset(house.Clock.GetUtcNow());
        var change = house.Get<ChangeComplaint>();
        (await change.Handle(house.Target(reference), new AskApproval(Guid.NewGuid(), "May I?", null, now + Duration.FromHours(4)))).Value();
        foreach (var command in new Command[] { new Resolve(null), new Close(null) })
            (await change.Handle(house.Target(reference), command)).Value();
        house.Clock.Advance(TimeSpan.FromDays(2));
        (await house.Get<SweepApprovals>().Handle()).ShouldBe(0);
        (await house.Get<ListApprovals>().Handle(house.Lead)).Items.ShouldBeEmpty("nobody can answer it on a closed case");
        (await change.Handle(house.Target(reference), new Reopen(null))).Value();
        (await house.Get<SweepApprovals>().Handle()).ShouldBe(1);
        (await house.Get<SweepApprovals>().Handle()).ShouldBe(0);
        (await house.Get<CaseView>().Handle(house.Agent, reference))!.State.Approvals[0].ShouldSatisfyAllConditions(a => a.EscalatedAt.ShouldNotBeNull(), a => a.EscalatedTo.ShouldBeNull());
    }

    private static async Task<Person> Account(House house, string name, Role role)
    {
        var account = new Account { Id = Guid.CreateVersion7(), Name = name, Role = role, UserName = name, SecurityStamp = "x" };
        await using var db = await house.Db();
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return account.AsPerson();
    }
}
