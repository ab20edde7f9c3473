namespace Amends.Recovery;

/// <summary>
/// The twelve steps from the outburst to what we learned, as the timeline shows them. Derived, never stored: nobody ticks a step, evidence does.
/// </summary>
/// <param name="Round">1 from the start; one more each time the path begins anew (see <see cref="Rounds"/>). Equals the complaint's.</param>
/// <param name="Steps">All twelve, in their usual order.</param>
/// <param name="Next">What to do now; null where every step is done or skipped, and on a closed case.</param>
public sealed record RecoveryPath(int Round, IReadOnlyList<PathStep> Steps, NextStep? Next)
{
    public PathStep this[Step step] => Steps[(int)step];

    /// <summary>The path of this timeline. Pure, and linear in its length.</summary>
    public static RecoveryPath From(IEnumerable<TimelineEntry> timeline)
    {
        var walk = new PathWalk();
        foreach (var entry in Corrections.Corrected([.. timeline]))
            walk.Take(entry);
        return From(walk);
    }

    private static RecoveryPath From(PathWalk walk)
    {
        var next = ChooseNext(walk);
        var steps = new PathStep[PathWalk.StepCount];
        for (var i = 0; i < steps.Length; i++)
        {
            var step = (Step)i;
            var track = walk[step];
            steps[i] = new(step, step == next ? StepState.Next : walk.State(step), track.Evidence, track.Earlier, track.Round, track.Skipped);
        }

        return new(walk.Round, steps, next is { } chosen ? new(chosen, Guidance.Prompt(chosen, walk), Guidance.Reason(chosen, walk)) : null);
    }

    /// <summary>
    /// The first step that is neither done nor skipped. Two kinds wait their turn: what is with the customer now (we asked, they answer),
    /// and what later steps have overtaken (nobody asks for wishes once it is agreed what is done). They come when nothing else is left.
    /// </summary>
    private static Step? ChooseNext(PathWalk walk)
    {
        if (walk.Stage is Stage.None or Stage.Closed)
            return null;

        Step? later = null;
        for (var step = Step.Listen; step <= Step.Learn; step++)
        {
            if (walk.State(step) is StepState.Done or StepState.Skipped)
                continue;
            if (!walk.IsOvertaken(step) && !walk.IsWithCustomer(step))
                return step;
            later ??= step;
        }

        return later;
    }
}
