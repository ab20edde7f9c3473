using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Api;

public class EventsTests
{
    [Theory, OnBoth]
    internal async Task A_listener_hears_of_a_change_and_catches_up_after_a_break(On on)
    {
        var served = await Served.Shared(on);
        string first, id;
        using (var stream = await Listen(served, null))
        {
            first = await served.Complaint();
            id = await Until(stream, first);
        }
        var missed = await served.Complaint();
        using (var again = await Listen(served, id))
            (await Until(again, missed)).ShouldNotBe(id);
    }

    [Fact]
    public async Task Who_comes_back_after_a_restart_is_told_to_load_again()
    {
        var served = await Served.Shared(On.Sqlite);
        using var stream = await Listen(served, "another.5");
        for (string? line; (line = await stream.ReadLineAsync(Soon())) is not null;)
        {
            if (line == "event: reset")
                return;
        }
        Assert.Fail("The stream ended.");
    }

    private static async Task<StreamReader> Listen(Served served, string? after)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events");
        if (after is not null)
            request.Headers.Add("Last-Event-ID", after);
        var response = await served.Agent.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        return new StreamReader(await response.Content.ReadAsStreamAsync());
    }

    /// <returns>The id of the event that names the complaint.</returns>
    private static async Task<string> Until(StreamReader stream, string reference)
    {
        var id = "";
        for (string? line; (line = await stream.ReadLineAsync(Soon())) is not null;)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
                id = line[4..];
            if (line.StartsWith("data: ", StringComparison.Ordinal) && line.Contains(reference, StringComparison.Ordinal))
                return id;
        }
        throw new InvalidOperationException("The stream ended.");
    }

    private static CancellationToken Soon() => new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;
}
