using Amends.Application.Jobs;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Amends.Application.Complaints;

/// <summary>
/// Sends what waited long enough, once: the words leave the waiting replies in the same unit of work in which they are sent. What cannot go out stays where
/// it is, with the reason, and nothing is lost.
/// </summary>
internal sealed class SweepHeld(IDbContextFactory<AmendsDb> databases, Changes changes, SendReply send, TimeProvider time, ILogger<SweepHeld> log) : ISweep
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
            .Where(h => h.Stopped == null && h.SendAt <= now)
            .OrderBy(h => h.SendAt).ThenBy(h => h.Id)
            .Take(Batch)
            .Join(db.Complaints, h => h.ComplaintId, c => c.Id, (h, c) => new { Row = h, c.Reference })
            .Join(db.Users, one => one.Row.AccountId, a => a.Id, (one, a) => new { one.Row, one.Reference, a.Name, a.Role, a.DisabledAt })
            .ToListAsync(cancel);
        return [.. due.Select(one => new DueReply(one.Row, one.Reference, new Person(one.Row.AccountId, one.Name, one.Role), one.DisabledAt is not null))];
    }

    /// <returns>null: it is sent. Empty: it had gone or been called back. Else why it cannot be sent.</returns>
    private async Task<string?> Send(DueReply due, CancellationToken cancel)
    {
        var row = due.Row;
        if (due.WriterIsGone)
            return "Whoever wrote it no longer works here.";
        try
        {
            var outcome = await send.Handle(
                new Target(due.Reference, due.Writer), Json.Read<Held>(row.Choices).Reply(row.Text, row.Planned) with { Files = new(Held: row.Id) },
                async (seen, plan) => plan.Refusal is not null ? plan
                    : await seen.Session.Held(row.Id, seen.Id) is null ? plan with { Refusal = Gone }
                    : row.Planned && await WroteSince(seen, row.Seen) ? plan with { Refusal = Answered }
                    : plan with { Also = Then(plan.Also, session => session.DeleteHeld(row.Id)) },
                cancel);
            return outcome switch
            {
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
    }

    private static readonly Refusal Gone = new("gone_out", "");

    private static readonly Refusal Answered = new("answered_since", "The customer wrote again before it was time. Read that first; then send it, or change it.");

    private static async Task<bool> WroteSince(Seen seen, int version) =>
        await seen.Session.Scalar<long>("SELECT COUNT(*) FROM timeline WHERE complaint_id = @complaint AND sequence > @version AND kind = @kind", seen.Id, version, "message_received") > 0;

    private static Func<Session, NodaTime.Instant, Task> Then(Func<Session, NodaTime.Instant, Task>? first, Func<Session, Task> then) => async (session, now) =>
    {
        if (first is not null)
            await first(session, now);
        await then(session);
    };

    private sealed record DueReply(HeldReplyRow Row, string Reference, Person Writer, bool WriterIsGone);
}
