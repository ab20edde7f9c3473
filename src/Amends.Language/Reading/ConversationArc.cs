namespace Amends.Language;

/// <summary>
/// How upset a customer is over a conversation: each message, where they stand now, and where it is going. Pure: what was said and when comes in, and the
/// moment that counts as now.
/// </summary>
/// <param name="Points">Their messages, oldest first.</param>
/// <param name="Level">Where they stand now, 0 to 100: the latest messages weigh most, and old heat cools with the days.</param>
/// <param name="PerMessage">By how many degrees each message was hotter (or cooler) than the one before, over them all.</param>
/// <param name="PerDay">The same by days; 0 where they all came within an hour.</param>
/// <param name="Peak">The hottest so far.</param>
/// <param name="WaitingSince">Since when their oldest unanswered message waits; null while the next word is theirs.</param>
/// <param name="Waited">How long ago their last unanswered message came; null while the next word is theirs.</param>
public sealed record ConversationArc(
    IReadOnlyList<HeatAt> Points, double Level, HeatBand Band, double PerMessage, double PerDay, double Peak, DateTimeOffset? WaitingSince, TimeSpan? Waited)
{
    // Each message before the last weighs so much of the one after it; half of a message's weight is gone after so long.
    private const double Before = 0.45;
    private static readonly TimeSpan HalfLife = TimeSpan.FromDays(5);
    private static readonly TimeSpan AtOnce = TimeSpan.FromHours(1);

    /// <summary>The arc of a conversation. Turns may come in any order.</summary>
    /// <param name="now">When it is looked at.</param>
    public static ConversationArc Of(IEnumerable<ArcTurn> turns, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(turns);
        List<ArcTurn> ordered = [.. turns.OrderBy(turn => turn.At)];
        HeatAt[] points = [.. ordered.Where(turn => turn.From == Speaker.Customer).Select(turn => new HeatAt(turn.At, turn.Heat ?? MessageHeat.Of(turn.Text ?? "")))];
        var answered = ordered.FindLastIndex(turn => turn.From == Speaker.Agent);
        var open = ordered.Skip(answered + 1).ToList();
        var level = Math.Round(LevelOf(points), 1);
        return new(
            points, level, Heat.Band(level),
            Math.Round(Slope(points, (point, at) => at), 1),
            points.Length > 1 && points[^1].At - points[0].At > AtOnce ? Math.Round(Slope(points, (point, _) => (point.At - points[0].At).TotalDays), 1) : 0,
            points.Length == 0 ? 0 : points.Max(point => point.Heat),
            open.Count == 0 ? null : open[0].At,
            open.Count == 0 ? null : now > open[^1].At ? now - open[^1].At : TimeSpan.Zero);
    }

    private static double LevelOf(HeatAt[] points)
    {
        double sum = 0, weights = 0, weight = 1;
        for (var i = points.Length - 1; i >= 0; i--, weight *= Before)
        {
            var by = weight * Math.Pow(0.5, (points[^1].At - points[i].At) / HalfLife);
            sum += by * points[i].Heat;
            weights += by;
        }
        return weights == 0 ? 0 : sum / weights;
    }

    // Least squares.
    private static double Slope(HeatAt[] points, Func<HeatAt, int, double> x)
    {
        if (points.Length < 2)
            return 0;
        var xs = points.Select(x).ToArray();
        var (meanX, meanY) = (xs.Average(), points.Average(point => point.Heat));
        double up = 0, across = 0;
        for (var i = 0; i < xs.Length; i++)
        {
            up += (xs[i] - meanX) * (points[i].Heat - meanY);
            across += (xs[i] - meanX) * (xs[i] - meanX);
        }
        return across == 0 ? 0 : up / across;
    }
}

/// <summary>One thing said in a conversation.</summary>
/// <param name="Heat">Where it is known already, or was corrected; null: it is read from the text.</param>
public readonly record struct ArcTurn(Speaker From, string Text, DateTimeOffset At, double? Heat = null);

/// <summary>How upset one message was.</summary>
public readonly record struct HeatAt(DateTimeOffset At, double Heat);
