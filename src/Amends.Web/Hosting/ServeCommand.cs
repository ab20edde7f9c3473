using System.CommandLine;
using Amends.Application;
using Amends.Web.Commands;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Amends.Web.Hosting;

/// <summary><c>amends serve</c>: runs the web application until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by semicolons.", DefaultValueFactory = _ => ServeSettings.DefaultUrls };
        var database = new DatabaseOptions();
        var proxy = new Option<string?>("--trust-proxy") { Description = "Address of the reverse proxy whose forwarded headers are believed." };
        var command = new Command("serve", "Runs the web application.") { urls, proxy };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => Run(
            new ServeSettings
            {
                Urls = parsed.GetValue(urls)!,
                DataFolder = database.Folder(parsed),
                Database = database.Address(parsed),
                TrustedProxy = parsed.GetValue(proxy),
            },
            cancel));
        return command;
    }

    /// <param name="fill">Puts something into the database before it is served.</param>
    /// <returns>0 after a clean stop; 1 where it could not start, which was said.</returns>
    public static async Task<int> Run(ServeSettings settings, CancellationToken cancel, Func<IServiceProvider, CancellationToken, Task>? fill = null)
    {
        try
        {
            await using var app = AmendsHost.Build(settings);
            await app.Services.PrepareAmends(cancel);
            if (fill is not null)
                await fill(app.Services, cancel);
            await app.StartAsync(cancel);
            await Greet(app, cancel);
            await app.WaitForShutdownAsync(cancel);
            return 0;
        }
        catch (Exception failure) when (WhyItCannotServe(failure) is { } words)
        {
            await Console.Error.WriteLineAsync($"Amends does not serve. {words}");
            return 1;
        }
    }

    private static async Task Greet(WebApplication app, CancellationToken cancel)
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        await Console.Out.WriteLineAsync($"Amends is at {string.Join(" and ", addresses)}");
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<FirstRun>().Begin(cancel) is { } secret)
            await Console.Out.WriteLineAsync($"Nobody can sign in yet. This link makes the first administrator, once, within {FirstRun.Lifetime.TotalHours} hours:\n{addresses.First()}/welcome/{secret}");
    }

    private static string? WhyItCannotServe(Exception failure) => failure is IOException { InnerException: AddressInUseException }
        ? "Another program listens on this address already. Choose another with --urls."
        : StorageTrouble.WhyItCannotStart(failure);
}
