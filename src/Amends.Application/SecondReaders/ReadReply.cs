using Amends.Application.Complaints;
using Amends.Application.Drafts;
using Amends.Application.Files;
using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.SecondReaders;

/// <summary>A second reader lets a reply go, or sends it back to its writer with a word. Nobody reads their own.</summary>
internal sealed class ReadReply(ChangeComplaint change)
{
    private const int LongestWords = 2_000;

    /// <summary>It goes out at the next look, or at the time that its writer chose.</summary>
    public Task<Outcome<Changed>> Send(Target target, Guid id, CancellationToken cancel = default) => Change(target, id, async (seen, row) =>
        await WroteSince(seen, row)
            ? new Plan { Refusal = new("answered_since", "The customer wrote again since. Send it back, so that the reply answers that too.") }
            : new Plan
            {
                Instead = (session, now) => session.Execute(
                    "UPDATE held_replies SET read_by = @by, read_at = @now, send_at = @send WHERE id = @id", target.By.Id, now, row.Planned ? Instant.Max(row.SendAt, now) : now, row.Id),
            }, cancel);

    /// <summary>It is its writer's draft again, with these words above it; that of whoever sends it back, where a program wrote it.</summary>
    public async Task<Outcome<Changed>> SendBack(Target target, Guid id, string words, CancellationToken cancel = default)
    {
        var by = target.By;
        if (words.Trim() is not { Length: > 0 and <= LongestWords })
            return new Refusal("words", $"Write what they should look at again, in at most {LongestWords} characters.");
        return await Change(target, id, async (seen, row) => await Writer(seen.Session, row.AccountId, by.Id) is { } writer
            ? new Plan { Instead = (session, now) => Return(session, row, writer, by, Words.Clean(words.Trim()), now) }
            // Neither has a composer: it stays on the case with the word, for any colleague to take up.
            : new Plan { Instead = (session, _) => session.Execute("UPDATE held_replies SET stopped = @stopped WHERE id = @id", $"{by.Name}: {Words.Clean(words.Trim())}", row.Id) }, cancel);
    }

    /// <summary>The first of these who has an account that is in use: whose draft it becomes.</summary>
    private static async Task<Guid?> Writer(Session session, params Guid[] wanted)
    {
        foreach (var one in wanted)
        {
            if (await session.Scalar<long>("SELECT COUNT(*) FROM accounts WHERE id = @id AND disabled_at IS NULL", one) > 0)
                return one;
        }
        return null;
    }

    private Task<Outcome<Changed>> Change(Target target, Guid id, Func<Seen, HeldReplyRow, Task<Plan>> how, CancellationToken cancel) => change.Handle(target, async seen =>
    {
        return await seen.Session.Held(id, seen.Id) switch
        {
            null => new Plan { Refusal = new("gone_out", "It does not wait any more: its writer took it back, or somebody else read it.") },
            { AskedAt: null } or { ReadAt: not null } or { Stopped: not null } => new Plan { Refusal = new("not_asked", "It does not wait for a reader.") },
            _ when !await MayRead(seen.Session, target.By) => new Plan { Refusal = new("for_readers", "A lead reads it, or whom a lead lets read.") },
            var row when row.AccountId == target.By.Id => new Plan { Refusal = new("own_reply", "These are your own words: somebody else reads them.") },
            var row => await how(seen, row),
        };
    }, cancel);

    public static async Task<bool> MayRead(Session session, Person by) =>
        by.SeesAll || (by.Kind == ActorKind.Colleague && await session.Scalar<long>("SELECT COUNT(*) FROM accounts WHERE id = @id AND reads_since IS NOT NULL AND disabled_at IS NULL", by.Id) > 0);

    private static async Task<bool> WroteSince(Seen seen, HeldReplyRow row) =>
        await seen.Session.Scalar<long>("SELECT COUNT(*) FROM timeline WHERE complaint_id = @complaint AND sequence > @version AND kind = @kind", seen.Id, row.Seen, "message_received") > 0;

    private static async Task Return(Session session, HeldReplyRow row, Guid writer, Person by, string words, Instant now)
    {
        await session.TakeBack(row, writer, now);
        if (writer == by.Id)
            return;
        await session.Execute(
            """
            INSERT INTO returned_replies (complaint_id, account_id, by_id, words, at) VALUES (@complaint, @account, @by, @words, @at)
            ON CONFLICT (complaint_id, account_id) DO UPDATE SET by_id = excluded.by_id, words = excluded.words, at = excluded.at
            """,
            row.ComplaintId, writer, by.Id, words, now);
    }
}

internal static class Returning
{
    /// <summary>A reply that waits becomes somebody's draft.</summary>
    public static async Task TakeBack(this Session session, HeldReplyRow row, Guid writer, Instant now)
    {
        await session.TakeBackFiles(row.ComplaintId, row.Id, writer, now);
        await session.ReturnToDraft(row.ComplaintId, writer, row.Text, now);
        await session.DeleteHeld(row.Id);
    }

    /// <summary>What a reader said of a writer's earlier words is done with.</summary>
    public static Task ForgetReturned(this Session session, long complaint, Guid writer) =>
        session.Execute("DELETE FROM returned_replies WHERE complaint_id = @complaint AND account_id = @account", complaint, writer);
}
