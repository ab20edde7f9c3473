using Amends.Web.Hosting;

namespace Amends.Web.Api;

/// <summary>Ends an API call early with a problem: what was sent cannot be used as it is.</summary>
internal sealed class BadRequestException(Problem problem) : Exception(problem.Words)
{
    public Problem Problem { get; } = problem;
}
