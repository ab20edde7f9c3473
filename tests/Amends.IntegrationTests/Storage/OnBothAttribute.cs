using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Amends.IntegrationTests.Storage;

/// <summary>Runs a theory once on each database.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnBothAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([new TheoryDataRow(On.Sqlite), new TheoryDataRow(On.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
