using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Amends.Application.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Amends.Application.Live;

/// <summary>A complaint changed: what live pages and <c>GET /events</c> are told. It carries no words of people.</summary>
/// <param name="Kinds">The names of what happened.</param>
public sealed record ComplaintChanged(string Reference, int Version, Guid? Owner, bool Restricted, IReadOnlyList<string> Kinds)
{
    /// <summary>How upset the customer is now.</summary>
    public double Heat { get; init; }

    /// <summary>Whether this person may know of it. People allowed on a restricted case see its news when they open it.</summary>
    public bool IsFor(Person person) => !Restricted || person.SeesAll || Owner == person.Id;
}

/// <summary>Tells everyone who listens what has been saved; on PostgreSQL also the other nodes. Who listens too slowly misses the oldest news.</summary>
internal sealed class Events(Database database, ILogger<Events> log) : BackgroundService
{
    private const string Topic = "amends";
    private const int Unheard = 256;

    private readonly ConcurrentDictionary<Channel<ComplaintChanged>, Person> _listeners = [];

    /// <summary>News for this person until the cancellation.</summary>
    public async IAsyncEnumerable<ComplaintChanged> Listen(Person person, [EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateBounded<ComplaintChanged>(new BoundedChannelOptions(Unheard) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[channel] = person;
        try
        {
            await foreach (var news in channel.Reader.ReadAllAsync(cancel))
                yield return news;
        }
        finally
        {
            _listeners.TryRemove(channel, out _);
        }
    }

    /// <summary>Called inside the unit of work: PostgreSQL passes it on when the unit commits.</summary>
    public Task Announce(Session session, ComplaintChanged news) =>
        session.IsSqlite ? Task.CompletedTask : session.Later($"SELECT pg_notify('{Topic}', @news)", JsonSerializer.Serialize(news));

    /// <summary>Called after the unit of work is saved.</summary>
    public void Publish(ComplaintChanged news)
    {
        // On PostgreSQL the news comes back through the database, to this node as to the others.
        if (database.IsSqlite)
            Tell(news);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.Postgres is null)
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Follow(database.Postgres, stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or System.Net.Sockets.SocketException)
            {
                log.LogWarning("Live updates wait for the database: {Reason}", exception.Message);
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
            }
        }
    }

    private async Task Follow(NpgsqlDataSource postgres, CancellationToken cancel)
    {
        await using var connection = await postgres.OpenConnectionAsync(cancel);
        connection.Notification += (_, news) => Tell(JsonSerializer.Deserialize<ComplaintChanged>(news.Payload)!);
        await using var listen = new NpgsqlCommand($"LISTEN {Topic}", connection);
        await listen.ExecuteNonQueryAsync(cancel);
        while (true)
            await connection.WaitAsync(cancel);
    }

    private void Tell(ComplaintChanged news)
    {
        foreach (var (channel, person) in _listeners)
        {
            if (news.IsFor(person))
                channel.Writer.TryWrite(news);
        }
    }
}
