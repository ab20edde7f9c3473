using System.Text.RegularExpressions;
using NodaTime;

namespace Amends.Application.Demo;

/// <summary>Reads the scripted cases (Cases/README.md says how they are written).</summary>
internal static partial class DemoScript
{
    private static readonly string[] Customer = ["says", "confirms", "corrects", "chooses", "declines", "answers", "reopens"];

    /// <summary>All cases that ship, with their times counted from now.</summary>
    public static IReadOnlyList<DemoCase> All(Instant now) =>
        [.. typeof(DemoScript).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith("Demo/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .SelectMany(name => Read(Text(name), name, now))];

    /// <exception cref="FormatException">A line cannot be understood; the message names it.</exception>
    public static IReadOnlyList<DemoCase> Read(string script, string file, Instant now)
    {
        var cases = new List<DemoCase>();
        var steps = new List<DemoStep>();
        var number = 0;
        foreach (var line in script.Split('\n'))
        {
            number++;
            var place = $"{file}:{number}";
            try
            {
                if (line.StartsWith("= ", StringComparison.Ordinal))
                    cases.Add(Begin(line, steps = [], place, now));
                else if (line.StartsWith("< ", StringComparison.Ordinal))
                    steps[0] = steps[0] with { Words = Lines(line[2..]) };
                else if (line.StartsWith("! ", StringComparison.Ordinal))
                    steps[^1].Promises.Add(Promise(line[2..], steps[^1].At));
                else if (line.StartsWith("@ ", StringComparison.Ordinal))
                    steps[^1].Files.Add(line[2..].Trim());
                else if (line.Length > 0)
                    steps.Add(Step(line, steps[^1].At, place));
            }
            catch (Exception wrong) when (wrong is FormatException or ArgumentException or IndexOutOfRangeException)
            {
                throw new FormatException($"{place}: {line}\n{wrong.Message}", wrong);
            }
        }
        return cases;
    }

    public static DemoPromise Promise(string written, Instant from)
    {
        var parts = written.Split(" | ");
        var (due, endOfDay) = DemoTime.Due(parts[1].Trim(), from);
        return new(parts[0].Trim(), due, endOfDay);
    }

    private static DemoCase Begin(string line, List<DemoStep> steps, string place, Instant now)
    {
        var parts = line[2..].Split(" | ");
        steps.Add(new(DemoTime.Ago(parts[0], now), null, "begins", [], "", place));
        return new(parts[1], parts[2], parts[3], parts[4], steps);
    }

    private static DemoStep Step(string line, Instant from, string place)
    {
        var step = StepLine().Match(line);
        if (!step.Success)
            throw new FormatException("A line is +time, who, verb, and words after a colon.");
        var words = step.Groups[2].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var byCustomer = Customer.Contains(words[0]);
        var (who, verb, arguments) = byCustomer ? (null, words[0], words[1..]) : (words[0], words[1], words[2..]);
        if (who is not null && !DemoTeam.Keys.Contains(who))
            throw new FormatException($"{who} is not in the team.");
        return new(DemoTime.Later(step.Groups[1].Value, from), who, verb, arguments, Lines(step.Groups[3].Value), place);
    }

    private static string Lines(string written) => written.Replace("\\n", "\n", StringComparison.Ordinal);

    private static string Text(string resource)
    {
        using var reader = new StreamReader(typeof(DemoScript).Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    // The words begin after the first colon that a space follows: times of day have none.
    [GeneratedRegex(@"^(\+\d+[mhd](?: \d\d:\d\d)?) ([^:]+(?::\d\d[^:]*)?)(?:: (.*))?$")]
    private static partial Regex StepLine();
}
