using System.Diagnostics;
using System.Globalization;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.Deadlines;
using Amends.Application.Promises;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Amends.Load;

/// <summary>
/// The sweep over many open promises. Those that fall due are made as people make them; the many that are not due are rows as the ledger holds them,
/// for the sweep must not touch them.
/// </summary>
internal static class Sweep
{
    private const int Together = 5_000;

    public static async Task<int> Run(string data, string? database, int open, int due, CancellationToken cancel)
    {
        var clock = new MovedClock();
        await using var provider = Stores.Open(data, database, clock);
        await provider.PrepareAmends(cancel);
        await Fill(provider, open, due, cancel);
        var sweep = provider.GetRequiredService<SweepPromises>();
        await sweep.Handle(cancel);
        Console.WriteLine("| open promises | due | found | seconds | allocated MB | process MB |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: |");
        await Measure(sweep, open, 0, cancel);
        clock.Ahead = TimeSpan.FromDays(1);
        await Measure(sweep, open, due, cancel);
        await Clocks(provider, clock, open, due, cancel);
        var list = provider.GetRequiredService<ListPromises>();
        foreach (var view in Enum.GetValues<PromiseView>())
        {
            var watch = Stopwatch.StartNew();
            var page = await list.Handle(Person.Amends with { Role = Role.Admin }, new PromiseQuery(View: view), cancel);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ledger, {view}: {page.Items.Count} in {watch.Elapsed.TotalMilliseconds:F0} ms"));
        }
        return 0;
    }

    /// <summary>The same over open clocks: once with nothing due, once with those of the cases that were made as people make them.</summary>
    private static async Task Clocks(ServiceProvider provider, MovedClock clock, int open, int due, CancellationToken cancel)
    {
        await FillClocks(provider, open, cancel);
        var sweep = provider.GetRequiredService<SweepClocks>();
        // What the cases have left behind so far.
        await sweep.Handle(cancel);
        Console.WriteLine("| open clocks | cases due | alarms | seconds | allocated MB | process MB |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: |");
        await Measure(sweep.Handle, open, 0, cancel);
        clock.Ahead = TimeSpan.FromDays(5);
        await Measure(sweep.Handle, open, due, cancel);
    }

    private static Task Measure(SweepPromises sweep, int open, int due, CancellationToken cancel) => Measure(sweep.Handle, open, due, cancel);

    private static async Task Measure(Func<CancellationToken, Task<int>> sweep, int open, int due, CancellationToken cancel)
    {
        var (before, watch) = (GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        var found = await sweep(cancel);
        watch.Stop();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {open} | {due} | {found} | {watch.Elapsed.TotalSeconds:F3} | {(GC.GetTotalAllocatedBytes() - before) / 1e6:F1} | {Environment.WorkingSet / 1e6:F0} |"));
    }

    private static async Task Fill(ServiceProvider provider, int open, int due, CancellationToken cancel)
    {
        var now = provider.GetRequiredService<TimeProvider>().Now();
        var person = new Person(Guid.CreateVersion7(), "Load", Role.Agent);
        var receive = provider.GetRequiredService<ReceiveComplaint>();
        var change = provider.GetRequiredService<ChangeComplaint>();
        for (var i = 0; i < Math.Max(due, 1); i++)
        {
            var received = (Outcome<NewCase>.Done)await receive.Handle(new NewComplaint(new NewCustomer($"Customer {i}", null), Channel.Api, Texts.Complaint(i)), person, cancel: cancel);
            if (i < due)
                await change.Handle(new Target(received.Value.Reference, person), new MakePromise(new(Guid.CreateVersion7(), "ring you", Promisor.I, person.Id, now + Duration.FromMinutes(60 + i), DuePrecision.Time)), cancel);
        }

        var changes = provider.GetRequiredService<Changes>();
        for (var from = 0; from < open; from += Together)
        {
            cancel.ThrowIfCancellationRequested();
            await changes.Run(async session =>
            {
                var complaint = await session.Scalar<long>("SELECT min(id) FROM complaints");
                for (var i = from; i < Math.Min(from + Together, open); i++)
                    await Insert(session, complaint, now, i, person.Id);
            }, cancel);
            Console.Error.Write($"\r{from:N0} of {open:N0} ");
        }
        Console.Error.WriteLine();
    }

    /// <summary>Rows as the sweep finds them, on a case that nothing else happens on.</summary>
    private static async Task FillClocks(ServiceProvider provider, int open, CancellationToken cancel)
    {
        var (changes, now) = (provider.GetRequiredService<Changes>(), DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        var person = new Person(Guid.CreateVersion7(), "Load", Role.Agent);
        var received = (Outcome<NewCase>.Done)await provider.GetRequiredService<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Filler", null), Channel.Api, Texts.Complaint(1)), person, cancel: cancel);
        var change = provider.GetRequiredService<ChangeComplaint>();
        await change.Handle(new Target(received.Value.Reference, person), new Resolve("Done."), cancel);
        await change.Handle(new Target(received.Value.Reference, person), new Close(null), cancel);
        for (var from = 0; from < open; from += Together)
        {
            cancel.ThrowIfCancellationRequested();
            await changes.Run(async session =>
            {
                var complaint = await session.Scalar<long>("SELECT id FROM complaints WHERE reference = @reference", received.Value.Reference);
                for (var i = from; i < Math.Min(from + Together, open); i++)
                {
                    var start = Instant.FromUnixTimeMilliseconds(now) + Duration.FromDays(10) + Duration.FromSeconds(i);
                    await session.Later(
                        "INSERT INTO clocks (complaint_id, charter, clock, started, half_at, risk_at, due, alarm, next_at) VALUES (@complaint, @charter, @clock, @started, @half, @risk, @due, 0, @half)",
                        complaint, "fca-disp", string.Create(CultureInfo.InvariantCulture, $"c{i}"), start, start + Duration.FromDays(28), start + Duration.FromDays(45), start + Duration.FromDays(56));
                }
                return true;
            }, cancel);
            Console.Error.Write($"\r{from:N0} of {open:N0} ");
        }
        Console.Error.WriteLine();
    }

    private static Task Insert(Session session, long complaint, Instant now, int number, Guid owner)
    {
        var (made, due) = (now - Duration.FromMinutes(number % 2_000), now + Duration.FromDays(2) + Duration.FromSeconds(number));
        return session.Later(
            """
            INSERT INTO promises (id, complaint_id, words, promisor, owner, made_at, due, precision, state, slips, kind, department, first_due, dated_at, half_at)
            VALUES (@id, @complaint, @words, @promisor, @owner, @made, @due, @precision, @state, 0, @kind, NULL, @due, @made, @half)
            """,
            Guid.CreateVersion7(), complaint, "we will refund you by then", Promisor.We, owner, made, due, DuePrecision.Time, number % 3 == 0 ? PromiseState.Renegotiated : PromiseState.Open,
            PromiseKind.Refund, PromiseRisk.HalfOf(made, due));
    }

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
