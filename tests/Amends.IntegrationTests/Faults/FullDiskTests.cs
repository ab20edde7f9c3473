using Amends.Application;
using Amends.Application.Audit;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Faults;

public class FullDiskTests
{
    [Fact]
    public async Task A_full_disk_is_a_503_and_a_log_line_and_nothing_acknowledged_is_lost()
    {
        await using var house = await House.Open(On.Sqlite);
        await using var people = new HousePeople(house);
        var token = (await people.Tokens.Create("load", Role.Agent, null, null, default)).Value();
        var acknowledged = new List<string>();
        // The runtime's own double mapping of code is a file too, so it is switched off. No file may grow beyond 3 MB; the signal that comes with it is ignored, so that writing fails as on a full disk.
        await using (var server = await ServerProcess.Start(house.Options.DataFolder, null, "trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 3072"))
        {
            using var client = server.Client(token);
            var refused = await Fill(client, acknowledged);
            refused.Status.ShouldBe(503, refused.Text);
            refused.Type.ShouldBe("application/problem+json");
            refused.Json.GetProperty("code").GetString().ShouldBe("storage_unavailable");
            refused.Headers.RetryAfter.ShouldNotBeNull();
            (await server.Says("was answered 503")).ShouldBeTrue();
            server.Errors.ShouldNotContain("XYZZY");
            (await client.Send(HttpMethod.Get, $"complaints/{acknowledged[0]}", null)).Status.ShouldBe(200);
        }

        await using var after = await ServerProcess.Start(house.Options.DataFolder, null);
        using var again = after.Client(token);
        foreach (var reference in acknowledged)
            (await again.Send(HttpMethod.Get, $"complaints/{reference}", null)).Status.ShouldBe(200, reference);
        (await again.Send(HttpMethod.Post, "complaints", """{"text":"There is room again."}""")).Status.ShouldBe(201);
        (await house.Create<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    private static async Task<Answer> Fill(HttpClient client, List<string> acknowledged)
    {
        var text = string.Concat(Enumerable.Repeat("XYZZY it is still not here and I am tired of waiting. ", 2_000));
        for (var i = 0; i < 400; i++)
        {
            var answer = await client.Send(HttpMethod.Post, "complaints", $$"""{"text":"{{text}}"}""");
            if (answer.Status != 201)
                return answer;
            acknowledged.Add(answer.Json.GetProperty("reference").GetString()!);
        }
        throw new InvalidOperationException("The disk never filled.");
    }
}
