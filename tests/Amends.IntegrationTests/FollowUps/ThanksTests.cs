using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.FollowUps;
using Amends.Application.Goodwill;
using Amends.Application.Surveys;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.FollowUps;

public class ThanksTests
{
    private static readonly Person Admin = new(Guid.CreateVersion7(), "Ruth", Role.Admin);

    [Theory, OnBoth]
    internal async Task The_reward_goes_with_the_thanks_once_within_ones_limit(On on)
    {
        await using var house = await House.Open(on);
        await Rule(house, 500);
        var reference = await Resolved(house);
        var thank = house.Get<ThankCustomer>();
        (await thank.Handle(house.Target(reference), "Thank you for telling us.", reward: true)).Value().Entries.Select(entry => entry.What.GetType()).ShouldBe([typeof(Thanked), typeof(GoodwillGiven)]);
        (await thank.Handle(house.Target(reference), "Thank you for telling us.", reward: true)).Refusal().ShouldBeOneOf("thanked", "gift_given");
        await using var db = await house.Db();
        (await db.Gifts.CountAsync()).ShouldBe(1);
        (await db.Outbox.CountAsync(o => o.Kind == "thanks")).ShouldBe(1);
        (await house.Get<Application.Audit.VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Theory, OnBoth]
    internal async Task Above_ones_limit_a_lead_is_asked_and_the_thanks_go_out_all_the_same(On on)
    {
        await using var house = await House.Open(on);
        await Rule(house, 50_000);
        var reference = await Resolved(house);
        (await house.Get<ThankCustomer>().Handle(house.Target(reference), "Thank you for telling us.", reward: true)).Value().Entries.Select(entry => entry.What.GetType()).ShouldBe([typeof(Thanked), typeof(ApprovalAsked)]);
        var other = await Resolved(house);
        (await house.Get<ThankCustomer>().Handle(house.Target(other), "Thank you.", reward: false)).Value().Entries.ShouldHaveSingleItem().What.ShouldBeOfType<Thanked>();
    }

    [Theory, OnBoth]
    internal async Task Without_a_rule_there_is_no_reward_and_nothing_happens(On on)
    {
        await using var house = await House.Open(on);
        var reference = await Resolved(house);
        (await house.Get<ThankCustomer>().Handle(house.Target(reference), "Thank you.", reward: true)).Refusal().ShouldBe("reward_none");
        (await house.Get<CaseView>().Handle(house.Agent, reference))!.State.ThankedAt.ShouldBeNull();
        (await house.Get<HouseRules<Aftercare>>().Change(house.Agent, new Aftercare())).ShouldBeOfType<Outcome<Aftercare>.NotFound>();
    }

    [Theory, OnBoth]
    internal async Task Only_who_said_that_we_may_and_scored_high_is_invited_and_once(On on)
    {
        await using var house = await House.Open(on);
        var invite = house.Get<InviteToReview>();
        var lukewarm = await Resolved(house);
        var pleased = await Resolved(house);
        await Welcome(lukewarm);
        await Answers(lukewarm, new AnswerSurvey(2, 4, null, 4, 5, 7));
        await Answers(pleased, new AnswerSurvey(2, 5, "Well done!", 5, 6, 10));
        (await invite.Handle(house.Target(lukewarm), "Tell others")).Refusal().ShouldBe("invite_not_high");
        (await invite.Handle(house.Target(pleased), "Tell others")).Refusal().ShouldBe("invite_no_consent");
        await Welcome(pleased);
        (await invite.Handle(house.Target(pleased), "Tell others")).Value().Entries.ShouldHaveSingleItem().What.ShouldBeOfType<ReviewInvited>();
        (await invite.Handle(house.Target(pleased), "Tell others")).Refusal().ShouldBe("invited");
        await using var db = await house.Db();
        (await db.Outbox.CountAsync(o => o.Kind == "invitation")).ShouldBe(1);

        async Task Answers(string reference, AnswerSurvey answers) => (await house.Get<AnswerQuestions>().Handle(house.Target(reference), answers)).Value();
        async Task Welcome(string reference) =>
            (await house.Get<CustomerChoices>().Change((await house.Get<CaseView>().Handle(house.Agent, reference))!.State.CustomerId, invitations: true)).Value().ShouldBeTrue();
    }

    private static async Task Rule(House house, long units)
    {
        var voucher = (await house.Get<HouseGoodwill>().Current()).Remedies.First(remedy => remedy is { Goodwill: true, HasValue: true, LeastHeat: 0, Families: null });
        (await house.Get<HouseRules<Aftercare>>().Change(Admin, new Aftercare(Reward: new(voucher.Code, units)))).Value();
    }

    private static async Task<string> Resolved(House house)
    {
        var reference = await house.Receive();
        foreach (var command in (Command[])[new NoteEvidence(Step.Acknowledge, null), new Resolve("Done")])
            (await house.Get<ChangeComplaint>().Handle(house.Target(reference), command)).Value();
        return reference;
    }
}
