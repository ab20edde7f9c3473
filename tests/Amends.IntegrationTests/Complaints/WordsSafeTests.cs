using System.Net;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Drafts;
using Amends.Application.Files;
using Amends.Application.FollowUps;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

/// <summary>A draft goes away only with what carries its words; and what a customer reads holds nothing that somebody still has to fill in.</summary>
public sealed class WordsSafeTests
{
    private const string Text = "Dear Maya, I am sorry that your parcel did not come. I will call you tomorrow.";

    [Theory, OnBoth]
    public async Task A_draft_stays_where_the_send_breaks_off_and_goes_with_it_where_it_does_not(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference) = (await house.Colleague("ada"), await house.Receive());
        var (hold, drafts) = (house.Get<HoldReply>(), house.Get<SaveDraft>());
        var reply = new Reply(Text, Files: new Attaching(Draft: []));
        (await drafts.Handle(ada, reference, Text)).Value();
        await Sql(house, "ALTER TABLE held_replies RENAME TO held_elsewhere");
        await Should.ThrowAsync<Exception>(() => hold.Handle(house.Target(reference, by: ada), reply));
        (await drafts.Load(ada, reference)).ShouldBe(Text);
        await Sql(house, "ALTER TABLE held_elsewhere RENAME TO held_replies");
        (await hold.Handle(house.Target(reference, by: ada), reply with { Text = Text + " You get {amount}." })).Refusal().ShouldBe("placeholder_left");
        (await drafts.Load(ada, reference)).ShouldBe(Text);

        (await hold.Handle(house.Target(reference, by: ada), reply)).Value();
        (await drafts.Load(ada, reference)).ShouldBeNull();
        var waiting = (await house.Get<WaitingReplies>().On(ada, reference)).ShouldHaveSingleItem();
        (await hold.Recall(ada, reference, waiting.Id)).Value();
        (await drafts.Load(ada, reference)).ShouldBe(Text);

        (await hold.Handle(house.Target(reference, by: ada), reply)).Value();
        (await drafts.Handle(ada, reference, "And another thing.")).Value();
        house.Clock.Advance(TimeSpan.FromSeconds(11));
        (await house.Get<SweepHeld>().Handle()).ShouldBe(1);
        (await drafts.Load(ada, reference)).ShouldBe("And another thing.", "what was begun since is another draft");
        (await house.Get<SendReply>().Handle(house.Target(reference, by: ada), new Reply(Text))).Value();
        (await drafts.Load(ada, reference)).ShouldBe("And another thing.", "words from elsewhere are no draft's");
        (await house.Get<WriteNote>().Handle(house.Target(reference, by: ada), "And another thing.", new Attaching(Draft: []))).Value();
        (await drafts.Load(ada, reference)).ShouldBeNull();
        (await drafts.Handle(ada, reference, "They call back.")).Value();
        (await house.Get<NoteCall>().Handle(house.Target(reference, by: ada), "They call back.", new Talk(Minutes: 3), [], files: new Attaching(Draft: []))).Value();
        (await drafts.Load(ada, reference)).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task What_was_refused_is_the_draft_and_what_was_sent_is_none(On on)
    {
        var served = await Served.Shared(on);
        var reference = await served.Complaint();
        using var agent = await SignedIn.As(served, Role.Agent);
        var page = $"/complaints/{reference}";
        using var refused = await SignedIn.Post(agent, page, page + "/messages", new() { ["text"] = "Dear Maya, you get {amount} back from the purple desk.", ["mode"] = "reply" });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await agent.GetStringAsync(page)).ShouldContain("from the purple desk");
        using var sent = await SignedIn.Post(agent, page, page + "/messages", new() { ["text"] = "Only for colleagues.", ["mode"] = "note" });
        sent.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await agent.GetStringAsync(page)).ShouldNotContain("from the purple desk");
    }

    [Theory, OnBoth]
    public async Task What_comes_twice_from_one_composer_goes_out_once_and_other_words_are_asked_about(On on)
    {
        var served = await Served.Shared(on);
        var reference = await served.Complaint();
        using var agent = await SignedIn.As(served, Role.Agent);
        var page = $"/complaints/{reference}";
        async Task<HttpStatusCode> Send(string text)
        {
            using var sent = await SignedIn.Post(agent, page, page + "/messages", new() { ["text"] = text, ["mode"] = "note", ["once"] = "a-showing-of-the-composer" });
            return sent.StatusCode;
        }

        (await Send("Only for colleagues: the van stood in Leeds.")).ShouldBe(HttpStatusCode.SeeOther);
        using (var kept = await SignedIn.Post(agent, page, page + "/draft", new() { ["text"] = "Only for colleagues: the van stood in Leeds.", ["mode"] = "note", ["once"] = "a-showing-of-the-composer" }))
            kept.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Send("Only for colleagues: the van stood in Leeds.")).ShouldBe(HttpStatusCode.SeeOther);
        var shown = await agent.GetStringAsync(page);
        System.Text.RegularExpressions.Regex.Count(shown, "the van stood in Leeds").ShouldBe(1, "it is there once, and is no draft");

        (await Send("The van stood in York.")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await agent.GetStringAsync(page)).ShouldContain("The van stood in York.", customMessage: "as the draft");
    }

    [Theory, OnBoth]
    public async Task Whichever_way_words_reach_the_customer_no_placeholder_is_left_in_them(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var change = house.Get<ChangeComplaint>();
        foreach (var command in (Command[])
        [
            new SendClarification("You ordered {article}."),
            new OfferOptions([new NewOption(Guid.NewGuid(), "apology", "An apology\nby {date}", null)]),
            new Thank("Thank you, {first name}."),
            new InviteReview("Tell others at {address}."),
            new Resolve("You have {amount} back."),
            new PlanAction(Guid.NewGuid(), "Call {name} back", null, null, null),
            new MakePromise(new NewPromise(Guid.NewGuid(), "call {name}", Promisor.I, null, null, DuePrecision.Day)),
        ])
            (await change.Handle(house.Target(reference), command)).Refusal().ShouldBe("placeholder_left", command.GetType().Name);
        (await house.Get<ThankCustomer>().Handle(house.Target(reference), "Thank you, {first name}.", reward: false)).Refusal().ShouldBe("placeholder_left");
        (await change.Handle(house.Target(reference), new NoteEvidence(Step.Acknowledge, "Template {name} was used."))).Value();
        (await change.Handle(house.Target(reference), new SendClarification("You ordered a blue lamp."))).Value();
        await using var db = await house.Db();
        (await db.Outbox.CountAsync()).ShouldBe(1);
    }

    private static async Task Sql(House house, string sql)
    {
        await using var db = await house.Db();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
