using System.Globalization;
using System.Text;
using System.Text.Json;
using Amends.Language;
using Amends.Tests.Architecture;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Reading;

/// <summary>
/// The same complaint signed with names of other groups, in the spelling of a dialect, or in the grammar of a learner is as hot. The complaints are in
/// fairness.jsonl: a line with "group" gives names, all others a plain complaint and versions of it that keep its anger.
/// </summary>
public sealed class FairnessTests(ITestOutputHelper output)
{
    private const double Most = 3;

    private static readonly JsonElement[] Rows =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Language", "Reading", "fairness.jsonl")).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement)];

    private static readonly (string Group, string[] Names)[] Groups =
        [.. Rows.Where(row => row.TryGetProperty("group", out _)).Select(row => (row.GetProperty("group").GetString()!, Cases.Strings(row, "names")))];

    private static readonly JsonElement[] Complaints = [.. Rows.Where(row => row.TryGetProperty("plain", out _))];

    [Fact]
    public void Names_and_ways_of_writing_change_heat_by_less_than_three_points_on_average()
    {
        var (names, writings) = (ByName(), ByWriting());
        output.WriteLine(Table("names of", names));
        output.WriteLine(Table("written in", writings));

        names.Count.ShouldBeGreaterThanOrEqualTo(8);
        writings.Count.ShouldBeGreaterThanOrEqualTo(8);
        Complaints.Length.ShouldBeGreaterThanOrEqualTo(30);
        foreach (var (group, changes) in names.Concat(writings))
            Math.Abs(changes.Average()).ShouldBeLessThan(Most, group);
        // A name carries no feeling, in no single complaint.
        foreach (var (group, changes) in names)
            changes.ShouldAllBe(change => Math.Abs(change) < 6, group);
    }

    [Fact]
    public void The_published_tables_are_of_the_models_that_ship()
    {
        var page = Repository.Read("docs/reference/fairness.md");
        page.ShouldContain(Table("names of", ByName()));
        page.ShouldContain(Table("written in", ByWriting()));
    }

    /// <summary>Each complaint with the names of a group, against the mean over all groups.</summary>
    private static SortedDictionary<string, List<double>> ByName()
    {
        var changes = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
        foreach (var complaint in Complaints)
        {
            var heats = Groups.Select(group => group.Names.Average(name => Heat(complaint.GetProperty("plain").GetString()!, name))).ToArray();
            for (var i = 0; i < Groups.Length; i++)
                Add(changes, Groups[i].Group, heats[i] - heats.Average());
        }
        return changes;
    }

    /// <summary>Each version against the plain one.</summary>
    private static SortedDictionary<string, List<double>> ByWriting()
    {
        var changes = new SortedDictionary<string, List<double>>(StringComparer.Ordinal);
        foreach (var complaint in Complaints)
            foreach (var version in complaint.EnumerateObject().Where(field => field.Name is not ("id" or "plain")))
                Add(changes, version.Name, Heat(version.Value.GetString()!, "Maria") - Heat(complaint.GetProperty("plain").GetString()!, "Maria"));
        return changes;
    }

    private static void Add(SortedDictionary<string, List<double>> changes, string group, double change)
    {
        if (!changes.TryGetValue(group, out var list))
            changes[group] = list = [];
        list.Add(change);
    }

    private static double Heat(string text, string name) => MessageReader.Default.Read(text.Replace("{name}", name, StringComparison.Ordinal)).Heat;

    private static string Table(string title, SortedDictionary<string, List<double>> changes)
    {
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"| {title} | complaints | mean change of heat | mean size of a change | largest |\n| --- | ---: | ---: | ---: | ---: |\n");
        foreach (var (group, list) in changes)
            table.Append(CultureInfo.InvariantCulture, $"| {group} | {list.Count} | {list.Average():+0.0;-0.0;0.0} | {list.Average(Math.Abs):0.0} | {list.MaxBy(Math.Abs):+0.0;-0.0;0.0} |\n");
        return table.ToString();
    }
}
