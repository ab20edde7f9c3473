using Amends.Application.Chat;
using Amends.Application.SecondReaders;
using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>
/// A reply from the workspace waits before it goes out: the seconds in which its writer may think again, or until a time they chose. It is decided on as if
/// it went now, so that whatever forbids it is said at once; its words are on the disk; nothing of the case changes before it goes (<see cref="SweepHeld"/>).
/// To a customer who is in the chat it goes at once.
/// </summary>
internal sealed class HoldReply(SendReply send, ChangeComplaint change, HouseRules<SendingRules> house, InTheChat chats, TimeProvider time)
{
    private const int Most = 20;

    private static readonly Duration Furthest = Duration.FromDays(60);

    /// <param name="at">When it is to go out; null: as soon as nobody can call it back any more.</param>
    public async Task<Outcome<Changed>> Handle(Target target, Reply reply, Instant? at = null, CancellationToken cancel = default)
    {
        var (now, rules) = (time.Now(), await house.Current(cancel));
        // Where both write at once words cross: that is no reason not to send them.
        if (at is null && chats.At(target.Reference) is { Here: true })
            return await send.Handle(target with { Expected = null }, reply, cancel);
        if (at is null && rules.UndoSeconds == 0)
            return await send.Handle(target, reply, cancel);
        if (at <= now || at > now + Furthest)
            return new Refusal("send_at", "Choose a time to send it between now and 60 days from now. Your words are safe.");
        var row = new HeldReplyRow
        {
            Id = Guid.CreateVersion7(now.ToDateTimeOffset()), AccountId = target.By.Id, Text = Words.Clean(reply.Text), Choices = Json.Write(Held.Of(reply)),
            Planned = at is not null, HeldAt = now, SendAt = at ?? now + Duration.FromSeconds(rules.UndoSeconds),
        };
        return await send.Handle(target, reply, async (seen, plan) =>
        {
            row.ComplaintId = seen.Id;
            row.Seen = seen.State.Version;
            return plan.Refusal is null && await TooMany(seen) is { } many
                ? plan with { Refusal = many }
                : plan with
                {
                    Instead = async (session, at) =>
                    {
                        if (plan.Needs is { } why)
                            (row.AskedAt, row.Choices) = (at, Json.Write(Held.Of(reply) with { Why = why }));
                        await session.Hold(row, plan.Said[0].Files, at);
                    },
                };
        }, cancel);
    }

    /// <summary>The refusal where as many wait on a case as may; else null.</summary>
    internal static async Task<Refusal?> TooMany(Seen seen) =>
        await seen.Session.Scalar<long>("SELECT COUNT(*) FROM held_replies WHERE complaint_id = @complaint", seen.Id) >= Most
            ? new("held_many", $"{Most} replies wait on this case already. Send or take back some of them first.")
            : null;

    /// <summary>Calls it back: its words become their writer's draft again, above what they are writing now. What could not be sent anybody on the case may take up.</summary>
    public Task<Outcome<Changed>> Recall(Person by, string reference, Guid id, CancellationToken cancel = default) => Change(by, reference, id, (_, row, session, now) => session.TakeBack(row, by.Id, now), cancel);

    /// <summary>Sends what was planned now. What a second reader is to read is read first, once more where it was stopped.</summary>
    public Task<Outcome<Changed>> SendNow(Person by, string reference, Guid id, CancellationToken cancel = default) =>
        Change(by, reference, id, async (seen, row, session, now) =>
        {
            await session.Execute("UPDATE held_replies SET send_at = @now, seen = CASE WHEN stopped IS NULL THEN seen ELSE @seen END, stopped = NULL, planned = @planned WHERE id = @id", now, seen.State.Version, false, id);
            if (row.AskedAt is not null)
                await session.Execute("UPDATE held_replies SET asked_at = @now, read_by = NULL, read_at = NULL, seen = @seen WHERE id = @id AND @stopped", now, seen.State.Version, id, row.Stopped is not null);
        }, cancel);

    private Task<Outcome<Changed>> Change(Person by, string reference, Guid id, Func<Seen, HeldReplyRow, Session, Instant, Task> how, CancellationToken cancel) =>
        change.Handle(new Target(reference, by), async seen => await seen.Session.Held(id, seen.Id) switch
        {
            null => new Plan { Refusal = new("gone_out", "It is too late: these words have gone out already.") },
            { Stopped: null } row when row.AccountId != by.Id => new Plan { Refusal = new("not_yours", "Only who wrote these words can call them back or send them.") },
            var row => new Plan { Instead = (session, now) => how(seen, row, session, now) },
        }, cancel);
}
