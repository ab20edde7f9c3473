using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace Amends.Application.Storage;

/// <summary>What every SQLite connection is told once: the write-ahead log, and that a commit is on the disk before it is answered.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static SqlitePragmas Instance { get; } = new();

    private const string Pragmas =
        """
        PRAGMA busy_timeout = 15000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA cache_size = -4096;
        PRAGMA temp_store = MEMORY;
        """;

    /// <summary>Physical connections are pooled: each is told once, not each time it is opened.</summary>
    private static readonly ConditionalWeakTable<sqlite3, object> Told = [];

    public static void Set(SqliteConnection connection)
    {
        if (connection.Handle is not { } handle || Told.TryGetValue(handle, out _))
            return;
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        Told.TryAdd(handle, Instance);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set((SqliteConnection)connection);
        return Task.CompletedTask;
    }
}
