using Amends.Practice;
using Amends.Web.Shared;

namespace Amends.Web.Practice;

/// <summary>How programmes are spoken of.</summary>
internal static class TrainingWording
{
    /// <summary>"6 customers to a score of 60, again after 1 and 4 weeks".</summary>
    public static string Of(Programme programme) =>
        $"{Wording.Count(programme.Scenarios.Count, "customer", "customers")} to a score of {programme.Target}, {(programme.Repeats.Count == 0 ? "once" : $"again after {List(programme.Repeats)} {(programme.Repeats is [1] ? "week" : "weeks")}")}";

    /// <summary>"due tomorrow", "was due Mon 2 Mar", "again from Mon 9 Mar", "done today".</summary>
    public static string Of(TrainingStep step, HouseClock clock) => step.State(clock.Now) switch
    {
        PracticeStepState.Done => $"done {clock.Day(step.DoneAt!.Value)}",
        PracticeStepState.Late => $"was due {clock.Day(step.Due)}",
        PracticeStepState.Due => $"due {clock.Day(step.Due)}",
        _ => $"again from {clock.Day(step.Opens)}",
    };

    /// <summary>"2 of 6 steps done".</summary>
    public static string Done(Standing standing) => standing.IsFinished ? "all done" : $"{standing.Done} of {Wording.Count(standing.Total, "step", "steps")} done";

    private static string List(IReadOnlyList<int> numbers) => numbers.Count == 1 ? $"{numbers[0]}" : $"{string.Join(", ", numbers.SkipLast(1))} and {numbers[^1]}";
}
