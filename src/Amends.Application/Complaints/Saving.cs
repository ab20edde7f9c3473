using Amends.Application.Files;
using Amends.Application.Outbox;
using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>Writes a complaint's state, entries, messages and promises. This is the hot path of taking in: plain statements, prepared once.</summary>
internal static class Saving
{
    private const int LongestIndexed = 100_000;

    private const string NewMessage =
        """
        INSERT INTO messages (id, complaint_id, direction, channel, text, html, at, by_kind, by_id, heat, reading, review)
        VALUES (@id, @complaint, @direction, @channel, @text, @html, @at, @by_kind, @by_id, @heat, @reading, @review)
        RETURNING key
        """;

    public static async Task<long> InsertComplaint(this Session session, NewRow it, Complaint state, Standing standing, byte[] chain)
    {
        return await session.Scalar<long>(
            """
            INSERT INTO complaints (reference, external_id, customer_id, customer_name, channel, subject, snippet, stage, owner, heat, peak, signals, answer_by, why,
              waiting_since, next_due, next_due_code, update_due, broken_promises, received_at, changed_at, restricted, version, link_version, chain, state)
            VALUES (@reference, @external, @customer, @name, @channel, @subject, @snippet, @stage, @owner, @heat, @peak, @signals, @answer_by, @why,
              @waiting_since, @next_due, @next_due_code, @update_due, @broken, @received_at, @changed_at, @restricted, @version, 1, @chain, @state)
            RETURNING id
            """,
            it.Reference, it.ExternalId, state.CustomerId, it.CustomerName, state.Channel, it.Subject, it.Snippet, state.Stage, state.Owner,
            state.Heat.Value, state.Peak.Value, string.Join(' ', state.Signals), standing.AnswerBy, standing.Why, state.WaitingSince, standing.NextDue,
            standing.NextDueCode, standing.UpdateDue, standing.BrokenPromises, state.ReceivedAt, it.At, false, state.Version, chain, Json.Write(state));
    }

    public static async Task UpdateComplaint(this Session session, long id, int before, Complaint state, Standing standing, byte[] chain, string? snippet, Instant now)
    {
        var changed = await session.Execute(
            """
            UPDATE complaints SET stage = @stage, owner = @owner, heat = @heat, peak = @peak, signals = @signals, answer_by = @answer_by, why = @why,
              waiting_since = @waiting_since, next_due = @next_due, next_due_code = @next_due_code, update_due = @update_due, broken_promises = @broken, changed_at = @changed_at,
              version = @version, chain = @chain, state = @state, snippet = coalesce(@snippet, snippet)
            WHERE id = @id AND version = @before
            """,
            state.Stage, state.Owner, state.Heat.Value, state.Peak.Value, string.Join(' ', state.Signals), standing.AnswerBy, standing.Why, state.WaitingSince,
            standing.NextDue, standing.NextDueCode, standing.UpdateDue, standing.BrokenPromises, now, state.Version, chain, Json.Write(state), snippet, id, before);
        if (changed != 1)
            throw new InvalidOperationException($"Complaint {id} was not at version {before}.");
    }

    /// <returns>The hash of the last entry.</returns>
    public static async Task<byte[]> Append(this Session session, long complaintId, IReadOnlyList<TimelineRow> rows)
    {
        foreach (var row in rows)
        {
            await session.Later(
                """
                INSERT INTO timeline (complaint_id, sequence, at, by_kind, by_id, kind, data, evidence, words, salt, words_hash, hash)
                VALUES (@complaint, @sequence, @at, @by_kind, @by_id, @kind, @data, @evidence, @words, @salt, @words_hash, @hash)
                """,
                complaintId, row.Sequence, row.At, row.ByKind, row.ById, row.Kind, row.Data, row.Evidence, row.Words, row.Salt, row.WordsHash, row.Hash);
        }
        return rows[^1].Hash;
    }

    /// <param name="found">What else the message is found by: its subject and who wrote it.</param>
    public static async Task InsertMessage(this Session session, long complaintId, Said said, Actor by, Instant at, string? found)
    {
        var words = SearchWords.Fold(found is null ? said.Text : $"{found}\n{said.Text}");
        if (words.Length > LongestIndexed)
            words = Words.Beginning(words, LongestIndexed);
        object?[] row = [said.Id, complaintId, said.Direction, said.Channel, said.Text, said.Html, at, by.Kind, by.Id, said.Heat, said.Reading, said.Review];
        if (session.IsSqlite)
            await session.Execute("INSERT INTO search (rowid, words) VALUES (@key, @words)", await session.Scalar<long>(NewMessage, row), words);
        else
            await session.Later($"WITH m AS ({NewMessage}) INSERT INTO search (key, words) SELECT key, to_tsvector('simple', @words) FROM m", [.. row, SearchWords.WithoutSigns(words)]);
        if (said.Files.Count > 0)
            await session.SaveFiles(complaintId, said.Id, said.Files, at);
    }

    public static Task Enqueue(this Session session, long complaintId, Delivery delivery, Instant now) =>
        session.Later(
            "INSERT INTO outbox (kind, complaint_id, payload, not_before, attempts) VALUES (@kind, @complaint, @payload, @not_before, 0)",
            delivery.Kind, complaintId, delivery.Payload, now + delivery.Delay);
}

/// <summary>What a complaint's row knows beyond its state.</summary>
internal sealed record NewRow(string Reference, string? ExternalId, string CustomerName, string? Subject, string Snippet, Instant At);
