using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Amends.Tests.Architecture;

public sealed partial class ConventionsTests
{
    // The components of pages are classes that the compiler generates unsealed; the base class tells them.
    private const string Component = "Microsoft.AspNetCore.Components.ComponentBase";

    [Fact]
    public void A_public_class_is_sealed_unless_it_is_made_to_be_derived_from()
    {
        var open = Assemblies()
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !IsGenerated(type) && !IsDerivedFrom(type))
            .Select(type => type.FullName);
        open.ShouldBeEmpty();
    }

    [Fact]
    public void A_type_lives_in_the_namespace_of_its_project() =>
        Repository.Projects
            .SelectMany(project => Repository.Files(".cs").Where(path => path.StartsWith($"src/{project}/", StringComparison.Ordinal))
                .Where(path => Namespace().Match(Repository.Read(path)) is { Success: true } found && !InProject(found.Groups[1].Value, project)))
            .ShouldBeEmpty();

    private static bool InProject(string name, string project) => name == project || name.StartsWith(project + ".", StringComparison.Ordinal);

    private static IEnumerable<Assembly> Assemblies() =>
        new[] { "Amends.Language", "Amends.Recovery", "Amends.Practice", "Amends.Application", "amends" }.Select(name => Assembly.Load(name));

    private static bool IsDerivedFrom(Type type) => type.Assembly.GetTypes().Any(other => other.BaseType == type);

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute)) || type.Name is "Program" or "_Imports" || Bases(type).Any(ancestor => ancestor.FullName == Component);

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
            yield return ancestor;
    }

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
