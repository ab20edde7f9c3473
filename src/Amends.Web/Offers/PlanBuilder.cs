using Amends.Application.Complaints;
using Amends.Recovery;

namespace Amends.Web.Complaints;

/// <summary>What puts it right, as the guide shows it: options, agreement, actions, resolution and what comes after.</summary>
internal static class PlanBuilder
{
    public static PlanModel Build(Case of)
    {
        var state = of.State;
        var options = state.Options.ConvertAll(o => new PlanOption(o.Id, Words<OptionOffered>(of, e => e.OptionId == o.Id), o.State));
        return new(
            state.Stage,
            options,
            Agreement(of, options),
            state.Actions.ConvertAll(a => new PlanLine(a.Id, Words<ActionPlanned>(of, e => e.ActionId == a.Id), a.Department, a.Due, a.DoneAt is not null)),
            of.Timeline.LastOrDefault(e => e.What is Resolved)?.Words,
            state.FollowUp,
            state.ThankedAt is not null,
            state.Cause,
            Answers(of));
    }

    /// <summary>What the customer answered to the closing questions, their own words last.</summary>
    private static string? Answers(Case of) =>
        of.Timeline.LastOrDefault(e => e.What is SurveyAnswered) is { What: SurveyAnswered answers } entry
            ? string.Join(", ", [.. Describer.Answers(answers), .. entry.Words is { } words ? [$"“{words}”"] : Array.Empty<string>()])
            : null;

    private static string? Agreement(Case of, IReadOnlyList<PlanOption> options)
    {
        if (of.Timeline.LastOrDefault(e => e.What is Agreed) is not { } agreed)
            return null;
        var chosen = options.FirstOrDefault(o => o.State == OptionState.Accepted)?.Words.Split('\n')[0];
        return string.Join(". ", new[] { chosen, agreed.Words }.Where(words => !string.IsNullOrWhiteSpace(words))) is { Length: > 0 } words ? words : "Agreed.";
    }

    private static string Words<T>(Case of, Func<T, bool> which) where T : Happening =>
        of.Timeline.FirstOrDefault(e => e.What is T it && which(it))?.Words ?? "";
}
