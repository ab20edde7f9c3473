using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Amends.Language;
using Shouldly;
using Xunit;

namespace Amends.Tests.Architecture;

/// <summary>Time comes into the two libraries as data. The analyzer bans clocks by name in sources; this reads what was compiled.</summary>
public sealed class ClockTests
{
    private static readonly HashSet<string> Clocks =
    [
        "DateTime.get_Now", "DateTime.get_UtcNow", "DateTime.get_Today", "DateTimeOffset.get_Now", "DateTimeOffset.get_UtcNow",
        "TimeProvider.get_System", "TimeProvider.GetUtcNow", "TimeProvider.GetLocalNow", "TimeProvider.GetTimestamp",
        "Environment.get_TickCount", "Environment.get_TickCount64", "Stopwatch.StartNew", "Stopwatch.GetTimestamp",
        "SystemClock.get_Instance", "SystemClock.GetCurrentInstant", "IClock.GetCurrentInstant",
    ];

    [Fact]
    public void Nothing_in_Language_reads_a_clock() => ClocksIn(typeof(MessageReader).Assembly).ShouldBeEmpty();

    [Fact]
    public void Nothing_in_Recovery_reads_a_clock() => ClocksIn(ReferencesTests.RecoveryAssembly).ShouldBeEmpty();

    [Fact]
    public void The_check_finds_a_clock_where_there_is_one()
    {
        Witness.ShouldBeGreaterThan(0);
        ClocksIn(typeof(ClockTests).Assembly).ShouldContain("Environment.get_TickCount64");
    }

    // A use of a clock in this very assembly, so that the check has something to find.
    private static long Witness => Environment.TickCount64;

    private static string[] ClocksIn(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return [.. metadata.MemberReferences
            .Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{TypeName(metadata, member)}.{metadata.GetString(member.Name)}")
            .Where(Clocks.Contains)
            .Distinct()];
    }

    private static string TypeName(MetadataReader metadata, MemberReference member) =>
        metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name);
}
