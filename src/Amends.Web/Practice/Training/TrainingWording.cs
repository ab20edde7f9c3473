using Amends.Practice;
using Amends.Web.Shared;

namespace Amends.Web.Practice;

/// <summary>How programmes are spoken of.</summary>
internal static class TrainingWording
{
    /// <summary>"6 customers to a score of 60, again after 1 and 4 weeks".</summary>
    public static string Of(Programme programme)
    {
        var customers = Wording.Count(programme.Scenarios.Count, PracticeWords.Customer, PracticeWords.Customers);
        return programme.Repeats switch
        {
            [] => PracticeWords.ToAScoreOnce.Fill(customers, programme.Target),
            [1] => PracticeWords.ToAScoreAgainAfterWeek.Fill(customers, programme.Target, List(programme.Repeats)),
            _ => PracticeWords.ToAScoreAgainAfterWeeks.Fill(customers, programme.Target, List(programme.Repeats)),
        };
    }

    /// <summary>"due tomorrow", "was due Mon 2 Mar", "again from Mon 9 Mar", "done today".</summary>
    public static string Of(TrainingStep step, HouseClock clock) => step.State(clock.Now) switch
    {
        PracticeStepState.Done => PracticeWords.DoneOn.Fill(clock.Day(step.DoneAt!.Value)),
        PracticeStepState.Late => PracticeWords.WasDue.Fill(clock.Day(step.Due)),
        PracticeStepState.Due => PracticeWords.DueOn.Fill(clock.Day(step.Due)),
        _ => PracticeWords.AgainFrom.Fill(clock.Day(step.Opens)),
    };

    /// <summary>"2 of 6 steps done".</summary>
    public static string Done(Standing standing) => standing.IsFinished ? PracticeWords.AllDone : PracticeWords.StepsDone.Fill(standing.Done, Wording.Count(standing.Total, PracticeWords.Step, PracticeWords.Steps));

    private static string List(IReadOnlyList<int> numbers) => numbers.Count == 1 ? $"{numbers[0]}" : $"{string.Join(", ", numbers.SkipLast(1))} {PracticeWords.And} {numbers[^1]}";
}
