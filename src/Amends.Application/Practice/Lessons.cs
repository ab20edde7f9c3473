using System.Runtime.InteropServices;
using Amends.Application.Complaints;
using Amends.Application.Library;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Practice;

/// <summary>
/// The team's board: what worked, found by words or by likeness to the case at hand. The latest few thousand are kept in memory, where a search passes over all of
/// them in less than a millisecond; every node sees a new one within half a minute.
/// </summary>
internal sealed class Lessons
{
    /// <summary>More than this nobody reads; older ones stay in the database.</summary>
    private const int Most = 5_000;

    private const int MostFound = 20, Beside = 2;

    // Below this they share a word or two and no more.
    private const double LeastLikeness = 0.4;

    // Whoever looks for something reads further down; a few words are less like a whole story.
    private const double LeastFound = 0.3;

    private readonly IDbContextFactory<AmendsDb> _databases;
    private readonly Remembered<IReadOnlyList<Known>> _board;

    public Lessons(IDbContextFactory<AmendsDb> databases, TimeProvider time)
    {
        _databases = databases;
        _board = new(time, Duration.FromSeconds(30), Look);
    }

    /// <summary>The latest, or those that fit best; at most twenty.</summary>
    /// <param name="words">What they hold or tell of; empty: the latest.</param>
    /// <param name="principle">Only those of this principle; null: all.</param>
    public async Task<IReadOnlyList<LessonItem>> Find(string words, string? principle, CancellationToken cancel = default)
    {
        var board = (await _board.Get(cancel)).Where(known => principle is null || known.Item.Principle == principle);
        if (string.IsNullOrWhiteSpace(words))
            return [.. board.Take(MostFound).Select(known => known.Item)];
        var (asked, plain) = (CaseVectors.Of(words), words.Split([' ', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2).ToList());
        return
        [
            .. board.Select(known => (known.Item, Fits: Share(plain, known.Item.Words) + Math.Max(CaseVectors.Likeness(asked, known.Situation), CaseVectors.Likeness(asked, known.Says))))
                .Where(one => one.Fits >= LeastFound).OrderByDescending(one => one.Fits).Take(MostFound).Select(one => one.Item),
        ];
    }

    /// <summary>How many of the words stand there, 0 to 1.</summary>
    private static double Share(List<string> asked, string words) =>
        asked.Count == 0 ? 0 : (double)asked.Count(word => words.Contains(word, StringComparison.OrdinalIgnoreCase)) / asked.Count;

    /// <summary>The two that fit a case best, learned in others like it; none where nothing is like it, or where this person may not see the case.</summary>
    public async Task<IReadOnlyList<LessonItem>> Like(Person person, string typed, CancellationToken cancel = default)
    {
        var board = await _board.Get(cancel);
        if (board.Count == 0 || !Reference.TryParse(typed, out var parsed))
            return [];
        var reference = parsed.ToString();
        await using var db = await _databases.CreateDbContextAsync(cancel);
        var text = await Situation(db, person, reference, cancel);
        if (text is null)
            return [];
        var asked = CaseVectors.Of(text);
        return
        [
            .. board.Where(known => known.Item.Reference != reference).Select(known => (known.Item, Likeness: CaseVectors.Likeness(asked, known.Situation)))
                .Where(one => one.Likeness >= LeastLikeness).OrderByDescending(one => one.Likeness).Take(Beside).Select(one => one.Item),
        ];
    }

    /// <summary>The customer's first words on a case that this person may see; null where there is none, or where it is restricted.</summary>
    internal static Task<string?> Situation(AmendsDb db, Person person, string reference, CancellationToken cancel) =>
        db.VisibleTo(person).Where(c => c.Reference == reference && !c.Restricted)
            .Select(c => db.Messages.Where(m => m.ComplaintId == c.Id).OrderBy(m => m.Key).Select(m => m.Text).FirstOrDefault())
            .FirstOrDefaultAsync(cancel);

    /// <summary>What was read is read anew.</summary>
    public void Forget() => _board.Forget();

    private async Task<IReadOnlyList<Known>> Look(CancellationToken cancel)
    {
        await using var db = await _databases.CreateDbContextAsync(cancel);
        var rows = await db.Lessons.AsNoTracking().Where(lesson => lesson.WithdrawnAt == null).OrderByDescending(lesson => lesson.At).ThenByDescending(lesson => lesson.Id).Take(Most).ToListAsync(cancel);
        var tellers = rows.Select(lesson => lesson.By).Distinct().ToArray();
        var names = await db.Users.Where(account => tellers.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.Name, cancel);
        var helped = await db.Uses.AsNoTracking().Where(use => use.Shelf == Shelf.Lesson).ToDictionaryAsync(use => use.Id, use => use.Uses, cancel);
        return rows.ConvertAll(row => new Known(
            new(row.Id, row.By, names.GetValueOrDefault(row.By, "a colleague"), row.At, row.Words, row.Principle, row.ScenarioId, row.Reference) { Helped = helped.GetValueOrDefault(row.Id.ToString("N")) },
            MemoryMarshal.Cast<byte, sbyte>(row.Vector).ToArray(),
            CaseVectors.Of(row.Words)));
    }

    private sealed record Known(LessonItem Item, sbyte[] Situation, sbyte[] Says);
}

/// <summary>What worked, shared by a colleague.</summary>
/// <param name="Principle">Of the rubric.</param>
/// <param name="ScenarioId">The scenario it was learned in; null for a case, or for neither.</param>
/// <param name="Reference">The case it was learned on; null for a scenario, or for neither.</param>
public sealed record LessonItem(Guid Id, Guid By, string ByName, Instant At, string Words, string Principle, string? ScenarioId, string? Reference)
{
    /// <summary>Colleagues who said that it helped them.</summary>
    public long Helped { get; init; }
}
