using System.Text.Json;
using Amends.Practice;
using Amends.Tests.Architecture;
using Shouldly;
using Xunit;

namespace Amends.Tests.Practice;

/// <summary>The figures of docs/reference/practice.md, on the half of the scenarios that the weights were not looked at with.</summary>
public sealed class MeasureTests
{
    private static readonly Lazy<List<(int Level, double Drop, double Score)>> Played = new(Play);

    [Fact]
    public void Anger_falls_with_the_level() => Spearman(one => one.Drop).ShouldBeGreaterThanOrEqualTo(0.8);

    [Fact]
    public void The_score_rises_with_the_level() => Spearman(one => one.Score).ShouldBeGreaterThanOrEqualTo(0.85);

    [Fact]
    public void Good_replies_calm_more_than_bad_ones()
    {
        var pairs = Played.Value.Where(one => one.Level >= 4)
            .SelectMany(good => Played.Value.Where(one => one.Level <= 2).Select(bad => good.Drop > bad.Drop ? 1.0 : good.Drop < bad.Drop ? 0 : 0.5));
        pairs.Average().ShouldBeGreaterThanOrEqualTo(0.97);
    }

    private static List<(int, double, double)> Play()
    {
        var rows = Repository.Read("training/data/practice-1.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<Row>(line, JsonSerializerOptions.Web)!).ToList();
        var held = rows.Select(row => row.Scenario).Distinct().Skip(6).ToHashSet();
        var sent = new DateTimeOffset(2026, 3, 3, 10, 0, 0, TimeSpan.Zero);
        return [.. rows.Where(row => held.Contains(row.Scenario)).Select(row =>
        {
            var session = row.Replies.Aggregate(Session.Begin(ScenarioLibrary.Find(row.Scenario)!, 1), (played, reply) => played.Play(reply, sent));
            return (row.Level, session.Anger[0] - session.Anger[^1], (double)session.Score);
        })];
    }

    private static double Spearman(Func<(int Level, double Drop, double Score), double> measure)
    {
        var a = Ranks([.. Played.Value.Select(measure)]);
        var b = Ranks([.. Played.Value.Select(one => (double)one.Level)]);
        double meanA = a.Average(), meanB = b.Average();
        var together = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return together / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }

    private static double[] Ranks(double[] values) =>
        [.. values.Select(value => values.Count(other => other < value) + (values.Count(other => other.Equals(value)) - 1) / 2.0)];

    private sealed record Row(string Scenario, int Level, IReadOnlyList<string> Replies);
}
