using Amends.Application;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>Tokens on the account page of whoever made them.</summary>
public sealed class OwnTokenTests(Installation house) : IClassFixture<Installation>
{
    [Theory]
    [InlineData(1440, false)]
    [InlineData(390, true)]
    public async Task Whoever_made_a_token_revokes_it_at_their_account(int width, bool dark)
    {
        var look = $"own-tokens-{width}{(dark ? "-dark" : "")}";
        await using (var scope = house.Service<IServiceScopeFactory>().CreateAsyncScope())
        {
            var amira = await house.Colleague(Installation.Admin);
            Assert.IsType<Outcome<string>.Done>(await scope.ServiceProvider.GetRequiredService<Tokens>().Create($"shop {width}", Role.Agent, amira, 30, TestContext.Current.CancellationToken));
        }
        await using var admin = await house.Visitor(width, dark: dark);
        await admin.SignIn(Installation.Admin);
        await admin.Page.GotoAsync("/account");
        var section = admin.Page.GetByRole(Microsoft.Playwright.AriaRole.Region, new() { Name = "Tokens you made" });
        await Expect(section).ToContainTextAsync($"shop {width}");
        await Expect(section.GetByText("Make a token")).ToBeVisibleAsync();
        var token = section.GetByRole(Microsoft.Playwright.AriaRole.Listitem).Filter(new() { HasText = $"shop {width}" });
        await token.Locator("summary").ClickAsync();
        await admin.Look(look);
        await admin.FitsTheScreen();
        await admin.IsAccessible();
        await token.GetByText("Revoke it now").ClickAsync();
        await Expect(admin.Page.GetByText("The token is revoked.")).ToBeVisibleAsync();
        await Expect(section).Not.ToContainTextAsync($"shop {width}");
        await admin.Look($"{look}-none");
    }
}
