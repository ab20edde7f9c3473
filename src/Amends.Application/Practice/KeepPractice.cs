using Amends.Application.Complaints;
using Amends.Application.Storage;

namespace Amends.Application.Practice;

/// <summary>What only the one who plays may do with a session besides playing: keep a draft, end it, share it with the leads, take that back, delete it.</summary>
internal sealed class KeepPractice(Changes changes, TimeProvider time)
{
    /// <summary>Keeps what is being written.</summary>
    public Task<Outcome<bool>> Draft(Person by, Guid id, string text, CancellationToken cancel = default) =>
        text.Length > PlayReply.LongestReply
            ? Task.FromResult<Outcome<bool>>(new Recovery.Refusal("text_too_long", $"A reply may have up to {PlayReply.LongestReply} characters."))
            : Change("UPDATE practice_sessions SET draft = @text WHERE id = @id AND account_id = @by", cancel, Words.Clean(text), id, by.Id);

    /// <summary>Ends a session where it is.</summary>
    public Task<Outcome<bool>> Stop(Person by, Guid id, CancellationToken cancel = default) =>
        Change("UPDATE practice_sessions SET ended = @stopped WHERE id = @id AND account_id = @by AND ended = @open", cancel, PracticeEnd.Stopped, id, by.Id, PracticeEnd.Open);

    /// <summary>Shows it to the leads, or no longer.</summary>
    public Task<Outcome<bool>> Share(Person by, Guid id, bool shared, CancellationToken cancel = default) => shared
        ? Change("UPDATE practice_sessions SET shared_at = @at WHERE id = @id AND account_id = @by AND replies > 0", cancel, time.Now(), id, by.Id)
        : Change("UPDATE practice_sessions SET shared_at = NULL WHERE id = @id AND account_id = @by", cancel, id, by.Id);

    /// <summary>Deletes it for good.</summary>
    public Task<Outcome<bool>> Delete(Person by, Guid id, CancellationToken cancel = default) =>
        Change("DELETE FROM practice_sessions WHERE id = @id AND account_id = @by", cancel, id, by.Id);

    private async Task<Outcome<bool>> Change(string sql, CancellationToken cancel, params object[] values) =>
        await changes.Run(session => session.Execute(sql, values), cancel) > 0 ? true : new Outcome<bool>.NotFound();
}
