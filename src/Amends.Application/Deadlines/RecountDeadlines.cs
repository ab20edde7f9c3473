using System.Globalization;
using System.Text.Json;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Amends.Application.Deadlines;

/// <summary>
/// After the calendar changed, counts the deadlines of every open case anew: where each stands in the queue, when its clocks tell of themselves, when its customer has heard too little, and when they are to be asked after the fix. What
/// was told is not told again. It goes through the cases in batches and goes on where it stopped.
/// </summary>
internal sealed class RecountDeadlines(Settings settings, Changes changes, Charters charters, TimeProvider time, ILogger<RecountDeadlines> log)
{
    private const string Key = "recount";
    private const int Batch = 100;

    /// <summary>Called in the unit of work that changes what deadlines depend on.</summary>
    public static async Task<bool> Begin(Session session)
    {
        await session.Keep(Key, "0");
        return true;
    }

    /// <returns>How many cases were counted.</returns>
    public async Task<int> Handle(CancellationToken cancel = default)
    {
        var counted = 0;
        // Where another node changed the calendar, this one must not count by what it remembers.
        if (await settings.Get(Key, cancel) is not null)
            charters.Forget();
        while (await settings.Get(Key, cancel) is { } from)
        {
            cancel.ThrowIfCancellationRequested();
            var book = await charters.Book(cancel);
            counted += await changes.Run(async session =>
            {
                var after = long.Parse(from, CultureInfo.InvariantCulture);
                var cases = await session.All($"SELECT id FROM complaints WHERE id > @after AND stage <> @closed ORDER BY id LIMIT {Batch}", row => row.GetInt64(0), after, Stage.Closed);
                foreach (var id in cases)
                    await Recount(session, id, book);
                // Begun anew meanwhile: then it goes on from the start.
                if (cases.Count < Batch)
                    await session.Execute("DELETE FROM settings WHERE key = @key AND value = @from", Key, from);
                else
                    await session.Execute("UPDATE settings SET value = @last WHERE key = @key AND value = @from", cases[^1].ToString(CultureInfo.InvariantCulture), Key, from);
                return cases.Count;
            }, cancel);
        }
        return counted;
    }

    private async Task Recount(Session session, long id, CharterBook book)
    {
        try
        {
            await session.Recount(id, book, time.Now());
        }
        catch (JsonException failure)
        {
            log.LogError(failure, "The deadlines of case {Id} are as they were: it cannot be read. `amends verify` tells more.", id);
        }
    }
}

internal static class Recounting
{
    /// <summary>Counts one case's deadlines anew. Its state does not change, so its version does not either.</summary>
    public static async Task<int> Recount(this Session session, long id, CharterBook book, Instant now)
    {
        if (await session.First($"SELECT state FROM complaints WHERE id = @id{session.ForUpdate}", row => row.GetString(0), id) is not { } text)
            return 0;
        var state = Json.Read<Complaint>(text);
        var held = book.Of(state);
        var standing = Standing.Of(state, held);
        await session.Execute(
            "UPDATE complaints SET answer_by = @answer_by, why = @why, next_due = @next_due, next_due_code = @code, update_due = @update_due WHERE id = @id",
            standing.AnswerBy, standing.Why, standing.NextDue, standing.NextDueCode, standing.UpdateDue, id);
        await session.SaveClocks(id, state, standing.Deadlines, now);
        if (NextContact.Of(state, held[0]) is { } contact)
            await session.Later("UPDATE follow_ups SET due = @due WHERE complaint_id = @id", contact.Due, id);
        return 1;
    }
}
