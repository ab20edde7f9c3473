using Amends.Application.Complaints;
using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.CustomerPages;

/// <summary>What happens next and when, in words for the customer. The nearest promise that stands goes first: it is what we said.</summary>
internal static class WhatIsNext
{
    public static NextStep Of(Case of, string? owner, HouseClock clock)
    {
        var who = owner ?? "One of us";
        var state = of.State;
        var promise = state.Promises.Where(p => p is { State: PromiseState.Open or PromiseState.Renegotiated, Due: not null }).MinBy(p => p.Due);
        if (state.Stage == Stage.Closed)
            return new(null, null, "This is closed. If it is not right after all, write to us below and it is open again.");
        if (state.Stage == Stage.Resolved && (state.FollowUp == FollowUpOutcome.Satisfied || state.Survey?.Right == 2))
            return new(null, null, "You told us that it is right. Thank you. If it is not after all, write to us below and it is open again.");
        if (state.Stage == Stage.Resolved)
            return new(null, null, $"It should be right now. {who} asks you again within a few days whether it really is.");
        if (promise is not null && state.WaitingSince is null)
        {
            var words = of.Timeline.FirstOrDefault(e => e.What is PromiseMade made && made.PromiseId == promise.Id)?.Words;
            return new(Wording.Sentence(When(promise, clock)), promise.Due, words is null ? $"{who} does what was promised." : $"{who} wrote to you: “{words.TrimEnd('.')}.”");
        }
        if (state.WaitingSince is not null)
            return new(Wording.Sentence(clock.By(of.AnswerBy)), of.AnswerBy, $"{who} answers you.");
        if (state.Options.Exists(o => o.State == OptionState.Offered))
            return new(null, null, "The choice is yours: tell us below what would put it right.");
        return state.Clarification == ClarificationState.Asked
            ? new(null, null, "Tell us above whether we heard you right. Then we know what to do.")
            : new(null, null, $"{who} is at work on it and tells you here as soon as there is news.");
    }

    private static string When(Promise promise, HouseClock clock) =>
        promise.Precision == DuePrecision.Day ? $"By the end of {clock.LongDay(promise.Due!.Value)}" : $"{clock.LongDay(promise.Due!.Value)}, by {clock.Time(promise.Due.Value)}";
}
