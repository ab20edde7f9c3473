using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Storage;

public sealed class ChangesTests
{
    [Theory, OnBoth]
    public async Task A_unit_that_fails_is_undone_and_hurts_no_other(On on)
    {
        await using var house = await House.Open(on);
        var changes = house.Get<Changes>();
        var units = Enumerable.Range(0, 60).Select(i => Task.Run(() => changes.Run(async session =>
        {
            await session.Execute("INSERT INTO settings (key, value) VALUES (@key, 'x')", $"unit-{i}");
            return i % 3 == 0 ? throw new InvalidOperationException("a mistake") : i;
        }))).ToList();

        for (var i = 0; i < units.Count; i++)
        {
            if (i % 3 == 0)
                await Should.ThrowAsync<InvalidOperationException>(units[i]);
            else
                (await units[i]).ShouldBe(i);
        }
        var kept = await changes.Run(session => session.All("SELECT key FROM settings WHERE key LIKE 'unit-%'", row => row.GetString(0)));
        kept.ShouldBe(Enumerable.Range(0, 60).Where(i => i % 3 != 0).Select(i => $"unit-{i}"), ignoreOrder: true);
    }

    [Theory, OnBoth]
    public async Task Many_who_change_one_case_at_once_each_leave_their_mark(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => house.Get<WriteNote>().Handle(house.Target(reference), $"note {i}"))));

        var it = (await house.Get<CaseView>().Handle(house.Agent, reference))!;
        it.State.Version.ShouldBe(22);
        it.Messages.Count.ShouldBe(21);
        (await house.Get<Application.Audit.VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task Of_two_who_saw_the_same_version_one_is_told_to_look_again(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var change = house.Get<ChangeComplaint>();
        var both = await Task.WhenAll(
            Task.Run(() => change.Handle(house.Target(reference, 2), new ChangeOwner(house.Agent.Id, null))),
            Task.Run(() => change.Handle(house.Target(reference, 2, house.Lead), new ChangeOwner(house.Lead.Id, null))));

        both.Count(o => o is Application.Outcome<Changed>.Done).ShouldBe(1);
        both.OfType<Application.Outcome<Changed>.Stale>().ShouldHaveSingleItem().Since.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_database_that_is_gone_is_said_to_be_unavailable_and_works_again_when_it_is_back()
    {
        await using var house = await House.Open(On.Sqlite);
        await house.Receive();

        await house.Get<Changes>().Run(s => s.Execute("PRAGMA max_page_count = 1"));
        var text = new string('x', 200_000);
        await Should.ThrowAsync<StorageUnavailable>(() => house.Receive(text));
        await house.Get<Changes>().Run(s => s.Execute("PRAGMA max_page_count = 1073741823"));
        await house.Receive(text);
        (await house.Get<Application.Audit.VerifyAll>().Handle()).Complaints.ShouldBe(2);
    }
}
