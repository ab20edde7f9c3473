using NodaTime;

namespace Amends.Practice;

/// <summary>
/// Where somebody stands in a programme: which steps are done, due, late, still to come. Derived from the sessions they played, never ticked. Pure.
/// </summary>
/// <param name="Steps">Of each scenario what is done and the next one, what is due first standing first; what comes after the next has no date before that is done.</param>
/// <param name="Total">How many steps there are in all.</param>
public sealed record Standing(IReadOnlyList<TrainingStep> Steps, int Total)
{
    public int Done => Steps.Count(step => step.DoneAt is not null);

    public bool IsFinished => Done == Total;

    /// <param name="programme">The rules.</param>
    /// <param name="assigned">Since when it is theirs.</param>
    /// <param name="due">Until when each scenario is to be done for the first time.</param>
    /// <param name="played">Sessions that ended, of this person.</param>
    /// <param name="playable">Scenarios that can be begun; others count for nothing until they are back.</param>
    /// <param name="zone">Where days begin and end.</param>
    public static Standing Of(Programme programme, Instant assigned, Instant due, IReadOnlyCollection<PlayedScenario> played, IReadOnlySet<string> playable, DateTimeZone zone)
    {
        var steps = new List<TrainingStep>();
        var scenarios = programme.Scenarios.Where(playable.Contains).ToList();
        foreach (var scenario in scenarios)
        {
            var (opens, until) = (assigned, due);
            for (var round = 0; round < programme.Rounds; round++)
            {
                var since = played.Where(one => one.Scenario == scenario && one.Began >= opens).ToList();
                var done = since.Where(one => one.Score >= programme.Target).MinBy(one => one.Ended)?.Ended;
                steps.Add(new(scenario, round, opens, until, since.Count == 0 ? null : since.Max(one => one.Score), done));
                if (done is not { } at || round == programme.Repeats.Count)
                    break;
                var day = at.InZone(zone).Date.PlusWeeks(programme.Repeats[round]);
                (opens, until) = (day.AtStartOfDayInZone(zone).ToInstant(), EndOf(day.PlusDays(programme.Days), zone));
            }
        }
        return new([.. steps.OrderBy(step => step.DoneAt is not null).ThenBy(step => step.Due)], scenarios.Count * programme.Rounds);
    }

    /// <summary>The last second of a day.</summary>
    public static Instant EndOf(LocalDate day, DateTimeZone zone) => day.PlusDays(1).AtStartOfDayInZone(zone).ToInstant() - Duration.FromSeconds(1);

    /// <summary>What waits to be done now, the first due first.</summary>
    public IEnumerable<TrainingStep> Open(Instant now) => Steps.Where(step => step.State(now) is PracticeStepState.Due or PracticeStepState.Late);

    public int Late(Instant now) => Steps.Count(step => step.State(now) == PracticeStepState.Late);

    /// <summary>When the next of it opens that is not open yet; null where none is known.</summary>
    public TrainingStep? Coming(Instant now) => Steps.Where(step => step.State(now) == PracticeStepState.Coming).MinBy(step => step.Opens);
}

/// <summary>One scenario to be done once.</summary>
/// <param name="Round">0 for the first time.</param>
/// <param name="Opens">Sessions that began before it count for nothing here.</param>
/// <param name="Best">The best score since it opened; null where none was played.</param>
/// <param name="DoneAt">When the target was first reached.</param>
public sealed record TrainingStep(string Scenario, int Round, Instant Opens, Instant Due, int? Best, Instant? DoneAt)
{
    public PracticeStepState State(Instant now) => DoneAt is not null ? PracticeStepState.Done : Opens > now ? PracticeStepState.Coming : Due < now ? PracticeStepState.Late : PracticeStepState.Due;
}

public enum PracticeStepState { Done, Due, Late, Coming }

/// <summary>A session that ended, as programmes need it.</summary>
/// <param name="Began">When it began; where it was rewound from another, when that one did.</param>
public sealed record PlayedScenario(string Scenario, Instant Began, Instant Ended, int Score);
