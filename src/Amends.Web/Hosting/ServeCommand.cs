using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Amends.Web.Hosting;

/// <summary><c>amends serve</c>: runs the web application until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by semicolons.", DefaultValueFactory = _ => ServeSettings.DefaultUrls };
        var data = new Option<string>("--data") { Description = "Folder for the database, its backups and keys.", DefaultValueFactory = _ => "data" };
        var database = new Option<string?>("--database") { Description = "PostgreSQL address (postgres://name:password@host/database) in place of SQLite in the data folder." };
        var proxy = new Option<string?>("--trust-proxy") { Description = "Address of the reverse proxy whose forwarded headers are believed." };
        var command = new Command("serve", "Runs the web application.") { urls, data, database, proxy };
        command.SetAction((parsed, cancel) => Run(
            new ServeSettings
            {
                Urls = parsed.GetValue(urls)!,
                DataFolder = Path.GetFullPath(parsed.GetValue(data)!),
                Database = parsed.GetValue(database),
                TrustedProxy = parsed.GetValue(proxy),
            },
            cancel));
        return command;
    }

    public static async Task<int> Run(ServeSettings settings, CancellationToken cancel)
    {
        await using var app = AmendsHost.Build(settings);
        await app.StartAsync(cancel);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        await Console.Out.WriteLineAsync($"Amends is at {string.Join(" and ", addresses)}");
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }
}
