using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Drafts;
using Amends.Application.Files;
using Amends.Application.Paths;
using Amends.Application.SecondReaders;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.SecondReaders;

/// <summary>What somebody wrote to colleagues alone waits while words to the customer come back to them.</summary>
public sealed class SetAsideTests
{
    [Theory, OnBoth]
    public async Task A_reply_that_is_sent_back_never_joins_a_note_which_waits_until_the_reply_is_done_with(On on)
    {
        await using var house = await House.Open(on);
        var (ada, reference, ruth) = (await house.Colleague("Ada"), await house.Receive(), await house.Colleague("Ruth", Role.Lead));
        await house.Colleague("Lena", Role.Lead); // it takes two who may read
        (await house.Get<HouseReading>().Change(ruth, new ReadingRules(HeatFrom: 1))).Value();
        (await house.Get<SendHeard>().Handle(house.Target(reference, by: ada), "Your parcel is late. Is that right?")).Value();
        var drafts = house.Get<SaveDraft>();
        (await drafts.Handle(ada, reference, "He shouts. Ask Ben.", mode: "note")).Value();
        var id = (await house.Get<WaitingForReaders>().Handle(ruth))!.Items.ShouldHaveSingleItem().Id;
        (await house.Get<ReadReply>().SendBack(new Target(reference, ruth), id, "Say by how much.")).Value();
        (await Hand()).ShouldBe(("Your parcel is late. Is that right?", "reply"));

        // Nothing is left of the reply: the note is shown in its place, and goes on from there.
        (await drafts.Handle(ada, reference, "", from: "Your parcel is late. Is that right?")).Value().Others.ShouldBeNull();
        (await Hand()).ShouldBe(("He shouts. Ask Ben.", "note"));
        (await drafts.Handle(ada, reference, "Your parcel is two weeks late.", from: "")).Value().Others.ShouldBeNull();
        (await Hand()).ShouldBe(("Your parcel is two weeks late.", "reply"));
        var version = (await house.Get<CaseView>().Handle(ada, reference))!.State.Version;
        (await house.Get<SendReply>().Handle(new Target(reference, ada, version), new Reply("Your parcel is two weeks late.", Files: new Attaching(Draft: [])))).Value();
        (await Hand()).ShouldBe(("He shouts. Ask Ben.", "note"));
        (await drafts.Handle(ada, reference, "He shouts. Ask Ben about it.", from: "He shouts. Ask Ben.", mode: "note")).Value().Others.ShouldBeNull();
        (await drafts.Handle(ada, reference, "", from: "He shouts. Ask Ben about it.", mode: "note")).Value();
        (await Hand()).Draft.ShouldBeNull();

        async Task<(string? Draft, string? Mode)> Hand()
        {
            await using var db = await house.Get<IDbContextFactory<AmendsDb>>().CreateDbContextAsync();
            var complaint = await db.Complaints.Where(c => c.Reference == reference).Select(c => c.Id).SingleAsync();
            var hand = await house.Get<InHand>().Handle(ada, complaint);
            return (hand.Draft, hand.Mode);
        }
    }
}
