using System.Net;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Paths;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

/// <summary>Ten thousand messages on one case: the page shows the latest, the rest is found a page at a time, and nothing is lost between.</summary>
public sealed class LongConversationTests
{
    private const int Messages = 10_000, AtOnce = 250;

    [Theory, OnBoth]
    public async Task Ten_thousand_messages_are_read_from_the_last_to_the_first(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        await Fill(house.Get<ChangeComplaint>(), reference, house.Agent);

        var shown = (await house.Get<CaseView>().Handle(house.Agent, reference)).ShouldNotBeNull();
        (await house.Get<CaseView>().Whole(house.Agent, reference)).ShouldNotBeNull().Messages.Count.ShouldBeGreaterThanOrEqualTo(Messages);
        shown.Messages.Count.ShouldBe(500);
        var texts = shown.Messages.Select(m => m.Text).Reverse().ToList();
        var (older, before, pages) = (house.Get<OlderMessages>(), shown.Messages[0].Id, 0);
        while (await older.Handle(house.Agent, reference, before) is { Messages.Count: > 0 } page)
        {
            page.Messages.Count.ShouldBeLessThanOrEqualTo(OlderMessages.Most);
            texts.AddRange(page.Messages.Select(m => m.Text).Reverse());
            (before, pages) = (page.Messages[0].Id, pages + 1);
            page.HasMore.ShouldBe(texts.Count <= Messages);
        }
        pages.ShouldBe((Messages + 1 - 500 + OlderMessages.Most - 1) / OlderMessages.Most);
        texts.SkipLast(1).ShouldBe(Enumerable.Range(0, Messages).Select(Text).Reverse());

        (await older.Handle(house.Agent, reference, Guid.NewGuid())).ShouldBeNull("no such message");
        (await older.Handle(house.Agent, await house.Receive(), before)).ShouldBeNull("a message of another case");
    }

    [Fact]
    public async Task The_page_of_such_a_case_stays_small_enough_to_be_read()
    {
        await using var served = await Served.Start(On.Sqlite);
        var reference = await served.Complaint();
        await Fill(served.App.Services.GetRequiredService<ChangeComplaint>(), reference, Person.Amends);
        using var agent = await SignedIn.As(served, Role.Agent);
        var page = await agent.GetStringAsync($"/complaints/{reference}");
        page.Length.ShouldBeLessThan(2_000_000);
        page.ShouldContain("Older messages");
        var older = page.Split($"/complaints/{reference}/older?before=")[1][..36];
        WebUtility.HtmlDecode(await agent.GetStringAsync($"/complaints/{reference}/older?before={older}")).ShouldContain(Text(Messages - Web.Complaints.ConversationBuilder.Most - 1));
    }

    private static string Text(int number) => $"Message {number}: is anybody there?";

    private static async Task Fill(ChangeComplaint change, string reference, Person by)
    {
        for (var from = 0; from < Messages; from += AtOnce)
        {
            var (commands, said) = (new List<Command>(), new List<Said>());
            for (var number = from; number < from + AtOnce; number++)
            {
                var (id, reading) = (Guid.CreateVersion7(), Language.MessageReader.Default.Read(Text(number)));
                commands.Add(EvidenceFromLanguage.Hear(id, Channel.Email, reading));
                said.Add(new Said(id, Direction.Inbound, Channel.Email, Text(number), null) { Heat = reading.Heat, Reading = Json.Write(reading) });
            }
            (await change.Handle(new Target(reference, by), _ => new Plan(commands) { Said = said })).Value();
        }
    }
}
