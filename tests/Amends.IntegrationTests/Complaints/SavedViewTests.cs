using System.Net;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

/// <summary>Views of the queue under names of one's own.</summary>
public sealed class SavedViewTests
{
    [Theory, OnBoth]
    public async Task Views_are_kept_renamed_ordered_and_removed_by_whom_they_belong_to(On on)
    {
        await using var house = await House.Open(on);
        var views = house.Get<SavedViews>();
        var (ben, cleo) = (await house.Colleague("Ben"), await house.Colleague("Cleo"));
        var hot = new ViewFilters(HeatFrom: 60, WaitingHours: 4);
        var first = (await views.Add(ben, " Hot ", hot)).Value();
        var second = (await views.Add(ben, "By phone", new(Channel: Channel.Phone))).Value();
        (await views.Add(ben, "", hot)).Refusal().ShouldBe("name");
        (await views.Add(ben, new string('x', 41), hot)).Refusal().ShouldBe("name");
        (await views.Add(ben, "All", new())).Refusal().ShouldBe("filters");
        (await views.Of(ben)).ShouldBe([new(first, "Hot", hot), new(second, "By phone", new(Channel: Channel.Phone))]);
        (await views.Of(cleo)).ShouldBeEmpty();

        (await views.MoveUp(ben, second)).Value();
        (await views.Change(ben, first, "Hotter", hot with { HeatFrom = 80 })).Value();
        (await views.Of(ben)).Select(one => one.Name).ShouldBe(["By phone", "Hotter"]);
        (await views.Change(cleo, first, "Mine", hot)).ShouldBeOfType<Outcome<Guid>.NotFound>();
        (await views.Remove(cleo, first)).ShouldBeOfType<Outcome<Guid>.NotFound>();
        (await views.MoveUp(cleo, first)).ShouldBeOfType<Outcome<Guid>.NotFound>();
        (await views.Remove(ben, second)).Value();
        (await views.Of(ben)).ShouldHaveSingleItem().Filters.HeatFrom.ShouldBe(80);

        for (var i = 1; i < SavedViews.Most; i++)
            (await views.Add(ben, $"View {i}", hot)).Value();
        (await views.Add(ben, "One more", hot)).Refusal().ShouldBe("too_many");
    }

    [Theory, OnBoth]
    public async Task A_view_holds_what_its_filters_say(On on)
    {
        await using var house = await House.Open(on);
        var (queue, change) = (house.Get<Queue>(), house.Get<ChangeComplaint>());
        var ben = await house.Colleague("Ben");
        var furious = await house.Receive("You useless idiots, this is the THIRD time you lie to me! I am furious, what the hell is wrong with you?!");
        var call = (await house.Get<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Noor Haddad", null), Channel.Phone, "Could you tell me where my parcel is?"), ben)).Value().Reference;
        (await change.Handle(house.Target(call), new ChangeOwner(ben.Id, null))).Value();

        (await queue.Handle(ben, new QueueQuery { Channel = Channel.Phone })).Items.ShouldHaveSingleItem().Reference.ShouldBe(call);
        (await queue.Handle(ben, new QueueQuery { Channel = Channel.Chat })).Items.ShouldBeEmpty();
        (await queue.Handle(ben, new QueueQuery(Sort: QueueSort.Heat) { HeatFrom = 60 })).Items.ShouldHaveSingleItem().Reference.ShouldBe(furious);
        (await queue.Handle(ben, new QueueQuery(Owner: ben.Id) { HeatFrom = 60 })).Items.ShouldBeEmpty();
        var now = Instant.FromDateTimeOffset(house.Clock.GetUtcNow());
        (await queue.Handle(ben, new QueueQuery { WaitingSince = now - Duration.FromHours(1) })).Items.ShouldBeEmpty();
        house.Clock.Advance(TimeSpan.FromHours(2));
        (await queue.Handle(ben, new QueueQuery { WaitingSince = now + Duration.FromHours(1) })).Items.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_view_is_kept_shown_in_the_bar_changed_removed_and_put_back_without_script()
    {
        await using var served = await Served.Start(On.Sqlite);
        var reference = await served.Complaint();
        using var agent = await SignedIn.As(served, Role.Agent);
        WebUtility.HtmlDecode(await agent.GetStringAsync("/queue")).ShouldContain("Keep a view …");

        using var refused = await SignedIn.Post(agent, "/queue/views", "/queue/views", new() { ["name"] = "Everything", ["whose"] = "anybody" });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("value=\"Everything\"");

        using var kept = await SignedIn.Post(agent, "/queue/views", "/queue/views", new() { ["name"] = "Free & waiting", ["whose"] = "nobody", ["waiting"] = "0" });
        var place = kept.Headers.Location!.ToString();
        var shown = WebUtility.HtmlDecode(await agent.GetStringAsync(place));
        shown.ShouldContain("<bdi>Free & waiting</bdi>");
        shown.ShouldContain($"/complaints/{reference}?in={place[^32..]}");
        (await agent.GetStringAsync($"/complaints/{reference}?in={place[^32..]}")).ShouldContain($"<a href=\"{place}\">Free &amp; waiting</a>");

        var id = Guid.Parse(place[^32..]);
        var page = WebUtility.HtmlDecode(await agent.GetStringAsync("/queue/views"));
        page.ShouldContain("Nobody’s, waiting for our answer");
        using var changed = await SignedIn.Post(agent, "/queue/views", $"/queue/views/{id}", new() { ["name"] = "Loud", ["heat"] = "80", ["channel"] = "Chat" });
        changed.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        WebUtility.HtmlDecode(await agent.GetStringAsync(place)).ShouldContain("Nothing in “Loud”.");

        using var removed = await SignedIn.Post(agent, "/queue/views", $"/queue/views/{id}/removal", []);
        var after = WebUtility.HtmlDecode(await agent.GetStringAsync(removed.Headers.Location!.ToString()));
        after.ShouldContain("“Loud” is removed.");
        after.ShouldContain("name=\"heat\" value=\"80\"");
        (await agent.GetAsync(place)).StatusCode.ShouldBe(HttpStatusCode.OK, "an old link shows all cases");
    }

    [Fact]
    public async Task A_case_opened_from_a_part_stays_in_it()
    {
        var served = await Served.Shared(On.Sqlite);
        using var agent = await SignedIn.As(served, Role.Agent);
        var (first, second) = (await served.Complaint(), await served.Complaint());
        foreach (var one in new[] { first, second })
            (await SignedIn.Post(agent, $"/complaints/{one}", $"/complaints/{one}/owner", new() { ["owner"] = "me" })).Headers.Location!.ToString().ShouldBe($"/complaints/{one}");
        var page = await agent.GetStringAsync($"/complaints/{first}?in=mine");
        page.ShouldContain("<a href=\"/queue?view=mine\">Mine</a>");
        page.ShouldContain($"/complaints/{second}?in=mine");

        agent.DefaultRequestHeaders.Referrer = new Uri(served.Address, $"/complaints/{first}?in=mine");
        using var noted = await SignedIn.Post(agent, $"/complaints/{first}?in=mine", $"/complaints/{first}/messages", new() { ["text"] = "She rang twice.", ["mode"] = "note" });
        noted.Headers.Location!.ToString().ShouldBe($"/complaints/{first}?in=mine");
        using var next = await SignedIn.Post(agent, $"/complaints/{first}?in=mine", $"/complaints/{first}/messages", new() { ["text"] = "She rang a third time.", ["mode"] = "note", ["next"] = "yes" });
        next.Headers.Location!.ToString().ShouldBe($"/complaints/{second}?in=mine", "hers are two, whoever else waits");
        agent.DefaultRequestHeaders.Referrer = new Uri(served.Address, $"/complaints/{second}?in=mine");
        (await agent.GetStringAsync($"/complaints/{first}")).ShouldNotContain("?in=mine", customMessage: "a link from another case opens this one by itself");
    }
}
