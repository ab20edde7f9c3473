using Amends.Application;
using Amends.Application.Demo;
using Amends.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Amends.BrowserTests;

/// <summary>The demo on a port of its own, looked at with the browser of another installation.</summary>
internal sealed class DemoHouse(Installation installation, WebApplication app, DirectoryInfo data) : IAsyncDisposable
{
    public static async Task<DemoHouse> Open(Installation installation)
    {
        var data = Directory.CreateTempSubdirectory("amends-pictures-");
        var app = AmendsHost.Build(new ServeSettings { Urls = "http://127.0.0.1:0", DataFolder = data.FullName, Limits = new Limits { SignInsPerMinute = 1_000 } });
        await app.Services.PrepareAmends(TestContext.Current.CancellationToken);
        await DemoCommand.Fill(app.Services, TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(installation, app, data);
    }

    /// <param name="member">Who signs in: a key of <see cref="DemoTeam"/>.</param>
    public async Task<Visitor> Visitor(string member, int width = 1440, bool dark = false)
    {
        var visitor = await installation.Visitor(width, dark: dark, address: app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await visitor.SignIn(DemoTeam.Email(member), password: DemoTeam.Password);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        data.Delete(recursive: true);
    }
}
