using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Amends.Application.Storage;

/// <summary>Which database this process works on, and how to reach it. The differences between the two stand here and in Schema/.</summary>
internal sealed class Database : IAsyncDisposable
{
    private Database(string? file, string? postgresAddress)
    {
        File = file;
        PostgresAddress = postgresAddress;
        Postgres = postgresAddress is null ? null : NpgsqlDataSource.Create(postgresAddress);
    }

    /// <summary>The SQLite file; null on PostgreSQL.</summary>
    public string? File { get; }

    /// <summary>Null on SQLite.</summary>
    public NpgsqlDataSource? Postgres { get; }

    /// <summary>With its password, which the data source no longer shows; null on SQLite.</summary>
    public string? PostgresAddress { get; }

    public bool IsSqlite => File is not null;

    public static Database Sqlite(string file) => new(Path.GetFullPath(file), null);

    /// <param name="address">A <c>postgres://</c> address or a connection string.</param>
    public static Database AtPostgres(string address) =>
        new(null, new NpgsqlConnectionStringBuilder(ConnectionString(address)) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2 }.ToString());

    public void Configure(DbContextOptionsBuilder options)
    {
        if (Postgres is not null)
            options.UseNpgsql(Postgres);
        else
            options.UseSqlite(SqliteAddress(SqliteOpenMode.ReadWriteCreate)).AddInterceptors(SqlitePragmas.Instance);
    }

    /// <summary>A connection of one's own, open.</summary>
    public async Task<DbConnection> Open(CancellationToken cancel = default)
    {
        if (Postgres is not null)
            return await Postgres.OpenConnectionAsync(cancel);
        var connection = new SqliteConnection(SqliteAddress(SqliteOpenMode.ReadWriteCreate));
        await connection.OpenAsync(cancel);
        SqlitePragmas.Set(connection);
        return connection;
    }

    public ValueTask DisposeAsync() => Postgres?.DisposeAsync() ?? ValueTask.CompletedTask;

    private string SqliteAddress(SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = File, Mode = mode, ForeignKeys = true, Pooling = true, DefaultTimeout = 30 }.ToString();

    private static string ConnectionString(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("postgres" or "postgresql"))
            return address;
        var parts = uri.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder { Host = uri.Host, Database = uri.AbsolutePath.TrimStart('/') };
        if (uri.Port > 0)
            builder.Port = uri.Port;
        if (parts[0].Length > 0)
            builder.Username = Uri.UnescapeDataString(parts[0]);
        if (parts.Length > 1)
            builder.Password = Uri.UnescapeDataString(parts[1]);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var sides = pair.Split('=', 2);
            builder[Uri.UnescapeDataString(sides[0])] = Uri.UnescapeDataString(sides.ElementAtOrDefault(1) ?? "");
        }
        return builder.ToString();
    }
}
