using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Amends.Web.Hosting;

/// <summary>Tells a database that cannot serve now (full, gone, locked) from a mistake of ours.</summary>
internal static class StorageTrouble
{
    // SQLite's primary result codes.
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Full = 13, CannotOpen = 14;

    /// <summary>What to tell the caller; null where the database is not to blame.</summary>
    public static string? Of(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            if (Words(cause) is { } words)
                return words;
        return null;
    }

    private static string? Words(Exception cause) => cause switch
    {
        SqliteException { SqliteErrorCode: Full } => "The disk that holds the database is full. Nothing was stored; please try again once there is room.",
        SqliteException { SqliteErrorCode: Busy or Locked } => "The database is busy. Nothing was stored; please try again in a moment.",
        SqliteException { SqliteErrorCode: ReadOnly or InputOutput or CannotOpen } => "The database file cannot be used just now. Nothing was stored; please try again in a moment.",
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "The disk that holds the database is full. Nothing was stored; please try again once there is room.",
        PostgresException { IsTransient: true } or PostgresException { SqlState: ['5', '7', 'P', ..] } => Gone,
        PostgresException => null,
        NpgsqlException or SocketException => Gone,
        _ => null,
    };

    private const string Gone = "Amends cannot reach its database just now. Nothing was stored; please try again in a moment.";
}
