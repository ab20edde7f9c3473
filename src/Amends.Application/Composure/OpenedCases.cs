using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Amends.Application.Composure;

/// <summary>
/// Notes which case each colleague opened last, once a second and behind their back: the next page waits for no disk, and of ten cases looked through in a row one is
/// written. What was opened in the second before a crash is not counted; what was done on a case is noted as it is done (<see cref="NoteAct"/>).
/// </summary>
internal sealed class OpenedCases(NoteAct acts, ILogger<OpenedCases> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, (Person By, string Reference)> _last = new();

    public void Add(Person by, string reference) => _last[by.Id] = (by, reference);

    /// <summary>Writes what was opened since it was last asked to.</summary>
    public async Task Note()
    {
        foreach (var colleague in _last.Keys)
        {
            if (_last.TryRemove(colleague, out var opened))
                await acts.Handle(opened.By, opened.Reference, opens: true);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Note();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await Note();
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    log.LogError(failure, "Cases that were opened could not be counted.");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Amends stops; the rest is noted then.
        }
    }
}
