using System.Data.Common;
using Amends.Application.Actions;
using Amends.Application.Composure;
using Amends.Application.Deadlines;
using Amends.Application.Drafts;
using Amends.Application.FollowUps;
using Amends.Application.Goodwill;
using Amends.Application.Library;
using Amends.Application.Live;
using Amends.Application.Outbox;
using Amends.Application.Promises;
using Amends.Application.Storage;
using Amends.Application.Surveys;
using Amends.Recovery;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>
/// The one way a complaint changes: seen through what the person may see, at the version they had seen, decided by Recovery, appended to the chain,
/// and saved with its messages, promises and deliveries in one unit. Others hear of it once it is on the disk.
/// </summary>
/// <remarks>
/// Whatever needs no more than its command is done here: <c>change.Handle(target, new Resolve("…"))</c>. What also brings words to keep has a use case
/// of its own: <see cref="SendReply"/>, <see cref="HearMessage"/>, <see cref="WriteNote"/>.
/// </remarks>
internal sealed class ChangeComplaint(Changes changes, Events events, Charters charters, HouseRules<Aftercare> aftercare, TimeProvider time, ILogger<ChangeComplaint> log)
{
    /// <summary>Changes of a sweep in one commit: one for each would be a trip to the disk for each; one for all would let whoever saves a reply wait.</summary>
    private const int Together = 50;

    /// <summary>Entries that somebody who was overtaken is told of. Where there are as many, more may have come after them.</summary>
    private const int MostTold = 50;

    public Task<Outcome<Changed>> Handle(Target target, Command command, CancellationToken cancel = default) =>
        Handle(target, _ => new Plan(command), cancel);

    /// <param name="plan">What to do, given the state as it is now. It may run again where two changes clash.</param>
    public Task<Outcome<Changed>> Handle(Target target, Func<Complaint, Plan> plan, CancellationToken cancel = default) =>
        Handle(target, seen => Task.FromResult(plan(seen.State)), cancel);

    /// <param name="plan">The same for what must look at more of the case than its state.</param>
    public async Task<Outcome<Changed>> Handle(Target target, Func<Seen, Task<Plan>> plan, CancellationToken cancel = default)
    {
        if (!Reference.TryParse(target.Reference, out var reference))
            return new Outcome<Changed>.NotFound();
        var rules = await Rules(cancel);
        ComplaintChanged? news = null;
        var outcome = await changes.Run(async session =>
        {
            news = null;
            if (await Load(session, reference.ToString(), target.By) is not { } row)
                return new Outcome<Changed>.NotFound();
            // Only now: of two alike at once, the second waits for the row and then finds the answer of the first.
            if (await session.AnswerTo<Changed>(target.Once) is { } before)
                return before;
            if (target.Expected is { } expected && expected != row.State.Version && await Since(session, row.Id, expected) is var since && (since.Count is 0 or MostTold || since.Any(entry => entry.Overtakes)))
                return new Outcome<Changed>.Stale(row.State.Version, since);

            var sums = new PromiseSums();
            var (done, after) = await Do(session, row, await plan(new(session, row.Id, row.State)), target.By, rules, sums);
            if (done is not Outcome<Changed>.Done { Value: var changed })
                return done;
            await sums.Save(session);
            await session.KeepAnswer(target.Once, changed, time.Now());
            news = after.News(changed);
            await events.Announce(session, news);
            return done;
        }, cancel);
        if (news is not null)
            events.Publish(news);
        return outcome;
    }

    /// <summary>What Amends itself does on many cases, fifty changes in a unit of work. A case that cannot be changed is logged, and keeps no other from its turn.</summary>
    /// <param name="reference">Of the case that one of <paramref name="all"/> is about.</param>
    /// <param name="work">What to do, in order. It may run again where two changes clash.</param>
    /// <returns>The sum of what <paramref name="work"/> returned.</returns>
    public async Task<int> Many<T>(IEnumerable<T> all, Func<T, string> reference, Func<SeveralCases, IReadOnlyList<T>, Task<int>> work, CancellationToken cancel = default)
    {
        var done = 0;
        foreach (var some in all.Chunk(Together))
        {
            try
            {
                done += await Several(some.Select(reference), cases => work(cases, some), cancel);
            }
            catch (Exception failure) when (IsOfOneCase(failure))
            {
                foreach (var alone in some.GroupBy(reference, StringComparer.Ordinal))
                    done += await Alone(alone.Key, cases => work(cases, [.. alone]), cancel);
            }
        }
        return done;
    }

    private async Task<int> Alone(string reference, Func<SeveralCases, Task<int>> work, CancellationToken cancel)
    {
        try
        {
            return await Several([reference], work, cancel);
        }
        catch (Exception failure) when (IsOfOneCase(failure))
        {
            log.LogError(failure, "{Reference} is passed by: it cannot be changed. `amends verify` tells more.", reference);
            return 0;
        }
    }

    /// <summary>Whether a failure is that of the case at hand, so that others may go on.</summary>
    internal static bool IsOfOneCase(Exception failure) => failure is not (OperationCanceledException or StorageUnavailable);

    /// <summary>
    /// What Amends itself does on several cases, in one unit of work. A case that somebody is changing in this moment is left out, and found at the next
    /// look: a unit that holds some cases never waits for another.
    /// </summary>
    /// <param name="work">What to do, in order. It may run again where two changes clash.</param>
    private async Task<int> Several(IEnumerable<string> references, Func<SeveralCases, Task<int>> work, CancellationToken cancel = default)
    {
        var (rules, names) = (await Rules(cancel), references.Distinct(StringComparer.Ordinal).ToArray());
        IReadOnlyList<ComplaintChanged> news = [];
        var count = await changes.Run(async session =>
        {
            news = [];
            var rows = await session.All(
                session.IsSqlite
                    ? $"SELECT {Loaded.Columns} FROM complaints c WHERE c.reference IN (SELECT value FROM json_each(@names))"
                    : $"SELECT {Loaded.Columns} FROM complaints c WHERE c.reference = ANY(@names) FOR UPDATE SKIP LOCKED",
                Loaded.From, session.IsSqlite ? Json.Write<string[]>(names) : names);
            var cases = new SeveralCases(session, rows, this, rules);
            var done = await work(cases);
            await cases.Sums.Save(session);
            news = cases.News;
            foreach (var one in news)
                await events.Announce(session, one);
            return done;
        }, cancel);
        foreach (var one in news)
            events.Publish(one);
        return count;
    }

    /// <summary>Decides and saves, inside a unit of work that holds the row. The promises that ended are counted in <paramref name="sums"/>, for the unit to save last.</summary>
    /// <returns>The outcome, and the row as it is now.</returns>
    internal async Task<(Outcome<Changed> Outcome, Loaded Row)> Do(Session session, Loaded row, Plan planned, Person by, HouseRules rules, PromiseSums sums)
    {
        // A clock that was set back must not make the timeline run backwards.
        var now = Instant.Max(time.Now(), row.ChangedAt);
        if (planned.Refusal is { } not)
            return (not, row);
        if (Authority.Refusal(planned.Commands, by) is { } forbidden)
            return (forbidden, row);
        if (ReadByCustomer.Refusal(planned, by) is { } raw)
            return (raw, row);
        if (planned.Commands.Any(command => command is Close) && StopDocuments.Owed(row.State, rules.Book.Of(row.State)) is { } owed)
            return (owed, row);
        if (await Resting.Refusal(session, planned.Commands, by, now) is { } resting)
            return (resting, row);
        var (state, entries, refusal) = Decide(row.State, planned, by.Actor, now);
        if (refusal is not null)
            return (refusal, row);
        if (planned.Instead is { } instead)
        {
            await instead(session, now);
            await DropDraft(session, row, planned, by);
            return (new Changed(row.Reference, row.State.Version, []) { Needs = planned.Needs }, row);
        }
        var held = rules.Book.Of(state);
        var chain = await Save(session, row, new(state, entries, Standing.Of(state, held)), planned.Said, by.Actor, now, sums);
        await session.SaveFollowUps(row.Id, row.State, state, held[0]);
        await session.SaveSurveys(row.Id, row.State, state, entries, held[0], rules.Aftercare);
        if (planned.Also is { } also)
            await also(session, now);
        await DropDraft(session, row, planned, by);
        return (new Changed(row.Reference, state.Version, entries), row with { State = state, Restricted = SavingRestriction.Changes(row.State, state) ? state.Allowed is not null : row.Restricted, ChangedAt = now, Chain = chain });
    }

    private static Task DropDraft(Session session, Loaded row, Plan planned, Person by) =>
        planned.EndsDraft is { } words ? session.EndDraft(row.Id, by.Id, words) : Task.CompletedTask;

    private async Task<HouseRules> Rules(CancellationToken cancel) => new(await charters.Book(cancel), await aftercare.Current(cancel));

    private static (Complaint State, IReadOnlyList<TimelineEntry> Entries, Refusal? Refusal) Decide(Complaint state, Plan plan, Actor by, Instant now)
    {
        var entries = new List<TimelineEntry>();
        foreach (var command in plan.Commands)
        {
            switch (state.Decide(command, by, now))
            {
                case Decision.Refused refused:
                    return (state, [], refused.Refusal);
                case Decision.Accepted accepted:
                    var clean = accepted.Entries.Select(entry => entry with { Words = entry.Words is { } words ? Words.Clean(words) : null }).ToList();
                    entries.AddRange(clean);
                    state = state.Apply(clean);
                    break;
            }
        }
        return (state, entries, null);
    }

    /// <returns>The hash of the last entry.</returns>
    private static async Task<byte[]> Save(Session session, Loaded row, After after, IReadOnlyList<Said> said, Actor by, Instant now, PromiseSums sums)
    {
        var chain = await session.Append(row.Id, Chain.LinkAll(row.Id, after.Entries, said, row.Chain));
        foreach (var one in said)
            await session.InsertMessage(row.Id, one, by, now, found: null);
        await session.SavePromises(row.Id, after.State, after.Entries, sums);
        await session.SaveGoodwill(row.Id, row.State, after.State, after.Entries);
        await session.SaveUses(after.State, after.Entries);
        await session.SaveSteps(row.Id, after.State, after.Entries);
        await session.SaveClocks(row.Id, after.State, after.Standing.Deadlines, now);
        await session.SaveWithLeads(row.Id, row.State, after.State);
        await session.SaveRestriction(row.Id, row.State, after.State);
        var heard = said.LastOrDefault(one => one.Direction == Direction.Inbound);
        await session.UpdateComplaint(row.Id, row.State.Version, after.State, after.Standing, chain, heard is null ? null : Words.Snippet(heard.Text), now);
        foreach (var delivery in Deliveries.Of(after.Entries))
            await session.Enqueue(row.Id, delivery, now);
        return chain;
    }

    private static Task<Loaded?> Load(Session session, string reference, Person person) =>
        session.First(
            $"SELECT {Loaded.Columns} FROM complaints c WHERE c.reference = @reference AND {Visibility.Sql(person)}{session.ForUpdate}",
            Loaded.From, reference, person.Id);

    private static async Task<IReadOnlyList<TimelineEntry>> Since(Session session, long id, int version) =>
        await session.All(
            $"SELECT {TimelineReading.Columns} FROM timeline WHERE complaint_id = @id AND sequence > @version ORDER BY sequence LIMIT @most",
            row => TimelineReading.Row(row).ToEntry(),
            id, version, MostTold);

    private sealed record After(Complaint State, IReadOnlyList<TimelineEntry> Entries, Standing Standing);
}

/// <summary>A case's row inside a unit of work that is about to change it.</summary>
internal sealed record Loaded(long Id, string Reference, bool Restricted, Instant ChangedAt, byte[] Chain, Complaint State)
{
    public const string Columns = "c.id, c.reference, c.restricted, c.changed_at, c.chain, c.state";

    public static Loaded From(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetBoolean(2), Time.FromStored(row.GetInt64(3)), (byte[])row.GetValue(4), Json.Read<Complaint>(row.GetString(5)));

    public ComplaintChanged News(Changed changed) => News([.. changed.Entries.Select(e => e.What.GetType().Name)]) with
    {
        Mentioned = [.. changed.Entries.Select(e => e.What).OfType<NoteAdded>().SelectMany(note => note.Mentioned ?? [])],
    };

    public ComplaintChanged News(IReadOnlyList<string> kinds) => new(Reference, State.Version, State.Owner, Restricted, kinds) { Heat = State.Heat.Value, InChat = State.Channel == Channel.Chat };
}

/// <summary>What the organisation decided that every change is saved by.</summary>
internal sealed record HouseRules(CharterBook Book, Aftercare Aftercare);

/// <summary>What a use case wants to happen, all of it or nothing.</summary>
internal sealed record Plan(params IReadOnlyList<Command> Commands)
{
    /// <summary>Why it cannot be done, where that takes more than the case to know; then nothing is.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Why the words need a second reader before they go out; null where they need none.</summary>
    public ReadingReason? Needs { get; init; }

    /// <summary>Messages that the entries tell of.</summary>
    public IReadOnlyList<Said> Said { get; init; } = [];

    /// <summary>What else is saved with it.</summary>
    public Func<Session, Instant, Task>? Also { get; init; }

    /// <summary>Nothing of the case changes and only this is saved: all is decided on as if it were done now, and what forbids it is said.</summary>
    public Func<Session, Instant, Task>? Instead { get; init; }

    /// <summary>These words were the person's draft on this case: it goes away with what is saved, and stays where nothing is. null: none was.</summary>
    public string? EndsDraft { get; init; }

    /// <summary>The same, and then this.</summary>
    public Plan And(Command command) => this with { Commands = [.. Commands, command] };
}

/// <summary>A case inside the unit of work that is about to change it.</summary>
internal sealed record Seen(Session Session, long Id, Complaint State);

/// <summary>What a change came to.</summary>
/// <param name="Version">The complaint's version after it.</param>
/// <param name="Entries">What was appended to the timeline.</param>
public sealed record Changed(string Reference, int Version, IReadOnlyList<TimelineEntry> Entries)
{
    /// <summary>Why the words wait for a second reader instead of going out; null where they do not.</summary>
    public ReadingReason? Needs { get; init; }
}
