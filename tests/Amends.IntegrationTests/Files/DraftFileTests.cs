using Amends.Application;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.Application.Drafts;
using Amends.Application.Files;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Files;

/// <summary>What somebody attached lies with their draft until it goes with a message.</summary>
public sealed class DraftFileTests
{
    private const string Text = "Dear Maya, I am sorry that your parcel did not come. Here is the picture from the depot.";

    [Theory, OnBoth]
    public async Task What_was_attached_goes_with_the_reply_and_leaves_the_draft(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference) = (await house.Colleague("ada"), await house.Receive());
        var ids = await Attach(house, ada, reference, Pictures.Png(1), Pictures.Text("list.txt"));
        (await house.Get<DraftFiles>().Of(ada, reference)).Select(file => file.Name).ShouldBe(["picture.png", "list.txt"]);
        (await house.Get<DraftFiles>().Of(house.Lead, reference)).ShouldBeEmpty("another's draft is another's");

        var sent = (await house.Get<SendReply>().Handle(house.Target(reference, by: ada), new Reply(Text, Files: new(Draft: [new(ids[0], "the cup.png"), new(ids[1])])))).Value();
        (await house.Get<DraftFiles>().Of(ada, reference)).ShouldBeEmpty();
        var message = (await house.Get<CaseView>().Handle(house.Lead, reference))!.Messages[^1];
        message.Files.Select(file => (file.Name, file.Type, file.Size)).ShouldBe([("the cup.png", "image/png", Pictures.Png(1).Bytes.Length), ("list.txt", "text/plain", 11)]);
        sent.Entries.Select(entry => entry.What).OfType<MessageSent>().Single().Files.ShouldBe(message.Files.Select(file => file.Hash));
        (await house.Get<OpenFile>().Handle(house.Lead, reference, ids[0]))!.Bytes.ShouldBe(Pictures.Png(1).Bytes);
        (await house.Get<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task Only_what_its_writer_saw_goes_and_what_was_taken_out_can_be_put_back(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference, files) = (await house.Colleague("ada"), await house.Receive(), house.Get<DraftFiles>());
        var ids = await Attach(house, ada, reference, Pictures.Png(1), Pictures.Png(2), Pictures.Png(3), Pictures.Png(4));
        (await files.Of(ada, reference)).Select(file => file.Name).ShouldBe(["picture.png", "picture-2.png", "picture-3.png", "picture-4.png"]);
        (await files.Remove(ada, reference, ids[0])).Value();
        (await files.Remove(ada, reference, ids[1])).Value();
        (await files.PutBack(ada, reference, ids[1])).Value();
        (await files.Rename(ada, reference, ids[1], "../cup")).Value();
        (await files.Of(ada, reference)).Select(file => (file.Name, Out: file.RemovedAt is not null)).ShouldBe([("picture.png", true), ("cup.png", false), ("picture-3.png", false), ("picture-4.png", false)]);

        // The fourth came from another tab: it was not on the page that was sent. The first is named by a page that is old.
        (await house.Get<WriteNote>().Handle(house.Target(reference, by: ada), "Look.", new(Draft: [new(ids[0]), new(ids[1]), new(ids[2])]))).Value();
        (await house.Get<CaseView>().Handle(ada, reference))!.Messages[^1].Files.Select(file => file.Name).ShouldBe(["cup.png", "picture-3.png"]);
        (await files.Of(ada, reference)).ShouldHaveSingleItem().Id.ShouldBe(ids[3]);
        (await files.PutBack(ada, reference, ids[0])).ShouldBeOfType<Outcome<bool>.NotFound>();
        (await files.Rename(ada, reference, ids[1], "x")).ShouldBeOfType<Outcome<bool>.NotFound>("what was sent stays as it was sent");
    }

    [Theory, OnBoth]
    public async Task A_reply_that_waits_keeps_its_files_and_gives_them_back_when_it_is_called_back(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference) = (await house.Colleague("ada"), await house.Receive());
        var ids = await Attach(house, ada, reference, Pictures.Png(1));
        var reply = new Reply(Text, Files: new(Draft: [new(ids[0])]));
        (await house.Get<HoldReply>().Handle(house.Target(reference, by: ada), reply)).Value();
        (await house.Get<DraftFiles>().Of(ada, reference)).ShouldBeEmpty();
        var waiting = (await house.Get<WaitingReplies>().On(ada, reference)).ShouldHaveSingleItem();
        waiting.Files.ShouldHaveSingleItem().Name.ShouldBe("picture.png");
        (await house.Get<HoldReply>().Recall(ada, reference, waiting.Id)).Value();
        (await house.Get<DraftFiles>().Of(ada, reference)).ShouldHaveSingleItem().Id.ShouldBe(ids[0]);

        (await house.Get<HoldReply>().Handle(house.Target(reference, by: ada), reply)).Value();
        house.Clock.Advance(TimeSpan.FromSeconds(10));
        (await house.Get<SweepHeld>().Handle()).ShouldBe(1);
        (await house.Get<CaseView>().Handle(ada, reference))!.Messages[^1].Files.ShouldHaveSingleItem().Id.ShouldBe(ids[0]);
        (await house.Get<WaitingReplies>().On(ada, reference)).ShouldBeEmpty();
        (await house.Get<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task What_is_not_sent_leaves_the_files_where_they_are(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference) = (await house.Colleague("ada"), await house.Receive());
        var ids = await Attach(house, ada, reference, Pictures.Png(1));
        var version = (await house.Get<CaseView>().Handle(ada, reference))!.State.Version;
        await house.Get<HearMessage>().Handle(house.Target(reference), "And another thing!");
        (await house.Get<SendReply>().Handle(house.Target(reference, version, ada), new Reply(Text, Files: new(Draft: [new(ids[0])])))).ShouldBeOfType<Outcome<Changed>.Stale>();
        (await house.Get<DraftFiles>().Of(ada, reference)).ShouldHaveSingleItem();
        // A message whose files are too many is not saved, and neither is any of them.
        var many = Enumerable.Range(0, FileLimits.Count + 1).Select(i => Pictures.Text($"{i}.txt")).ToList();
        (await house.Get<HearMessage>().Handle(house.Target(reference), "See all this.", files: many)).Refusal().ShouldBe("files_many");
        (await house.Get<WriteNote>().Handle(house.Target(reference), "See all this.", new(many))).Refusal().ShouldBe("files_many");
        await using var db = await house.Db();
        (await db.Files.CountAsync()).ShouldBe(1);
        (await db.FileContents.CountAsync()).ShouldBe(1);
        (await house.Get<CaseView>().Handle(ada, reference))!.Messages.Count.ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task A_draft_takes_no_more_than_one_message_may_carry(On on)
    {
        await using var house = await House.Open(on);
        var (reference, files) = (await house.Receive(), house.Get<DraftFiles>());
        (await files.Add(house.Agent, reference, [Pictures.Of("big.zip", FileLimits.File + 1)])).Refusal().ShouldBe("file_large");
        (await files.Add(house.Agent, reference, [Pictures.Of("nothing.txt", 0)])).Refusal().ShouldBe("file_empty");
        var first = await Attach(house, house.Agent, reference, Pictures.Of("a.zip", FileLimits.File), Pictures.Of("b.zip", FileLimits.File));
        (await files.Add(house.Agent, reference, [Pictures.Of("c.zip", 6 * FileLimits.Megabyte)])).Refusal().ShouldBe("files_large");
        (await files.Remove(house.Agent, reference, first[0])).Value();
        await Attach(house, house.Agent, reference, Pictures.Of("c.zip", 6 * FileLimits.Megabyte));
        (await files.PutBack(house.Agent, reference, first[0])).Refusal().ShouldBe("files_large");
        (await files.Add(house.Agent, "AM-0000-00", [Pictures.Png(1)])).ShouldBeOfType<Outcome<IReadOnlyList<Guid>>.NotFound>();
    }

    [Theory, OnBoth]
    public async Task What_nobody_sent_is_forgotten_after_thirty_days_and_a_content_with_its_last_file(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference, sweep) = (await house.Colleague("ada"), await house.Receive(), house.Get<SweepFiles>());
        var ids = await Attach(house, ada, reference, Pictures.Png(1), Pictures.Png(1), Pictures.Png(2));
        await Attach(house, house.Agent, reference, Pictures.Png(1));
        (await Counts(house)).ShouldBe((4, 2), "the same bytes are kept once");
        (await house.Get<DraftFiles>().Remove(ada, reference, ids[2])).Value();
        (await sweep.Handle()).ShouldBe(0);
        house.Clock.Advance(TimeSpan.FromHours(25));
        (await sweep.Handle()).ShouldBe(1);
        (await Counts(house)).ShouldBe((3, 1));
        (await house.Get<SendReply>().Handle(house.Target(reference, by: ada), new Reply(Text, Files: new(Draft: [new(ids[0])])))).Value();
        house.Clock.Advance(TimeSpan.FromDays(29));
        (await sweep.Handle()).ShouldBe(2);
        (await Counts(house)).ShouldBe((1, 1), "what was sent stays");
        (await house.Get<OpenFile>().Handle(ada, reference, ids[0]))!.Bytes.ShouldBe(Pictures.Png(1).Bytes);
    }

    [Theory, OnBoth]
    public async Task A_file_is_there_for_whoever_may_see_it_and_for_nobody_else(On on)
    {
        await using var house = await House.Open(on);
        var (ada, ben, reference, other) = (await house.Colleague("ada"), await house.Colleague("ben"), await house.Receive(), await house.Receive());
        var (open, state) = (house.Get<OpenFile>(), (await house.Get<CaseView>().Handle(ada, reference))!.State);
        var (customer, stranger) = (Person.Customer(state.CustomerId, "Maya"), Person.Customer(Guid.NewGuid(), "Nina"));
        var draft = (await Attach(house, ada, reference, Pictures.Png(1)))[0];
        (await open.Handle(ada, reference, draft)).ShouldNotBeNull();
        foreach (var nobody in new[] { ben, house.Lead, customer, stranger })
            (await open.Handle(nobody, reference, draft)).ShouldBeNull("it is in another's draft");

        (await house.Get<WriteNote>().Handle(house.Target(reference, by: ada), "Look.", new(Draft: [new(draft)]))).Value();
        (await open.Handle(ben, reference, draft)).ShouldNotBeNull();
        (await open.Handle(customer, reference, draft)).ShouldBeNull("it went with a note");
        (await open.Handle(ben, other, draft)).ShouldBeNull("it is on another case");

        (await house.Get<HearMessage>().Handle(new Target(reference, customer), "See?", files: [Pictures.Png(2)])).Value();
        var theirs = (await house.Get<CaseView>().Handle(customer, reference))!.Messages[^1].Files.ShouldHaveSingleItem().Id;
        (await open.Handle(customer, reference, theirs)).ShouldNotBeNull();
        (await open.Handle(stranger, reference, theirs)).ShouldBeNull();
        (await house.Get<Restrict>().Handle(new Target(reference, house.Lead), [])).Value();
        (await open.Handle(ben, reference, theirs)).ShouldBeNull("the case is restricted");
        (await open.Handle(house.Lead, reference, theirs)).ShouldNotBeNull();
        (await house.Get<DraftFiles>().Add(ben, reference, [Pictures.Png(3)])).ShouldBeOfType<Outcome<IReadOnlyList<Guid>>.NotFound>();
    }

    [Theory, OnBoth]
    public async Task A_file_that_is_missing_or_cut_short_is_found_by_verifying(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        (await house.Get<HearMessage>().Handle(house.Target(reference), "See?", files: [Pictures.Png(1), Pictures.Png(2)])).Value();
        (await house.Get<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
        await house.Get<Changes>().Run(session => session.Execute("UPDATE file_contents SET bytes = @less WHERE hash = @hash", new byte[] { 1, 2 }, Pictures.Png(1).Hash));
        (await house.Get<VerifyAll>().Handle()).Faults.ShouldHaveSingleItem().Words.ShouldContain("files");
    }

    private static async Task<IReadOnlyList<Guid>> Attach(House house, Person by, string reference, params NewFile[] files) =>
        (await house.Get<DraftFiles>().Add(by, reference, files)).Value();

    private static async Task<(int Files, int Contents)> Counts(House house)
    {
        await using var db = await house.Db();
        return (await db.Files.CountAsync(), await db.FileContents.CountAsync());
    }
}
