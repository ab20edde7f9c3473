using System.Collections.Concurrent;
using Amends.Application.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Amends.Application.Composure;

/// <summary>
/// Notes which case each colleague opened last, once a second and behind their back: the next page waits for no disk, and of ten cases looked through in a row one is
/// written. What was opened in the second before a crash is not counted; what was done on a case is noted as it is done (<see cref="NoteAct"/>).
/// </summary>
internal sealed class OpenedCases(NoteAct acts, TimeProvider time, ILogger<OpenedCases> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, (Person By, string Reference, Instant At)> _last = new();

    public void Add(Person by, string reference) => _last[by.Id] = (by, reference, time.Now());

    /// <summary>Writes what was opened since it was last asked to.</summary>
    public async Task Note(CancellationToken cancel = default)
    {
        foreach (var colleague in _last.Keys)
        {
            if (cancel.IsCancellationRequested)
                return;
            if (_last.TryRemove(colleague, out var opened))
                await Note(opened.By, opened.Reference, opened.At);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Note(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Note(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The rest is noted as Amends stops.
        }
    }

    private async Task Note(Person by, string reference, Instant at)
    {
        try
        {
            await acts.Handle(by, reference, opens: true, at: at);
        }
        catch (Exception failure)
        {
            // A minute that is not counted must end neither the next one's count nor Amends.
            log.LogError(failure, "That {Reference} was opened could not be counted.", reference);
        }
    }
}
