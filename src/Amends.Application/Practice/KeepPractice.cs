using Amends.Application.Complaints;
using Amends.Application.Storage;

namespace Amends.Application.Practice;

/// <summary>What only the one who plays may do with a session besides playing: keep a draft, end it, share it with leads and trainers, take that back, delete it.</summary>
internal sealed class KeepPractice(Changes changes, PracticeView view, TimeProvider time)
{
    /// <summary>Keeps what is being written.</summary>
    public Task<Outcome<bool>> Draft(Person by, Guid id, string text, CancellationToken cancel = default) =>
        text.Length > PlayReply.LongestReply
            ? Task.FromResult<Outcome<bool>>(new Recovery.Refusal("text_too_long", $"A reply may have up to {PlayReply.LongestReply} characters."))
            : Change("UPDATE practice_sessions SET draft = @text WHERE id = @id AND account_id = @by", cancel, Words.Clean(text), id, by.Id);

    /// <summary>Ends a session where it is. A reply that is played in another window in this moment is in it.</summary>
    public async Task<Outcome<bool>> Stop(Person by, Guid id, CancellationToken cancel = default)
    {
        while (await view.Handle(by, id, cancel) is { IsOpen: true } session && session.By == by.Id)
        {
            var stopped = await changes.Run(async unit =>
            {
                var changed = await unit.Execute(
                    "UPDATE practice_sessions SET ended = @stopped WHERE id = @id AND replies = @replies AND ended = @open", PracticeEnd.Stopped, id, session.Play.Turns.Count, PracticeEnd.Open);
                if (changed > 0)
                    await unit.CountPractice(session);
                return changed > 0;
            }, cancel);
            if (stopped)
                return true;
        }
        return new Outcome<bool>.NotFound();
    }

    /// <summary>Shows it to the leads, or no longer.</summary>
    public Task<Outcome<bool>> Share(Person by, Guid id, bool shared, CancellationToken cancel = default) => shared
        ? Change("UPDATE practice_sessions SET shared_at = @at WHERE id = @id AND account_id = @by AND replies > 0", cancel, time.Now(), id, by.Id)
        : Change("UPDATE practice_sessions SET shared_at = NULL WHERE id = @id AND account_id = @by", cancel, id, by.Id);

    /// <summary>Deletes it for good, and what it counted for.</summary>
    public async Task<Outcome<bool>> Delete(Person by, Guid id, CancellationToken cancel = default) => await changes.Run(async session =>
    {
        var kept = await session.First(
            $"SELECT counted, changed_at FROM practice_sessions WHERE id = @id AND account_id = @by{session.ForUpdate}",
            row => new { Counted = row.IsDBNull(0) ? null : row.GetString(0), At = Time.FromStored(row.GetInt64(1)) }, id, by.Id);
        if (kept is null)
            return false;
        await session.Execute("DELETE FROM practice_sessions WHERE id = @id", id);
        if (kept.Counted is { } counted)
            await session.CountSkills(by.Id, SkillSource.Practice, kept.At, SkillCounts.Parse(counted).Negated);
        return true;
    }, cancel) ? true : new Outcome<bool>.NotFound();

    private async Task<Outcome<bool>> Change(string sql, CancellationToken cancel, params object[] values) =>
        await changes.Run(session => session.Execute(sql, values), cancel) > 0 ? true : new Outcome<bool>.NotFound();
}
