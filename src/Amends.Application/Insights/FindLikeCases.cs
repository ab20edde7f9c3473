using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Insights;

/// <summary>The cases nearest to one in what they tell, with what was done about them: so that like cases are treated alike, and nobody begins from nothing.</summary>
internal sealed class FindLikeCases(IDbContextFactory<AmendsDb> databases, CaseIndex index)
{
    private const int Shown = 3;

    // Below this two cases share a word or two and no more.
    private const double LeastLikeness = 0.4;

    // Some of the nearest may not be for this person's eyes; then further ones are looked at.
    private static readonly int[] Looks = [40, 1_000];

    private static readonly string[] Telling = ["option_offered", "agreed", "goodwill_given", "resolved"];

    /// <returns>null where there is no such case for this person.</returns>
    public async Task<IReadOnlyList<LikeCaseItem>?> Handle(Person person, string typed, CancellationToken cancel = default)
    {
        if (!Reference.TryParse(typed, out var parsed))
            return null;
        var reference = parsed.ToString();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var asked = await db.VisibleTo(person).Where(c => c.Reference == reference)
            .Select(c => new { c.Id, Text = db.Messages.Where(m => m.ComplaintId == c.Id).OrderBy(m => m.Key).Select(m => m.Text).FirstOrDefault() })
            .FirstOrDefaultAsync(cancel);
        if (asked is null)
            return null;
        foreach (var look in Looks)
        {
            var nearest = (await index.Nearest(asked.Text ?? "", look, cancel)).Where(like => like.Id != asked.Id && like.Likeness >= LeastLikeness).ToList();
            var visible = await Visible(db, person, nearest, cancel);
            if (visible.Count == Shown || nearest.Count < look - 1)
                return visible;
            if (look == Looks[^1])
                return visible;
        }
        return [];
    }

    /// <summary>What was given on the nearest cases that were given something, each as a whole, nearest first; minor units of that currency.</summary>
    public async Task<IReadOnlyList<long>> Gifts(Person person, string reference, string currency, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var asked = await db.VisibleTo(person).Where(c => c.Reference == reference)
            .Select(c => new { c.Id, Text = db.Messages.Where(m => m.ComplaintId == c.Id).OrderBy(m => m.Key).Select(m => m.Text).FirstOrDefault() })
            .FirstOrDefaultAsync(cancel);
        if (asked is null)
            return [];
        var nearest = (await index.Nearest(asked.Text ?? "", Looks[^1], cancel)).Where(like => like.Id != asked.Id && like.Likeness >= LeastLikeness).Select(like => like.Id).ToList();
        var gifts = await db.Gifts.AsNoTracking().Where(g => nearest.Contains(g.ComplaintId) && g.Currency == currency && g.MinorUnits != null)
            .Join(db.VisibleTo(person), g => g.ComplaintId, c => c.Id, (g, c) => new { g.ComplaintId, g.MinorUnits })
            .ToListAsync(cancel);
        var sums = gifts.GroupBy(g => g.ComplaintId).ToDictionary(on => on.Key, on => on.Sum(g => g.MinorUnits!.Value));
        return [.. nearest.Where(sums.ContainsKey).Take(LikeGifts.Most).Select(id => sums[id])];
    }

    private static async Task<List<LikeCaseItem>> Visible(AmendsDb db, Person person, List<LikeCase> nearest, CancellationToken cancel)
    {
        var ids = nearest.ConvertAll(like => like.Id);
        var rows = await db.VisibleTo(person).Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Reference, c.Subject, c.Snippet, c.Stage, c.Peak }).ToDictionaryAsync(c => c.Id, cancel);
        var shown = nearest.Where(like => rows.ContainsKey(like.Id)).Take(Shown).ToList();
        var shownIds = shown.ConvertAll(like => like.Id);
        var entries = (await db.Timeline.AsNoTracking().Where(t => shownIds.Contains(t.ComplaintId) && Telling.Contains(t.Kind)).OrderBy(t => t.Sequence).ToListAsync(cancel)).ToLookup(t => t.ComplaintId);
        return shown.ConvertAll(like =>
        {
            var row = rows[like.Id];
            var (given, ended) = Done([.. entries[like.Id].Select(entry => entry.ToEntry())]);
            return new LikeCaseItem(row.Reference, row.Subject, row.Snippet, row.Stage, row.Peak, like.Likeness, given, ended);
        });
    }

    /// <summary>What was given, and how it was put right, in the words that stand in the timeline.</summary>
    private static (string? Given, string? Ended) Done(IReadOnlyList<TimelineEntry> entries)
    {
        var given = entries.LastOrDefault(e => e.What is GoodwillGiven)?.What is GoodwillGiven goodwill ? $"{goodwill.Remedy} {goodwill.Value}".Trim() : Agreed(entries);
        var ended = entries.LastOrDefault(e => e.What is Resolved)?.Words;
        return (Short(given), Short(ended));
    }

    private static string? Agreed(IReadOnlyList<TimelineEntry> entries)
    {
        if (entries.LastOrDefault(e => e.What is Recovery.Agreed) is not { What: Recovery.Agreed agreed } entry)
            return null;
        return entries.FirstOrDefault(e => e.What is OptionOffered offered && offered.OptionId == agreed.OptionId)?.Words ?? entry.Words;
    }

    private static string? Short(string? words) => string.IsNullOrWhiteSpace(words) ? null : Words.Snippet(words);
}

/// <summary>A case that tells of the same thing.</summary>
/// <param name="Peak">The highest heat it reached.</param>
/// <param name="Likeness">0 to 1.</param>
/// <param name="Given">What was agreed on or given; null where nothing was.</param>
/// <param name="Ended">How it was put right; null while it is not.</param>
public sealed record LikeCaseItem(string Reference, string? Subject, string Snippet, Stage Stage, double Peak, double Likeness, string? Given, string? Ended);
