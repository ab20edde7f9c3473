using System.Collections.Concurrent;
using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Amends.BrowserTests;

/// <summary>What people say to each other stands in no log, however much is logged, and in no address but that of a search.</summary>
public sealed class WordsInLogsTests(Installation house) : IClassFixture<Installation>
{
    /// <summary>Stands in everything that is written here.</summary>
    private const string Word = "quincewort";

    [Fact]
    public async Task No_log_and_no_address_tells_what_was_said()
    {
        var log = new KeptLog();
        house.Service<ILoggerFactory>().AddProvider(log);
        LogEverything();
        var asked = new ConcurrentBag<string>();

        await using var customer = await house.Visitor(390);
        await using var agent = await house.Visitor();
        customer.Page.Request += (_, request) => asked.Add(request.Url);
        agent.Page.Request += (_, request) => asked.Add(request.Url);

        await IsRefusedAndComplains(customer);
        var link = new Uri(customer.Page.Url).AbsolutePath.Split('/')[^1];
        await agent.SignIn(Installation.Agent);
        await Answers(agent);
        await IsRefused(agent);
        await Fails(agent);
        await FailsFor(customer);

        log.Lines.ShouldContain(line => line.Contains("complaints/{reference}/messages was answered 50", StringComparison.Ordinal), "what failed is in the log");
        log.Lines.Where(line => line.Contains(Word, StringComparison.OrdinalIgnoreCase)).Select(Short).ShouldBeEmpty();
        log.Lines.Where(line => line.Contains(link, StringComparison.Ordinal)).Select(Short).ShouldBeEmpty("who has the link is the customer");
        asked.Where(address => address.Contains(Word, StringComparison.OrdinalIgnoreCase) && !new Uri(address).PathAndQuery.StartsWith("/search?q=", StringComparison.Ordinal)).ShouldBeEmpty();

        static string Short(string line) => line.Length > 400 ? line[..400] : line;
    }

    private static async Task IsRefusedAndComplains(Visitor customer)
    {
        await customer.Page.GotoAsync("/complain");
        await customer.Page.GetByLabel("What happened?").FillAsync($"The {Word} is broken.");
        await customer.Button("Send my complaint").ClickAsync();
        await Expect(customer.Page.GetByText("Everything you wrote is still here.")).ToBeVisibleAsync();
        await customer.Complains($"Greta {Word}", $"{Word}@example.org", $"The {Word} is broken for the third time, and nobody answers me. I am furious.");
        await customer.OpensTheirPage();
        await customer.Page.GetByLabel("Anything to add").FillAsync($"And the second {Word} too.");
        await customer.Button("Send to us").ClickAsync();
        await Expect(customer.Page.GetByText("We have your words and answer you here.")).ToBeVisibleAsync();
    }

    private static async Task Answers(Visitor agent)
    {
        var page = agent.Page;
        await page.Locator("#find").FillAsync(Word);
        await page.Locator("#find").PressAsync("Enter");
        await agent.Link($"Greta {Word}").First.ClickAsync();
        await page.WaitForURLAsync("**/complaints/AM-*");
        await page.Locator("[name=mode][value=note]").CheckAsync();
        await page.Locator("#draft").FillAsync($"The {Word} lies on the shelf.");
        await page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(page.Locator(".turn.aside")).ToContainTextAsync(Word);
        await Expect(page.Locator("#draft")).ToHaveValueAsync("");
        await page.Locator("#draft").FillAsync($"Greta, your {Word} came broken three times and nobody answered. I am sorry. I will send another {Word} by Friday.");
        await Expect(page.Locator("[data-promise]")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-composer-target=saved]")).ToHaveTextAsync("Draft kept");
        await page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(page.Locator(".ledger-list > li")).ToHaveCountAsync(1);
        await page.Locator("#plan summary", new() { HasText = "Plan an action" }).ClickAsync();
        await page.GetByLabel("What has to be done?").FillAsync($"Pack the {Word}");
        await agent.Button("Plan it").ClickAsync();
        await Expect(page.Locator(".actions")).ToContainTextAsync(Word);
    }

    private static async Task IsRefused(Visitor agent)
    {
        await agent.Page.Locator("#draft").FillAsync($"Greta, your {Word} is with {{carrier}}.");
        await agent.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(agent.Page.Locator("#notice")).Not.ToBeEmptyAsync();
    }

    /// <summary>The database takes no more words.</summary>
    private async Task Fails(Visitor agent)
    {
        await using (var scope = house.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<AmendsDb>().Database.ExecuteSqlRawAsync("CREATE TRIGGER no_more BEFORE INSERT ON messages BEGIN SELECT RAISE(ABORT, 'no more'); END", TestContext.Current.CancellationToken);
        await agent.Page.Locator("#draft").FillAsync($"Greta, another {Word} is on its way.");
        await agent.Page.Locator("#draft").PressAsync("Control+Enter");
        await Expect(agent.Page.Locator("[data-composer-target=saved]")).ToContainTextAsync("may not have been sent");
    }

    private static async Task FailsFor(Visitor customer)
    {
        await customer.Page.GetByLabel("Anything to add").FillAsync($"Where is my {Word}?");
        await customer.Button("Send to").ClickAsync();
        await Expect(customer.Page.Locator("h1")).ToBeVisibleAsync();
    }

    /// <summary>As an administrator does who looks for a fault, with settings of the program's surroundings.</summary>
    private void LogEverything()
    {
        var settings = (IConfigurationRoot)house.Service<IConfiguration>();
        foreach (var category in new[] { "Default", "Amends", "Amends.Web.People", "Microsoft", "Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Routing", "Microsoft.AspNetCore.Antiforgery", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.EntityFrameworkCore", "System", "Quartz" })
            settings[$"Logging:LogLevel:{category}"] = "Trace";
        settings["Logging:Console:LogLevel:Default"] = "None";
        settings.Reload();
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{logLevel} {eventId.Name} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
