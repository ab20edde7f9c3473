using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

public sealed class SearchTests
{
    [Theory, OnBoth]
    public async Task A_search_finds_what_was_said_the_latest_first(On on)
    {
        await using var house = await House.Open(on);
        var first = await house.Receive("The café kettle burned my hand.");
        var second = await house.Receive("My second KETTLE leaks too.", "leaky@example.org");
        await house.Receive("A toaster this time.");

        (await Find(house, "kettle")).ShouldBe([second, first]);
        (await Find(house, "cafe burn")).ShouldBe([first]);
        (await Find(house, "leaky@example")).ShouldBe([second]);
        (await Find(house, first.ToLowerInvariant())).ShouldBe([first]);
        (await Find(house, "kettle toaster")).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task No_input_is_taken_for_an_operator_or_breaks_the_search(On on)
    {
        await using var house = await House.Open(on);
        await house.Receive("It said NEAR and OR, then NOT.");

        string[] hostile =
        [
            "", " ", "\"", "'", "*", "AND", "OR NOT", "NEAR(", "words:", "a\"b", "';DROP TABLE messages;--", "\\", ":*", "!", "& |", "<->", "()", "\0", "\ud800", "%_",
            new string('x', 100_000), string.Concat(Enumerable.Repeat("word ", 5_000)), "\u202e\u0301\u0301", "it's",
        ];
        foreach (var typed in hostile)
            await house.Get<Search>().Handle(house.Agent, typed);
        (await Find(house, "near or not")).Count.ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Pages_of_a_search_give_each_message_once(On on)
    {
        await using var house = await House.Open(on);
        for (var i = 0; i < 12; i++)
            await house.Receive($"Parcel number {i}");

        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = await house.Get<Search>().Handle(house.Agent, "parcel", cursor, 5);
            seen.AddRange(page.Items.Select(hit => hit.Reference));
            cursor = page.Next;
        }
        while (cursor is not null);
        seen.Distinct().Count().ShouldBe(12);
        seen.Count.ShouldBe(12);
    }

    [Theory, OnBoth]
    public async Task A_restricted_case_is_not_there_for_those_who_may_not_know_of_it(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive("A delicate matter.");
        (await house.Get<Restrict>().Handle(new Target(reference, house.Agent), [])).Refusal().ShouldBe("for_leads");
        (await house.Get<Restrict>().Handle(new Target(reference, house.Lead), [])).Value().Entries.ShouldHaveSingleItem();

        (await Find(house, "delicate")).ShouldBeEmpty();
        (await Find(house, reference)).ShouldBeEmpty();
        (await house.Get<Queue>().Handle(house.Agent, new QueueQuery())).Items.ShouldBeEmpty();
        (await house.Get<CaseView>().Handle(house.Agent, reference)).ShouldBeNull();
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new ChangeOwner(house.Agent.Id, null))).ShouldBeOfType<Outcome<Changed>.NotFound>();
        (await house.Get<CaseView>().Handle(house.Lead, reference)).ShouldNotBeNull();

        (await house.Get<Restrict>().Handle(new Target(reference, house.Lead), [house.Agent.Id])).Value();
        (await house.Get<CaseView>().Handle(house.Agent, reference)).ShouldNotBeNull();
        (await house.Get<Queue>().Handle(house.Agent, new QueueQuery())).Items.Count.ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_search_keeps_to_the_cases_that_are_asked_for_and_goes_on_where_it_stopped_looking(On on)
    {
        await using var house = await House.Open(on);
        var (ada, mine) = (await house.Colleague("ada"), await house.Receive("The first kettle leaks."));
        (await house.Get<ChangeComplaint>().Handle(house.Target(mine), new ChangeOwner(ada.Id, null))).Value();
        for (var i = 0; i < 60; i++)
            await house.Receive($"Kettle number {i} leaks.");

        (await Found(new(Owner: ada.Id))).ShouldBe([mine]);
        (await Found(new(Unowned: true))).Count.ShouldBe(60);
        (await Found(new(Stage.Open))).Count.ShouldBe(61);
        (await Found(new(Stage.Closed))).ShouldBeEmpty();
        (await house.Get<Search>().Handle(house.Agent, mine, among: new(Unowned: true))).Items.ShouldBeEmpty("their own case is not unowned");

        async Task<IReadOnlyList<string>> Found(Among among)
        {
            var (found, cursor) = (new List<string>(), (string?)null);
            do
            {
                var page = await house.Get<Search>().Handle(house.Agent, "kettle", cursor, 20, among);
                found.AddRange(page.Items.Select(hit => hit.Reference));
                cursor = page.Next;
            }
            while (cursor is not null);
            return found;
        }
    }

    private static async Task<IReadOnlyList<string>> Find(House house, string typed) =>
        [.. (await house.Get<Search>().Handle(house.Agent, typed)).Items.Select(hit => hit.Reference)];
}
