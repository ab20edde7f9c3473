using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using Amends.Application.Chat;
using Amends.Application.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Amends.Application.Live;

/// <summary>What open pages are told.</summary>
public abstract record News(string Reference);

/// <summary>Somebody came to a case, left it, began to write a reply or stopped: for whoever has the same case open, and for nobody else.</summary>
public sealed record PeopleChanged(string Reference) : News(Reference);

/// <summary>A complaint changed: what live pages and <c>GET /events</c> are told. It carries no words of people.</summary>
/// <param name="Kinds">The names of what happened.</param>
public sealed record ComplaintChanged(string Reference, int Version, Guid? Owner, bool Restricted, IReadOnlyList<string> Kinds) : News(Reference)
{
    /// <summary>How upset the customer is now.</summary>
    public double Heat { get; init; }

    /// <summary>The complaint is a chat: who wrote may be waiting at the other end.</summary>
    public bool InChat { get; init; }

    /// <summary>The colleagues whom a note that was written names. Each may see the case.</summary>
    public IReadOnlyList<Guid> Mentioned { get; init; } = [];

    /// <summary>Whether this person may know of it. People allowed on a restricted case see its news when they open it, or are named in it.</summary>
    public bool IsFor(Person person) => !Restricted || person.SeesAll || Owner == person.Id || Mentioned.Contains(person.Id);
}

/// <summary>Tells everyone who listens what has been saved; on PostgreSQL also the other nodes. Who listens too slowly misses the oldest news.</summary>
internal sealed class Events(Database database, PeopleHere here, InTheChat chats, ILogger<Events> log) : BackgroundService
{
    private const string Topic = "amends", Beats = "amends_here";
    private const int Unheard = 256;

    /// <summary>A connection that a firewall dropped says nothing; it is asked from time to time.</summary>
    private const int AskedEverySeconds = 15;

    private readonly ConcurrentDictionary<Channel<News>, Listener> _listeners = [];
    private bool _interrupted;

    /// <summary>News may have been missed.</summary>
    public event Action? Interrupted;

    /// <summary>What changes, for this person, until the cancellation; over an interruption, too.</summary>
    public async IAsyncEnumerable<ComplaintChanged> Listen(Person person, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var news in Listen(new Listener(person, null) { Stays = true }, cancel))
        {
            if (news is ComplaintChanged changed)
                yield return changed;
        }
    }

    /// <summary>The same, and who comes and goes at one case, until the cancellation or until news may have been missed.</summary>
    /// <param name="at">The reference of a case that the person may see; null: none.</param>
    public IAsyncEnumerable<News> Listen(Person person, string? at, CancellationToken cancel) => Listen(new Listener(person, at), cancel);

    private async IAsyncEnumerable<News> Listen(Listener listener, [EnumeratorCancellation] CancellationToken cancel)
    {
        var channel = Channel.CreateBounded<News>(new BoundedChannelOptions(Unheard) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[channel] = listener;
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

    /// <summary>What happens at one case, restricted or not: for its customer, who is told no more than that something did.</summary>
    public OneCase At(string reference)
    {
        var channel = Channel.CreateBounded<News>(new BoundedChannelOptions(Unheard) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[channel] = new(null, reference);
        return new(channel.Reader, () => _listeners.TryRemove(channel, out _));
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

    /// <summary>Somebody is at a case: on PostgreSQL every node hears it, on SQLite this one, and nothing is kept.</summary>
    public async Task Pass(Beat beat, CancellationToken cancel)
    {
        if (database.Postgres is null)
            Hear(beat);
        else
            await using (var notify = database.Postgres.CreateCommand($"SELECT pg_notify('{Beats}', @beat)"))
            {
                notify.Parameters.AddWithValue("beat", JsonSerializer.Serialize(beat));
                await notify.ExecuteNonQueryAsync(cancel);
            }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (database.PostgresAddress is null)
            return;
        var address = new NpgsqlConnectionStringBuilder(database.PostgresAddress) { KeepAlive = AskedEverySeconds, Pooling = false }.ToString();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Follow(address, stoppingToken);
            }
            catch (Exception exception) when (exception is NpgsqlException or System.Net.Sockets.SocketException)
            {
                log.LogWarning("Live updates wait for the database: {Reason}", exception.Message);
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
            }
        }
    }

    private async Task Follow(string postgres, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync(cancel);
        connection.Notification += (_, news) =>
        {
            if (news.Channel == Beats)
                Hear(JsonSerializer.Deserialize<Beat>(news.Payload)!);
            else
                Tell(JsonSerializer.Deserialize<ComplaintChanged>(news.Payload)!);
        };
        await using var listen = new NpgsqlCommand($"LISTEN {Topic}; LISTEN {Beats}", connection);
        await listen.ExecuteNonQueryAsync(cancel);
        if (_interrupted)
            EndAll();
        _interrupted = true;
        while (true)
            await connection.WaitAsync(cancel);
    }

    /// <summary>What happened while nobody listened to the database is known to nobody here: whoever listens begins anew, and looks for themselves.</summary>
    private void EndAll()
    {
        Interrupted?.Invoke();
        foreach (var (channel, listener) in _listeners)
        {
            if (!listener.Stays)
                channel.Writer.TryComplete();
        }
    }

    private void Hear(Beat beat)
    {
        if (beat.ByCustomer ? chats.Hear(beat) : here.Hear(beat))
            Tell(new PeopleChanged(beat.Reference));
    }

    private void Tell(News news)
    {
        foreach (var (channel, listener) in _listeners)
        {
            if (listener.Wants(news))
                channel.Writer.TryWrite(news);
        }
    }

    /// <param name="Person">null: the customer of the case.</param>
    private sealed record Listener(Person? Person, string? At)
    {
        /// <summary>It hears of an interruption otherwise.</summary>
        public bool Stays { get; init; }

        public bool Wants(News news) => news.Reference == At || (Person is not null && news is ComplaintChanged changed && changed.IsFor(Person));
    }
}

/// <summary>The news of one case, until it is disposed of.</summary>
internal sealed class OneCase(ChannelReader<News> news, Action end) : IDisposable
{
    public ChannelReader<News> News => news;

    public void Dispose() => end();
}
