using System.Net;
using System.Text.RegularExpressions;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Composure;
using Amends.Application.Customers;
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

namespace Amends.IntegrationTests.Complaints;

/// <summary>What the board and the queue's page say of how many there are, where there are more than they show.</summary>
public sealed class BoardTests
{
    [Theory, OnBoth]
    internal async Task The_board_counts_all_who_wait_and_says_where_it_stops_counting(On on)
    {
        await using var served = await Served.Start(on);
        using var lead = await SignedIn.As(served, Role.Lead);
        (await Read(lead, "/board")).ShouldContain("Nobody is waiting.");
        for (var i = 0; i < 201; i++)
            await Receive(served);
        await Sql(served, "UPDATE complaints SET heat = 90, waiting_since = NULL");
        var waiting = await Receive(served);
        var board = await Read(lead, "/board");
        board.ShouldNotContain("Nobody is waiting.");
        board.ShouldContain(waiting);
        board.ShouldContain("200+ cases are nobody’s yet.");
        board.ShouldContain("the 200 most urgent of more: ");

        await Sql(served, "UPDATE complaints SET heat = 90, waiting_since = received_at");
        (await Read(lead, "/board")).ShouldContain("200+ customers are furious.");
        await Sql(served, "UPDATE complaints SET heat = 70 WHERE id NOT IN (SELECT id FROM complaints ORDER BY id LIMIT 30)");
        (await Read(lead, "/board")).ShouldContain("30 customers are furious, 170+ angry.");
        await Sql(served, "UPDATE complaints SET heat = 10 WHERE heat = 70");
        (await Read(lead, "/board")).ShouldContain("30 customers are furious. 200+");
    }

    [Theory, OnBoth]
    internal async Task In_a_house_of_many_the_board_shows_whoever_carries_something_and_not_the_first_of_the_alphabet(On on)
    {
        await using var served = await Served.Start(on);
        using var lead = await SignedIn.As(served, Role.Lead);
        await using (var db = await served.Db())
        {
            for (var i = 0; i < TeamLoad.MostColleagues + 1; i++)
                db.Users.Add(new Account { Id = Guid.CreateVersion7(), UserName = $"a{i}@example.com", Email = $"a{i}@example.com", Name = $"Aaron {i}", Role = Role.Agent });
            db.Users.Add(new Account { Id = Zora, UserName = "zora@example.com", Email = "zora@example.com", Name = "Zora Quill", Role = Role.Agent });
            await db.SaveChangesAsync();
        }
        (await Read(lead, "/board")).ShouldNotContain("<th scope=\"row\">Zora</th>");
        (await served.Lead.Send(HttpMethod.Post, $"complaints/{await Receive(served)}/owner", $$"""{"owner":"{{Zora}}"}""")).Status.ShouldBe(201);
        (await Read(lead, "/board")).ShouldContain("<th scope=\"row\">Zora</th>");
    }

    private static readonly Guid Zora = Guid.CreateVersion7();

    [Theory, OnBoth]
    internal async Task Further_down_the_queue_nothing_is_called_its_top_and_the_parts_say_how_many_they_hold(On on)
    {
        await using var served = await Served.Start(on);
        using var agent = await SignedIn.As(served, Role.Agent);
        for (var i = 0; i < 53; i++)
            await Receive(served);
        var top = await Read(agent, "/queue");
        top.ShouldContain("50+ waiting");
        top.ShouldContain(">Nobody’s<span class=\"q-n\"> 53</span>");
        top.ShouldContain(">Mine<span class=\"q-n\"> 0</span>");
        top.ShouldContain(">My team</a>");
        top.ShouldNotContain("To the top of the list");
        var next = Regex.Match(top, "href=\"(/queue\\?after=[^\"]+)\"").Groups[1].Value;
        var below = await Read(agent, next);
        below.ShouldContain("3 more");
        below.ShouldNotContain("3 waiting");
        below.ShouldContain("You are further down the list.");
        (await Read(agent, "/queue?after=nonsense")).ShouldContain("50+ waiting");
        var reference = Regex.Match(top, "AM-[0-9A-Z-]+").Value;
        (await Read(agent, $"/complaints/{reference}")).ShouldNotContain("class=\"q-n\"");

        for (var i = 0; i < 47; i++)
            await Receive(served);
        await Sql(served, "UPDATE complaints SET heat = 90 WHERE id IN (SELECT id FROM complaints ORDER BY id LIMIT 7)");
        await Sql(served, "UPDATE complaints SET heat = 10 WHERE heat <> 90");
        top = await Read(agent, "/queue?view=mine");
        top.ShouldContain(">All<span class=\"q-n\"> 99+</span>");
        top.ShouldContain(">Angry, waiting<span class=\"q-n\"> 7</span>");
    }

    [Theory, OnBoth]
    internal async Task What_can_still_be_kept_stands_before_what_is_broken_and_neither_hides_the_other(On on)
    {
        await using var served = await Served.Start(on);
        using var lead = await SignedIn.As(served, Role.Lead);
        (await Read(lead, "/board")).ShouldContain("None is broken, and none is at risk.");
        var (change, due) = (served.App.Services.GetRequiredService<ChangeComplaint>(), Instant.FromDateTimeOffset(DateTimeOffset.UtcNow.AddHours(2)));
        for (var i = 0; i < 9; i++)
            await Promise($"send broken part {i}");
        await Sql(served, $"UPDATE promises SET state = {(int)PromiseState.Broken}");
        await Promise("send what can be kept");
        await Sql(served, $"UPDATE promises SET dated_at = 0, half_at = 0 WHERE state = {(int)PromiseState.Open}");
        var board = await Read(lead, "/board");
        board.IndexOf("Send what can be kept", StringComparison.Ordinal).ShouldBeInRange(0, board.IndexOf("Send broken part", StringComparison.Ordinal));
        Regex.Count(board, "Send broken part").ShouldBe(4);
        board.ShouldContain("<a href=\"/promises\">There are more: all promises</a>");

        async Task Promise(string words) => (await change.Handle(
            new Target(await Receive(served), Person.Amends), new MakePromise(new NewPromise(Guid.CreateVersion7(), words, Promisor.I, null, due, DuePrecision.Time)))).Value();
    }

    private static async Task<string> Read(HttpClient browser, string page) => WebUtility.HtmlDecode(await browser.GetStringAsync(page));

    private static async Task<string> Receive(Served served) => (await served.App.Services.GetRequiredService<ReceiveComplaint>().Handle(
        new NewComplaint(new NewCustomer("Maya Lund", null), Channel.Email, "Where is my parcel? I have been waiting for two weeks!"), new Person(Guid.CreateVersion7(), "Ada", Role.Agent))).Value().Reference;

    private static async Task Sql(Served served, string sql)
    {
        await using var db = await served.App.Services.GetRequiredService<IDbContextFactory<AmendsDb>>().CreateDbContextAsync();
        (await db.Database.ExecuteSqlRawAsync(sql)).ShouldBeGreaterThan(0);
    }
}
