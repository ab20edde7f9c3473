using System.Data.Common;
using Amends.Application.Storage;
using Amends.Web.CustomerPages;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Amends.Web.Hosting;

/// <summary>Words for a database that cannot serve now (full, gone, locked), as against a mistake of ours.</summary>
internal static class StorageTrouble
{
    // SQLite's primary result codes.
    private const int Busy = 5, Locked = 6, Full = 13;

    /// <summary>What to tell the caller, in the language of the page; null where the database is not to blame.</summary>
    public static string? Of(Exception failure)
    {
        if (!StorageUnavailable.Explains(failure))
            return null;
        return failure.GetBaseException() switch
        {
            SqliteException { SqliteErrorCode: Full } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
                CustomerWords.StorageFull,
            SqliteException { SqliteErrorCode: Busy or Locked } => CustomerWords.StorageBusy,
            SqliteException => CustomerWords.StorageFile,
            _ => CustomerWords.StorageAway,
        };
    }

    /// <summary>Why a program that needs the database does not start; null where it is a mistake of ours.</summary>
    public static string? WhyItCannotStart(Exception failure) => failure switch
    {
        SchemaRefused => failure.Message,
        DbException or StorageUnavailable or InvalidOperationException { InnerException: DbException } => $"The database cannot be used: {failure.GetBaseException().Message}",
        UnauthorizedAccessException or IOException or FormatException or ArgumentException => failure.Message,
        _ => null,
    };
}
