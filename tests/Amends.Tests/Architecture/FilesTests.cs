using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Amends.Tests.Architecture;

public sealed partial class FilesTests
{
    private const int Limit = 400;

    // Longer than the limit, with the reason. Tables and hot paths only.
    private static readonly Dictionary<string, string> Long = [];

    [Fact]
    public void A_source_file_stays_below_400_lines() =>
        Repository.Files(".cs", ".razor", ".ts")
            .Where(path => !Long.ContainsKey(path) && Repository.Read(path).AsSpan().Count('\n') > Limit)
            .ShouldBeEmpty("cut it by what it does, or name it here with the reason");

    [Fact]
    public void Every_exception_from_the_length_is_still_needed() =>
        Long.Keys.Where(path => !File.Exists(Path.Combine(Repository.Root, path)) || Repository.Read(path).AsSpan().Count('\n') <= Limit)
            .ShouldBeEmpty();

    [Fact]
    public void Links_in_the_documentation_resolve() =>
        Repository.Files(".md")
            .SelectMany(page => Link().Matches(WithoutCode(Repository.Read(page)))
                .Select(link => link.Groups[1].Value)
                .Where(target => !target.Contains(':', StringComparison.Ordinal) && !target.StartsWith('#'))
                .Where(target => !Exists(page, target))
                .Select(target => $"{page} -> {target}"))
            .ShouldBeEmpty();

    [Fact]
    public void No_file_names_a_path_of_somebodys_machine() =>
        Repository.Files(".cs", ".razor", ".ts", ".js", ".css", ".sql", ".md", ".json", ".csproj", ".props", ".targets", ".slnx", ".yml", "")
            .Where(path => MachinePath().IsMatch(Repository.Read(path)))
            .ShouldBeEmpty();

    private static bool Exists(string page, string target)
    {
        var path = Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, target.Split('#')[0]);
        return File.Exists(path) || Directory.Exists(path);
    }

    private static string WithoutCode(string page) => Code().Replace(page, "");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```.*?```|`[^`]*`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<![\w.:/~-])/(work|home|root|tmp|Users)/\w")]
    private static partial Regex MachinePath();
}
