using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Practice;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Practice;

public sealed class CaseForPracticeTests
{
    private const string Words = "Katarzyna here, order QX-48213. Desmond promised me a call on Tuesday and nobody rang. I am furious, send me my £64.99 back!";

    [Theory, OnBoth]
    public async Task Only_a_lead_makes_a_scenario_and_only_of_what_is_closed_and_not_restricted(On on)
    {
        await using var house = await House.Open(on);
        var (cases, change) = (house.Get<CaseForPractice>(), house.Get<ChangeComplaint>());
        var reference = await house.Receive(Words);
        (await cases.Handle(house.Lead, reference)).Refusal().ShouldBe("case_not_closed");
        (await change.Handle(house.Target(reference), new Resolve("Paid back."))).Value();
        (await change.Handle(house.Target(reference), new Close(null))).Value();

        (await cases.Handle(house.Agent, reference)).ShouldBeOfType<Outcome<RealCase>.NotFound>();
        (await cases.Handle(house.Lead, "AM-XXXX-XX")).ShouldBeOfType<Outcome<RealCase>.NotFound>();
        var found = (await cases.Handle(house.Lead, reference)).Value();
        found.Said.ShouldBe([Words]);
        found.Heat.ShouldBeGreaterThan(40);
        found.Proposed.Select(one => one.From).ShouldBe(["Maya", "Lund", "QX-48213", "£64.99", "Katarzyna", "Desmond"]);

        await using (var db = await house.Db())
        {
            var row = db.Complaints.Single(c => c.Reference == found.Reference);
            row.Restricted = true;
            await db.SaveChangesAsync();
        }
        (await cases.Handle(house.Lead, reference)).Refusal().ShouldBe("case_restricted");
    }
}
