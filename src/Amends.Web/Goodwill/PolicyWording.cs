using Amends.Application.Goodwill;
using Amends.Web.Shared;

namespace Amends.Web.Goodwill;

/// <summary>Versions of policies as people say them.</summary>
internal static class PolicyWording
{
    public static string Version(PolicyVersion it, HouseClock clock) =>
        it.At is { } at ? $"Version {it.Policy.Version} by {it.ByName}, {clock.At(at)}" : "As it was at first";
}
