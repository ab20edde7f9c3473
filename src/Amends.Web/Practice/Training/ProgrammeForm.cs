using System.Globalization;
using Amends.Practice;

namespace Amends.Web.Practice;

/// <summary>A programme as its form has it: numbers as they were typed.</summary>
public sealed record ProgrammeForm(string Name, IReadOnlyList<string> Scenarios, string Target, string Repeats, string Days)
{
    /// <param name="scenario">One that is chosen already.</param>
    public static ProgrammeForm New(string? scenario) => new("", scenario is null ? [] : [scenario], "60", "1, 4", "7");

    public static ProgrammeForm Of(Programme programme) => new(programme.Name, programme.Scenarios, Number(programme.Target), string.Join(", ", programme.Repeats), Number(programme.Days));

    public static ProgrammeForm Of(IFormCollection form) =>
        new(form["name"].ToString(), [.. form["scenarios"].OfType<string>().Distinct()], form["target"].ToString(), form["repeats"].ToString(), form["days"].ToString());

    /// <summary>What is no number becomes one that is refused.</summary>
    public Programme ToProgramme() => new(Name, Scenarios, Number(Target), [.. Repeats.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries).Select(Number)], Number(Days));

    private static int Number(string typed) => int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
