namespace Amends.Application.Jobs;

/// <summary>Finds by an index what has come due, and does it. What came due while Amends did not run is found at the next look, once.</summary>
internal interface ISweep
{
    /// <returns>How much of it there was.</returns>
    Task<int> Handle(CancellationToken cancel = default);
}
