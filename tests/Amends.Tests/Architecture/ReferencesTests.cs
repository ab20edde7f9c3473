using System.Reflection;
using System.Xml.Linq;
using Amends.Language;
using Shouldly;
using Xunit;

namespace Amends.Tests.Architecture;

/// <summary>Dependencies point one way: Web, Application, then Recovery and Language, which know nothing of each other.</summary>
public sealed class ReferencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Amends.Language"] = [],
        ["Amends.Recovery"] = [],
        ["Amends.Application"] = ["Amends.Language", "Amends.Practice", "Amends.Recovery"],
        ["Amends.Practice"] = ["Amends.Language", "Amends.Recovery"],
        ["Amends.Web"] = ["Amends.Application", "Amends.Practice"],
    };

    [Fact]
    public void Project_references_point_one_way()
    {
        foreach (var (project, allowed) in Allowed)
            ProjectReferences(project).ShouldBeSubsetOf(allowed, project);
    }

    [Fact]
    public void Every_project_under_src_has_its_place_in_the_order() =>
        Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName)
            .ShouldBe(Allowed.Keys, ignoreOrder: true);

    [Fact]
    public void Language_references_only_the_base_library() =>
        Strangers(typeof(MessageReader).Assembly).ShouldBeEmpty();

    [Fact]
    public void Recovery_references_only_the_base_library_and_NodaTime() =>
        Strangers(RecoveryAssembly).ShouldBeSubsetOf(["NodaTime"]);

    internal static Assembly RecoveryAssembly { get; } = Assembly.Load("Amends.Recovery");

    private static string[] ProjectReferences(string project) =>
        [.. XDocument.Parse(Repository.Read($"src/{project}/{project}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))];

    private static string[] Strangers(Assembly assembly) =>
        [.. assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name is not ("System" or "netstandard"))];
}
