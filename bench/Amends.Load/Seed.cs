using System.Diagnostics;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.Deadlines;
using Amends.Application.Paths;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Amends.Load;

/// <summary>
/// Fills a database fast: Recovery decides each complaint's entries as it would for people, and thousands are saved in one unit of work. Most are closed,
/// as in a desk that has run for a year; a fifth, and 5,000 at most, are open.
/// </summary>
internal static class Seed
{
    private const int Together = 2_000;
    private const int MostOpen = 5_000;
    private const int DistinctTexts = 2_000;

    private static readonly (string Text, Reading Reading, string Json)[] Read =
        [.. Enumerable.Range(0, DistinctTexts).Select(Texts.Complaint).Select(text => (text, MessageReader.Default.Read(text))).Select(it => (it.text, it.Item2, Json.Write(it.Item2)))];

    public static async Task<int> Run(string data, int count, CancellationToken cancel)
    {
        await using var provider = Stores.Open(data);
        await provider.PrepareAmends(cancel);
        var changes = provider.GetRequiredService<Changes>();
        var now = provider.GetRequiredService<TimeProvider>().Now();
        var open = Math.Min(Math.Max(count / 5, 1), MostOpen);
        var agent = Actor.Colleague(Guid.CreateVersion7());
        var watch = Stopwatch.StartNew();
        for (var from = 0; from < count; from += Together)
        {
            cancel.ThrowIfCancellationRequested();
            var (first, last) = (from, Math.Min(from + Together, count));
            await changes.Run(async session =>
            {
                var customer = Guid.Empty;
                for (var number = first; number < last; number++)
                {
                    // Three complaints a customer.
                    if (number == first || number % 3 == 0)
                        customer = (await session.FindOrAddCustomer(new NewCustomer($"Customer {number}", $"customer-{number}-{watch.ElapsedTicks}@example.org"), trusted: false, now)).Id;
                    await Insert(session, number, customer, isOpen: count - number <= open, agent, now);
                }
            }, cancel);
            Console.Error.Write($"\r{last:N0} of {count:N0}, {last / watch.Elapsed.TotalSeconds:N0} a second ");
        }
        Console.Error.WriteLine();
        Console.WriteLine($"{count} complaints ({open} open) in {watch.Elapsed.TotalSeconds:F1} s");
        return 0;
    }

    private static readonly Charter Charter = new BusinessHours().Charter();

    private static async Task Insert(Session session, int number, Guid customer, bool isOpen, Actor agent, Instant now)
    {
        var (text, reading, json) = Read[number % Read.Length];
        var age = isOpen ? Duration.FromSeconds(number * 31L % 172_800) : Duration.FromMinutes(10_080 + (number * 17L % 515_000));
        var at = now - age;
        var heard = new Said(Guid.CreateVersion7(at.ToDateTimeOffset()), Direction.Inbound, Channel.Email, text) { Heat = reading.Heat, Reading = json };
        var story = new Story().Add(new Receive(customer, "service@1", EvidenceFromLanguage.Hear(heard.Id, Channel.Email, reading)), Actor.Customer(customer), at);
        List<(Said Said, Actor By, Instant At)> said = [(heard, Actor.Customer(customer), at)];
        if (!isOpen)
        {
            var replied = at + Duration.FromHours(2);
            var reply = new Said(Guid.CreateVersion7(replied.ToDateTimeOffset()), Direction.Outbound, Channel.Email, Texts.Reply(number));
            said.Add((reply, agent, replied));
            story.Add(new SendMessage(reply.Id, Channel.Email, 60, [], [new(Step.Own, 0.9)], []), agent, replied)
                .Add(new Resolve(null), agent, replied + Duration.FromDays(1))
                .Add(new Close(null), agent, replied + Duration.FromDays(4));
        }

        var reference = Reference.Draw().ToString();
        var links = Chain.LinkAll(0, story.Entries, [.. said.Select(s => s.Said)], Chain.Start(reference));
        var id = await session.InsertComplaint(new(reference, null, $"Customer {number - (number % 3)}", "Order", Words.Snippet(text), story.State.ClosedAt ?? at), story.State, Standing.Of(story.State, Charter), links[^1].Hash);
        await session.Append(id, links);
        foreach (var one in said)
            await session.InsertMessage(id, one.Said, one.By, one.At, found: null);
    }

    /// <summary>A timeline while it grows.</summary>
    private sealed class Story
    {
        public Complaint State { get; private set; } = Complaint.None;

        public List<TimelineEntry> Entries { get; } = [];

        public Story Add(Command command, Actor by, Instant at)
        {
            if (State.Decide(command, by, at) is not Decision.Accepted { Entries: var entries })
                throw new InvalidOperationException($"{command.GetType().Name} was refused.");
            State = State.Apply(entries);
            Entries.AddRange(entries);
            return this;
        }
    }
}
