using Amends.Application;
using Amends.Application.Demo;
using Amends.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Amends.BrowserTests;

/// <summary>Takes the documentation's pictures from the demo, so that they show what is there. Run by <c>docs/screenshots</c>, not by <c>./test</c>.</summary>
public sealed class DocumentationPictures(Installation installation)
{
    private const int Width = 1440, Height = 1000;

    [Fact(Explicit = true)]
    public async Task The_workspace_as_an_agent_sees_it()
    {
        var folder = Environment.GetEnvironmentVariable("AMENDS_SHOTS").ShouldNotBeNull("docs/screenshots sets AMENDS_SHOTS to the folder of the pictures.");
        var data = Directory.CreateTempSubdirectory("amends-pictures-");
        await using var app = AmendsHost.Build(new ServeSettings { Urls = "http://127.0.0.1:0", DataFolder = data.FullName });
        await app.Services.PrepareAmends(TestContext.Current.CancellationToken);
        await DemoCommand.Fill(app.Services, TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);

        await using var context = await installation.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First(),
            ViewportSize = new ViewportSize { Width = Width, Height = Height },
            ColorScheme = ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
        });
        var page = await context.NewPageAsync();
        await SignIn(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Maria Okafor" }).First.ClickAsync();
        await page.WaitForURLAsync("**/complaints/**");
        await page.GetByLabel("What you write to Maria").FillAsync(
            "Maria, you waited by the door all morning and our app said you weren’t home. You were. That was our mistake, and I’m sorry for this morning and for both days before it.\n\n"
            + "Your dress is safe: it is in our Kiln Street depot, put aside under your name. I’ll have it brought to your door tomorrow before noon, a full day before your fitting.");
        await page.WaitForTimeoutAsync(2_000);
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "workspace.png") });
        await app.StopAsync(TestContext.Current.CancellationToken);
        data.Delete(recursive: true);
    }

    private static async Task SignIn(IPage page)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Your e-mail").FillAsync(DemoTeam.Email("ines"));
        await page.GetByLabel("Password").FillAsync(DemoTeam.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/queue");
    }
}
