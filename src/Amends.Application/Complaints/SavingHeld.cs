using System.Data.Common;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Complaints;

/// <summary>What else the writer of a reply that waits decided.</summary>
/// <param name="Promises">Those that the writer confirmed; null: those that the coach finds.</param>
internal sealed record Held(IReadOnlyList<NewPromise>? Promises, RenegotiatePromise? Moves, Guid? Warns)
{
    public static Held Of(Reply reply) => new(reply.Promises, reply.Moves, reply.Warns);

    /// <summary>The reply again. Where its writer chose the time, "tomorrow" counts from when it goes out: of the promises found then, those stay that the writer kept.</summary>
    public Reply Reply(string text, bool planned) => planned
        ? new(text, Kept: Promises is null ? null : [.. Promises.Select(promise => promise.Start)], Moves: Moves, Warns: Warns)
        : new(text, Promises: Promises, Moves: Moves, Warns: Warns);
}

/// <summary>How replies that wait lie in the database.</summary>
internal static class SavingHeld
{
    private const string Columns = "id, complaint_id, account_id, text, choices, seen, planned, held_at, send_at, stopped";

    public static Task InsertHeld(this Session session, HeldReplyRow row) => session.Execute(
        $"INSERT INTO held_replies ({Columns}) VALUES (@id, @complaint, @account, @text, @choices, @seen, @planned, @held, @send, NULL)",
        row.Id, row.ComplaintId, row.AccountId, row.Text, row.Choices, row.Seen, row.Planned, row.HeldAt, row.SendAt);

    /// <summary>A reply that waits on this case, held until the unit of work ends; null where it went out or was called back.</summary>
    public static Task<HeldReplyRow?> Held(this Session session, Guid id, long complaint) =>
        session.First($"SELECT {Columns} FROM held_replies WHERE id = @id AND complaint_id = @complaint{session.ForUpdate}", Read, id, complaint);

    public static Task DeleteHeld(this Session session, Guid id) => session.Execute("DELETE FROM held_replies WHERE id = @id", id);

    private static HeldReplyRow Read(DbDataReader row) => new()
    {
        Id = row.GetGuid(0), ComplaintId = row.GetInt64(1), AccountId = row.GetGuid(2), Text = row.GetString(3), Choices = row.GetString(4), Seen = row.GetInt32(5),
        Planned = row.GetBoolean(6), HeldAt = Time.FromStored(row.GetInt64(7)), SendAt = Time.FromStored(row.GetInt64(8)), Stopped = row.IsDBNull(9) ? null : row.GetString(9),
    };
}
