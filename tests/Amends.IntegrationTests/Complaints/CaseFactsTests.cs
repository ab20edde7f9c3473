using System.Net;
using Amends.Application;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

public class CaseFactsTests
{
    [Fact]
    public async Task A_draft_is_held_against_what_the_case_knows_besides_its_messages()
    {
        var served = await Served.Shared(On.Sqlite);
        var reference = await served.Complaint();
        var path = $"complaints/{reference}";
        var offered = await served.Agent.Post(path + "/offers", new { options = new object[] { new { remedy = "refund", words = "All of it back", value = new { minorUnits = 4200, currency = "GBP" } } } });
        await served.Agent.Post(path + "/agreements", new { option = offered.GetProperty("entries")[0].GetProperty("what").GetProperty("optionId").GetString() });

        var wrong = await Review(served, reference, "Dear Peter,\n\nabout your complaint AM-0000-00: the £24 that we agreed goes to your card today.");
        foreach (var known in new[] { "Maya Lund", reference, "£42.00" })
            wrong.ShouldContain($"The case says “{known}”");

        var right = await Review(served, reference, $"Dear Ms Lund,\n\nabout your complaint {reference}: the £42 that we agreed goes to your card today.");
        right.ShouldNotContain("The case says");
    }

    private static async Task<string> Review(Served served, string reference, string draft)
    {
        using var agent = await SignedIn.As(served, Role.Agent);
        var page = $"/complaints/{reference}";
        using var response = await SignedIn.Post(agent, page, page + "/review", new() { ["text"] = draft, ["mode"] = "reply", ["name"] = "Maya" });
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }
}
