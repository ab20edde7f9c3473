using System.Globalization;
using Amends.Application.Complaints;
using Amends.Language;
using Amends.Recovery;
using Amends.Web.SecondReaders;
using Amends.Web.Shared;
using NodaTime;

namespace Amends.Web.Complaints;

/// <summary>What the coach says, as the composer shows it: notes at their lines, principles as marks, promises as chips.</summary>
internal static class ReviewBuilder
{
    private const double Present = 0.5;
    private const int LongEnoughToJudge = 40;

    public static string AskReader => ComplaintsWords.AskReader;

    private static (string Principle, string Words)[] Shown =>
    [
        ("acknowledge", ComplaintsWords.Acknowledges), ("apology", ComplaintsWords.Apologises), ("ownership", ComplaintsWords.OwnsIt), ("timeline", ComplaintsWords.SaysWhen), ("clarify", ComplaintsWords.Asks), ("options", ComplaintsWords.OffersChoice),
    ];

    /// <param name="choices">What the person decided about promises found before.</param>
    /// <param name="needs">Why it needs a second reader; null where it needs none.</param>
    public static ReviewModel Build(string draft, Coached coached, PromiseChoices choices, string firstName, HouseClock clock, ReadingReason? needs = null)
    {
        var review = coached.Review;
        var chosen = choices.Of(review, Guid.Empty, clock);
        return new(
            Marking.Stretches(draft, [.. review.Warnings.Select(w => new Marked(w.Start, w.Length, "hurts")), .. review.Contradictions.Select(c => new Marked(c.Start, c.Length, "hurts")), .. review.Promises.Select(p => new Marked(p.Start, p.Length, "promise-in"))]),
            [.. draft.Length < LongEnoughToJudge ? [] : Notes(draft, coached), .. needs is { } why ? [new ReviewNote(Math.Max(0, draft.TrimEnd().Length - 1), 1, NoteKind.Missing, ReadingWording.ForWriter(why))] : Array.Empty<ReviewNote>()],
            [.. Shown.Select(s => new PrincipleMark(s.Words, Has(review, s.Principle)))],
            [.. chosen.Select(one => Chip(one, clock))],
            needs is null ? SendLabel(chosen, firstName, clock) : AskReader);
    }

    /// <summary>
    /// The most useful of what there is to say, each at its line and never more than is read at once: a wrong fact before all, what would hurt before what is
    /// missing, and praise where there is room for it.
    /// </summary>
    private static List<ReviewNote> Notes(string draft, Coached coached)
    {
        var end = draft.TrimEnd().Length - 1;
        var review = coached.Review;
        List<ReviewNote> notes =
        [
            .. review.Contradictions.Select(c => new ReviewNote(c.Start, c.Length, NoteKind.Hurts, ComplaintsWords.TheCaseSays.Fill(c.Case, c.Draft), c.Case)),
            .. coached.Warnings.Select(Hurts),
            .. review.Unanswered.Take(1).Select(u => new ReviewNote(end, 1, NoteKind.Missing, ComplaintsWords.NotAnsweredConcern.Fill(Wording.Concern(u.Concern).ToLower(CultureInfo.InvariantCulture)))),
            .. coached.Missing.Select(m => m.Principle is "acknowledge" or "empathy" ? new ReviewNote(0, 0, NoteKind.Missing, m.Text) : new(end, 1, NoteKind.Missing, m.Text)),
            .. review.Evidence.Where(e => e.Principle == "acknowledge").Select(e => new ReviewNote(e.Start, e.Length, NoteKind.Met, ComplaintsWords.TheyAreHeard)),
        ];
        return [.. notes.Take(CoachPrompts.AtOnce).OrderBy(n => n.Start)];
    }

    /// <summary>The coach ends its advice with better words where it has them: they are taken with one key.</summary>
    private static ReviewNote Hurts(Warning warning)
    {
        const string offer = "Better: “";
        var at = warning.Advice.IndexOf(offer, StringComparison.Ordinal);
        return at < 0 || !warning.Advice.EndsWith('”')
            ? new(warning.Start, warning.Length, NoteKind.Hurts, warning.Advice)
            : new(warning.Start, warning.Length, NoteKind.Hurts, warning.Advice[..(at + offer.Length - 1)].TrimEnd(), warning.Advice[(at + offer.Length)..^1]);
    }

    private static PromiseChip Chip(ChosenPromise chosen, HouseClock clock)
    {
        var promise = chosen.Promise;
        return new(
            promise.Words,
            PromiseWording.Short(promise.Kind ?? PromiseKind.Other, promise.Words),
            promise.Words,
            promise.Due is { } due ? ComplaintsWords.DueBy.Fill(clock.Due(due, promise.Precision == DuePrecision.Day)) : null,
            promise.Due is { } date ? clock.FieldDate(date) : null,
            promise.Kind ?? PromiseKind.Other,
            promise.Department,
            chosen.Kept,
            chosen.Moves);
    }

    private static string SendLabel(IReadOnlyList<ChosenPromise> chosen, string firstName, HouseClock clock)
    {
        var kept = chosen.Where(p => p.Kept).ToList();
        if (kept.Find(p => p.Moves) is { Promise.Due: { } moved })
            return ComplaintsWords.SendAndMove.Fill(Day(moved, clock));
        if (kept.Count == 0)
            return ComplaintsWords.SendTo.Fill(firstName);
        return kept.Select(p => p.Promise.Due).Where(due => due is not null).Min() is { } first ? ComplaintsWords.SendAndPromiseDay.Fill(Day(first, clock)) : ComplaintsWords.SendAndPromise;
    }

    private static string Day(Instant due, HouseClock clock) => clock.Day(due) switch
    {
        var today when today == ClockWords.Today => clock.Time(due) == "23:59" ? today : clock.Time(due),
        var tomorrow when tomorrow == ClockWords.Tomorrow => tomorrow,
        var day => due - clock.Now < Duration.FromDays(6) ? clock.Weekday(due) : day,
    };

    private static bool Has(Review review, string principle) => review.Principles.GetValueOrDefault(principle) >= Present;
}
