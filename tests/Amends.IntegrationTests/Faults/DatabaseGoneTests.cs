using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.Storage;
using Npgsql;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Faults;

public class DatabaseGoneTests
{
    [Fact]
    public async Task A_database_that_is_gone_for_a_while_is_a_503_until_it_is_back()
    {
        await using var house = await House.Open(On.Postgres);
        await using var line = new Line(new NpgsqlConnectionStringBuilder(house.Options.Database));
        await using var served = await Served.Over(house, line.Address);
        var reference = await served.Complaint();

        line.Cut();
        foreach (var (method, path, json) in new[] { (HttpMethod.Post, "complaints", """{"text":"Is anyone there?"}"""), (HttpMethod.Get, "complaints", null), (HttpMethod.Get, $"complaints/{reference}", null) })
        {
            var answer = await served.Agent.Send(method, path, json);
            answer.Status.ShouldBe(503, answer.Text);
            answer.Type.ShouldBe("application/problem+json");
        }
        (await Status(served, "/healthz/ready")).ShouldBe(503);
        (await Status(served, "/healthz/live")).ShouldBe(200);

        line.Mend();
        (await served.Agent.Send(HttpMethod.Post, "complaints", """{"text":"Is anyone there?"}""")).Status.ShouldBe(201);
        (await served.Agent.Send(HttpMethod.Get, $"complaints/{reference}", null)).Status.ShouldBe(200);
        (await Status(served, "/healthz/ready")).ShouldBe(200);
    }

    private static async Task<int> Status(Served served, string path)
    {
        using var response = await served.Anyone.GetAsync(path);
        return (int)response.StatusCode;
    }

    /// <summary>A line to PostgreSQL that can be cut.</summary>
    private sealed class Line : IAsyncDisposable
    {
        private readonly NpgsqlConnectionStringBuilder _far;
        private readonly TcpListener _near = new(IPAddress.Loopback, 0);
        private readonly ConcurrentBag<TcpClient> _open = [];
        private volatile bool _isCut;

        public Line(NpgsqlConnectionStringBuilder far)
        {
            _far = far;
            _near.Start();
            _ = Accept();
            Address = new NpgsqlConnectionStringBuilder(far.ToString()) { Host = "127.0.0.1", Port = ((IPEndPoint)_near.LocalEndpoint).Port, Timeout = 5 }.ToString();
        }

        public string Address { get; }

        public void Cut()
        {
            _isCut = true;
            foreach (var client in _open)
                client.Close();
        }

        public void Mend() => _isCut = false;

        public ValueTask DisposeAsync()
        {
            Cut();
            _near.Dispose();
            return ValueTask.CompletedTask;
        }

        private async Task Accept()
        {
            try
            {
                while (true)
                    _ = Carry(await _near.AcceptTcpClientAsync());
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task Carry(TcpClient near)
        {
            using var far = new TcpClient();
            _open.Add(near);
            _open.Add(far);
            try
            {
                if (_isCut)
                    return;
                await far.ConnectAsync(_far.Host!, _far.Port);
                await Task.WhenAny(near.GetStream().CopyToAsync(far.GetStream()), far.GetStream().CopyToAsync(near.GetStream()));
            }
            catch (Exception cut) when (cut is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // Cut while it carried.
            }
            finally
            {
                near.Close();
            }
        }
    }
}
