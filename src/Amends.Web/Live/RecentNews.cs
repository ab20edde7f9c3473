using Amends.Application;
using Amends.Application.Live;

namespace Amends.Web.Live;

/// <summary>News under a number that only grows while this process runs.</summary>
internal readonly record struct Numbered(long Number, ComplaintChanged News);

/// <summary>Keeps the latest news, so that whoever was away for a moment can catch up, and wakes those who wait for more.</summary>
internal sealed class RecentNews(Events events) : BackgroundService
{
    private const int Kept = 2_048;

    private readonly Lock _lock = new();
    private readonly Numbered[] _ring = new Numbered[Kept];
    private long _last;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Tells this run of the process from others: their numbers mean nothing here.</summary>
    public string Run { get; } = Guid.NewGuid().ToString("N")[..8];

    public long Last
    {
        get
        {
            lock (_lock)
                return _last;
        }
    }

    /// <summary>What came after that number, or null where some of it is no longer kept; and the task that ends when there is more.</summary>
    public (IReadOnlyList<Numbered>? News, Task More) After(long number)
    {
        lock (_lock)
        {
            if (number > _last || _last - number > Kept)
                return (null, _more.Task);
            var news = new List<Numbered>();
            for (var next = number + 1; next <= _last; next++)
                news.Add(_ring[next % Kept]);
            return (news, _more.Task);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        events.Interrupted += Forget;
        await foreach (var news in events.Listen(Person.Amends, stoppingToken))
            Keep(news);
    }

    /// <summary>Something may be missing between what is kept and what comes: nobody catches up over that.</summary>
    private void Forget()
    {
        lock (_lock)
        {
            _last += Kept + 1;
            Wake();
        }
    }

    private void Keep(ComplaintChanged news)
    {
        lock (_lock)
        {
            _last++;
            _ring[_last % Kept] = new(_last, news);
            Wake();
        }
    }

    private void Wake()
    {
        _more.SetResult();
        _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
