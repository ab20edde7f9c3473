using Amends.Application.Storage;

namespace Amends.Web.Hosting;

/// <summary>For those who watch the server: live while the process answers, ready while its database does.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz/live", () => TypedResults.Text("live")).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/healthz/ready", Ready).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(Database database, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            await using var connection = await database.Open(limit.Token);
            await using var session = new Session(connection, database.IsSqlite);
            await session.Scalar<long>("SELECT count(*) FROM schema_versions").WaitAsync(limit.Token);
            return TypedResults.Text("ready");
        }
        catch (Exception failure) when (failure is OperationCanceledException || StorageUnavailable.Explains(failure))
        {
            return new Problem(StatusCodes.Status503ServiceUnavailable, "The database does not answer.") { Code = "storage_unavailable" };
        }
    }
}
