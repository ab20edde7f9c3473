using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.Storage;
using Amends.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedServers))]

namespace Amends.IntegrationTests.Api;

/// <summary>The real server on a real database, listening on a port of its own.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly House _house;
    private bool _ownsHouse;

    private Served(House house, WebApplication app)
    {
        _house = house;
        App = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public WebApplication App { get; }
    public Uri Address { get; }
    public HttpClient Anyone { get; private set; } = null!;
    public HttpClient Agent { get; private set; } = null!;
    public HttpClient Lead { get; private set; } = null!;
    public HttpClient Admin { get; private set; } = null!;

    /// <summary>One server for all tests that leave it as they found it.</summary>
    public static Task<Served> Shared(On on) => SharedServers.All.GetOrAdd(on, key => new Lazy<Task<Served>>(() => Start(key))).Value;

    public static async Task<Served> Start(On on, Limits? limits = null, string? proxy = null)
    {
        var house = await House.Open(on);
        var served = await Over(house, house.Options.Database, limits, proxy);
        served._ownsHouse = true;
        return served;
    }

    /// <summary>A server over a database that the test looks after.</summary>
    public static async Task<Served> Over(House house, string? database, Limits? limits = null, string? proxy = null)
    {
        var app = AmendsHost.Build(new ServeSettings
        {
            Urls = "http://127.0.0.1:0",
            DataFolder = house.Options.DataFolder,
            Database = database,
            TrustedProxy = proxy,
            Limits = limits ?? new Limits { SignInsPerMinute = 10_000, FormsPerHour = 10_000, ApiPerSecond = 100_000 },
        });
        // Tests of what a reply does need not wait for it.
        await app.Services.GetRequiredService<HouseRules<SendingRules>>().Change(Person.Amends, new SendingRules(0));
        await app.StartAsync();
        var served = new Served(house, app);
        served.Anyone = served.As(null);
        served.Agent = served.As(await served.Token("agent", Role.Agent));
        served.Lead = served.As(await served.Token("lead", Role.Lead));
        served.Admin = served.As(await served.Token("admin", Role.Admin));
        return served;
    }

    public async Task<string> Token(string name, Role role)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Tokens>().Create(name, role, null, null, CancellationToken.None)).Value();
    }

    public HttpClient As(string? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();

    public Task<AmendsDb> Db() => _house.Db();

    /// <summary>Takes in a complaint and gives its reference.</summary>
    public async Task<string> Complaint(string text = "Where is my parcel? I have been waiting for two weeks and nobody answers!") =>
        (await Agent.Post("complaints", new { text, channel = "email", customer = new { name = "Maya Lund", email = $"{Guid.NewGuid():N}@example.com" } }))
            .GetProperty("reference").GetString()!;

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        if (_ownsHouse)
            await _house.DisposeAsync();
    }
}

/// <summary>Ends the shared servers after the last test.</summary>
public sealed class SharedServers : IAsyncDisposable
{
    internal static ConcurrentDictionary<On, Lazy<Task<Served>>> All { get; } = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var server in All.Values.Where(server => server.Value.IsCompletedSuccessfully))
            await (await server.Value).DisposeAsync();
    }
}

internal static class Calls
{
    private const string Root = "/api/v1/";

    /// <summary>Posts and expects 2xx.</summary>
    public static async Task<JsonElement> Post(this HttpClient client, string path, object body)
    {
        using var response = await client.PostAsJsonAsync(Root + path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"POST {path}: {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Gets and expects 2xx.</summary>
    public static async Task<JsonElement> Get(this HttpClient client, string path)
    {
        using var response = await client.GetAsync(Root + path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"GET {path}: {(int)response.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Sends any body with any headers and gives what came.</summary>
    public static async Task<Answer> Send(this HttpClient client, HttpMethod method, string path, string? json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, Root + path);
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await client.Exchange(request);
    }

    public static async Task<Answer> Exchange(this HttpClient client, HttpRequestMessage request)
    {
        using var response = await client.SendAsync(request);
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(), response.Headers);
    }
}

internal sealed record Answer(int Status, string? Type, string Text, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);
}
