using Amends.Application;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.Deadlines;
using Amends.Application.Drafts;
using Amends.Application.Files;
using Amends.Application.FollowUps;
using Amends.Application.Offers;
using Amends.Application.Paths;
using Amends.Application.Promises;
using Amends.Application.SecondReaders;
using Amends.IntegrationTests.Files;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.SecondReaders;

/// <summary>Replies that somebody else reads before they go out.</summary>
public sealed class SecondReaderTests
{
    private const string Text = "Dear Maya, I am sorry that your parcel did not come. I will call you tomorrow.";
    private const string Letter = "Thank you for your complaint. We look after it: Ada, Complaints. You hear from us soon.";

    private static readonly ReadingRules All = new(HeatFrom: 1);

    [Theory, OnBoth]
    public async Task What_needs_a_reader_leaves_by_no_way_without_one_and_then_once(On on)
    {
        foreach (var way in new[] { "api", "held", "planned", "new_date", "follow_up", "closing", "letter" })
            await Leaves(on, way);
    }

    [Theory, OnBoth]
    public async Task What_the_guide_sends_by_itself_waits_as_a_reply_does_and_then_goes_once(On on)
    {
        foreach (var way in new[] { "heard", "options", "thanks", "invitation", "new_day" })
            await LeavesTheGuide(on, way);
    }

    private static async Task LeavesTheGuide(On on, string way)
    {
        await using var house = await House.Open(on);
        var (ada, reference) = (await house.Colleague("Ada"), await house.Receive());
        var ruth = await Readers(house);
        var target = house.Target(reference, by: ada);
        if (way is "thanks" or "invitation")
            (await house.Get<ChangeComplaint>().Handle(target, new Resolve("A new parcel came."))).Value();
        if (way == "invitation")
        {
            (await house.Get<ChangeComplaint>().Handle(target, new AnswerSurvey(2, 5, null, 5, 7, 10))).Value();
            await house.Get<CustomerChoices>().Change((await house.Get<CaseView>().Handle(ada, reference))!.State.CustomerId, invitations: true);
        }
        var (promise, now) = (Guid.NewGuid(), Instant.FromDateTimeOffset(house.Clock.GetUtcNow()));
        if (way == "new_day")
            (await house.Get<ChangeComplaint>().Handle(target, new MakePromise(new(promise, "I will call you", Promisor.I, ada.Id, now + Duration.FromDays(1), DuePrecision.Day)))).Value();
        var option = new NewOption(Guid.CreateVersion7(), "refund", "Your money back\nOn your account by Friday", new Money(2400, "EUR"));
        Func<Task<Outcome<Changed>>> send = way switch
        {
            "heard" => () => house.Get<SendHeard>().Handle(target, "Your parcel is two weeks late. Is that right?"),
            "options" => () => house.Get<OfferWays>().Handle(target, new OfferOptions([option])),
            "thanks" => () => house.Get<ThankCustomer>().Handle(target, "Thank you for telling us.", reward: false),
            "new_day" => () => house.Get<ChangePromise>().Handle(promise, ada, new RenegotiatePromise(promise, now + Duration.FromDays(3), DuePrecision.Day, "The depot looks for it until then.")),
            _ => () => house.Get<InviteToReview>().Handle(target, "Tell others honestly how it went."),
        };
        var before = (await house.Get<CaseView>().Handle(ada, reference))!;
        (await house.Get<HouseReading>().Change(ruth, new(NewColleagues: true))).Value();
        (await house.Get<MarkColleague>().New(ruth, ada.Id, true)).Value();
        var asked = (await send()).Value();
        (asked.Needs, asked.Entries.Count).ShouldBe((ReadingReason.NewColleague, 0), way);
        (await send()).Refusal().ShouldBe("waits_already", way);
        await Later(house, TimeSpan.FromHours(3));
        (await house.Get<CaseView>().Handle(ada, reference))!.State.Version.ShouldBe(before.State.Version, way);

        var waiting = (await house.Get<WaitingForReaders>().Handle(ruth))!.Items.ShouldHaveSingleItem();
        waiting.WriterId.ShouldBe(ada.Id);
        waiting.Text.ShouldContain(way switch { "heard" => "Is that right?", "options" => "Your money back", "thanks" => "Thank you", "new_day" => "looks for it until then.\n\nNew day: ", _ => "honestly" });
        (await house.Get<ReadReply>().Send(new Target(reference, ruth), waiting.Id)).Value();
        var readAt = Instant.FromDateTimeOffset(house.Clock.GetUtcNow());
        await Later(house, TimeSpan.FromSeconds(1));
        var after = (await house.Get<CaseView>().Handle(ada, reference))!;
        var entry = after.Timeline.Skip(before.Timeline.Count).ShouldHaveSingleItem(way);
        var read = entry.What switch { ClarificationSent it => it.Read, OptionOffered it => it.Read, Thanked it => it.Read, ReviewInvited it => it.Read, PromiseRenegotiated it => it.Read, _ => null };
        (entry.By.Id, read).ShouldBe((ada.Id, new SecondReading(ruth.Id, readAt)), way);
        (await house.Get<WaitingReplies>().On(ada, reference)).ShouldBeEmpty();
        await Later(house, TimeSpan.FromSeconds(1));
        (await house.Get<CaseView>().Handle(ada, reference))!.State.Version.ShouldBe(after.State.Version, "once");
        (await house.Get<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task Words_of_the_guide_that_a_reader_sends_back_are_their_writers_draft_and_what_forbids_them_is_said_first(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference, ruth) = (await house.Colleague("Ada"), await house.Receive(), await Readers(house));
        (await house.Get<HouseReading>().Change(ruth, All)).Value();
        (await house.Get<ThankCustomer>().Handle(house.Target(reference, by: ada), "Thank you.", reward: false)).Refusal().ShouldBe("not_resolved");
        (await house.Get<SendHeard>().Handle(house.Target(reference, by: ada), " ")).Refusal().ShouldBe("words_missing");
        (await house.Get<SendHeard>().Handle(house.Target(reference, by: ada), "Dear {first name}.")).Refusal().ShouldBe("placeholder_left");
        (await house.Get<SendHeard>().Handle(house.Target(reference, by: ada), "Your parcel is late. Is that right?")).Value().Needs.ShouldBe(ReadingReason.Heat);
        var id = (await house.Get<WaitingForReaders>().Handle(ruth))!.Items.ShouldHaveSingleItem().Id;
        (await house.Get<ReadReply>().SendBack(new Target(reference, ruth), id, "Say by how much.")).Value();
        (await house.Get<SaveDraft>().Load(ada, reference)).ShouldBe("Your parcel is late. Is that right?");
        (await house.Get<WaitingForReaders>().CameBack(ada)).ShouldHaveSingleItem().Words.ShouldBe("Say by how much.");
        (await house.Get<CaseView>().Handle(ada, reference))!.State.Clarification.ShouldBe(ClarificationState.None);
    }

    [Theory, OnBoth]
    public async Task One_step_of_the_way_is_not_held_for_what_a_whole_reply_would_have_but_for_what_hurts(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference, ruth) = (await house.Colleague("Ada"), await house.Receive(), await Readers(house));
        (await house.Get<HouseReading>().Change(ruth, new(ScoreBelow: 60))).Value();
        (await house.Get<SendHeard>().Handle(house.Target(reference, by: ada), "Your parcel is two weeks late. Is that right?")).Value().Needs.ShouldBeNull();
        (await house.Get<SendHeard>().Handle(house.Target(reference, by: ada), "You should have read our terms. It is your own fault that it is late, calm down.")).Value().Needs.ShouldBe(ReadingReason.Score);
    }

    private static async Task Leaves(On on, string way)
    {
        await using var house = await House.Open(on);
        var (ada, reference) = (await house.Colleague("Ada"), await house.Receive());
        var ruth = await Readers(house);
        var target = house.Target(reference, by: ada);
        Func<Task<Outcome<Changed>>> send = way switch
        {
            "api" => () => house.Get<SendReply>().Handle(target, new Reply(Text, Channel.Email, "<p>Dear Maya</p>")),
            "held" => () => house.Get<HoldReply>().Handle(target, new Reply(Text)),
            "planned" => () => house.Get<HoldReply>().Handle(target, new Reply(Text), Instant.FromDateTimeOffset(house.Clock.GetUtcNow().AddHours(2))),
            "new_date" => await NewDate(house, target),
            "follow_up" => await AfterFix(house, target, write => write.Ask(target, Text, Channel.Email)),
            "closing" => await AfterFix(house, target, write => write.Close(target, "Dear Maya, I am sorry once more that your parcel did not come. Thank you for your patience.", Channel.Email)),
            _ => await ByLetter(house, target),
        };
        (await house.Get<HouseReading>().Change(ruth, All)).Value();
        var asked = (await send()).Value();
        (asked.Needs, asked.Entries.Count).ShouldBe((ReadingReason.Heat, 0), way);
        await Later(house, TimeSpan.FromHours(3));
        (await Sent(house, reference)).ShouldBeEmpty(way);

        var waiting = (await house.Get<WaitingForReaders>().Handle(ruth))!.Items.ShouldHaveSingleItem();
        (waiting.WriterId, waiting.Why, waiting.Own, waiting.WroteAgain).ShouldBe((ada.Id, ReadingReason.Heat, false, false));
        (await house.Get<ReadReply>().Send(new Target(reference, ruth), waiting.Id)).Value();
        var readAt = Instant.FromDateTimeOffset(house.Clock.GetUtcNow());
        (await house.Get<ReadReply>().Send(new Target(reference, ruth), waiting.Id)).Refusal().ShouldBe("not_asked");
        await Later(house, TimeSpan.FromSeconds(1));
        var sent = (await Sent(house, reference)).ShouldHaveSingleItem(way);
        (sent.By.Id, ((MessageSent)sent.What).Read).ShouldBe((ada.Id, new SecondReading(ruth.Id, readAt)));
        (await house.Get<WaitingReplies>().On(ada, reference)).ShouldBeEmpty();
        (await house.Get<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
        if (way == "closing")
            (await house.Get<CaseView>().Handle(ada, reference))!.State.Stage.ShouldBe(Stage.Closed);
    }

    [Theory, OnBoth]
    public async Task A_reply_that_waits_meets_the_rules_of_when_it_goes(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference, ruth) = (await house.Colleague("Ada"), await house.Receive(), await Readers(house));
        (await house.Get<HoldReply>().Handle(house.Target(reference, by: ada), new Reply(Text))).Value().Needs.ShouldBeNull();
        (await house.Get<HouseReading>().Change(ruth, All)).Value();
        await Later(house, TimeSpan.FromSeconds(30));
        (await Sent(house, reference)).ShouldBeEmpty();
        (await house.Get<WaitingForReaders>().News(ruth))!.Waiting.ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task No_more_wait_on_a_case_than_somebody_can_read(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference, ruth) = (await house.Colleague("Ada"), await house.Receive(), await Readers(house));
        (await house.Get<HouseReading>().Change(ruth, All)).Value();
        for (var i = 0; i < 20; i++)
            (await house.Get<SendReply>().Handle(house.Target(reference, by: ada), new Reply(Text))).Value();
        (await house.Get<SendReply>().Handle(house.Target(reference, by: ada), new Reply(Text))).Refusal().ShouldBe("held_many");
    }

    [Theory, OnBoth]
    public async Task Nobody_reads_their_own_and_only_whom_a_lead_lets_reads_at_all(On on)
    {
        await using var house = await House.Open(on);
        var (ada, ben, reference, ruth) = (await house.Colleague("Ada"), await house.Colleague("Ben"), await house.Receive(), await Readers(house));
        (await house.Get<HouseReading>().Change(ruth, All)).Value();
        var (read, list, mark) = (house.Get<ReadReply>(), house.Get<WaitingForReaders>(), house.Get<MarkColleague>());
        (await house.Get<SendReply>().Handle(house.Target(reference, by: ruth), new Reply(Text))).Value().Needs.ShouldNotBeNull();
        var id = (await list.Handle(ruth))!.Items.ShouldHaveSingleItem().Id;
        (await list.News(ruth))!.Waiting.ShouldBe(0);
        (await read.Send(new Target(reference, ruth), id)).Refusal().ShouldBe("own_reply");
        (await read.Send(new Target(reference, ben), id)).Refusal().ShouldBe("for_readers");
        (await read.SendBack(new Target(reference, ben), id, "No.")).Refusal().ShouldBe("for_readers");
        (await list.Handle(ben)).ShouldBeNull();
        (await list.News(ben)).ShouldBeNull();

        (await mark.Reader(ada, ben.Id, true)).ShouldBeOfType<Outcome<Guid>.NotFound>();
        (await mark.Reader(ruth, ruth.Id, true)).Refusal().ShouldBe("own_account");
        (await mark.Reader(ruth, ben.Id, true)).Value();
        (await list.News(ben))!.Waiting.ShouldBe(1);
        (await read.Send(new Target(reference, ben), id)).Value();
        await Later(house, TimeSpan.FromSeconds(1));
        ((MessageSent)(await Sent(house, reference)).ShouldHaveSingleItem().What).Read!.By.ShouldBe(ben.Id);
        (await mark.Reader(ruth, ben.Id, false)).Value();
        (await list.Handle(ben)).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task Sent_back_it_is_its_writers_draft_with_the_word_until_they_send_again(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference, ruth) = (await house.Colleague("Ada"), await house.Receive(), await Readers(house));
        (await house.Get<HouseReading>().Change(ruth, All)).Value();
        (await house.Get<HoldReply>().Handle(house.Target(reference, by: ada), new Reply(Text))).Value();
        await house.Get<SaveDraft>().Handle(ada, reference, "And another thing.");
        var list = house.Get<WaitingForReaders>();
        var id = (await list.Handle(ruth))!.Items.ShouldHaveSingleItem().Id;
        (await house.Get<ReadReply>().SendBack(new Target(reference, ruth), id, " ")).Refusal().ShouldBe("words");
        (await house.Get<ReadReply>().SendBack(new Target(reference, ruth), id, "Say when you call.")).Value();
        (await house.Get<SaveDraft>().Load(ada, reference)).ShouldBe($"{Text}\n\nAnd another thing.");
        var back = (await list.CameBack(ada)).ShouldHaveSingleItem();
        (back.Reference, back.By, back.Words).ShouldBe((reference, "Ruth", "Say when you call."));
        (await list.CameBack(ruth)).ShouldBeEmpty();
        (await list.Handle(ruth))!.Items.ShouldBeEmpty();

        (await house.Get<HoldReply>().Handle(house.Target(reference, by: ada), new Reply(Text + " At noon."))).Value();
        (await list.CameBack(ada)).ShouldBeEmpty();
        // Its writer may take it back themselves, too.
        (await house.Get<HoldReply>().Recall(ada, reference, (await list.Handle(ruth))!.Items.ShouldHaveSingleItem().Id)).Value();
        (await list.Handle(ruth))!.Items.ShouldBeEmpty();
        await Later(house, TimeSpan.FromHours(1));
        (await Sent(house, reference)).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task Where_the_customer_writes_first_it_does_not_go_and_leads_hear_of_what_waits_long(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference, ruth) = (await house.Colleague("Ada"), await house.Receive(), await Readers(house));
        (await house.Get<HouseReading>().Change(ruth, All with { Hours = 2 })).Value();
        (await house.Get<HoldReply>().Handle(house.Target(reference, by: ada), new Reply(Text))).Value();
        var (list, read) = (house.Get<WaitingForReaders>(), house.Get<ReadReply>());
        var id = (await list.Handle(ruth))!.Items.ShouldHaveSingleItem().Id;
        (await list.News(ruth))!.LateSince.ShouldBeNull();
        house.Clock.Advance(TimeSpan.FromHours(3));
        (await list.News(ruth))!.LateSince.ShouldNotBeNull();
        (await house.Get<HearMessage>().Handle(house.Target(reference), "It came this minute.", null, null)).Value();
        (await list.Handle(ruth))!.Items.ShouldHaveSingleItem().WroteAgain.ShouldBeTrue();
        (await read.Send(new Target(reference, ruth), id)).Refusal().ShouldBe("answered_since");

        (await read.SendBack(new Target(reference, ruth), id, "They wrote again.")).Value();
        (await house.Get<HoldReply>().Handle(house.Target(reference, by: ada), new Reply(Text))).Value();
        id = (await list.Handle(ruth))!.Items.ShouldHaveSingleItem().Id;
        (await read.Send(new Target(reference, ruth), id)).Value();
        // Between the reader's word and the next look.
        (await house.Get<HearMessage>().Handle(house.Target(reference), "Hello? Anybody?", null, null)).Value();
        await Later(house, TimeSpan.FromSeconds(1));
        (await Sent(house, reference)).ShouldBeEmpty();
        (await house.Get<WaitingReplies>().On(ada, reference)).ShouldHaveSingleItem().Stopped.ShouldNotBeNull();
        // Asked again it waits for a reader again.
        (await house.Get<HoldReply>().SendNow(ada, reference, id)).Value();
        await Later(house, TimeSpan.FromSeconds(1));
        (await Sent(house, reference)).ShouldBeEmpty();
        (await read.Send(new Target(reference, ruth), id)).Value();
        await Later(house, TimeSpan.FromSeconds(1));
        (await Sent(house, reference)).ShouldHaveSingleItem();
    }

    [Theory, OnBoth]
    public async Task Leads_decide_on_the_rules_and_it_takes_two_who_may_read(On on)
    {
        await using var house = await House.Open(on);
        var (ada, ruth, rules) = (await house.Colleague("Ada"), await house.Colleague("Ruth", Role.Lead), house.Get<HouseReading>());
        (await rules.Change(ada, All)).ShouldBeOfType<Outcome<ReadingRules>.NotFound>();
        (await rules.Change(ruth, All)).Refusal().ShouldBe("one_reader");
        (await house.Get<MarkColleague>().Reader(ruth, ada.Id, true)).Value();
        (await rules.Change(ruth, All)).Value();
        (await rules.Change(ruth, new(HeatFrom: 101))).Refusal().ShouldBe("number");
        (await rules.Change(ruth, new(ScoreBelow: -1))).Refusal().ShouldBe("number");
        (await rules.Change(ruth, new(Hours: 0))).Refusal().ShouldBe("hours");
        (await rules.Change(ruth, new(Signals: ["nonsense"]))).Refusal().ShouldBe("signals");

        var (ben, reference) = (await house.Colleague("Ben"), await house.Receive());
        (await rules.Change(ruth, new(NewColleagues: true))).Value();
        (await house.Get<MarkColleague>().New(ruth, ben.Id, true)).Value();
        (await house.Get<SendReply>().Handle(house.Target(reference, by: ben), new Reply(Text))).Value().Needs.ShouldBe(ReadingReason.NewColleague);
        (await house.Get<SendReply>().Handle(house.Target(reference, by: ada), new Reply(Text))).Value().Needs.ShouldBeNull();
        (await house.Get<MarkColleague>().Marked()).ShouldBe([new(ada.Id, "Ada", false, true), new(ben.Id, "Ben", true, false)]);
        (await house.Get<MarkColleague>().New(ruth, ben.Id, false)).Value();
        (await house.Get<SendReply>().Handle(house.Target(reference, by: ben), new Reply(Text))).Value().Needs.ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task Files_wait_with_a_reply_come_back_with_it_and_go_out_with_it(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference, draft) = (await house.Colleague("Ada"), await house.Receive(), house.Get<DraftFiles>());
        var ruth = await Readers(house);
        var target = house.Target(reference, by: ada);
        (await house.Get<HouseReading>().Change(ruth, All)).Value();

        // As a program sends it: the bytes come with the words.
        (await house.Get<SendReply>().Handle(target, new Reply(Text, Channel.Email, Files: new([Pictures.Png(1)])))).Value().Needs.ShouldBe(ReadingReason.Heat);
        var waiting = (await house.Get<WaitingForReaders>().Handle(ruth))!.Items.ShouldHaveSingleItem().Id;
        (await house.Get<WaitingReplies>().On(ada, reference)).ShouldHaveSingleItem().Files.ShouldHaveSingleItem().Name.ShouldBe(Pictures.Png(1).Name);
        (await house.Get<ReadReply>().SendBack(new Target(reference, ruth), waiting, "Another picture, please.")).Value();
        var back = (await draft.Of(ada, reference)).ShouldHaveSingleItem();

        (await house.Get<HoldReply>().Handle(target, new Reply(Text, Files: new(Draft: [new(back.Id)])))).Value();
        await Later(house, TimeSpan.FromMinutes(1));
        (await draft.Of(ada, reference)).ShouldBeEmpty();
        waiting = (await house.Get<WaitingForReaders>().Handle(ruth))!.Items.ShouldHaveSingleItem().Id;
        (await house.Get<ReadReply>().Send(new Target(reference, ruth), waiting)).Value();
        await Later(house, TimeSpan.FromSeconds(1));
        var file = (await house.Get<CaseView>().Handle(ada, reference))!.Messages[^1].Files.ShouldHaveSingleItem();
        (await house.Get<OpenFile>().Handle(ada, reference, file.Id))!.Bytes.ShouldBe(Pictures.Png(1).Bytes);
        (await house.Get<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task A_programs_reply_that_a_program_sends_back_stays_on_the_case_with_the_word(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference) = (await house.Colleague("Ada"), await house.Receive());
        (await house.Get<HouseReading>().Change(await Readers(house), All)).Value();
        (await house.Get<SendReply>().Handle(house.Target(reference), new Reply(Text))).Value().Needs.ShouldBe(ReadingReason.Heat);
        var waiting = (await house.Get<WaitingForReaders>().Handle(house.Lead))!.Items.ShouldHaveSingleItem().Id;
        (await house.Get<ReadReply>().SendBack(new Target(reference, house.Lead), waiting, "Say when you call.")).Value();
        (await house.Get<WaitingForReaders>().Handle(house.Lead))!.Items.ShouldBeEmpty();
        var kept = (await house.Get<WaitingReplies>().On(ada, reference)).ShouldHaveSingleItem();
        (kept.Text, kept.Stopped).ShouldBe((Text, "Lena: Say when you call."));
        (await house.Get<HoldReply>().Recall(ada, reference, kept.Id)).Value();
        (await house.Get<SaveDraft>().Load(ada, reference)).ShouldBe(Text);
    }

    private static async Task<Person> Readers(House house)
    {
        await house.Colleague("Lena", Role.Lead);
        return await house.Colleague("Ruth", Role.Lead);
    }

    private static async Task Later(House house, TimeSpan by)
    {
        house.Clock.Advance(by);
        await house.Get<SweepHeld>().Handle();
        await house.Get<SweepHeld>().Handle();
    }

    private static async Task<IReadOnlyList<TimelineEntry>> Sent(House house, string reference) =>
        [.. (await house.Get<CaseView>().Handle(Person.Amends, reference))!.Timeline.Where(entry => entry.What is MessageSent)];

    private static async Task<Func<Task<Outcome<Changed>>>> NewDate(House house, Target target)
    {
        var (id, now) = (Guid.NewGuid(), Instant.FromDateTimeOffset(house.Clock.GetUtcNow()));
        (await house.Get<ChangeComplaint>().Handle(target, new MakePromise(new(id, "I will call you", Promisor.I, target.By.Id, now + Duration.FromDays(1), DuePrecision.Day)))).Value();
        return () => house.Get<TellNewDate>().Handle(new(id, now + Duration.FromDays(3), DuePrecision.Day, null), Text, target.By);
    }

    private static async Task<Func<Task<Outcome<Changed>>>> AfterFix(House house, Target target, Func<WriteAfterFix, Task<Outcome<Changed>>> write)
    {
        foreach (var command in new Command[] { new NoteEvidence(Step.Acknowledge, null), new Resolve("A new one is on its way.") })
            (await house.Get<ChangeComplaint>().Handle(target, command)).Value();
        return () => write(house.Get<WriteAfterFix>());
    }

    private static async Task<Func<Task<Outcome<Changed>>>> ByLetter(House house, Target target)
    {
        (await house.Get<ChangeComplaint>().Handle(target, new AddCharter("fca-disp@1"))).Value();
        return () => house.Get<SendLetter>().Handle(target, new NewLetter("fca-disp", DocumentKind.Acknowledgement, Letter, ["the complaint is being dealt with", "the limits that follow"]));
    }
}
