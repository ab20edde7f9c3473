using System.Globalization;
using System.Text.Json;
using Amends.Language.Reviewing.Promises;

namespace Amends.Language;

/// <summary>A promise that a reader found.</summary>
/// <param name="Text">The clause that states it.</param>
/// <param name="Due">As <see cref="FoundPromise.Due"/> says it.</param>
/// <param name="Actor">As <see cref="FoundPromise.Actor"/> says it.</param>
public sealed record LabelledPromise(string Text, string? Due, string Actor)
{
    /// <summary>Whether both name the same day or the same instant, in whatever offset, or both none.</summary>
    public bool IsDue(string? due) => Due == due || (IsTime(Due) && IsTime(due) && Instant(Due!) == Instant(due!));

    private static bool IsTime(string? due) => due?.Length > "2026-03-09".Length;

    private static DateTimeOffset Instant(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}

/// <summary>A text that we would send, with the promises that a reader found in it.</summary>
/// <param name="Sent">When it is sent, in the sender's offset: what its dates are counted from.</param>
public sealed record LabelledPromises(string Id, string Text, DateTimeOffset Sent, IReadOnlyList<LabelledPromise> Promises)
{
    // The share of both spans together that they have in common.
    private const double SamePlace = 0.5;

    /// <summary>The texts of <c>promises*.jsonl</c>.</summary>
    /// <exception cref="FileNotFoundException">The folder has no such file.</exception>
    public static List<LabelledPromises> Load(string folder) => [.. LabelledTexts.Lines(folder, "promises*.jsonl").Select(Parse)];

    /// <summary>Each promise of the reader's beside the one that the engine finds at the same place, then what else the engine finds; null where there is no other half.</summary>
    public IReadOnlyList<(LabelledPromise? Wanted, FoundPromise? Found)> Compare()
    {
        var open = PromiseFinder.Find(Text, Sent);
        var pairs = new List<(LabelledPromise?, FoundPromise?)>();
        foreach (var promise in Promises)
        {
            var start = Text.IndexOf(promise.Text, StringComparison.Ordinal);
            var at = open.FindIndex(found => Overlap(found.Start, found.Length, start, promise.Text.Length) >= SamePlace);
            pairs.Add((promise, at < 0 ? null : open[at]));
            if (at >= 0)
                open.RemoveAt(at);
        }
        return [.. pairs, .. open.Select(found => ((LabelledPromise?)null, (FoundPromise?)found))];
    }

    private static LabelledPromises Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var row = json.RootElement;
        return new(
            row.GetProperty("id").GetString()!, row.GetProperty("text").GetString()!, DateTimeOffset.Parse(row.GetProperty("sent").GetString()!, CultureInfo.InvariantCulture),
            [.. row.GetProperty("promises").EnumerateArray().Select(promise => new LabelledPromise(promise.GetProperty("text").GetString()!, promise.GetProperty("due").GetString(), promise.GetProperty("actor").GetString()!))]);
    }

    private static double Overlap(int start, int length, int otherStart, int otherLength)
    {
        var common = Math.Min(start + length, otherStart + otherLength) - Math.Max(start, otherStart);
        return common <= 0 ? 0 : (double)common / (Math.Max(start + length, otherStart + otherLength) - Math.Min(start, otherStart));
    }
}
