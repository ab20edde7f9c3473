using Amends.Application.Goodwill;
using Amends.Web.Shared;

namespace Amends.Web.Goodwill;

/// <summary>Versions of policies as people say them.</summary>
internal static class PolicyWording
{
    public static string Version(PolicyVersion it, HouseClock clock) =>
        it.At is { } at ? GoodwillWords.VersionBy.Fill(it.Policy.Version, it.ByName, clock.At(at)) : GoodwillWords.AsAtFirst;
}
