using Amends.Application.Deadlines;
using Amends.Application.Jobs;
using Amends.Application.SecondReaders;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Amends.Application.Complaints;

/// <summary>
/// Sends what waited long enough, once: the words leave the waiting replies in the same unit of work in which they are sent. What cannot go out stays where
/// it is, with the reason, and nothing is lost.
/// </summary>
internal sealed class SweepHeld(IDbContextFactory<AmendsDb> databases, Changes changes, SendReply send, SendLetter letters, SendFromGuide guide, TimeProvider time, ILogger<SweepHeld> log) : ISweep
{
    private const int Batch = 200, AtOnce = 8;

    /// <returns>How many were sent.</returns>
    public async Task<int> Handle(CancellationToken cancel = default)
    {
        var sent = 0;
        await Parallel.ForEachAsync(await Due(cancel), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (due, stop) =>
        {
            if (await Send(due, stop) is not { } why)
                Interlocked.Increment(ref sent);
            else if (why.Length > 0)
                await changes.Run(session => session.Execute("UPDATE held_replies SET stopped = @why WHERE id = @id", why, due.Row.Id), stop);
        });
        return sent;
    }

    private async Task<List<DueReply>> Due(CancellationToken cancel)
    {
        var now = time.Now();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var due = await db.HeldReplies.AsNoTracking()
            .Where(h => h.Stopped == null && h.SendAt <= now && (h.AskedAt == null || h.ReadAt != null))
            .OrderBy(h => h.SendAt).ThenBy(h => h.Id)
            .Take(Batch)
            .Join(db.Complaints, h => h.ComplaintId, c => c.Id, (h, c) => new { Row = h, c.Reference })
            .ToListAsync(cancel);
        var ids = due.Select(one => one.Row.AccountId).Distinct().ToArray();
        var writers = await db.Users.Where(a => ids.Contains(a.Id)).Select(a => new { a.Id, a.Name, a.Role, Gone = a.DisabledAt != null }).ToDictionaryAsync(one => one.Id, cancel);
        foreach (var token in await db.Tokens.Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Name, t.Role, Gone = t.RevokedAt != null }).ToListAsync(cancel))
            writers[token.Id] = token;
        return [.. due.Where(one => writers.ContainsKey(one.Row.AccountId)).Select(one => (one, By: writers[one.Row.AccountId])).Select(it => new DueReply(it.one.Row, it.one.Reference, new Person(it.By.Id, it.By.Name, it.By.Role), it.By.Gone))];
    }

    /// <returns>null: it is sent. Empty: it had gone or been called back. Else why it cannot be sent.</returns>
    private async Task<string?> Send(DueReply due, CancellationToken cancel)
    {
        var row = due.Row;
        if (due.WriterIsGone)
            return "Whoever wrote it no longer works here.";
        try
        {
            var (target, held) = (new Target(due.Reference, due.Writer), Json.Read<Held>(row.Choices));
            var read = row is { ReadBy: { } by, ReadAt: { } at } ? new SecondReading(by, at) : null;
            var outcome = held switch
            {
                { Letter: { } letter } => await letters.Handle(target, letter, read, Then, cancel),
                { Guide: { } words } => await guide.Handle(target, words, new(read, Then), cancel),
                _ => await send.Handle(target, held.Reply(row.Text, row.Planned) with { Read = read, Files = new(Held: row.Id) }, Then, cancel),
            };
            return outcome switch
            {
                // It waits for a second reader now: the case, or the rules, are not what they were.
                Outcome<Changed>.Done { Value.Needs: not null } => "",
                Outcome<Changed>.Done => null,
                Outcome<Changed>.Refused refused => refused.Refusal == Gone ? "" : refused.Refusal.Words,
                _ => "This case can no longer be seen by whoever wrote it.",
            };
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StorageUnavailable))
        {
            log.LogError(failure, "A reply that waited on {Reference} could not be sent.", due.Reference);
            return "Something went wrong on our side.";
        }

        async Task<Plan> Then(Seen seen, Plan plan) => plan.Refusal is not null ? plan
            : await seen.Session.Held(row.Id, seen.Id) is not { } now || now.ReadAt != row.ReadAt ? plan with { Refusal = Gone }
            : (row.Planned || row.AskedAt is not null) && await WroteSince(seen, row.Seen) ? plan with { Refusal = Answered }
            : plan.Needs is not null ? plan with { Instead = (session, at) => session.Execute("UPDATE held_replies SET asked_at = @at, read_by = NULL, read_at = NULL, choices = @choices WHERE id = @id", at, Json.Write(Json.Read<Held>(row.Choices) with { Why = plan.Needs }), row.Id) }
            : plan with { Also = After(plan.Also, session => session.DeleteHeld(row.Id)) };
    }

    private static readonly Refusal Gone = new("gone_out", "");

    private static readonly Refusal Answered = new("answered_since", "The customer wrote again before it was time. Read that first; then send it, or change it.");

    private static async Task<bool> WroteSince(Seen seen, int version) =>
        await seen.Session.Scalar<long>("SELECT COUNT(*) FROM timeline WHERE complaint_id = @complaint AND sequence > @version AND kind = @kind", seen.Id, version, "message_received") > 0;

    private static Func<Session, NodaTime.Instant, Task> After(Func<Session, NodaTime.Instant, Task>? first, Func<Session, Task> then) => async (session, now) =>
    {
        if (first is not null)
            await first(session, now);
        await then(session);
    };

    private sealed record DueReply(HeldReplyRow Row, string Reference, Person Writer, bool WriterIsGone);
}
