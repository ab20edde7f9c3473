using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.IntegrationTests.People;
using Amends.Recovery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>A colleague sets up a second step and a passkey, comes in by both, and finds a covered page as they left it.</summary>
public sealed class SignInTests(Installation house) : IClassFixture<Installation>
{
    private const string Vera = "vera@example.org";

    [Fact]
    public async Task A_second_step_a_passkey_and_the_cover_over_a_page_nobody_touches()
    {
        var policy = house.Service<HouseSignIn>();
        var root = await house.Colleague(Installation.Admin);
        await using (var scope = house.Service<IServiceScopeFactory>().CreateAsyncScope())
            (await scope.ServiceProvider.GetRequiredService<Accounts>().Create(Vera, "Vera Holt", Role.Agent, Installation.Password)).ShouldBeOfType<Outcome<Account>.Done>();
        await using var vera = await house.Visitor();
        // A passkey belongs to a name; browsers make none for a bare address.
        var door = house.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var device = await vera.Page.Context.NewCDPSessionAsync(vera.Page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });
        await SignIn();
        await vera.Page.WaitForURLAsync("**/queue");

        await vera.Page.GotoAsync(door + "/account");
        await vera.Page.GetByLabel("Name for a new one").FillAsync("My laptop");
        await vera.Button("Add a passkey").ClickAsync();
        await Expect(vera.Page.GetByText("The passkey is added.")).ToBeVisibleAsync();
        await vera.Link("Set it up").ClickAsync();
        await Expect(vera.Heading("A second step")).ToBeVisibleAsync();
        await vera.IsAccessible();
        await vera.Look("second-step-set-up");
        var key = (await vera.Page.Locator(".setup code").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await vera.Page.GetByLabel("The six digits").FillAsync("000000");
        await vera.Button("Turn it on").ClickAsync();
        await Expect(vera.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("does not fit");
        await vera.Page.GetByLabel("The six digits").FillAsync(Totp.Code(key));
        await vera.Button("Turn it on").ClickAsync();
        await Expect(vera.Heading("It is on. Ten recovery codes")).ToBeVisibleAsync();
        await vera.Look("recovery-codes");
        await vera.Link("I have kept them").ClickAsync();
        await Expect(vera.Page.GetByText("10 recovery codes are left")).ToBeVisibleAsync();

        await SignOut();
        await SignIn();
        await Expect(vera.Heading("One more step")).ToBeVisibleAsync();
        await vera.IsAccessible();
        await vera.Look("second-step");
        await vera.Page.GetByLabel("Code").FillAsync(Totp.Code(key, 1));
        await vera.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await vera.Page.WaitForURLAsync("**/queue");
        await SignOut();
        await vera.Button("Sign in with a passkey").ClickAsync();
        await vera.Page.WaitForURLAsync("**/queue");

        (await policy.Change(root, new SignInPolicy([], 30))).ShouldBeOfType<Outcome<SignInPolicy>.Done>();
        try
        {
            var heard = await house.Service<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Idle Ida", "ida@example.org"), Channel.Email, "Where is my parcel? Nobody answers me!"), await house.Colleague(Vera));
            var reference = ((Outcome<NewCase>.Done)heard).Value.Reference;
            await vera.Page.Clock.InstallAsync();
            await vera.Page.GotoAsync($"{door}/complaints/{reference}");
            var draft = vera.Page.Locator("textarea[data-composer-target=draft]");
            await draft.FillAsync("Dear Ida, I am looking for your parcel now");
            await vera.Page.Clock.FastForwardAsync("31:00");
            await Expect(vera.Heading("Is it you, Vera?")).ToBeVisibleAsync();
            await vera.Look("covered", whole: false);
            await vera.Page.Keyboard.PressAsync("Escape");
            await vera.Page.Keyboard.PressAsync("Escape");
            await Expect(vera.Heading("Is it you, Vera?")).ToBeVisibleAsync();
            await vera.Page.GetByLabel("Your password").FillAsync("wrong");
            await vera.Button("Go on").ClickAsync();
            await Expect(vera.Page.GetByText("That is not your password")).ToBeVisibleAsync();
            await vera.Page.GetByLabel("Your password").FillAsync(Installation.Password);
            await vera.Button("Go on").ClickAsync();
            await Expect(vera.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
            await Expect(draft).ToHaveValueAsync("Dear Ida, I am looking for your parcel now");
        }
        finally
        {
            await policy.Change(root, SignInPolicy.Default);
        }

        var id = (await house.Colleague(Vera)).Id;
        foreach (var (width, dark) in new[] { (1440, false), (1440, true), (390, false), (390, true) })
        {
            await using var admin = await house.Visitor(width, dark: dark);
            await admin.SignIn(Installation.Admin);
            foreach (var (path, name) in new[] { ("/account", "account"), ("/account/second-step", "account-step"), ("/unlock", "unlock"), ("/settings/sign-in", "sign-in-settings"), ($"/settings/people/{id}", "colleague-signs-in") })
            {
                await admin.Page.GotoAsync(path);
                await admin.Look($"{name}-{width}{(dark ? "-dark" : "")}");
                await admin.IsAccessible();
                await admin.FitsTheScreen();
            }
        }

        async Task SignIn()
        {
            await vera.Page.GotoAsync(door + "/sign-in");
            await vera.Page.GetByLabel("Your e-mail").FillAsync(Vera);
            await vera.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(Installation.Password);
            await vera.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        }

        async Task SignOut()
        {
            await vera.Page.Context.ClearCookiesAsync();
            await vera.Page.GotoAsync(door + "/sign-in");
        }
    }
}
