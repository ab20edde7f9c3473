using System.Net;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.SecondReaders;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.SecondReaders;

public sealed class SecondReaderPageTests
{
    [Fact]
    public async Task A_word_to_the_writer_that_could_not_be_given_stands_there_again()
    {
        await using var served = await Served.Start(On.Sqlite);
        var email = await SignedIn.Account(served, Role.Agent);
        await using var db = await served.Db();
        var writer = (await db.Users.SingleAsync(a => a.Email == email)).AsPerson();
        await SignedIn.Account(served, Role.Lead);
        using var lead = await SignedIn.As(served, Role.Lead);
        (await served.App.Services.GetRequiredService<HouseReading>().Change(Person.Amends, new ReadingRules(HeatFrom: 1))).Value();
        var reference = await served.Complaint();
        (await served.App.Services.GetRequiredService<HoldReply>().Handle(new Target(reference, writer), new Reply("Calm down. It is not our fault."))).Value();
        var id = await db.HeldReplies.Select(r => r.Id).SingleAsync();

        var tooLong = "Begin with what went wrong. " + new string('n', 2_000);
        var page = await Return(id, tooLong);
        page.ShouldContain("<details class=\"plain\" data-key=\"d\" open>");
        page.ShouldContain($">{tooLong}</textarea>");

        // Somebody else read it meanwhile.
        page = await Return(Guid.NewGuid(), "Look again at the date.");
        page.ShouldContain("It does not wait any more");
        page.ShouldContain(">Look again at the date.</blockquote>");

        async Task<string> Return(Guid reply, string words)
        {
            using var refused = await SignedIn.Post(lead, "/second-reader", $"/second-reader/{reference}/{reply}/return", new() { ["words"] = words });
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            return WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
        }
    }
}
