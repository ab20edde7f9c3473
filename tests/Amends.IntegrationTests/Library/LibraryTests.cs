using System.Net;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Goodwill;
using Amends.Application.Library;
using Amends.Application.Practice;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Library;

/// <summary>What the house keeps is counted when it is used, in the unit of work that uses it; causes are the organisation's own.</summary>
public sealed class LibraryTests
{
    [Theory, OnBoth]
    public async Task Remedies_causes_and_policies_count_when_a_case_shows_them(On on)
    {
        await using var house = await House.Open(on);
        var (reference, uses) = (await house.Receive(), house.Get<LibraryUses>());
        var (target, change) = (house.Target(reference), house.Get<ChangeComplaint>());
        var (refund, credit) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        (await change.Handle(target, new OfferOptions([new(refund, "refund", "Your money back", new Money(4_000, "GBP")), new(credit, "credit", "A credit", new Money(5_000, "GBP"))]))).Value();
        (await uses.On(Shelf.Remedy)).ShouldBeEmpty("what is only offered was not given");
        (await change.Handle(target, new Agree(refund, null))).Value();
        (await uses.On(Shelf.Remedy)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Key.ShouldBe("refund"), one => one.Value.Count.ShouldBe(1));

        var policy = (await house.Get<HouseGoodwill>().Current()).Policies![0];
        (await house.Get<SendReply>().Handle(target, new Reply($"Dear Maya, I am sorry. {policy.Words} I have started it."))).Value();
        (await house.Get<SendReply>().Handle(target, new Reply("Dear Maya, it is on its way."))).Value();
        (await uses.On(Shelf.Policy)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Key.ShouldBe(policy.Code), one => one.Value.Count.ShouldBe(1));

        (await change.Handle(target, new Resolve("Paid back"))).Value();
        (await change.Handle(target, new NoteCause("slip", null))).Value();
        house.Clock.Advance(TimeSpan.FromHours(1));
        (await change.Handle(target, new NoteCause("slip", "Again"))).Value();
        var cause = (await uses.On(Shelf.Cause))["slip"];
        (cause.Count, cause.LastAt.ToDateTimeOffset()).ShouldBe((2, house.Clock.GetUtcNow()));
    }

    [Theory, OnBoth]
    public async Task A_lesson_helps_each_colleague_once(On on)
    {
        await using var house = await House.Open(on);
        var (share, ben) = (house.Get<ShareLesson>(), await house.Colleague("ben"));
        var lesson = (await share.Handle(house.Agent, "I rang the depot while she was on the line.", "ownership", null, null)).Value();
        foreach (var person in (Person[])[ben, ben, house.Lead])
            (await share.Helped(person, lesson)).Value();
        (await share.Helped(house.Agent, lesson)).ShouldBeOfType<Outcome<bool>.NotFound>("nobody is helped by what they told");
        (await share.Helped(ben, Guid.NewGuid())).ShouldBeOfType<Outcome<bool>.NotFound>();
        (await house.Get<Lessons>().Find("", null)).ShouldHaveSingleItem().Helped.ShouldBe(2);
    }

    [Theory, OnBoth]
    internal async Task An_administrator_keeps_the_list_of_causes_and_everybody_sees_the_library(On on)
    {
        const string page = "/settings/causes";
        await using var served = await Served.Start(on);
        using var admin = await SignedIn.As(served, Role.Admin);
        using var agent = await SignedIn.As(served, Role.Agent);
        (await agent.GetStringAsync("/library")).ShouldContain("Nobody answered in time");

        using (var saved = await SignedIn.PostAll(admin, page, page, Rows(("slip", "A slip", "2"), ("partner", "", "1"), ("", "Müller & Söhne", "1"), ("", "A slip!", "3"))))
            saved.Headers.Location?.ToString().ShouldBe(page);
        (await served.App.Services.GetRequiredService<HouseRules<Causes>>().Current()).All.ShouldBe([new("muller_sohne", "Müller & Söhne"), new("slip", "A slip"), new("a_slip", "A slip!")]);
        var library = WebUtility.HtmlDecode(await agent.GetStringAsync("/library"));
        library.ShouldContain("Müller & Söhne");
        library.ShouldNotContain("/settings/causes", customMessage: "who may not change them is not sent there");

        foreach (var wrong in (List<KeyValuePair<string, string>>[])[Rows(("slip", "", "1")), Rows(("a", "Twice", "1"), ("", "twice", "2")), Rows(("a", new string('x', 61), "1"))])
        {
            using var refused = await SignedIn.PostAll(admin, page, page, wrong);
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }
        using var lead = await SignedIn.As(served, Role.Lead);
        using var not = await SignedIn.PostAll(lead, "/queue", page, Rows(("slip", "Mine", "1")));
        (await served.App.Services.GetRequiredService<HouseRules<Causes>>().Current()).All.Count.ShouldBe(3);
    }

    private static List<KeyValuePair<string, string>> Rows(params (string Code, string Name, string Place)[] rows) =>
        [.. rows.SelectMany(row => (KeyValuePair<string, string>[])[new("code", row.Code), new("name", row.Name), new("place", row.Place)])];
}
