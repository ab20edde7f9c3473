using System.Data.Common;
using Amends.Application.Deadlines;
using Amends.Application.Files;
using Amends.Application.SecondReaders;
using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>What else the writer of a reply that waits decided.</summary>
/// <param name="Promises">Those that the writer confirmed; null: those that the coach finds.</param>
internal sealed record Held(IReadOnlyList<NewPromise>? Promises, RenegotiatePromise? Moves, Guid? Warns)
{
    /// <summary>How it goes out, and as what, where the writer said so.</summary>
    public Channel? Channel { get; init; }

    public string? Html { get; init; }

    /// <summary>It asks after the fix.</summary>
    public bool? Asks { get; init; }

    /// <summary>It closes the case.</summary>
    public bool? Closes { get; init; }

    /// <summary>It is a letter that a charter asks for.</summary>
    public NewLetter? Letter { get; init; }

    /// <summary>It is no reply: these words go out straight from the guide.</summary>
    public FromTheGuide? Guide { get; init; }

    /// <summary>Where the promises begin whose day the writer gave; null: all days are those of the words.</summary>
    public IReadOnlyList<int>? Dated { get; init; }

    /// <summary>Why it waits for a second reader.</summary>
    public ReadingReason? Why { get; init; }

    public static Held Of(Reply reply) => new(reply.Promises, reply.Moves, reply.Warns)
    {
        Channel = reply.Channel, Html = reply.Html, Asks = reply.Then is FollowUp ? true : null, Closes = reply.Then is Close ? true : null, Dated = reply.Dated,
    };

    /// <summary>
    /// The reply again. Where its writer chose the time, "tomorrow" counts from when it goes out: of the promises found then, those stay that the writer kept,
    /// as what the writer said they are and by the days the writer gave.
    /// </summary>
    public Reply Reply(string text, bool planned) => planned
        ? new(text, Channel, Html, Kept: Promises, Moves: Moves, Warns: Warns, Then: Then) { Dated = Dated }
        : new(text, Channel, Html, Promises: Promises, Moves: Moves, Warns: Warns, Then: Then) { Dated = Dated };

    private Command? Then => Asks == true ? new FollowUp(FollowUpOutcome.Asked, null) : Closes == true ? new Close(null) : null;
}

/// <summary>How replies that wait lie in the database.</summary>
internal static class SavingHeld
{
    private const string Columns = "id, complaint_id, account_id, text, choices, seen, planned, held_at, send_at, stopped, asked_at, read_by, read_at";

    private static Task InsertHeld(this Session session, HeldReplyRow row) => session.Execute(
        $"INSERT INTO held_replies ({Columns}) VALUES (@id, @complaint, @account, @text, @choices, @seen, @planned, @held, @send, NULL, @asked, NULL, NULL)",
        row.Id, row.ComplaintId, row.AccountId, row.Text, row.Choices, row.Seen, row.Planned, row.HeldAt, row.SendAt, row.AskedAt);

    /// <summary>A reply waits with its files; what was taken out of its draft, and what a reader said of it, is done with.</summary>
    public static async Task Hold(this Session session, HeldReplyRow row, IReadOnlyList<SaidFile> files, Instant now)
    {
        await session.InsertHeld(row);
        await session.HoldFiles(row.ComplaintId, row.Id, files, now);
        await session.DropRemoved(row.ComplaintId, row.AccountId);
        await session.ForgetReturned(row.ComplaintId, row.AccountId);
    }

    /// <summary>A reply that waits on this case, held until the unit of work ends; null where it went out or was called back.</summary>
    public static Task<HeldReplyRow?> Held(this Session session, Guid id, long complaint) =>
        session.First($"SELECT {Columns} FROM held_replies WHERE id = @id AND complaint_id = @complaint{session.ForUpdate}", Read, id, complaint);

    public static Task DeleteHeld(this Session session, Guid id) => session.Execute("DELETE FROM held_replies WHERE id = @id", id);

    private static HeldReplyRow Read(DbDataReader row) => new()
    {
        Id = row.GetGuid(0), ComplaintId = row.GetInt64(1), AccountId = row.GetGuid(2), Text = row.GetString(3), Choices = row.GetString(4), Seen = row.GetInt32(5),
        Planned = row.GetBoolean(6), HeldAt = Time.FromStored(row.GetInt64(7)), SendAt = Time.FromStored(row.GetInt64(8)), Stopped = row.IsDBNull(9) ? null : row.GetString(9),
        AskedAt = row.IsDBNull(10) ? null : Time.FromStored(row.GetInt64(10)), ReadBy = row.IsDBNull(11) ? null : row.GetGuid(11), ReadAt = row.IsDBNull(12) ? null : Time.FromStored(row.GetInt64(12)),
    };
}
