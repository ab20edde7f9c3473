using Amends.Application.Complaints;
using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.CustomerPages;

/// <summary>What happens next and when, in words for the customer. The nearest promise that stands goes first: it is what we said.</summary>
internal static class WhatIsNext
{
    public static NextStep Of(Case of, string? owner, HouseClock clock)
    {
        var who = owner ?? CustomerWords.OneOfUs;
        var state = of.State;
        var promise = state.Promises.Where(p => p is { State: PromiseState.Open or PromiseState.Renegotiated, Due: not null }).MinBy(p => p.Due);
        if (state.Stage == Stage.Closed)
            return new(null, null, CustomerWords.NextClosed);
        if (state.Stage == Stage.Resolved && (state.FollowUp == FollowUpOutcome.Satisfied || state.Survey?.Right == 2))
            return new(null, null, CustomerWords.NextRight);
        if (state.Stage == Stage.Resolved)
            return new(null, null, CustomerWords.NextAsked.Fill(who));
        if (promise is not null && state.WaitingSince is null)
        {
            var words = of.Timeline.FirstOrDefault(e => e.What is PromiseMade made && made.PromiseId == promise.Id)?.Words;
            return new(Wording.Sentence(When(promise, clock)), promise.Due, words is null ? CustomerWords.NextPromised.Fill(who) : CustomerWords.NextWrote.Fill(who, words.TrimEnd('.')));
        }
        if (state.WaitingSince is not null)
            return new(Wording.Sentence(clock.By(of.AnswerBy)), of.AnswerBy, CustomerWords.NextAnswers.Fill(who));
        if (state.Options.Exists(o => o.State == OptionState.Offered))
            return new(null, null, CustomerWords.NextChoice);
        return state.Clarification == ClarificationState.Asked
            ? new(null, null, CustomerWords.NextConfirm)
            : new(null, null, CustomerWords.NextAtWork.Fill(who));
    }

    private static string When(Promise promise, HouseClock clock) =>
        promise.Precision == DuePrecision.Day ? CustomerWords.WhenByEndOf.Fill(clock.LongDay(promise.Due!.Value)) : CustomerWords.WhenByTime.Fill(clock.LongDay(promise.Due!.Value), clock.Time(promise.Due.Value));
}
