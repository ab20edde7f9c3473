using NodaTime;

namespace Amends.Recovery;

/// <summary>One thing that happened on a complaint. The list of them is append-only and is all there is to know.</summary>
/// <param name="Sequence">1 for the first entry, without gaps; equals the complaint's version after it.</param>
/// <param name="What">What happened: codes, numbers, times and ids, never a person's words.</param>
/// <param name="Words">What was said in short (a promise, a reason, a paraphrase), kept apart so that it can be erased; messages live in their own place.</param>
/// <param name="Evidence">Steps of the recovery path that this entry shows.</param>
public sealed record TimelineEntry(
    int Sequence,
    Instant At,
    Actor By,
    Happening What,
    string? Words,
    IReadOnlyList<Evidence> Evidence)
{
    /// <summary>
    /// Whether somebody who had not seen it decided on a case that is no longer so. An alarm that rang, a promise that ran out or a question that fell due is nobody's
    /// doing, and must not stop the reply that is being written because of it; that a colleague read to the end, or ended the chat, changes nothing for another.
    /// </summary>
    public bool Overtakes => What is not (ClockRang or PromiseBroken or Uninformed or StepSilent or ApprovalEscalated or SurveyAsked or MessageRead or ChatEnded);
}
