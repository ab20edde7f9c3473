using System.Net;
using Amends.Application;
using Amends.Application.Practice;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;
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

        (await answer.Handle(colleague, id, 0, "Well?", 70, false, [])).Refusal().ShouldBe("nothing_to_answer");
        (await play.Handle(house.Agent, id, 0, Hears)).Value().WaitsForPartner.ShouldBeTrue();
        (await view.AsCustomer(colleague)).ShouldHaveSingleItem().Waits.ShouldBeTrue();
        (await play.Handle(house.Agent, id, 1, "And?")).Refusal().ShouldBe("customer_thinks");
        (await answer.Handle(house.Lead, id, 1, "Hm.", 50, false, [])).ShouldBeOfType<Outcome<PracticeSession>.NotFound>();
        (await answer.Handle(colleague, id, 1, " ", 50, false, [])).Refusal().ShouldBe("text_missing");
        (await answer.Handle(colleague, id, 1, "Hm.", 101, false, [])).Refusal().ShouldBe("anger_out_of_range");

        // Two windows: one answer.
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => answer.Handle(colleague, id, 1, "At least somebody says so.", 44, false, [0])));
        both.OfType<Outcome<PracticeSession>.Done>().Count().ShouldBe(1);
        var stored = (await view.Handle(house.Agent, id)).ShouldNotBeNull();
        stored.Play.LastSaid.ShouldBe("At least somebody says so. The order number is 48213.");
        stored.Play.Anger.ShouldBe([68, 44]);
        stored.WaitsForPartner.ShouldBeFalse();

        (await play.Handle(house.Agent, id, 1, "I bring it to you by 8 tomorrow.")).Value();
        (await answer.Handle(colleague, id, 2, "Thank you.", 10, false, [])).Value().Ended.ShouldBe(PracticeEnd.Calm);
        (await view.AsCustomer(colleague)).ShouldBeEmpty();
        (await view.Handle(house.Lead, id)).ShouldBeNull("the two of them see it, until it is shared");

        // Trying another reply asks the simulated customer: the colleague has gone back to work.
        var again = (await begin.Rewind(house.Agent, id, 1)).Value();
        (await play.Handle(house.Agent, again, 1, "I bring it to you by 8 tomorrow.")).Value().Play.Turns[^1].Answer.ShouldNotBeNull();
    }

    [Theory, OnBoth]
    public async Task What_answers_an_earlier_reply_is_no_answer_to_the_next(On on)
    {
        await using var house = await House.Open(on);
        var (play, answer, colleague) = (house.Get<PlayReply>(), house.Get<AnswerAsCustomer>(), await Colleague(house));
        var id = (await house.Get<BeginPractice>().With(house.Agent, "late_delivery", colleague.Id)).Value();
        (await play.Handle(house.Agent, id, 0, Hears)).Value();
        (await answer.Handle(colleague, id, 1, "At least somebody says so.", 60, false, [])).Value();
        (await play.Handle(house.Agent, id, 1, "I bring it to you by 8 tomorrow.")).Value();
        (await answer.Handle(colleague, id, 1, "You are the third to say so.", 90, true, [])).Refusal().ShouldBe("played_elsewhere");
        var stored = (await house.Get<PracticeView>().Handle(house.Agent, id)).ShouldNotBeNull();
        stored.WaitsForPartner.ShouldBeTrue();
        stored.Play.Turns[0].Answer.ShouldBe("At least somebody says so.");
    }

    [Theory, OnBoth]
    public async Task What_was_typed_in_another_window_is_shown_and_not_said(On on)
    {
        await using var served = await Served.Start(on);
        var (ada, nils) = (await SignedIn.As(served, Role.Agent), SignedIn.Browser(served));
        var address = await SignedIn.Account(served, Role.Agent);
        await SignedIn.SignIn(nils, address, SignedIn.Password);
        Guid partner;
        await using (var db = await served.Db())
            partner = (await db.Users.SingleAsync(account => account.Email == address)).Id;
        var with = "/practice/with?scenario=late_delivery";
        var session = (await SignedIn.Post(ada, with, "/practice/with", new() { ["scenario"] = "late_delivery", ["colleague"] = $"{partner}" })).Headers.Location!.ToString();

        async Task Says(int seen, string text) => (await SignedIn.Post(ada, session, $"{session}/replies", new() { ["seen"] = $"{seen}", ["text"] = text })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        async Task<(HttpStatusCode Status, string Page)> Answers(int seen, string text, string page = "/customer")
        {
            var answer = await SignedIn.Post(nils, page == "/customer" ? session + page : page, $"{session}/customer", new() { ["seen"] = $"{seen}", ["text"] = text, ["anger"] = "60" });
            return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
        }

        await Says(0, Hears);
        (await nils.GetStringAsync($"{session}/customer")).ShouldContain("name=\"seen\" value=\"1\"");
        (await Answers(1, "At least somebody says so.")).Status.ShouldBe(HttpStatusCode.SeeOther);
        var twice = await Answers(1, "I had written more.");
        twice.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        twice.Page.ShouldContain("readonly>I had written more.</textarea>");

        await Says(1, "I bring it to you by 8 tomorrow.");
        var late = await Answers(1, "I had written more.");
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        late.Page.ShouldContain(">I had written more.</textarea>");
        late.Page.ShouldContain("name=\"seen\" value=\"2\"");

        await SignedIn.Post(ada, session, $"{session}/stop", []);
        var over = await Answers(2, "Wait, I was not done.", "/practice/lessons");
        over.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        over.Page.ShouldContain("readonly>Wait, I was not done.</textarea>");
        over.Page.ShouldContain($"href=\"{session}/debrief\"");
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
