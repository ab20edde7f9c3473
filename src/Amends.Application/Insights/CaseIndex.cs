using Amends.Application.Storage;
using Amends.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Amends.Application.Insights;

/// <summary>
/// This node's memory of what cases are about: vectors and ids, no words. It fills itself in the background when it is first asked for and then takes in what
/// came since, so receiving a complaint costs nothing more and nodes need not talk to each other. See docs/decisions/0010.
/// </summary>
internal sealed class CaseIndex(IDbContextFactory<AmendsDb> databases, FormLabels form, ILogger<CaseIndex> log)
{
    /// <summary>The latest cases are remembered; a quarter of a million take about 40 MB.</summary>
    private const int Most = 250_000;

    private const int Batch = 500;

    // On PostgreSQL a case may become visible after one with a later id: so far back is looked again.
    private const int Overlap = 50;

    // The panel loads beside the page and never waits longer; what is not yet remembered is found the next time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly LikeCases _cases = new(Most);
    private readonly Lock _starting = new();
    private Task _filling = Task.CompletedTask;
    private long _seen = -1;

    public async Task<IReadOnlyList<LikeCase>> Nearest(string text, int most, CancellationToken cancel)
    {
        Task filling;
        lock (_starting)
        {
            if (_filling.IsCompleted)
                _filling = Task.Run(Fill, CancellationToken.None);
            filling = _filling;
        }
        await Task.WhenAny(filling, Task.Delay(Patience, cancel));
        return _cases.Nearest(form.Without(text), most);
    }

    private async Task Fill()
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync();
            if (_seen < 0)
                _seen = Math.Max(0, (await db.Complaints.MaxAsync(c => (long?)c.Id) ?? 0) - Most);
            for (var from = Math.Max(0, _seen - Overlap); ;)
            {
                var rows = await db.Complaints.AsNoTracking().Where(c => c.Id > from).OrderBy(c => c.Id).Take(Batch)
                    .Select(c => new { c.Id, Text = db.Messages.Where(m => m.ComplaintId == c.Id).OrderBy(m => m.Key).Select(m => m.Text).FirstOrDefault() })
                    .ToListAsync();
                foreach (var row in rows)
                {
                    if (row.Text is not null && !_cases.Holds(row.Id))
                        _cases.Add(row.Id, form.Without(row.Text));
                    _seen = Math.Max(_seen, row.Id);
                }
                if (rows.Count < Batch)
                    return;
                from = rows[^1].Id;
            }
        }
        catch (Exception exception) when (StorageUnavailable.Explains(exception))
        {
            log.LogWarning("Like cases wait for the database: {Reason}", exception.Message);
        }
    }
}
