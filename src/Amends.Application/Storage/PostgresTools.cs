using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace Amends.Application.Storage;

/// <summary>PostgreSQL's own programs for copying a database; they come with its client package.</summary>
internal static class PostgresTools
{
    public static Task Dump(Database database, string file, CancellationToken cancel) =>
        Run("pg_dump", database, ["--format=custom", "--no-owner", "--no-privileges", $"--file={file}"], cancel);

    /// <summary>In one transaction: all of it or nothing.</summary>
    public static async Task Restore(Database database, string file, CancellationToken cancel)
    {
        await using var command = database.Postgres!.CreateCommand("SELECT count(*) FROM pg_class WHERE relname = 'schema_versions' AND relnamespace = current_schema()::regnamespace");
        if ((long)(await command.ExecuteScalarAsync(cancel))! > 0)
            throw new BackupRefused("This database is not empty. Create an empty one, restore into it, and start Amends with its address.");
        await Run("pg_restore", database, ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", file], cancel);
    }

    private static async Task Run(string program, Database database, string[] arguments, CancellationToken cancel)
    {
        var at = new NpgsqlConnectionStringBuilder(database.PostgresAddress);
        var start = new ProcessStartInfo(program) { RedirectStandardError = true };
        foreach (var argument in (string[])[$"--host={at.Host}", $"--port={at.Port}", $"--username={at.Username}", "--no-password", $"--dbname={at.Database}", .. arguments])
            start.ArgumentList.Add(argument);
        if (at.Password is { } password)
            start.Environment["PGPASSWORD"] = password;
        try
        {
            using var process = Process.Start(start)!;
            var said = await process.StandardError.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode != 0)
                throw new BackupRefused($"{program} failed: {said.Trim()}");
        }
        catch (Win32Exception exception)
        {
            throw new BackupRefused($"{program} is not installed here. It comes with PostgreSQL's client programs (on Debian: apt install postgresql-client).", exception);
        }
    }
}
