using System.Collections.Concurrent;
using Amends.Application;
using Amends.Application.Storage;
using Amends.Web.People;

namespace Amends.Web.Live;

/// <summary>
/// The connections that stay open for news. A page is asked who it is with each request; these are asked every few seconds, all in one query, and those whose
/// sign-in, account or token has ended are closed. All are when the server stops: it would wait for them.
/// </summary>
internal sealed class OpenStreams(SignIns signIns, IHostApplicationLifetime lifetime, ILogger<OpenStreams> log) : BackgroundService
{
    private static readonly TimeSpan AskedEvery = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Stream, byte> _open = [];

    /// <summary>Cancelled when the caller leaves or may not listen any more, and when the server stops.</summary>
    public Stream Open(HttpContext http, CancellationToken cancel)
    {
        var stream = new Stream(this, http.User.SignInId() ?? http.Person().Id, CancellationTokenSource.CreateLinkedTokenSource(cancel, lifetime.ApplicationStopping));
        _open[stream] = 0;
        return stream;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(AskedEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CloseThoseThatEnded(stoppingToken);
            }
            catch (Exception failure) when (StorageUnavailable.Explains(failure))
            {
                log.LogWarning("Open connections wait for the database: {Reason}", failure.Message);
            }
        }
    }

    private async Task CloseThoseThatEnded(CancellationToken cancel)
    {
        var open = _open.Keys.ToArray();
        foreach (var some in open.Chunk(200))
        {
            var holding = await signIns.Holding([.. some.Select(stream => stream.Id).Distinct()], cancel);
            foreach (var ended in some.Where(stream => !holding.Contains(stream.Id)))
                ended.Close();
        }
    }

    internal sealed class Stream(OpenStreams all, Guid id, CancellationTokenSource source) : IDisposable
    {
        private readonly Lock _lock = new();
        private bool _gone;

        public Guid Id => id;

        public CancellationToken Token { get; } = source.Token;

        public void Close()
        {
            lock (_lock)
            {
                if (!_gone)
                    source.Cancel();
            }
        }

        public void Dispose()
        {
            all._open.TryRemove(this, out _);
            lock (_lock)
            {
                _gone = true;
                source.Dispose();
            }
        }
    }
}
