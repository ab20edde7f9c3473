using System.Net;
using Amends.Application;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.Application.Goodwill;
using Amends.Application.Offers;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Goodwill;

/// <summary>Policies with versions: what ships holds until a version is saved, the overtaken are told, and what was offered keeps the version it was offered under.</summary>
public sealed class PolicyTests
{
    private static readonly Person Root = new(Guid.CreateVersion7(), "Root", Role.Admin);

    [Theory, OnBoth]
    public async Task Versions_follow_each_other_and_an_offer_keeps_the_one_it_was_made_under(On on)
    {
        await using var house = await House.Open(on);
        var (save, goodwill, policies) = (house.Get<SavePolicy>(), house.Get<HouseGoodwill>(), house.Get<HousePolicies>());
        var shipped = (await goodwill.Policies()).First(one => one.Policy.Code == "refund_route").Policy;
        shipped.Version.ShouldBe(0);
        (await save.Handle(house.Lead, shipped with { Rule = "Other." }, 0)).ShouldBeOfType<Outcome<int>.NotFound>();
        (await save.Handle(Root, shipped, 0)).Refusal().ShouldBe("policy_unchanged");
        (await save.Handle(Root, shipped with { Rule = "Other." }, null)).Refusal().ShouldBe("policy_known");
        (await save.Handle(Root, shipped with { Reason = " " }, 0)).Refusal().ShouldBe("policy_unclear");

        var reference = await house.Receive();
        await Offer();
        (await save.Handle(Root, shipped with { Words = "It goes back to your card." }, 0)).Value().ShouldBe(1);
        (await save.Handle(Root, shipped with { Words = "Another." }, 0)).Refusal().ShouldBe("policy_newer");
        (await goodwill.Current()).PoliciesFor("refund", []).Single(p => p.Code == "refund_route").ShouldSatisfyAllConditions(p => p.Words.ShouldBe("It goes back to your card."), p => p.Key.ShouldBe("refund_route@1"));
        await Offer();
        (await save.Withdraw(Root, "refund_route", withdrawn: true)).Value().ShouldBe(2);
        (await goodwill.Current()).Policies!.ShouldNotContain(p => p.Code == "refund_route");
        await Offer();
        (await save.Withdraw(Root, "refund_route", withdrawn: false)).Value().ShouldBe(3);
        (await save.Withdraw(Root, "unknown", withdrawn: true)).ShouldBeOfType<Outcome<int>.NotFound>();
        (await policies.Versions(await goodwill.Base(), "refund_route")).Select(one => (one.Policy.Version, one.Withdrawn)).ShouldBe([(3, false), (2, true), (1, false), (0, false)]);

        var offered = (await house.Get<CaseView>().Handle(house.Agent, reference))!.Timeline.Select(e => e.What).OfType<OptionOffered>().Select(o => o.Policies?.Where(key => key.StartsWith("refund_route", StringComparison.Ordinal)).FirstOrDefault());
        offered.ShouldBe(["refund_route@0", "refund_route@1", null]);
        (await house.Get<VerifyAll>().Handle()).Faults.ShouldBeEmpty();

        // What else an administrator changes leaves the policies as they are, and what stood in the book is not doubled.
        (await goodwill.Change(Root, book => book with { AnswerHours = 8 })).Value().Policies!.Count(p => p.Code == "refund_route").ShouldBe(1);
        (await goodwill.Base()).Policies!.Single(p => p.Code == "refund_route").Words.ShouldBe(shipped.Words);

        async Task Offer() => (await house.Get<OfferWays>().Handle(house.Target(reference), new OfferOptions([new(Guid.NewGuid(), "refund", "Your money back", null)]))).Value();
    }

    [Theory, OnBoth]
    public async Task Of_many_who_save_at_once_one_is_first_and_the_others_are_told(On on)
    {
        await using var house = await House.Open(on);
        var save = house.Get<SavePolicy>();
        var policy = new Policy("pets", "No pets", "No pets on board.", "Others are allergic.", "Pets stay at home.", "We know a good kennel.");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => save.Handle(Root, policy with { Name = $"Pets {i}" }, null)));
        outcomes.Count(o => o is Outcome<int>.Done { Value: 1 }).ShouldBe(1);
        outcomes.OfType<Outcome<int>.Refused>().ShouldAllBe(o => o.Refusal.Code == "policy_known");
        (await house.Get<HouseGoodwill>().Current()).Policies!.Count(p => p.Code == "pets").ShouldBe(1);
    }

    [Fact]
    public async Task An_administrator_writes_changes_reads_and_withdraws_without_a_script()
    {
        await using var served = await Served.Start(On.Sqlite);
        using var admin = await SignedIn.As(served, Role.Admin);
        using var lead = await SignedIn.As(served, Role.Lead);
        (await lead.GetAsync("/settings/policies")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.GetStringAsync("/settings/policies")).ShouldContain("As it was at first");
        Dictionary<string, string> Fields(string seen, string words = "Pets stay at home.") => new()
        {
            ["seen"] = seen, ["code"] = "pets", ["name"] = "No pets", ["rule"] = "No pets on board.", ["reason"] = "Others are allergic.", ["words"] = words, ["instead"] = "We know a good kennel.", ["concerns"] = "booking, delivery",
        };
        const string edit = "/settings/policies/edit";
        using var wrong = await SignedIn.Post(admin, edit, edit, new(Fields("")) { ["words"] = "" });
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("We know a good kennel.");
        (await SignedIn.Post(admin, edit, edit, Fields(""))).Headers.Location!.ToString().ShouldBe("/settings/policies?saved=pets");
        WebUtility.HtmlDecode(await admin.GetStringAsync("/settings/policies?saved=pets")).ShouldContain("“No pets” is saved as version 1.");
        (await admin.GetStringAsync(edit + "?code=pets")).ShouldContain("Save version 2");
        (await SignedIn.Post(admin, edit, edit, Fields("1", "Please leave pets at home."))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var late = await SignedIn.Post(admin, edit, edit, Fields("1", "Mine."));
        var told = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync());
        told.ShouldContain("Version 2 was saved while you wrote.");
        told.ShouldContain("Save version 3");
        (await admin.GetStringAsync("/settings/policies/pets?version=1")).ShouldContain("Pets stay at home.");
        (await admin.GetStringAsync(edit + "?code=pets&from=1")).ShouldContain("Pets stay at home.");
        (await admin.GetAsync("/settings/policies/pets?version=9")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SignedIn.Post(admin, edit, "/settings/policies/withdrawal", new() { ["code"] = "pets", ["withdrawn"] = "yes" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await admin.GetStringAsync("/settings/policies")).ShouldContain("Out of use");
    }
}
