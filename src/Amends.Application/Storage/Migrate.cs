using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Amends.Application.Storage;

/// <summary>
/// Brings the database to this program's schema: numbered scripts, forward only, in one transaction under a lock, each recorded with its SHA-256. A
/// database from a newer program, or scripts that were edited after they were applied, are refused before anything is touched.
/// </summary>
internal sealed class Migrate(Database database, TimeProvider time)
{
    private const long Lock = 0x416D656E6473;

    private const string Ledger =
        """
        CREATE TABLE IF NOT EXISTS schema_versions (
          version integer NOT NULL CONSTRAINT "PK_schema_versions" PRIMARY KEY,
          name text NOT NULL,
          sha256 text NOT NULL,
          applied_at bigint NOT NULL
        );
        """;

    /// <returns>How many scripts were applied.</returns>
    /// <exception cref="SchemaRefused">The database does not fit this program.</exception>
    public async Task<int> Run(IReadOnlyList<Script>? scripts = null, CancellationToken cancel = default)
    {
        scripts ??= Script.Shipped(database.IsSqlite);
        if (database.File is { } file && Path.GetDirectoryName(file) is { } folder)
            OwnerOnly.Folder(folder);
        await using var connection = await database.Open(cancel);
        var before = await Applied(connection, cancel);
        Check(scripts, before);
        if (before.Count == scripts.Count)
            return 0;
        if (before.Count > 0)
            KeepCopy(connection, before.Count);
        return await ApplyRest(connection, scripts, cancel);
    }

    /// <summary>For what only looks at a database: makes nothing and changes nothing.</summary>
    /// <exception cref="SchemaRefused">There is no database, or it is not of this program's schema.</exception>
    public async Task Require(CancellationToken cancel = default)
    {
        if (database.File is { } file && !File.Exists(file))
            throw new SchemaRefused($"There is no database at {file}. Name its folder with --data.");
        var scripts = Script.Shipped(database.IsSqlite);
        await using var connection = await database.Open(cancel);
        var applied = await Applied(connection, cancel);
        Check(scripts, applied);
        if (applied.Count < scripts.Count)
            throw new SchemaRefused("This database is of an older Amends, or empty. Start this version on it once, then try again.");
    }

    private async Task<int> ApplyRest(DbConnection connection, IReadOnlyList<Script> scripts, CancellationToken cancel)
    {
        // Microsoft.Data.Sqlite begins immediately: two programs that start at once apply the scripts one after the other.
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var session = new Session(connection, database.IsSqlite, transaction);
        if (!database.IsSqlite)
            await session.Execute($"SELECT pg_advisory_xact_lock({Lock})");
        await session.Execute(Ledger);
        var applied = await Read(session);
        Check(scripts, applied);
        foreach (var script in scripts.Skip(applied.Count))
        {
            await Execute(connection, transaction, script.Text, cancel);
            await session.Execute(
                "INSERT INTO schema_versions (version, name, sha256, applied_at) VALUES (@version, @name, @sha256, @at)",
                script.Version, script.Name, script.Sha256, time.Now());
        }
        await transaction.CommitAsync(cancel);
        return scripts.Count - applied.Count;
    }

    private static void Check(IReadOnlyList<Script> scripts, IReadOnlyList<(int Version, string Name, string Sha256)> applied)
    {
        if (applied.Count > scripts.Count)
            throw new SchemaRefused(
                $"This database has schema version {applied.Count} and this program knows {scripts.Count}: it was used by a newer Amends. Start that version, or restore a backup from before the update. Nothing was touched.");
        for (var i = 0; i < applied.Count; i++)
        {
            if (applied[i].Version != scripts[i].Version || applied[i].Sha256 != scripts[i].Sha256)
                throw new SchemaRefused(
                    $"Schema script {applied[i].Name} was applied to this database in another form than this program carries: its history was edited. Start the Amends that made it, or restore a backup. Nothing was touched.");
        }
    }

    /// <summary>Reads without creating anything, so that a refused database stays as it was.</summary>
    private async Task<IReadOnlyList<(int, string, string)>> Applied(DbConnection connection, CancellationToken cancel)
    {
        await using var session = new Session(connection, database.IsSqlite);
        cancel.ThrowIfCancellationRequested();
        var exists = await session.Scalar<long>(database.IsSqlite
            ? "SELECT count(*) FROM sqlite_master WHERE name = 'schema_versions'"
            : "SELECT count(*) FROM pg_class WHERE relname = 'schema_versions' AND relnamespace = current_schema()::regnamespace");
        return exists == 0 ? [] : await Read(session);
    }

    private static async Task<IReadOnlyList<(int, string, string)>> Read(Session session) =>
        await session.All("SELECT version, name, sha256 FROM schema_versions ORDER BY version", row => (row.GetInt32(0), row.GetString(1), row.GetString(2)));

    private void KeepCopy(DbConnection connection, int version)
    {
        if (database.File is null)
            return;
        using var copy = new SqliteConnection($"Data Source={database.File}.before-{time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-v{version};Pooling=False");
        copy.Open();
        ((SqliteConnection)connection).BackupDatabase(copy);
    }

    private static async Task Execute(DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>The database does not fit this program; the message says why and what to do.</summary>
public sealed class SchemaRefused : Exception
{
    public SchemaRefused() { }

    public SchemaRefused(string message) : base(message) { }

    public SchemaRefused(string message, Exception inner) : base(message, inner) { }
}

/// <summary>One numbered schema script.</summary>
internal sealed record Script(int Version, string Name, string Text)
{
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    public static IReadOnlyList<Script> Shipped(bool sqlite)
    {
        var prefix = sqlite ? "Schema/Sqlite/" : "Schema/Postgres/";
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => Load(assembly, name, name[prefix.Length..]))
            .OrderBy(script => script.Version)];
    }

    private static Script Load(Assembly assembly, string resource, string name)
    {
        using var stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"{resource} is not in the program.");
        using var reader = new StreamReader(stream);
        return new(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
