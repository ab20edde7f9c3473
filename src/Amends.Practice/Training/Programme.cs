using Amends.Recovery;

namespace Amends.Practice;

/// <summary>What is to be practised: each scenario to a target score, and again some weeks after that was reached.</summary>
/// <param name="Scenarios">Codes of scenarios.</param>
/// <param name="Target">The score that is to be reached, 1 to 100.</param>
/// <param name="Repeats">After how many weeks each scenario comes again, counted from when it was last done; empty for once only.</param>
/// <param name="Days">How many days there are for it once it has come again.</param>
public sealed record Programme(string Name, IReadOnlyList<string> Scenarios, int Target, IReadOnlyList<int> Repeats, int Days)
{
    /// <summary>Longest name, in UTF-16 code units.</summary>
    public const int LongestName = 100;

    public const int MostScenarios = 30, MostRepeats = 6, MostWeeks = 52, FewestDays = 2, MostDays = 90;

    /// <summary>How often each scenario is done in all.</summary>
    public int Rounds => 1 + Repeats.Count;

    /// <summary>Why it can be nobody's programme; null where it can.</summary>
    public Refusal? Problem() =>
        Name.Trim().Length is 0 or > LongestName ? new("programme_name", $"Give the programme a name of at most {LongestName} characters.")
        : Scenarios.Count is 0 or > MostScenarios ? new("programme_scenarios", $"Choose 1 to {MostScenarios} customers to practise with.")
        : Target is < 1 or > 100 ? new("programme_target", "Give a target score from 1 to 100. A good first reply is worth about 60.")
        : Repeats.Count > MostRepeats || Repeats.Any(weeks => weeks is < 1 or > MostWeeks)
            ? new("programme_repeats", $"Give the weeks as numbers from 1 to {MostWeeks} with commas between them, such as 1, 4, and at most {MostRepeats} of them; or leave it empty for once only.")
        : Days is < FewestDays or > MostDays ? new("programme_days", $"Leave {FewestDays} to {MostDays} days for each repeat.")
        : null;
}
