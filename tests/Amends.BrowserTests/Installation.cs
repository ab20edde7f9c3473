using Amends.Application;
using Amends.BrowserTests;
using Amends.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Amends.BrowserTests;

/// <summary>
/// A whole installation on a loopback port with data of its own, and a browser to look at it. Each class of tests has one: classes run side by side, and
/// what one decides for the house (how long replies wait, who reads them) is not the others' business.
/// </summary>
public sealed class Installation : IAsyncLifetime
{
    public const string Password = "a calm and long password";
    public const string Agent = "ines@example.org", Lead = "ruth@example.org", Admin = "amira@example.org";

    private readonly string _data = Directory.CreateTempSubdirectory("amends-browser-").FullName;
    private readonly string? _database;
    private readonly bool _isNew;
    private WebApplication? _app;
    private IPlaywright? _playwright;
    private Samples? _samples;

    /// <summary>On SQLite, as Amends comes.</summary>
    public Installation()
        : this(null)
    {
    }

    /// <param name="database">PostgreSQL's address; null: SQLite in a folder of its own.</param>
    /// <param name="isNew">Nobody works here yet.</param>
    internal Installation(string? database, bool isNew = false) => (_database, _isNew) = (database, isNew);

    /// <summary>Runs with the machine's until a test moves it on.</summary>
    internal MovedClock Clock { get; } = new();

    public IBrowser Browser { get; private set; } = null!;

    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Start("http://127.0.0.1:0");
        Address = _app!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        if (!_isNew)
            await Employ();
        // Tests of what a reply does need not wait for it; the one of calling it back waits.
        await Service<HouseRules<Application.Complaints.SendingRules>>().Change(Person.Amends, new Application.Complaints.SendingRules(0));
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(20_000);
        Browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("AMENDS_TEST_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_app is not null)
            await Stop();
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>The server goes away, as for a new version.</summary>
    internal async Task Stop()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>It comes back where it was, with what it knew.</summary>
    internal Task Restart() => Start(Address);

    /// <summary>Someone with a browser of their own, so that cookies of one are not those of another.</summary>
    /// <param name="address">Of another house; null: of this one.</param>
    internal async Task<Visitor> Visitor(int width = 1440, bool script = true, bool dark = false, string language = "en-GB", string? zone = null, string? address = null)
    {
        var context = await Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address ?? Address,
            ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 844 : 1000 },
            JavaScriptEnabled = script,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = language,
            TimezoneId = zone,
            HasTouch = width < 600,
        });
        context.SetDefaultTimeout(30_000);
        return new Visitor(context, await context.NewPageAsync());
    }

    internal IServiceProvider Services => _app!.Services;

    /// <summary>What a test prepares without the browser.</summary>
    internal T Service<T>() where T : notnull => _app!.Services.GetRequiredService<T>();

    /// <summary>The cases that pages are looked at with, received once.</summary>
    internal async Task<Samples> Samples() => _samples ??= await BrowserTests.Samples.Fill(this);

    internal async Task<NodaTime.DateTimeZone> Zone() => (await Service<Application.Deadlines.Charters>().Current(CancellationToken.None)).Calendar.Zone;

    internal async Task<Person> Colleague(string email)
    {
        await using var scope = _app!.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Accounts>().List(CancellationToken.None)).Single(account => account.Email == email).AsPerson();
    }

    /// <summary>A colleague whom no other test knows.</summary>
    internal async Task<Person> Hire(string name, string email, Role role = Role.Agent)
    {
        await using var scope = _app!.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Accounts>().Create(email, name, role, Password);
        return await Colleague(email);
    }

    private async Task Start(string urls)
    {
        _app = AmendsHost.Build(new ServeSettings
        {
            Urls = urls,
            DataFolder = _data,
            Database = _database,
            Limits = new Limits { FormsPerHour = 1_000, SignInsPerMinute = 1_000 },
        }, Clock);
        await _app.Services.PrepareAmends();
        await _app.StartAsync();
    }

    private async Task Employ()
    {
        await using var scope = _app!.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        await accounts.Create(Agent, "Ines Duarte", Role.Agent, Password);
        await accounts.Create(Lead, "Ruth Adeyemi", Role.Lead, Password);
        await accounts.Create(Admin, "Amira Khan", Role.Admin, Password);
        await scope.ServiceProvider.GetRequiredService<HouseSettings>().Save(
            new Person(Guid.NewGuid(), "Amira Khan", Role.Admin), new Organisation("Northgate Parcels", "#0b5d51"));
    }
}

/// <summary>The machine's clock, moved on by a test that does not want to wait for days.</summary>
internal sealed class MovedClock : TimeProvider
{
    private long _ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + new TimeSpan(Interlocked.Read(ref _ahead));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
