using Microsoft.Data.Sqlite;
using Npgsql;

namespace Amends.Application.Storage;

/// <summary>
/// The one way to change anything: a unit of work sees the database as it is, writes state, entries and outbox together, and is answered
/// once they are on the disk. On SQLite many units share one commit; on PostgreSQL each has its own transaction, tried again on a clash.
/// </summary>
internal sealed class Changes : IAsyncDisposable
{
    private const int Attempts = 6;

    /// <summary>SQLITE_CONSTRAINT_UNIQUE.</summary>
    private const int UniqueViolation = 2067;

    private readonly Database _database;
    private readonly GroupCommit? _group;

    public Changes(Database database)
    {
        _database = database;
        _group = database.IsSqlite ? new GroupCommit(database) : null;
    }

    /// <summary>Runs a unit of work. What it throws undoes it, and nothing else.</summary>
    /// <exception cref="StorageUnavailable">Nothing was saved.</exception>
    public async Task<T> Run<T>(Func<Session, Task<T>> unit, CancellationToken cancel = default)
    {
        try
        {
            return await (_group is not null ? OnSqlite(_group, unit, cancel) : OnPostgres(unit, cancel));
        }
        catch (Exception exception) when (exception is not StorageUnavailable && StorageUnavailable.Explains(exception))
        {
            throw new StorageUnavailable("The change could not be saved just now. Nothing was changed; please try again.", exception);
        }
    }

    public Task Run(Func<Session, Task> unit, CancellationToken cancel = default) =>
        Run(async session =>
        {
            await unit(session);
            return true;
        }, cancel);

    public ValueTask DisposeAsync() => _group?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Units run one after the other, so that only a draw of lots (a reference that exists) can clash.</summary>
    private static async Task<T> OnSqlite<T>(GroupCommit group, Func<Session, Task<T>> unit, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await group.Run(unit, cancel);
            }
            catch (SqliteException clash) when (attempt < Attempts && clash.SqliteExtendedErrorCode == UniqueViolation)
            {
            }
        }
    }

    private async Task<T> OnPostgres<T>(Func<Session, Task<T>> unit, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await _database.Open(cancel);
                await using var transaction = await connection.BeginTransactionAsync(cancel);
                await using var session = new Session(connection, isSqlite: false, transaction);
                var result = await unit(session);
                await session.Flush();
                await transaction.CommitAsync(CancellationToken.None);
                return result;
            }
            catch (PostgresException clash) when (attempt < Attempts && clash.SqlState is
                PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5 * attempt, 20 * attempt)), cancel);
            }
        }
    }
}
