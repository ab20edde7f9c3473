using System.CommandLine;
using Amends.Application;
using Amends.Application.Demo;

namespace Amends.Web.Hosting;

/// <summary><c>amends demo</c>: <c>serve</c> on a throw-away database filled with believable cases.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, separated by semicolons.", DefaultValueFactory = _ => ServeSettings.DefaultUrls };
        var command = new Command("demo", "Runs the web application on a throw-away database filled with believable cases.") { urls };
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(urls)!, cancel));
        return command;
    }

    private static async Task<int> Run(string urls, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("amends-demo-");
        try
        {
            return await ServeCommand.Run(new ServeSettings { Urls = urls, DataFolder = folder.FullName }, cancel, Fill);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    internal static async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await Console.Error.WriteLineAsync("Playing two months of Northgate Parcels …");
        await using var scope = services.CreateAsyncScope();
        var team = await DemoTeam.Hire(scope.ServiceProvider.GetRequiredService<Accounts>());
        await services.GetRequiredService<HouseSettings>().Save(team.Values.Single(person => person.Role == Role.Admin), new Organisation("Northgate Parcels", "#0b5d51"), cancel: cancel);
        var count = await ActivatorUtilities.CreateInstance<SeedDemo>(scope.ServiceProvider).Run(team, cancel);
        await ActivatorUtilities.CreateInstance<SeedDemoTeamwork>(services).Run(team, cancel);
        await ActivatorUtilities.CreateInstance<SeedDemoPractice>(services).Run(team, cancel);
        await Console.Out.WriteLineAsync($"{count} complaints to Northgate Parcels, a company that does not exist. All of it is gone when you stop the demo.");
        await Console.Out.WriteLineAsync($"Sign in with the password {DemoTeam.Password} as");
        foreach (var (key, name, role) in DemoTeam.Members)
            await Console.Out.WriteLineAsync($"  {DemoTeam.Email(key),-26}{name}, {role.ToString().ToLowerInvariant()}");
    }
}
