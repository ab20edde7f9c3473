using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Practice;

/// <summary>A colleague who plays the customer answers, says how angry they are now, and whether they leave.</summary>
internal sealed class AnswerAsCustomer(Changes changes, PracticeView view, TimeProvider time)
{
    private const int LongestAnswer = 4_000;

    /// <param name="seen">How many replies they had seen when they wrote: what answers an earlier one is no answer to this. null answers whatever was said last.</param>
    /// <param name="anger">0 to 100.</param>
    /// <param name="told">The parts of the story told with it: they are said at its end.</param>
    /// <returns>The session after it.</returns>
    public async Task<Outcome<PracticeSession>> Handle(Person by, Guid id, int? seen, string typed, int anger, bool leaves, IReadOnlyCollection<int> told, CancellationToken cancel = default)
    {
        if (await view.Handle(by, id, cancel) is not { } before || before.Partner != by.Id)
            return new Outcome<PracticeSession>.NotFound();
        var parts = told.Distinct().Where(part => part >= 0 && part < before.Play.Scenario.Story.Count).Order().ToList();
        var words = string.Join(' ', parts.Select(part => before.Play.Scenario.Story[part].Says).Prepend(Words.Clean(typed).Trim()).Where(said => said.Length > 0));
        if (!before.WaitsForPartner)
            return Answered;
        if (seen is not null && seen != before.Play.Turns.Count)
            return Elsewhere;
        if (words.Length == 0)
            return new Refusal("text_missing", "Say something first, or tick what you tell.");
        if (words.Length > LongestAnswer)
            return new Refusal("text_too_long", $"An answer may have up to {LongestAnswer} characters.");
        if (anger is < 0 or > 100)
            return new Refusal("anger_out_of_range", "Say how angry you are, from 0 to 100.");
        var play = before.Play.Answer(words, anger, leaves, parts);
        var after = before with { Play = play, Ended = SavingPractice.End(play), ChangedAt = time.Now() };
        return await changes.Run<Outcome<PracticeSession>>(
            async session =>
            {
                var changed = await session.Execute(
                    "UPDATE practice_sessions SET ended = @ended, anger = @anger, score = @score, changed_at = @at, waits = @no WHERE id = @id AND waits = @yes AND replies = @seen AND ended = @open",
                    after.Ended, play.State.Anger, play.Score, after.ChangedAt, false, id, true, play.Turns.Count, PracticeEnd.Open);
                if (changed == 0)
                    return Answered;
                await session.Execute("UPDATE practice_turns SET turn = @turn WHERE session_id = @session AND number = @number", Json.Write(play.Turns[^1]), id, play.Turns.Count - 1);
                if (!after.IsOpen)
                    await session.CountPractice(after);
                return after;
            },
            cancel);
    }

    private static readonly Refusal Elsewhere = new("played_elsewhere", "You answered in another window, and your colleague went on from there. Here is what they say now; what you wrote is still in the box.");

    private static readonly Refusal Answered = new("nothing_to_answer", "There is nothing to answer just now: you have answered already, or the session is over.");
}
