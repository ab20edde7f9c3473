using System.Net;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Practice;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
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

    [Theory, OnBoth]
    public async Task A_case_with_more_to_be_recognised_by_than_anybody_reads_is_refused(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive("Here are all the order numbers: " + string.Join(", ", Enumerable.Range(0, 250).Select(n => $"{123400 + n}")));
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new Resolve("Paid back."))).Value();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new Close(null))).Value();
        (await house.Get<CaseForPractice>().Handle(house.Lead, reference)).Refusal().ShouldBe("case_too_telling");
    }

    [Theory, OnBoth]
    public async Task Small_amounts_days_in_numbers_and_a_name_within_another_keep_nobody_from_approving(On on)
    {
        await using var served = await Served.Start(on);
        var reference = (await served.Agent.Post("complaints", new { text = "I am Bo Li, I paid £2 on 14/03/2026 and nobody sent it.", channel = "email", customer = new { name = "Bo Li", email = "bo@example.com" } })).GetProperty("reference").GetString()!;
        await served.Agent.Post($"complaints/{reference}/evidence", new { step = "acknowledge" });
        await served.Agent.Post($"complaints/{reference}/resolution", new { words = "Paid back" });
        await served.Agent.Post($"complaints/{reference}/closing", new { });
        var lead = await SignedIn.As(served, Role.Lead);
        var page = $"/complaints/{reference}/scenario";
        Task<HttpResponseMessage> Approve(string li) => SignedIn.PostAll(lead, page, page, [new("go", "approve"), new("approved", "yes"), new("from", "Li"), new("to", li)]);

        var approved = await Approve("Linden");
        approved.StatusCode.ShouldBe(HttpStatusCode.OK);
        var editor = WebUtility.HtmlDecode(await approved.Content.ReadAsStringAsync());
        editor.ShouldContain("Linden, I paid £3 on 21/03/2026 and nobody sent it.");
        (await Approve("Mr Li")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }
}
