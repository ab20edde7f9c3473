using System.Text.RegularExpressions;

namespace Amends.Tests.Architecture;

/// <summary>The checkout that these tests were built from.</summary>
internal static partial class Repository
{
    public static string Root { get; } = FindRoot();

    public static string[] Projects { get; } = ["Amends.Language", "Amends.Recovery", "Amends.Application", "Amends.Web"];

    /// <summary>Files below the root by extension, without what tools generate; relative paths with forward slashes.</summary>
    public static IEnumerable<string> Files(params string[] extensions) =>
        Directory.EnumerateFiles(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !Generated().IsMatch(path) && extensions.Contains(Path.GetExtension(path)));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Amends.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("These tests run from within a checkout: Amends.slnx was not found above them.");
    }

    [GeneratedRegex(@"(^|/)(\.git|artifacts|bin|obj|node_modules|dist|data|BenchmarkDotNet\.Artifacts)(/|$)")]
    private static partial Regex Generated();
}
