using System.CommandLine;
using Amends.Application;
using Amends.Web.Hosting;

namespace Amends.Web.Commands;

/// <summary>Which database a verb works on: the same two options, and the same default, as <c>serve</c>.</summary>
internal sealed class DatabaseOptions
{
    private readonly Option<string> data = new("--data") { Description = "Folder of the SQLite database and of backups.", DefaultValueFactory = _ => "data" };
    private readonly Option<string?> database = new("--database") { Description = "PostgreSQL address (postgres://name:password@host/database) in place of SQLite in the data folder." };

    public void AddTo(Command command)
    {
        command.Add(data);
        command.Add(database);
    }

    public string Folder(ParseResult parsed) => Path.GetFullPath(parsed.GetValue(data)!);

    public string? Address(ParseResult parsed) => parsed.GetValue(database);

    /// <summary>Runs a verb on the database, with nothing of the web started.</summary>
    /// <param name="prepare">Whether the schema is brought up to date first; a verb that copies the database takes it as it is.</param>
    public async Task<int> Run(ParseResult parsed, Func<IServiceProvider, Task<int>> work, CancellationToken cancel, bool prepare = true)
    {
        try
        {
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddAmends(new AmendsOptions { DataFolder = Folder(parsed), Database = Address(parsed) });
            services.AddAccounts();
            await using var provider = services.BuildServiceProvider();
            if (prepare)
                await provider.PrepareAmends(cancel);
            await using var scope = provider.CreateAsyncScope();
            return await work(scope.ServiceProvider);
        }
        catch (Exception failure) when (StorageTrouble.WhyItCannotStart(failure) is { } words)
        {
            await Console.Error.WriteLineAsync(words);
            return Streamer.SomeFailed;
        }
    }
}
