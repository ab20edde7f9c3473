using System.Net;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

/// <summary>Several cases are given to one owner at once, and put back.</summary>
public sealed class OwnersTests
{
    [Theory, OnBoth]
    public async Task Selected_cases_are_given_each_at_the_version_seen_and_put_back_where_nobody_touched_them_since(On on)
    {
        await using var house = await House.Open(on);
        var (owners, change) = (house.Get<ChangeOwners>(), house.Get<ChangeComplaint>());
        var (ben, cleo) = (await house.Colleague("Ben"), await house.Colleague("Cleo"));
        var seen = new List<SeenCase>();
        for (var i = 0; i < 5; i++)
            seen.Add(new(await house.Receive(), 0));
        (await change.Handle(house.Target(seen[0].Reference), new ChangeOwner(cleo.Id, null))).Value();
        (await change.Handle(house.Target(seen[1].Reference), new ChangeOwner(ben.Id, null))).Value();
        seen = [.. (await house.Get<Queue>().Handle(house.Lead, new QueueQuery())).Items.Select(item => new SeenCase(item.Reference, item.Version)).OrderBy(one => seen.FindIndex(s => s.Reference == one.Reference))];
        // The fifth changes after it was seen.
        (await change.Handle(house.Target(seen[4].Reference), new AddNote(Guid.NewGuid()))).Value();

        var id = (await owners.Handle(ben, seen, ben.Id)).Value();
        var told = (await owners.Told(ben, id)).ShouldNotBeNull();
        told.Done.ShouldBe(4, "one was his already");
        told.MayUndo.ShouldBeTrue();
        told.SecondsLeft.ShouldBe(10);
        told.Not.ShouldHaveSingleItem().ShouldBe(new NotChanged(seen[4].Reference, "Maya Lund", "It changed meanwhile: look at it first."));
        (await Owners(house, seen)).ShouldBe([ben.Id, ben.Id, ben.Id, ben.Id, null]);
        (await owners.Told(cleo, id)).ShouldBeNull("it is not hers");

        // Somebody goes on with the third; then he takes it back.
        (await change.Handle(house.Target(seen[2].Reference), new AddNote(Guid.NewGuid()))).Value();
        (await owners.PutBack(cleo, id)).ShouldBeOfType<Outcome<Guid>.NotFound>();
        (await owners.PutBack(ben, id)).Value();
        (await Owners(house, seen)).ShouldBe([cleo.Id, ben.Id, ben.Id, null, null]);
        told = (await owners.Told(ben, id)).ShouldNotBeNull();
        (told.Undone, told.MayUndo, told.Done).ShouldBe((true, false, 2));
        told.Not.ShouldHaveSingleItem().Reference.ShouldBe(seen[2].Reference);
        var before = await Owners(house, seen);
        (await owners.PutBack(ben, id)).Value();
        (await Owners(house, seen)).ShouldBe(before, "twice does nothing twice");
    }

    [Theory, OnBoth]
    public async Task A_hundred_go_at_once_and_no_more_and_not_to_nobody_who_works_here_and_not_late(On on)
    {
        await using var house = await House.Open(on);
        var owners = house.Get<ChangeOwners>();
        var ben = await house.Colleague("Ben");
        (await owners.Handle(ben, [], ben.Id)).Refusal().ShouldBe("how_many");
        (await owners.Handle(ben, [.. Enumerable.Range(0, 101).Select(i => new SeenCase($"AM-{i}", 1))], ben.Id)).Refusal().ShouldBe("how_many");
        (await owners.Handle(ben, [new("AM-2222-22", 1)], Guid.NewGuid())).Refusal().ShouldBe("no_colleague");

        for (var i = 0; i < 100; i++)
            await house.Receive();
        var seen = (await house.Get<Queue>().Handle(ben, new QueueQuery(Limit: 100))).Items.Select(item => new SeenCase(item.Reference, item.Version)).ToList();
        var id = (await owners.Handle(ben, seen, ben.Id)).Value();
        (await owners.Told(ben, id)).ShouldNotBeNull().Done.ShouldBe(100);
        house.Clock.Advance(TimeSpan.FromSeconds(16));
        (await owners.PutBack(ben, id)).Refusal().ShouldBe("too_late");
        (await owners.Told(ben, id)).ShouldNotBeNull().SecondsLeft.ShouldBe(0);
    }

    [Fact]
    public async Task A_case_goes_to_nobody_who_does_not_work_here()
    {
        var served = await Served.Shared(On.Sqlite);
        var reference = await served.Complaint();
        using var agent = await SignedIn.As(served, Role.Agent);
        foreach (var owner in new[] { Guid.NewGuid().ToString(), "somebody" })
        {
            using var refused = await SignedIn.Post(agent, $"/complaints/{reference}", $"/complaints/{reference}/owner", new() { ["owner"] = owner });
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, owner);
            WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).ShouldContain("Nobody with that name takes cases any more.");
        }
        using var taken = await SignedIn.Post(agent, $"/complaints/{reference}", $"/complaints/{reference}/owner", new() { ["owner"] = "me" });
        taken.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task The_queues_page_gives_what_was_selected_says_so_and_puts_it_back()
    {
        var served = await Served.Shared(On.Sqlite);
        var reference = await served.Complaint();
        using var agent = await SignedIn.As(served, Role.Agent);
        var version = (await served.App.Services.GetRequiredService<CaseView>().Handle(Person.Amends, reference)).ShouldNotBeNull().State.Version;

        using var none = await SignedIn.Post(agent, "/queue", "/queue/owners", new() { ["do"] = "take" });
        none.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await none.Content.ReadAsStringAsync()).ShouldContain("Select the cases first.");

        using var taken = await SignedIn.Post(agent, "/queue?view=unowned", "/queue/owners", new() { ["do"] = "take", ["case"] = $"{reference} {version}", ["view"] = "unowned" });
        taken.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var place = taken.Headers.Location!.ToString();
        place.ShouldStartWith("/queue?view=unowned&did=");
        WebUtility.HtmlDecode(await agent.GetStringAsync(place)).ShouldContain("One case is yours now.");
        (await agent.GetStringAsync("/queue?view=mine")).ShouldContain($"/complaints/{reference}?in=mine");

        var id = Guid.Parse(place[^32..]);
        using var back = await SignedIn.Post(agent, place, $"/queue/owners/{id}/undo", new() { ["view"] = "unowned" });
        WebUtility.HtmlDecode(await agent.GetStringAsync(back.Headers.Location!.ToString())).ShouldContain("One case is back where it was.");
        (await agent.GetStringAsync("/queue?view=mine")).ShouldNotContain(reference);
        using var without = await agent.PostAsync("/queue/owners", new FormUrlEncodedContent([new("do", "take")]));
        without.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "a form that was not sent from here is refused");
    }

    private static async Task<IReadOnlyList<Guid?>> Owners(House house, IEnumerable<SeenCase> cases)
    {
        var found = new List<Guid?>();
        foreach (var one in cases)
            found.Add((await house.Get<CaseView>().Handle(house.Lead, one.Reference))!.State.Owner);
        return found;
    }
}
