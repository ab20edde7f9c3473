using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Amends.IntegrationTests.Storage;

/// <summary>The databases that every storage test runs on.</summary>
public enum On { Sqlite, Postgres }

/// <summary>An installation of one's own on a real database: a file or a database made for the test and removed after it.</summary>
internal sealed class House : IAsyncDisposable
{
    private readonly string _folder;
    private readonly TestDatabase? _postgres;
    private readonly IHost _host;
    private readonly IServiceProvider _services;
    private bool _started;

    private House(string folder, TestDatabase? postgres, Clock clock)
    {
        _folder = folder;
        _postgres = postgres;
        Clock = clock;
        Options = new AmendsOptions { DataFolder = folder, Database = postgres?.Address };
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<TimeProvider>(clock).AddAmends(Options);
        _host = builder.Build();
        _services = _host.Services;
    }

    public Clock Clock { get; }

    public AmendsOptions Options { get; }

    public Person Agent { get; } = new(Guid.CreateVersion7(), "Ada", Role.Agent);

    public Person Lead { get; } = new(Guid.CreateVersion7(), "Lena", Role.Lead);

    public static async Task<House> Open(On on, bool prepared = true)
    {
        var folder = Directory.CreateTempSubdirectory("amends-test-").FullName;
        var house = new House(folder, on == On.Postgres ? await TestDatabase.Create() : null, new Clock());
        if (prepared)
            await house._services.PrepareAmends();
        return house;
    }

    /// <summary>Starts what runs beside the requests: live news and the like.</summary>
    public Task StartServices()
    {
        _started = true;
        return _host.StartAsync();
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Makes what is not registered, from what is.</summary>
    public T Create<T>() => ActivatorUtilities.CreateInstance<T>(_services);

    public Task<AmendsDb> Db() => Get<IDbContextFactory<AmendsDb>>().CreateDbContextAsync();

    /// <summary>Takes in a complaint and gives its reference.</summary>
    public async Task<string> Receive(string text = "Where is my parcel? I have been waiting for two weeks!", string? email = null)
    {
        var outcome = await Get<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Maya Lund", email), Channel.Email, text), Agent);
        return outcome.Value().Reference;
    }

    /// <summary>Somebody with an account: what is done for them later asks for it.</summary>
    public async Task<Person> Colleague(string name, Role role = Role.Agent)
    {
        var account = new Account { Id = Guid.CreateVersion7(), Name = name, UserName = $"{name}@example.org", Email = $"{name}@example.org", Role = role, SecurityStamp = "" };
        await using var db = await Db();
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return account.AsPerson();
    }

    public Target Target(string reference, int? expected = null, Person? by = null) => new(reference, by ?? Agent, expected);

    /// <summary>Lets go of the database, as a program that ends does.</summary>
    public async Task Stop()
    {
        await Get<Changes>().DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        if (_started)
            await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        if (_postgres is not null)
            await _postgres.DisposeAsync();
    }
}

/// <summary>A clock that the test moves.</summary>
internal sealed class Clock : TimeProvider
{
    private long _ticks = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero).Ticks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}

internal static class Outcomes
{
    /// <summary>The value of an outcome that must be done.</summary>
    public static T Value<T>(this Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done it => it.Value,
        Outcome<T>.Refused it => throw new InvalidOperationException($"Refused: {it.Refusal.Code}: {it.Refusal.Words}"),
        _ => throw new InvalidOperationException($"It is {outcome.GetType().Name}, not done."),
    };

    public static string Refusal<T>(this Outcome<T> outcome) => ((Outcome<T>.Refused)outcome).Refusal.Code;
}
