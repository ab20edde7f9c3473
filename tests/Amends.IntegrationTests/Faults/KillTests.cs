using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Amends.Application;
using Amends.Application.Audit;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Faults;

/// <summary>The program is killed under load, again and again: what it acknowledged is there, and every timeline is whole.</summary>
public class KillTests
{
    private const int Clients = 8;

    [Theory]
    [InlineData(On.Sqlite, 20)]
    [InlineData(On.Postgres, 3)]
    internal async Task Killed_under_load_it_keeps_every_change_that_it_acknowledged(On on, int times)
    {
        await using var house = await House.Open(on);
        await using var people = new HousePeople(house);
        var token = (await people.Tokens.Create("load", Role.Agent, null, null, default)).Value();
        var random = new Random(7);
        var acknowledged = new ConcurrentDictionary<string, int>();
        for (var time = 0; time < times; time++)
        {
            await using var server = await ServerProcess.Start(house.Options.DataFolder, house.Options.Database);
            using var stop = new CancellationTokenSource();
            var before = acknowledged.Count;
            var load = Enumerable.Range(0, Clients).Select(_ => Load(server.Client(token), acknowledged, stop.Token)).ToArray();
            while (acknowledged.Count < before + Clients)
                await Task.Delay(10, TestContext.Current.CancellationToken);
            await Task.Delay(random.Next(20, 250), TestContext.Current.CancellationToken);
            await server.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(load);
            await AllThere(house, acknowledged);
        }
        acknowledged.Count.ShouldBeGreaterThan(times * Clients - 1);
        var report = await house.Create<VerifyAll>().Handle();
        report.FaultCount.ShouldBe(0, string.Join('\n', report.Faults));
    }

    /// <summary>Takes in complaints and adds to them until the server is gone; keeps what was answered.</summary>
    private static async Task Load(HttpClient client, ConcurrentDictionary<string, int> acknowledged, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                var begun = await Post(client, "/api/v1/complaints", new { text = "My parcel is late again and nobody answers!", customer = new { email = $"{Guid.NewGuid():N}@example.com" } }, stop);
                var reference = begun.GetProperty("reference").GetString()!;
                acknowledged[reference] = 2;
                var noted = await Post(client, $"/api/v1/complaints/{reference}/messages", new { direction = "note", text = "Rang her." }, stop);
                acknowledged[reference] = noted.GetProperty("version").GetInt32();
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException)
        {
            // Killed, as it should be.
        }
    }

    private static async Task<JsonElement> Post(HttpClient client, string path, object body, CancellationToken stop)
    {
        using var response = await client.PostAsJsonAsync(path, body, stop);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(stop);
    }

    private static async Task AllThere(House house, ConcurrentDictionary<string, int> acknowledged)
    {
        await using var db = await house.Db();
        var stored = await db.Complaints.ToDictionaryAsync(c => c.Reference, c => c.Version);
        foreach (var (reference, version) in acknowledged)
            stored.GetValueOrDefault(reference).ShouldBeGreaterThanOrEqualTo(version, reference);
    }
}
