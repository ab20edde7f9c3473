using static Amends.Recovery.Plain;

namespace Amends.Recovery;

/// <summary>What the guide says: for each step what to do, why it matters, and why it is next on this very case.</summary>
internal static class Guidance
{
    public static string Prompt(Step step) => step switch
    {
        Step.Listen => "Read everything they wrote, to the end, before you judge any of it.",
        Step.Acknowledge => "Name what happened to them and how it must feel, in words that fit what they said.",
        Step.Clarify => "Say back what you heard, ask what is missing, and let them confirm it.",
        Step.Own => "Say sorry for what happened to them, and take it on yourself: no blame, no excuse.",
        Step.Ask => "Ask what they would like to see happen.",
        Step.Offer => "Offer one to three ways to put it right that fit what they want.",
        Step.Agree => "Settle together what will be done, so that both of you know it.",
        Step.Act => "Do it now. Where others must help, stay with the customer to the end.",
        Step.Inform => "Tell them what is done, what comes next, and by when.",
        Step.FollowUp => "Ask whether it is really right now, and what we could have done better.",
        Step.Thank => "Thank them for telling us, and say what it changed.",
        Step.Learn => "Note why it went wrong, so that it can be mended for everyone.",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    /// <summary>What to do now: the step's prompt, but where the case itself must first be brought on.</summary>
    public static string Prompt(Step step, PathWalk seen) => (step, seen) switch
    {
        (Step.FollowUp, { Stage: Stage.Open }) => "Mark the case as resolved once everything that was agreed is done.",
        (Step.Acknowledge or Step.Own, { UnownedBreaks: > 0 }) => "Write to them about the broken promise: what was promised, that it was not done, that this is ours, and the new day.",
        (Step.Agree, { OptionsOnOffer: > 0 }) => "Wait for their choice, or ask for it.",
        _ => Prompt(step),
    };

    public static string Principle(Step step) => step switch
    {
        Step.Listen => "People calm down when they have been heard out, and the long story holds the facts you need.",
        Step.Acknowledge => "A feeling that is named loses heat; until then nobody hears a solution.",
        Step.Clarify => "A problem that is misunderstood is solved twice.",
        Step.Own => "What people want most is for someone to take it on, whoever caused it. An apology works once they feel heard.",
        Step.Ask => "What they want is often less than we fear, and never quite what we guess.",
        Step.Offer => "A choice gives back the control that the trouble took away.",
        Step.Agree => "What is agreed can be kept; what is assumed can only disappoint.",
        Step.Act => "Kind words wear off quickly where nothing is done.",
        Step.Inform => "Silence is read as neglect. A short word keeps trust, also when there is no progress.",
        Step.FollowUp => "It is put right when they say so, not when we do.",
        Step.Thank => "Most people who are let down leave without a word. This one told us.",
        Step.Learn => "The next complaint like this one is the one we could have spared somebody.",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    /// <summary>Why this step is next, from what happened on the case.</summary>
    public static string Reason(Step step, PathWalk seen) => step switch
    {
        Step.Listen => Listen(seen),
        Step.Acknowledge => Acknowledge(seen),
        Step.Clarify => Clarify(seen),
        Step.Own => Own(seen),
        Step.Ask => Ask(seen),
        Step.Offer => Offer(seen),
        Step.Agree => Agree(seen),
        Step.Act => Act(seen),
        Step.Inform => Inform(seen),
        Step.FollowUp => FollowUp(seen),
        Step.Thank => seen.WasReopened ? "Because they had to come back to us, and did." : "Because telling us took them trouble, and it helped.",
        _ => "Because the cause is not noted yet, and others may run into it.",
    };

    private static string Listen(PathWalk seen) => seen switch
    {
        { Rise: > 0 } => $"Because they had calmed down, and this message is {Math.Round(seen.Rise)} degrees hotter: something new went wrong.",
        { UnreadMessages: > 1 } => $"Because {Count(seen.UnreadMessages, "message")} wait{(seen.UnreadMessages == 1 ? "s" : "")} to be read.",
        { HasReplied: true } => "Because they wrote again and nobody has read it to the end.",
        { Heat.Band: >= Band.Angry } => $"Because they are {Words(seen.Heat.Band)} and nobody has heard them out yet.",
        _ => "Because nobody has read it to the end yet.",
    };

    private static string Acknowledge(PathWalk seen)
    {
        var unanswered = seen.Concerns.Count - seen.Answered.Count;
        return seen switch
        {
            { UnownedBreaks: > 0 } => "Because a promise was broken, and nobody has said so to them.",
            { HasReplied: true } when unanswered > 0 && seen.Concerns.Count > 1 =>
                $"Because {Concerns(seen)} and {Number(seen.Answered.Count)} {(seen.Answered.Count <= 1 ? "is" : "are")} answered.",
            { HasReplied: true } => "Because they had an answer, but no word that shows we see what it did to them.",
            { Rise: > 0 } => $"Because they are {Math.Round(seen.Rise)} degrees hotter than before: what calmed them no longer holds.",
            { WasReopened: true } => "Because it came back, and that is a disappointment of its own.",
            { Concerns.Count: > 1 } => $"Because {Concerns(seen)} and nobody has named them back yet.",
            { Heat.Band: >= Band.Upset } => $"Because they are {Words(seen.Heat.Band)} and nobody has said so yet.",
            _ => "Because writing to us took them trouble, and nobody has said yet that it matters.",
        };
    }

    private static string Clarify(PathWalk seen) => seen switch
    {
        { IsCorrected: true } => "Because they corrected what we heard: say it back once more.",
        _ when seen.IsWithCustomer(Step.Clarify) => "Because we asked whether we heard them right, and have no answer yet. Where it no longer matters, skip it.",
        _ when seen[Step.Clarify].Evidence.Count > 0 => "Because they wrote again after you asked: say back what you hear now.",
        { Concerns.Count: > 1 } => $"Because {Concerns(seen)}: make sure that none is missed.",
        _ => "Because nobody has confirmed yet that we heard them right.",
    };

    private static string Own(PathWalk seen) => seen switch
    {
        { UnownedBreaks: > 0 } => $"Because {(seen.UnownedBreaks == 1 ? "a promise was" : Number(seen.UnownedBreaks) + " promises were")} broken, and that is ours to own.",
        _ when seen.Signals.Contains("repeat") => "Because this is not the first time, and nobody has taken it on yet.",
        { WasReopened: true } => "Because we said it was right and it was not.",
        _ => "Because nobody has said yet: this is ours, and we are sorry.",
    };

    private static string Ask(PathWalk seen) => seen.WereOptionsDeclined
        ? "Because nothing on offer suited them, and only they know what would."
        : "Because they have not said what they want, and nobody has asked.";

    private static string Offer(PathWalk seen) => seen switch
    {
        { WereOptionsDeclined: true } => "Because what was on offer did not suit them.",
        { Want: { } want } => $"Because they want {Want(want)} and have no answer to that yet.",
        _ => "Because they know that we care, but not yet what we can do.",
    };

    private static string Agree(PathWalk seen) => seen.OptionsOnOffer switch
    {
        0 => "Because nothing is agreed yet, and work that was not agreed may be the wrong work.",
        1 => "Because one way to put it right is on offer, and the choice is theirs. Ask, if they stay silent.",
        var options => $"Because {Number(options)} ways to put it right are on offer, and the choice is theirs. Ask, if they stay silent.",
    };

    private static string Act(PathWalk seen) => seen switch
    {
        { OpenActions: > 0, PlannedActions: 1 } => "Because what was planned is not done yet.",
        { OpenActions: > 0 } => $"Because {Number(seen.PlannedActions - seen.OpenActions)} of {Count(seen.PlannedActions, "action")} {(seen.PlannedActions - seen.OpenActions <= 1 ? "is" : "are")} done.",
        { StandingPromises: > 0 } => $"Because {Count(seen.StandingPromises, "promise")} still stand{(seen.StandingPromises == 1 ? "s" : "")}.",
        _ => "Because it is clear what puts it right, and nothing is done yet.",
    };

    private static string Inform(PathWalk seen) => seen switch
    {
        { BrokenPromises: > 0 } when seen[Step.Inform].Earlier.Count > 0 => "Because what they were told no longer holds.",
        { Stage: Stage.Resolved } => "Because it is put right, and nobody has told them so yet.",
        _ => "Because they do not know yet what happens now, and by when.",
    };

    private static string FollowUp(PathWalk seen) => seen switch
    {
        { Stage: Stage.Open } => "Because the work is done and they know of it. A few days later we ask whether it holds.",
        _ when seen.IsWithCustomer(Step.FollowUp) => "Because we asked whether it is right, and have no answer yet.",
        { FollowUpTries: 1 } => "Because the first try had no answer. Try once more, then close kindly.",
        _ => "Because we think that it is right, and they have not said so.",
    };

    private static string Concerns(PathWalk seen) =>
        $"{Count(seen.Concerns.Count, "concern")} {(seen.Concerns.Count == 1 ? "was" : "were")} named";
}
