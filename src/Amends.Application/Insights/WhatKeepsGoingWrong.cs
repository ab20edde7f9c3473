using System.Collections.Immutable;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Amends.Application.Insights;

/// <summary>
/// The recurring issues of the last thirteen weeks, for analysts and leads. Examples are of cases that the person may see. Worked out in the background and kept for a quarter of an hour: the page
/// shows what is known and never waits for more than a moment.
/// </summary>
internal sealed class WhatKeepsGoingWrong(IDbContextFactory<AmendsDb> databases, FormLabels form, TimeProvider time, ILogger<WhatKeepsGoingWrong> log)
{
    public const int Weeks = 13;

    private const int Shown = 20, ExamplesShown = 3, Batch = 500, MostTexts = 200_000, MostClusters = 2048;

    private static readonly Duration Fresh = Duration.FromMinutes(15);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _starting = new();
    private Task _working = Task.CompletedTask;
    private Known? _known;

    public async Task<IssueReport> Handle(Person person, CancellationToken cancel = default)
    {
        if (!person.Measures)
            return new(0, false, []);
        var working = Work();
        if (_known is null)
            await Task.WhenAny(working, Task.Delay(Patience, cancel));
        if (_known is not { } known)
            return new(0, true, []);
        await using var db = await databases.CreateDbContextAsync(cancel);
        // Texts that share no word to name them by are alike in nothing that anybody could mend.
        var issues = known.Issues.Where(issue => issue.Label.Count > 0).Take(Shown).ToList();
        var examples = await Examples(db, person, [.. issues.SelectMany(issue => issue.Examples)], cancel);
        return new(known.Texts, false, issues.ConvertAll(issue => Told(issue, [.. issue.Examples.Where(examples.ContainsKey).Select(id => examples[id])])));
    }

    /// <summary>Named by the concern that its cases share; those that have it are its examples first.</summary>
    private RecurringIssue Told(Issue issue, List<Example> examples)
    {
        var concerns = examples.ConvertAll(example => Json.Read<Complaint>(example.State).Concerns);
        var shared = Shared(concerns);
        var first = examples.Zip(concerns).OrderByDescending(one => shared is not null && one.Second.Contains(shared)).Take(ExamplesShown);
        return new(
            shared, issue.Title, issue.Size, issue.MeanHeat, issue.Counts,
            [.. first.Select(one => new IssueExample(one.First.Reference, TellingSentence.Of(form.Without(one.First.Text), issue.Label)))]);
    }

    /// <summary>The concern that two in five of these cases have, or more; null where none is that common.</summary>
    private static string? Shared(List<ImmutableSortedSet<string>> cases) => cases
        .SelectMany(concerns => concerns)
        .GroupBy(concern => concern, (concern, all) => (Concern: concern, Cases: all.Count()))
        .Where(one => one.Cases > 1 && one.Cases * 5 >= cases.Count * 2)
        .OrderByDescending(one => one.Cases).ThenBy(one => one.Concern, StringComparer.Ordinal)
        .Select(one => one.Concern)
        .FirstOrDefault();

    private Task Work()
    {
        lock (_starting)
        {
            if (_working.IsCompleted && (_known is null || time.Now() - _known.At > Fresh))
                _working = Task.Run(FindIssues, CancellationToken.None);
            return _working;
        }
    }

    private async Task FindIssues()
    {
        try
        {
            var now = time.Now();
            // A tick later, so that what comes in at this very moment falls in the last week and not in the one after.
            var since = now - Duration.FromDays(7 * Weeks) + Duration.FromTicks(1);
            var issues = new RecurringIssues(since.ToDateTimeOffset(), TimeSpan.FromDays(7), Weeks, MostClusters);
            await using var db = await databases.CreateDbContextAsync();
            foreach (var stage in Enum.GetValues<Stage>())
                await TakeIn(db, issues, stage, since);
            _known = new(now, issues.Count, issues.Sort().Issues);
        }
        catch (Exception exception) when (StorageUnavailable.Explains(exception))
        {
            log.LogWarning("Recurring issues wait for the database: {Reason}", exception.Message);
        }
    }

    /// <summary>One stage after the other, since each is one range of an index; the latest first, in case there are more than can be read.</summary>
    private async Task TakeIn(AmendsDb db, RecurringIssues issues, Stage stage, Instant since)
    {
        var (at, id) = (Instant.MaxValue, long.MaxValue);
        while (issues.Count < MostTexts)
        {
            var stageRows = db.Complaints.AsNoTracking().Where(c => c.Stage == stage && c.ReceivedAt >= since);
            if (id != long.MaxValue)
                stageRows = stageRows.Where(c => c.ReceivedAt <= at && (c.ReceivedAt < at || c.Id < id));
            var rows = await stageRows.OrderByDescending(c => c.ReceivedAt).ThenByDescending(c => c.Id).Take(Batch)
                .Select(c => new { c.Id, c.ReceivedAt, c.Peak, Text = db.Messages.Where(m => m.ComplaintId == c.Id).OrderBy(m => m.Key).Select(m => m.Text).FirstOrDefault() })
                .ToListAsync();
            foreach (var row in rows)
                issues.Add(row.Id, form.Without(row.Text ?? ""), row.ReceivedAt.ToDateTimeOffset(), row.Peak);
            if (rows.Count < Batch)
                return;
            (at, id) = (rows[^1].ReceivedAt, rows[^1].Id);
        }
    }

    private static Task<Dictionary<long, Example>> Examples(AmendsDb db, Person person, List<long> ids, CancellationToken cancel) =>
        db.VisibleTo(person).Where(c => ids.Contains(c.Id))
            .Select(c => new Example(c.Id, c.Reference, db.Messages.Where(m => m.ComplaintId == c.Id).OrderBy(m => m.Key).Select(m => m.Text).FirstOrDefault() ?? c.Snippet, c.State))
            .ToDictionaryAsync(c => c.Id, cancel);

    private sealed record Known(Instant At, int Texts, IReadOnlyList<Issue> Issues);

    private sealed record Example(long Id, string Reference, string Text, string State);
}

/// <summary>What keeps going wrong.</summary>
/// <param name="Complaints">How many were looked at.</param>
/// <param name="Reading">It is still being worked out for the first time.</param>
/// <param name="Issues">The most frequent first.</param>
public sealed record IssueReport(int Complaints, bool Reading, IReadOnlyList<RecurringIssue> Issues);

/// <param name="Concern">The code of what most of its nearest cases are about; null where they share none.</param>
/// <param name="Words">What they say and others do not.</param>
/// <param name="MeanHeat">Of the highest heat of each case.</param>
/// <param name="Weeks">Complaints in each of the last thirteen weeks, the latest last.</param>
public sealed record RecurringIssue(string? Concern, string Words, int Count, double MeanHeat, IReadOnlyList<int> Weeks, IReadOnlyList<IssueExample> Examples)
{
    private const int Compared = 4;

    /// <summary>How many came in the last four weeks.</summary>
    public int Lately => Weeks.TakeLast(Compared).Sum();

    /// <summary>How many came in the four weeks before.</summary>
    public int Before => Weeks.SkipLast(Compared).TakeLast(Compared).Sum();
}

/// <param name="Sentence">What the customer said that tells the issue best.</param>
public sealed record IssueExample(string Reference, string Sentence);
