using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Practice;

/// <summary>Says something to the simulated customer, who answers at once.</summary>
internal sealed class PlayReply(Changes changes, PracticeView view, Charters charters, TimeProvider time)
{
    /// <summary>In UTF-16 code units.</summary>
    public const int LongestReply = 20_000;

    /// <summary>No conversation that goes anywhere takes as many.</summary>
    public const int MostReplies = 60;

    /// <param name="seen">How many replies the person had seen when they wrote: of two pages that answer the same words one wins, and the other is told. null answers whatever was said last.</param>
    /// <returns>The session after it.</returns>
    public async Task<Outcome<PracticeSession>> Handle(Person by, Guid id, int? seen, string typed, Once? once = null, CancellationToken cancel = default)
    {
        if (await view.Handle(by, id, cancel) is not { } before || before.By != by.Id)
            return new Outcome<PracticeSession>.NotFound();
        if (await Repeated(by, id, once, cancel) is { } answered)
            return answered;
        if (Problem(before, seen, typed) is { } refusal)
            return refusal;
        var sent = time.Now().InZone((await charters.Current(cancel)).Calendar.Zone).ToDateTimeOffset();
        var words = Words.Clean(typed).Trim();
        var play = before.Partner is null ? before.Play.Play(words, sent) : before.Play.Say(words, sent);
        var ended = before.Partner is null ? SavingPractice.End(play) : PracticeEnd.Open;
        var after = before with { Play = play, Ended = ended, ChangedAt = time.Now(), Draft = "" };
        var outcome = await changes.Run<Outcome<PracticeSession>>(
            async session =>
            {
                var changed = await session.Execute(
                    """
                    UPDATE practice_sessions SET replies = @after, ended = @ended, anger = @anger, score = @score, changed_at = @at, draft = '', waits = @waits
                    WHERE id = @id AND replies = @before AND ended = @open
                    """,
                    play.Turns.Count, after.Ended, play.State.Anger, play.Score, after.ChangedAt, after.WaitsForPartner, id, before.Play.Turns.Count, PracticeEnd.Open);
                if (changed == 0)
                    return Elsewhere;
                await session.KeepAnswer(once, play.Turns.Count, after.ChangedAt);
                await session.InsertTurn(id, play.Turns.Count - 1, play.Turns[^1]);
                if (!after.IsOpen)
                    await session.CountPractice(after);
                return after;
            },
            cancel);
        // Of two alike at once, the second finds the answer of the first.
        return outcome is Outcome<PracticeSession>.Refused ? await Repeated(by, id, once, cancel) ?? outcome : outcome;
    }

    private static readonly Refusal Elsewhere = new("played_elsewhere", "You answered this in another window. Here is how it went on; what you wrote is still in the box.");

    /// <summary>The same request again: the session as it was after it, without what came later. Looked at only once the answer is there, for both may come at the same time.</summary>
    private async Task<Outcome<PracticeSession>?> Repeated(Person by, Guid id, Once? once, CancellationToken cancel)
    {
        if (once is null || await changes.Run(session => session.AnswerTo<int>(once), cancel) is not { } same)
            return null;
        return await view.Handle(by, id, cancel) is { } now ? same.Then(replies => After(now, replies)) : new Outcome<PracticeSession>.NotFound();
    }

    private static PracticeSession After(PracticeSession now, int replies) =>
        replies >= now.Play.Turns.Count ? now : now with { Play = now.Play.RewindTo(replies), Ended = PracticeEnd.Open };

    private static Refusal? Problem(PracticeSession before, int? seen, string typed) =>
        seen is not null && seen != before.Play.Turns.Count ? Elsewhere
        : before.Ended == PracticeEnd.Left ? new("customer_left", "They have gone. Read how it went, then go back to a reply and try another.")
        : !before.IsOpen ? new("session_over", "This session is over. Go back to a reply, or start again.")
        : before.WaitsForPartner ? new("customer_thinks", "They have not answered your last words yet. What you wrote is still in the box.")
        : string.IsNullOrWhiteSpace(typed) ? new("text_missing", "Write a reply first.")
        : typed.Length > LongestReply ? new("text_too_long", $"A reply may have up to {LongestReply} characters; this one has {typed.Length}. Nobody who is upset reads so much.")
        : before.Play.Turns.Count >= MostReplies ? new("too_many_replies", $"After {MostReplies} replies it is time to look back. End the session, and go back to where it turned.")
        : null;
}
