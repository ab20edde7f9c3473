using Microsoft.Data.Sqlite;

namespace Amends.Application.Storage;

/// <summary>Puts a backup in the database's place. What was there before is kept beside it under another name (SQLite), or must be empty (PostgreSQL).</summary>
internal sealed class Restore(Database database, TimeProvider time)
{
    /// <returns>Where the database that was there before is kept; null where there was none.</returns>
    /// <exception cref="BackupRefused">Nothing was changed; the message says why.</exception>
    public async Task<string?> Handle(string from, CancellationToken cancel = default)
    {
        if (!File.Exists(from))
            throw new BackupRefused($"There is no file {from}.");
        if (database.File is null)
        {
            await PostgresTools.Restore(database, from, cancel);
            return null;
        }
        await Check(from);
        var file = database.File;
        OwnerOnly.Folder(Path.GetDirectoryName(file)!);
        if (File.Exists(file))
            await RefuseWhileInUse(file);
        var fresh = file + ".restoring";
        try
        {
            File.Delete(fresh);
            await using (var read = File.OpenRead(from))
            await using (var written = OwnerOnly.File(fresh))
                await read.CopyToAsync(written, cancel);
            var kept = await PutAside(file);
            File.Move(fresh, file);
            return kept;
        }
        finally
        {
            File.Delete(fresh);
        }
    }

    private static async Task Check(string file)
    {
        try
        {
            await using var backup = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            await backup.OpenAsync();
            await using var session = new Session(backup, isSqlite: true);
            var check = await session.Scalar<string>("PRAGMA quick_check");
            var version = await session.Scalar<long>("SELECT max(version) FROM schema_versions");
            if (check != "ok" || version == 0)
                throw new BackupRefused($"{file} is damaged: {check}");
            var known = Script.Shipped(sqlite: true).Count;
            if (version > known)
                throw new BackupRefused($"{file} was made by a newer Amends (schema {version}; this one knows {known}). Restore it with that version.");
        }
        catch (SqliteException exception)
        {
            throw new BackupRefused($"{file} is not a backup of Amends on SQLite.", exception);
        }
    }

    private async Task<string?> PutAside(string file)
    {
        if (!File.Exists(file))
            return null;
        await RefuseWhileInUse(file);
        var kept = $"{file}.replaced-{time.GetUtcNow():yyyyMMdd-HHmmss}";
        File.Move(file, kept);
        foreach (var side in new[] { "-wal", "-shm" })
        {
            if (File.Exists(file + side))
                File.Move(file + side, kept + side);
        }
        return kept;
    }

    /// <summary>SQLite leaves the write-ahead log only while nobody else has the file open.</summary>
    private static async Task RefuseWhileInUse(string file)
    {
        try
        {
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 1 }.ToString());
            await connection.OpenAsync();
            await using var session = new Session(connection, isSqlite: true);
            await session.Scalar<string>("PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode is 5 or 6)
        {
            throw new BackupRefused($"{file} is in use. Stop Amends first, then restore.", exception);
        }
        catch (SqliteException)
        {
            // Too damaged to open: that may be why somebody restores. It is put aside as it is.
        }
    }
}
