using Amends.Application;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.Application.Live;
using Amends.Application.Mentions;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Mentions;

/// <summary>Colleagues named in notes.</summary>
public sealed class MentionTests
{
    [Theory, OnBoth]
    public async Task Whoever_is_named_in_a_note_is_told_once_until_they_open_the_case(On on)
    {
        await using var house = await House.Open(on);
        var (ben, cleo, reference) = (await house.Colleague("Ben Carter"), await house.Colleague("Cleo Marsh"), await house.Receive());
        var (list, read) = (house.Get<ListMentions>(), house.Get<ReadMentions>());
        var noted = (await house.Get<WriteNote>().Handle(house.Target(reference, by: cleo), "@ben carter, @Cleo and @Ben: can you ring them? ben@Ben.example")).Value();
        noted.Entries.ShouldHaveSingleItem().What.ShouldBeOfType<NoteAdded>().Mentioned.ShouldBe([ben.Id]);
        (await list.Unread(ben)).ShouldBe(1);
        (await list.Unread(cleo)).ShouldBe(0);
        var item = (await list.Handle(ben)).Items.ShouldHaveSingleItem();
        (item.Reference, item.Customer, item.By, item.Unread).ShouldBe((reference, "Maya Lund", "Cleo Marsh", true));
        item.Said.ShouldStartWith("@ben carter, @Cleo");

        await read.Opened(cleo, reference);
        (await list.Unread(ben)).ShouldBe(1);
        await read.Opened(ben, reference.ToLowerInvariant());
        (await list.Unread(ben)).ShouldBe(0);
        (await list.Handle(ben)).Items.ShouldHaveSingleItem().Unread.ShouldBeFalse();
        (await house.Get<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task What_is_new_comes_first_page_by_page_and_marking_all_as_read_can_be_undone(On on)
    {
        await using var house = await House.Open(on);
        var (ben, list, read) = (await house.Colleague("Ben"), house.Get<ListMentions>(), house.Get<ReadMentions>());
        var cases = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            cases.Add(await house.Receive());
            house.Clock.Advance(TimeSpan.FromMinutes(1));
            (await house.Get<WriteNote>().Handle(house.Target(cases[i]), $"@Ben, number {i}.")).Value();
        }
        await read.Opened(ben, cases[4]);
        await read.Opened(ben, cases[1]);
        (await All()).ShouldBe([cases[3], cases[2], cases[0], cases[4], cases[1]]);
        (await list.Unread(ben)).ShouldBe(3);

        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var at = (await read.All(ben)).ShouldNotBeNull();
        (await list.Unread(ben)).ShouldBe(0);
        (await read.All(ben)).ShouldBeNull();
        await read.PutBack(await house.Colleague("Cleo"), at);
        (await list.Unread(ben)).ShouldBe(0);
        await read.PutBack(ben, at);
        (await All()).ShouldBe([cases[3], cases[2], cases[0], cases[4], cases[1]]);
        (await list.Handle(ben, "nonsense")).Items.Count.ShouldBe(5);

        for (var i = 0; i < 8; i++)
            (await house.Get<WriteNote>().Handle(house.Target(cases[0]), "@Ben")).Value();
        (await list.Unread(ben)).ShouldBe(ListMentions.MostCounted);

        async Task<List<string>> All()
        {
            var (found, cursor) = (new List<string>(), (string?)null);
            do
            {
                var page = await list.Handle(ben, cursor, limit: 2);
                found.AddRange(page.Items.Select(item => item.Reference));
                cursor = page.Next;
            }
            while (cursor is not null);
            return found;
        }
    }

    [Theory, OnBoth]
    public async Task Whoever_may_not_see_a_restricted_case_is_not_told_of_it_and_its_writer_decides(On on)
    {
        await using var house = await House.Open(on);
        await house.StartServices();
        var (ben, cleo, reference) = (await house.Colleague("Ben"), await house.Colleague("Cleo"), await house.Receive());
        await house.Get<Restrict>().Handle(new Target(reference, house.Lead), [cleo.Id]);
        var (notes, list) = (house.Get<WriteNote>(), house.Get<ListMentions>());
        var target = house.Target(reference, by: house.Lead);
        (await notes.Handle(target, "@Ben and @Cleo, please look.")).Refusal().ShouldBe(WriteNote.Unseen);
        (await house.Get<CaseView>().Handle(house.Lead, reference))!.Timeline.ShouldNotContain(entry => entry.What is NoteAdded);
        (await list.Unread(cleo)).ShouldBe(0);

        (await notes.Handle(target, "@Ben and @Cleo, please look.", untold: true)).Value().Entries[0].What.ShouldBeOfType<NoteAdded>().Mentioned.ShouldBe([cleo.Id]);
        (await list.Unread(ben)).ShouldBe(0);
        (await list.Unread(cleo)).ShouldBe(1);
        // Who loses sight of the case loses the news.
        await house.Get<Restrict>().Handle(new Target(reference, house.Lead), []);
        (await list.Unread(cleo)).ShouldBe(0);
        (await list.Handle(cleo)).Items.ShouldBeEmpty();
        (await house.Get<KnownColleagues>().At(cleo, reference, "")).ShouldBeNull();

        var news = new ComplaintChanged(reference, 3, null, Restricted: true, []) { Mentioned = [cleo.Id] };
        (news.IsFor(cleo), news.IsFor(ben)).ShouldBe((true, false));
    }

    [Theory, OnBoth]
    public async Task The_list_offers_who_may_see_the_case_by_a_part_of_their_name(On on)
    {
        await using var house = await House.Open(on);
        var (ben, cleo, lena) = (await house.Colleague("Ben Ödegaard"), await house.Colleague("Cleo Benson"), await house.Colleague("Lena", Role.Lead));
        var (known, reference) = (house.Get<KnownColleagues>(), await house.Receive());
        (await known.At(house.Agent, reference, "be"))!.Select(one => one.Id).ShouldBe([ben.Id, cleo.Id]);
        (await known.At(house.Agent, reference, "ODE"))!.ShouldHaveSingleItem().Id.ShouldBe(ben.Id);
        (await known.At(ben, reference, "be"))!.ShouldHaveSingleItem().Id.ShouldBe(cleo.Id);
        (await known.At(house.Agent, reference, new string('x', 5_000)))!.ShouldBeEmpty();
        await house.Get<Restrict>().Handle(new Target(reference, house.Lead), [cleo.Id]);
        (await known.At(house.Lead, reference, ""))!.Select(one => one.Id).ShouldBe([cleo.Id, lena.Id]);
        (await known.At(ben, reference, "")).ShouldBeNull();
        (await known.At(ben, "nothing", "")).ShouldBeNull();
    }
}
