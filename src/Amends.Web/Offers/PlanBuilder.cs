using Amends.Application.Complaints;
using Amends.Recovery;
using Amends.Web.Offers;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>What puts it right, as the guide shows it: options, agreement, actions, resolution and what comes after.</summary>
internal static class PlanBuilder
{
    public static PlanModel Build(Case of, OffersParts parts)
    {
        var state = of.State;
        var options = state.Options.ConvertAll(o => new PlanOption(o.Id, Words<OptionOffered>(of, e => e.OptionId == o.Id), o.State, o.Value));
        return new(
            state.Stage,
            options,
            Agreement(of, options),
            state.Actions.ConvertAll(a => new PlanLine(a.Id, Words<ActionPlanned>(of, e => e.ActionId == a.Id), a.Department, a.Due, a.DoneAt is not null, parts.Links.GetValueOrDefault(a.Id), a.IsSilent, a is { DoneAt: null, BegunAt: not null })),
            of.Timeline.LastOrDefault(e => e.What is Resolved)?.Words,
            state.FollowUp,
            state.ThankedAt is not null,
            state.Cause,
            Answers(of))
        {
            Suggested = parts.Suggested,
            Wanted = [.. parts.Wants.Select(want => Wording.Sentence(Wording.Want(want, of.Codes)))],
            Given = [.. Given(of, parts.Book, options)],
            Remedies = [.. parts.Book.Remedies.Select(remedy => new CodeName(remedy.Code, remedy.Name))],
            Contact = of.Contact,
            After = parts.After,
            Currency = parts.Currency,
            Policies = [.. parts.Book.PoliciesFor(null, state.Concerns)],
        };
    }

    private static IEnumerable<string> Given(Case of, GoodwillBook book, IReadOnlyList<PlanOption> options) =>
        options.Where(o => o.State == OptionState.Accepted).Select(o => o.Words.Split('\n')[0])
            .Concat(of.State.Gifts.Select(g => $"{book.Remedy(g.Remedy)?.Name ?? Wording.Sentence(g.Remedy.Replace('_', ' '))}{(g.Value is { } value ? $", {Wording.Of(value)}" : "")}"));

    /// <summary>What the customer answered to the closing questions, their own words last.</summary>
    private static string? Answers(Case of) =>
        of.Timeline.LastOrDefault(e => e.What is SurveyAnswered) is { What: SurveyAnswered answers } entry
            ? string.Join(", ", [.. Describer.Answers(answers), .. entry.Words is { } words ? [$"“{words}”"] : Array.Empty<string>()])
            : null;

    /// <summary>What holds now: a new offer, or a case that opened again, is agreed on anew.</summary>
    private static string? Agreement(Case of, IReadOnlyList<PlanOption> options)
    {
        if (of.State.AgreedAt is null || of.Timeline.LastOrDefault(e => e.What is Agreed) is not { What: Agreed { OptionId: var option } } agreed)
            return null;
        var chosen = options.FirstOrDefault(o => o.Id == option)?.Words.Split('\n')[0];
        return string.Join(". ", new[] { chosen, agreed.Words }.Where(words => !string.IsNullOrWhiteSpace(words))) is { Length: > 0 } words ? words : OffersWords.AgreedAlone;
    }

    private static string Words<T>(Case of, Func<T, bool> which) where T : Happening =>
        of.Timeline.FirstOrDefault(e => e.What is T it && which(it))?.Words ?? "";
}

/// <summary>What the plan is put together from, besides the case.</summary>
/// <param name="Wants">What the customer wants, most probable first.</param>
/// <param name="Links">Of the steps that departments do, by step.</param>
internal sealed record OffersParts(GoodwillBook Book, IReadOnlyList<string> Wants, IReadOnlyList<SuggestedOption> Suggested, string Currency, IReadOnlyDictionary<Guid, string> Links, AfterModel? After = null);
