using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Amends.Application.Storage;

/// <summary>The database cannot be written or read just now: no space, no connection, or locked for too long. Nothing was saved; trying again later may work.</summary>
public sealed class StorageUnavailable : Exception
{
    public StorageUnavailable() : this("The database cannot be reached just now.") { }

    public StorageUnavailable(string message) : base(message) { }

    public StorageUnavailable(string message, Exception inner) : base(message, inner) { }

    /// <summary>Whether an exception, or one inside it, means that the database is unavailable, rather than that we made a mistake.</summary>
    public static bool Explains(Exception? exception) => exception switch
    {
        null => false,
        StorageUnavailable => true,
        SqliteException sqlite => IsUnavailable(sqlite.SqliteErrorCode),
        PostgresException postgres => postgres.SqlState[..2] is "08" or "53" or "57" or "58" || postgres.SqlState == "25006",
        NpgsqlException => true,
        SocketException => true,
        _ => Explains(exception.InnerException),
    };

    /// <summary>BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB.</summary>
    private static bool IsUnavailable(int sqliteCode) => sqliteCode is 5 or 6 or 8 or 10 or 11 or 13 or 14 or 15 or 26;
}
