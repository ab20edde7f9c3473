using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Live;
using Amends.Application.Storage;
using Amends.IntegrationTests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Live;

/// <summary>Who else has a case open.</summary>
public sealed class PresenceTests
{
    [Theory, OnBoth]
    public async Task Colleagues_at_a_case_see_each_other_until_they_go_and_the_case_knows_nothing_of_it(On on)
    {
        await using var house = await House.Open(on);
        await house.StartServices();
        var (ben, cleo, reference) = (await house.Colleague("Ben Carter"), await house.Colleague("Cleo"), await house.Receive());
        var be = house.Get<BeHere>();
        var version = (await house.Get<CaseView>().Handle(ben, reference))!.State.Version;
        // A node listens a moment after it started: what came before is heard by nobody.
        for (var i = 0; i < 200 && (await be.Handle(cleo, reference, Doing.Looking))!.Count == 0; i++)
        {
            (await be.Handle(ben, reference, Doing.Looking)).ShouldNotBeNull();
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }
        await Eventually(cleo, one => one is [{ Name: "Ben Carter", Writing: false }]);
        await be.Handle(ben, reference, Doing.Writing);
        await Eventually(cleo, one => one is [{ Writing: true }]);
        // Another page of Ben's that only looks does not end what he writes here.
        await be.Handle(ben, reference, Doing.Looking);
        (await be.Handle(cleo, reference, Doing.Looking))!.ShouldHaveSingleItem().Writing.ShouldBeTrue();
        await be.Handle(ben, reference, Doing.Stopped);
        await Eventually(cleo, one => one is [{ Writing: false }]);
        await be.Handle(ben, reference, Doing.Left);
        await Eventually(cleo, one => one is []);

        // One of two pages is closed: he still writes on the other.
        await be.Handle(ben, reference, Doing.Writing, "first");
        await be.Handle(ben, reference, Doing.Looking, "second");
        await Eventually(cleo, one => one is [{ Writing: true }]);
        await be.Handle(ben, reference, Doing.Left, "second");
        await be.Handle(await house.Colleague("Dina"), reference, Doing.Looking);
        await Eventually(cleo, one => one.Count == 2);
        (await be.Handle(cleo, reference, Doing.Looking))!.ShouldContain(one => one.Name == "Ben Carter" && one.Writing);
        await be.Handle(ben, reference, Doing.Left, "first");
        await Eventually(cleo, one => one is [{ Name: "Dina" }]);
        house.Clock.Advance(TimeSpan.FromSeconds(61));

        await be.Handle(ben, reference, Doing.Writing);
        await Eventually(cleo, one => one.Count == 1);
        house.Clock.Advance(TimeSpan.FromSeconds(61));
        (await be.Handle(cleo, reference, Doing.Looking)).ShouldBeEmpty();
        (await house.Get<CaseView>().Handle(ben, reference))!.State.Version.ShouldBe(version);

        async Task Eventually(Person person, Func<IReadOnlyList<Here>, bool> seen)
        {
            for (var i = 0; i < 200 && !seen((await be.Handle(person, reference, Doing.Looking))!); i++)
                await Task.Delay(25, TestContext.Current.CancellationToken);
            seen((await be.Handle(person, reference, Doing.Looking))!).ShouldBeTrue();
        }
    }

    [Theory, OnBoth]
    public async Task Whoever_may_not_see_a_case_neither_is_there_nor_sees_who_is(On on)
    {
        await using var house = await House.Open(on);
        var (ben, reference) = (await house.Colleague("Ben"), await house.Receive());
        await house.Get<Restrict>().Handle(new Target(reference, house.Lead), []);
        var be = house.Get<BeHere>();
        (await be.Handle(ben, reference, Doing.Writing)).ShouldBeNull();
        (await be.Seen(ben, reference)).ShouldBeNull();
        (await be.Seen(ben, "AM-0000-00")).ShouldBeNull();
        (await be.Seen(ben, "no reference")).ShouldBeNull();
        (await be.Handle(house.Lead, reference.ToLowerInvariant(), Doing.Looking)).ShouldNotBeNull().ShouldBeEmpty();
        (await be.Seen(house.Lead, reference)).ShouldBe(reference);
    }

    [Theory, OnBoth]
    public async Task An_open_page_hears_of_who_comes_and_goes_at_its_own_case_and_of_no_beat_between(On on)
    {
        await using var house = await House.Open(on);
        await house.StartServices();
        var (here, elsewhere) = (await house.Receive(), await house.Receive());
        var heard = new List<PeopleChanged>();
        using var stop = new CancellationTokenSource();
        var listening = Task.Run(async () =>
        {
            // That the case came in may be told late.
            await foreach (var news in house.Get<Events>().Listen(house.Agent, here, stop.Token).OfType<PeopleChanged>())
                lock (heard)
                    heard.Add(news);
        });
        var be = house.Get<BeHere>();
        // It listens once it hears of the first who come.
        for (var i = 0; i < 200 && Count() == 0; i++)
        {
            await be.Handle(await house.Colleague($"First{i}"), here, Doing.Looking);
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }
        var (before, ben) = (Count(), await house.Colleague("Ben"));
        foreach (var doing in new[] { Doing.Looking, Doing.Looking, Doing.Writing, Doing.Writing, Doing.Left, Doing.Left })
        {
            await be.Handle(ben, elsewhere, doing);
            await be.Handle(ben, here, doing);
        }
        for (var i = 0; i < 200 && Count() < before + 3; i++)
            await Task.Delay(25, TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(listening);
        heard.ShouldAllBe(news => news.Reference == here);
        heard.Count.ShouldBe(before + 3);

        int Count()
        {
            lock (heard)
                return heard.Count;
        }
    }

    [Fact]
    public async Task Every_node_hears_who_is_where()
    {
        await using var house = await House.Open(On.Postgres);
        await house.StartServices();
        var (ben, reference) = (await house.Colleague("Ben"), await house.Receive());
        var there = new PeopleHere(house.Clock);
        using var other = new Events(house.Get<Database>(), there, new(house.Clock), NullLogger<Events>.Instance);
        await other.StartAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 200 && there.At(reference, Guid.Empty).Count == 0; i++)
        {
            await house.Get<BeHere>().Handle(ben, reference, Doing.Looking);
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }
        there.At(reference, Guid.Empty).ShouldHaveSingleItem().Name.ShouldBe("Ben");
        await other.StopAsync(CancellationToken.None);
    }
}
