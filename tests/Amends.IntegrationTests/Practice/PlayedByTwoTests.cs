using Amends.Application;
using Amends.Application.Practice;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Practice;

public sealed class PlayedByTwoTests
{
    private const string Hears = "Your son turns nine tomorrow, you stayed at home all Friday and the bike never came. That must be horrible, and it is our mistake.";

    [Theory, OnBoth]
    public async Task A_colleague_plays_the_customer_and_both_take_turns(On on)
    {
        await using var house = await House.Open(on);
        var (begin, play, answer, view) = (house.Get<BeginPractice>(), house.Get<PlayReply>(), house.Get<AnswerAsCustomer>(), house.Get<PracticeView>());
        var colleague = await Colleague(house);
        (await begin.With(house.Agent, "late_delivery", house.Agent.Id)).ShouldBeOfType<Outcome<Guid>.Refused>().Refusal.Code.ShouldBe("partner_oneself");
        (await begin.With(house.Agent, "late_delivery", Guid.NewGuid())).ShouldBeOfType<Outcome<Guid>.Refused>().Refusal.Code.ShouldBe("partner_unknown");
        var id = (await begin.With(house.Agent, "late_delivery", colleague.Id)).Value();
        (await view.AsCustomer(colleague)).ShouldHaveSingleItem().ShouldBe(new(id, "The birthday present that is not there", "a colleague", false));

        (await answer.Handle(colleague, id, "Well?", 70, false, [])).Refusal().ShouldBe("nothing_to_answer");
        (await play.Handle(house.Agent, id, 0, Hears)).Value().WaitsForPartner.ShouldBeTrue();
        (await view.AsCustomer(colleague)).ShouldHaveSingleItem().Waits.ShouldBeTrue();
        (await play.Handle(house.Agent, id, 1, "And?")).Refusal().ShouldBe("customer_thinks");
        (await answer.Handle(house.Lead, id, "Hm.", 50, false, [])).ShouldBeOfType<Outcome<PracticeSession>.NotFound>();
        (await answer.Handle(colleague, id, " ", 50, false, [])).Refusal().ShouldBe("text_missing");
        (await answer.Handle(colleague, id, "Hm.", 101, false, [])).Refusal().ShouldBe("anger_out_of_range");

        // Two windows: one answer.
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => answer.Handle(colleague, id, "At least somebody says so.", 44, false, [0])));
        both.OfType<Outcome<PracticeSession>.Done>().Count().ShouldBe(1);
        var stored = (await view.Handle(house.Agent, id)).ShouldNotBeNull();
        stored.Play.LastSaid.ShouldBe("At least somebody says so. The order number is 48213.");
        stored.Play.Anger.ShouldBe([68, 44]);
        stored.WaitsForPartner.ShouldBeFalse();

        (await play.Handle(house.Agent, id, 1, "I bring it to you by 8 tomorrow.")).Value();
        (await answer.Handle(colleague, id, "Thank you.", 10, false, [])).Value().Ended.ShouldBe(PracticeEnd.Calm);
        (await view.AsCustomer(colleague)).ShouldBeEmpty();
        (await view.Handle(house.Lead, id)).ShouldBeNull("the two of them see it, until it is shared");

        // Trying another reply asks the simulated customer: the colleague has gone back to work.
        var again = (await begin.Rewind(house.Agent, id, 1)).Value();
        (await play.Handle(house.Agent, again, 1, "I bring it to you by 8 tomorrow.")).Value().Play.Turns[^1].Answer.ShouldNotBeNull();
    }

    private static async Task<Person> Colleague(House house)
    {
        var account = new Account { Id = Guid.CreateVersion7(), Name = "Nils Berg", Role = Role.Agent, UserName = "nils@example.org", Email = "nils@example.org", SecurityStamp = "stamp" };
        await using var db = await house.Db();
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return account.AsPerson();
    }
}
