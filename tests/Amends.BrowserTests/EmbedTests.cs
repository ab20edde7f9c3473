using System.Net;
using System.Text.RegularExpressions;
using Amends.Application;
using Amends.Application.Chat;
using Amends.Application.Deadlines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>The form inside a page of another site that allows no inline script or style.</summary>
public sealed class EmbedTests(Installation house) : IClassFixture<Installation>
{
    [Fact]
    public async Task One_script_tag_puts_the_form_into_a_page_with_a_strict_policy()
    {
        await using var shop = await Shop(house.Address);
        await using var customer = await house.Visitor(390);
        var page = customer.Page;
        // Another name of this machine: another site to the browser.
        await page.GotoAsync(shop.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        var form = page.FrameLocator("iframe");
        await form.GetByLabel("Was ist passiert?").FillAsync("My kettle came without its lid, for the second time. I am really annoyed.");
        await form.GetByLabel("Ihr Name").FillAsync("Kit Overbury");
        // Sooner it would be a program's.
        await Task.Delay(TimeSpan.FromSeconds(2.2));
        await form.GetByRole(AriaRole.Button, new() { Name = "Beschwerde absenden" }).ClickAsync();
        await Expect(form.GetByText("Etwas fehlt noch.")).ToBeVisibleAsync();
        await form.GetByLabel("E-Mail, oder eine Telefonnummer").FillAsync("kit@example.org");
        // The frame is as high as the form: nothing of it scrolls.
        (await form.Locator("html").EvaluateAsync<int>("e => e.scrollHeight - e.clientHeight")).ShouldBeLessThanOrEqualTo(1);
        await Expect(page.Locator("iframe")).ToHaveAttributeAsync("title", new Regex("^Sagen Sie uns, was schiefging"));
        await customer.Look("embedded");
        await customer.FitsTheScreen();
        await Task.Delay(TimeSpan.FromSeconds(2.2));
        await form.GetByRole(AriaRole.Button, new() { Name = "Beschwerde absenden" }).ClickAsync();
        await Expect(form.GetByRole(AriaRole.Heading, new() { Name = "Danke, Kit. Es ist bei uns." })).ToBeVisibleAsync();
        await customer.Look("embedded-received");
        (await page.Context.CookiesAsync()).ShouldBeEmpty();
        var own = await page.Context.RunAndWaitForPageAsync(() => form.GetByRole(AriaRole.Link, new() { Name = "Zu Ihrer Seite" }).ClickAsync());
        await Expect(own.GetByRole(AriaRole.Heading, new() { Name = "Wie es weitergeht" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_chat_stands_in_a_frame_as_the_form_does_and_hears_of_an_answer()
    {
        await house.Service<HouseRules<ChatRules>>().Change(Person.Amends, new(true));
        await house.Service<Charters>().Change(new BusinessHours() with { Days = [1, 2, 3, 4, 5, 6, 7], Intervals = ["00:00-24:00"] });
        await using var agent = await house.Visitor();
        await agent.SignIn(Installation.Agent);
        await using var shop = await Shop(house.Address, " data-chat");
        await using var customer = await house.Visitor(390);
        await customer.Page.GotoAsync(shop.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        var chat = customer.Page.FrameLocator("iframe");
        await chat.GetByLabel("Ihr Name").FillAsync("Lou Ferrand");
        await chat.GetByLabel("Was ist passiert?").FillAsync("My kettle came without its lid.");
        await Task.Delay(TimeSpan.FromSeconds(2.2));
        await chat.GetByRole(AriaRole.Button, new() { Name = "Chat beginnen" }).ClickAsync();
        await Expect(chat.Locator("#said li")).ToHaveCountAsync(1);
        await agent.Page.GetByRole(AriaRole.Link, new() { Name = "Lou Ferrand" }).First.ClickAsync();
        await Expect(agent.Page.Locator("#here")).ToContainTextAsync("Lou is in the chat");
        await agent.Page.Locator("#draft").PressSequentiallyAsync("I am sorry, Lou. I will send it today.");
        await agent.Page.Locator("#draft").PressAsync("Enter");
        await Expect(chat.Locator("#said li").Last).ToContainTextAsync("I will send it today.");
        await chat.Locator("textarea").FillAsync("Danke.");
        await chat.Locator("textarea").PressAsync("Enter");
        await Expect(chat.Locator("#said li.yours").Last).ToContainTextAsync("Danke.");
        await customer.Look("embedded-chat");
        await customer.FitsTheScreen();
        (await customer.Page.Context.CookiesAsync()).ShouldBeEmpty();
        await chat.GetByRole(AriaRole.Link, new() { Name = "Chat beenden" }).ClickAsync();
        await Expect(chat.GetByRole(AriaRole.Heading, new() { Name = "Der Chat ist beendet" })).ToBeVisibleAsync();
        await customer.Look("embedded-chat-over");
    }

    [Fact]
    public async Task Only_the_embedded_form_may_stand_in_a_frame()
    {
        using var anyone = new HttpClient { BaseAddress = new Uri(house.Address) };
        foreach (var (path, ancestors) in new[] { ("/complain/embedded", "*"), ("/complain", "'none'"), ("/sign-in", "'none'"), ("/c/nothing", "'none'") })
        {
            using var answer = await anyone.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldEndWith($"frame-ancestors {ancestors}");
        }
        using var sent = await anyone.PostAsync(new Uri("/complain", UriKind.Relative), new FormUrlEncodedContent([new("text", "x")]), TestContext.Current.CancellationToken);
        sent.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "the form of our own page is checked by its cookie");
    }

    private static async Task<WebApplication> Shop(string desk, string attributes = "")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var shop = builder.Build();
        shop.MapGet("/", (HttpContext http) =>
        {
            http.Response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src {desk}; frame-src {desk}; img-src data:";
            return Results.Content($"""<!DOCTYPE html><html lang="de"><head><title>Kettles</title><link rel="icon" href="data:,"></head><body><h1>Kettles</h1><script src="{desk}/embed.js"{attributes} async></script><p>Our address</p></body></html>""", "text/html");
        });
        await shop.StartAsync();
        return shop;
    }
}
