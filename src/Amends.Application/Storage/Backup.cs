using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Amends.Application.Storage;

/// <summary>A complete copy of the database, taken while it is in use: SQLite's online backup, or pg_dump.</summary>
internal sealed class Backup(Database database, AmendsOptions options, TimeProvider time)
{
    /// <param name="to">The file to write; null chooses a name by the time in the data folder's <c>backups</c>. An existing file is never overwritten.</param>
    /// <returns>The file that holds the copy.</returns>
    /// <exception cref="BackupRefused">It could not be taken; the message says why.</exception>
    public async Task<string> Handle(string? to = null, CancellationToken cancel = default)
    {
        var target = Path.GetFullPath(to ?? DefaultName());
        if (File.Exists(target))
            throw new BackupRefused($"{target} exists already, and a backup never overwrites anything. Choose another name.");
        OwnerOnly.Folder(Path.GetDirectoryName(target)!);
        // Under another name until it is whole, so that half a copy is never taken for one.
        var partial = target + ".partial";
        File.Delete(partial);
        OwnerOnly.File(partial).Dispose();
        try
        {
            if (database.IsSqlite)
                await CopyTo(partial, cancel);
            else
                await PostgresTools.Dump(database, partial, cancel);
            File.Move(partial, target);
        }
        finally
        {
            File.Delete(partial);
        }
        return target;
    }

    private async Task CopyTo(string file, CancellationToken cancel)
    {
        if (!File.Exists(database.File))
            throw new BackupRefused($"There is no database at {database.File}. Name its folder with --data.");
        await using var source = (SqliteConnection)await database.Open(cancel);
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await copy.OpenAsync(cancel);
        source.BackupDatabase(copy);
        await using var session = new Session(copy, isSqlite: true);
        // One file, complete in itself; and what cannot be read back is no backup.
        await session.Scalar<string>("PRAGMA journal_mode = DELETE");
        if (await session.Scalar<string>("PRAGMA quick_check") is var check and not "ok")
            throw new BackupRefused($"The copy does not read back whole: {check}");
    }

    private string DefaultName() =>
        Path.Combine(options.DataFolder, "backups", $"amends-{time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}{(database.IsSqlite ? ".db" : ".dump")}");
}

/// <summary>A backup or restore could not be done; the message says why and what to do.</summary>
public sealed class BackupRefused : Exception
{
    public BackupRefused() { }

    public BackupRefused(string message) : base(message) { }

    public BackupRefused(string message, Exception inner) : base(message, inner) { }
}
