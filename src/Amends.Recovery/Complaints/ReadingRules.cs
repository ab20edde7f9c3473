using System.Text.Json.Serialization;

namespace Amends.Recovery;

/// <summary>Which replies a second person reads before they go out: those to which one of the rules applies. Without any, none.</summary>
/// <param name="HeatFrom">All on cases at least so hot, 0 to 100; null: heat alone asks for nobody.</param>
/// <param name="Signals">All on cases with one of these signals; null for none.</param>
/// <param name="ScoreBelow">Those to which the coach gives less, 0 to 100; null: the score alone asks for nobody.</param>
/// <param name="NewColleagues">All of colleagues who are marked as new.</param>
/// <param name="Hours">After so many hours without a reader the leads are told.</param>
public sealed record ReadingRules(int? HeatFrom = null, IReadOnlyList<string>? Signals = null, int? ScoreBelow = null, bool NewColleagues = false, int Hours = 4)
{
    public const int MostHours = 168;

    [JsonIgnore]
    public bool Any => HeatFrom is not null || Signals is { Count: > 0 } || ScoreBelow is not null || NewColleagues;

    /// <summary>Why a reply needs a second reader; null where it needs none.</summary>
    /// <param name="heat">Of the case, now.</param>
    /// <param name="score">What the coach gives the reply.</param>
    /// <param name="byNew">Its writer is marked as new.</param>
    public ReadingReason? Why(double heat, IEnumerable<string> signals, int score, bool byNew) =>
        heat >= HeatFrom ? ReadingReason.Heat
        : Signals is { Count: > 0 } && signals.Any(Signals.Contains) ? ReadingReason.Signal
        : NewColleagues && byNew ? ReadingReason.NewColleague
        : score < ScoreBelow ? ReadingReason.Score
        : null;
}

/// <summary>Why a reply needs a second reader: the case is hot, it has a signal, its writer is new, or the coach gives it little.</summary>
public enum ReadingReason { Heat, Signal, NewColleague, Score }

/// <summary>Who read a reply before it went out, and when they let it go.</summary>
public sealed record SecondReading(Guid By, NodaTime.Instant At);
