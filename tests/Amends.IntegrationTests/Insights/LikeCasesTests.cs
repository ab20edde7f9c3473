using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Insights;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Insights;

public sealed class LikeCasesTests
{
    private const string Rain = "The courier left my parcel in the rain and everything is soaked.";

    [Theory, OnBoth]
    public async Task A_case_finds_those_that_tell_of_the_same_thing_and_how_they_ended(On on)
    {
        await using var house = await House.Open(on);
        var before = await house.Receive("My parcel stood in the rain for hours. The box is soaked.");
        await house.Receive("You charged my card twice for one order.");
        await house.Get<ChangeComplaint>().Handle(house.Target(before), new Resolve("Sent a dry one by courier the same day."));
        var asked = await house.Receive(Rain);

        var found = await Find(house, house.Agent, asked);
        found[0].Reference.ShouldBe(before);
        found[0].Ended.ShouldBe("Sent a dry one by courier the same day.");
        found.ShouldNotContain(one => one.Reference == asked);
        // What comes in later is found too.
        var later = await house.Receive("Parcel soaked by rain, courier did not ring.");
        (await Find(house, house.Agent, asked)).ShouldContain(one => one.Reference == later);
    }

    [Theory, OnBoth]
    public async Task What_a_person_may_not_see_is_not_among_them(On on)
    {
        await using var house = await House.Open(on);
        var closed = await house.Receive("My parcel stood in the rain for hours. The box is soaked.");
        await house.Get<Restrict>().Handle(new Target(closed, house.Lead), []);
        var asked = await house.Receive(Rain);

        (await Find(house, house.Lead, asked)).ShouldContain(one => one.Reference == closed);
        (await Find(house, house.Agent, asked)).ShouldNotContain(one => one.Reference == closed);
        (await house.Get<FindLikeCases>().Handle(house.Agent, closed)).ShouldBeNull();
        (await house.Get<FindLikeCases>().Handle(house.Agent, "AM-0000-00")).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task What_keeps_going_wrong_is_told_to_those_who_see_all_cases(On on)
    {
        await using var house = await House.Open(on);
        string[] said = ["The refund is missing for my return.", "My refund is missing since the return.", "Refund missing after a return, again.", "Still a missing refund for the return."];
        foreach (var text in said)
            await house.Receive(text);

        var report = await house.Get<WhatKeepsGoingWrong>().Handle(house.Lead);
        var issue = report.Issues.ShouldHaveSingleItem();
        issue.Count.ShouldBe(4);
        issue.Words.ShouldContain("refund");
        issue.Concern.ShouldBe("billing.refund_missing");
        issue.Examples.Count.ShouldBe(3);
        said.ShouldContain(issue.Examples[0].Sentence);
        issue.Weeks.Sum().ShouldBe(4);
        (await house.Get<WhatKeepsGoingWrong>().Handle(house.Agent)).Issues.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_form_adds_to_a_complaint_is_no_issue()
    {
        await using var served = await Served.Start(On.Sqlite);
        foreach (var text in (string[])["The refund is missing for my return.", "My refund is missing since the return.", "Refund missing after a return, again.", "Still a missing refund for the return."])
            await served.Complaint($"{text}\n\nWhat would put it right: Money back.\n\nOrder or customer number: 48213");
        using var lead = await SignedIn.As(served, Role.Lead);
        var page = await lead.GetStringAsync("/insights/issues");
        page.ShouldContain("refund");
        page.ShouldNotContain("put it right");
        page.ShouldNotContain("48213");
    }

    [Fact]
    public async Task The_pages_show_them_without_a_script()
    {
        await using var served = await Served.Start(On.Sqlite);
        var reference = await served.Complaint();
        await served.Complaint();
        using var agent = await SignedIn.As(served, Role.Agent);
        using var lead = await SignedIn.As(served, Role.Lead);

        (await agent.GetStringAsync($"/complaints/{reference}")).ShouldContain($"<a href=\"/complaints/{reference}/like\">");
        var page = await agent.GetStringAsync($"/complaints/{reference}/like");
        page.ShouldContain($"<turbo-frame id=\"like-{reference}\"");
        page.ShouldContain("class=\"likes\"");
        (await agent.GetAsync("/complaints/AM-0000-00/like")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await lead.GetStringAsync("/insights/issues")).ShouldContain("An issue comes here by itself");
        (await agent.GetAsync("/insights/issues")).IsSuccessStatusCode.ShouldBeFalse();
    }

    private static async Task<IReadOnlyList<LikeCaseItem>> Find(House house, Person person, string reference) =>
        (await house.Get<FindLikeCases>().Handle(person, reference)).ShouldNotBeNull();
}
