using Amends.Application.Complaints;
using Amends.Application.Jobs;
using Amends.Application.Live;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Storage;

public sealed class ScheduleTests
{
    [Theory, OnBoth]
    public async Task Recurring_work_is_done_while_Amends_runs(On on)
    {
        await using var house = await House.Open(on);
        var reference = await house.Receive();
        var due = Instant.FromDateTimeOffset(house.Clock.GetUtcNow()) + Duration.FromMinutes(1);
        (await house.Get<SendReply>().Handle(house.Target(reference), new Reply("Soon.", Promises: [new(Guid.CreateVersion7(), "ring", Promisor.I, house.Agent.Id, due, DuePrecision.Time)]))).Value();
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.StartServices();

        await Eventually(async () =>
        {
            // The schedule goes by the house's clock: while it stands still, nothing comes again.
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            await using var db = await house.Db();
            return await db.Outbox.AllAsync(o => o.DoneAt != null) && await db.Promises.AllAsync(p => p.State == PromiseState.Broken);
        });
    }

    [Theory, OnBoth]
    public async Task Whoever_listens_hears_of_changes_that_they_may_know_of(On on)
    {
        await using var house = await House.Open(on);
        await house.StartServices();
        var heard = new List<ComplaintChanged>();
        using var stop = new CancellationTokenSource();
        var listening = Task.Run(async () =>
        {
            await foreach (var news in house.Get<Events>().Listen(house.Agent, stop.Token))
                lock (heard)
                    heard.Add(news);
        });
        var secret = await house.Receive("A delicate matter.");
        await house.Get<Restrict>().Handle(new Target(secret, house.Lead), []);
        var open = await house.Receive();
        await Eventually(async () =>
        {
            (await house.Get<WriteNote>().Handle(house.Target(secret, by: house.Lead), "Quietly.")).Value();
            (await house.Get<WriteNote>().Handle(house.Target(open), "Hello.")).Value();
            lock (heard)
                return heard.Exists(news => news.Reference == open && news.Version > 2);
        });

        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(listening);
        heard.ShouldNotContain(news => news.Reference == secret && news.Version > 2);
    }

    [Fact]
    public async Task Of_several_nodes_one_does_a_piece_of_work()
    {
        await using var house = await House.Open(On.Postgres);
        var release = new TaskCompletionSource();
        var node = house.Get<OneNode>();
        var first = node.Run("sweep", () => release.Task, CancellationToken.None);
        (await node.Run("sweep", () => Task.CompletedTask, CancellationToken.None)).ShouldBeFalse();
        (await node.Run("another", () => Task.CompletedTask, CancellationToken.None)).ShouldBeTrue();
        release.SetResult();
        (await first).ShouldBeTrue();
        (await node.Run("sweep", () => Task.CompletedTask, CancellationToken.None)).ShouldBeTrue();
    }

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            if (await holds())
                return;
            await Task.Delay(200);
        }
        Assert.Fail("It did not come about within a minute.");
    }
}
