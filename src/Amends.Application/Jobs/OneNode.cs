using Amends.Application.Storage;
using Npgsql;

namespace Amends.Application.Jobs;

/// <summary>Lets one node of several do a piece of work: a lock in PostgreSQL that ends with the connection, whatever happens to the node. On SQLite there is one node.</summary>
internal sealed class OneNode(Database database)
{
    /// <returns>Whether it was done here; false where another node is at it.</returns>
    public async Task<bool> Run(string what, Func<Task> work, CancellationToken cancel)
    {
        if (database.Postgres is null)
        {
            await work();
            return true;
        }
        await using var connection = await database.Postgres.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var take = new NpgsqlCommand("SELECT pg_try_advisory_xact_lock(hashtext(@what))", connection, transaction) { Parameters = { new("what", "amends:" + what) } };
        if (await take.ExecuteScalarAsync(cancel) is not true)
            return false;
        await work();
        return true;
    }
}
