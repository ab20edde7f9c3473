using Amends.Application.Deadlines;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Complaints;

/// <summary>The coach looks at a draft against its conversation, while it is being written and once more as it is sent. Nothing is stored.</summary>
internal sealed class ReviewDraft(IDbContextFactory<AmendsDb> databases, Charters charters, TimeProvider time)
{
    /// <summary>How much of the conversation the coach sees.</summary>
    private const int LastMessages = 20;

    /// <summary>null where there is no such case for this person.</summary>
    public async Task<Review?> Handle(Person by, string typed, string draft, CancellationToken cancel = default) =>
        await Conversation(by, typed, cancel) is { } turns ? DraftReviewer.Default.Review(turns, draft, await Now(cancel)) : null;

    /// <summary>The review with the principles that the case needs and whether the reply shows them; null where there is no such case for this person.</summary>
    public async Task<(Review Review, IReadOnlyDictionary<string, bool> Needed)?> Judge(Person by, string typed, string draft, CancellationToken cancel = default)
    {
        if (await Conversation(by, typed, cancel) is not { } turns)
            return null;
        var now = await Now(cancel);
        var review = DraftReviewer.Default.Review(turns, draft, now);
        return (review, CoachPrompts.Needed(turns, review, now));
    }

    /// <summary>The review with what the coach says first, for whoever is writing; null where there is no such case for this person.</summary>
    public async Task<Coached?> Coach(Person by, string typed, string draft, CancellationToken cancel = default) =>
        await Conversation(by, typed, cancel) is { } turns ? Coach(turns, draft, await Now(cancel)) : null;

    /// <summary>The same for a case that is at hand.</summary>
    public async Task<Coached> Coach(Case of, string draft, CancellationToken cancel = default) => Coach(Turns(of), draft, await Now(cancel));

    /// <summary>What we could say back to the customer of a case, so that they can set us right.</summary>
    public static Heard Heard(Case of) => WhatWeHeard.Of(Turns(of));

    private static Coached Coach(IReadOnlyList<Turn> turns, string draft, DateTimeOffset now)
    {
        var review = DraftReviewer.Default.Review(turns, draft, now);
        return new(review, CoachPrompts.MostUseful(review), CoachPrompts.Missing(turns, review, now));
    }

    private static List<Turn> Turns(Case of) =>
        [.. of.Messages.Where(m => m.Direction != Direction.Note).TakeLast(LastMessages).Select(m => Turn(m.Direction, m.Text))];

    private async Task<IReadOnlyList<Turn>?> Conversation(Person by, string typed, CancellationToken cancel)
    {
        if (!Reference.TryParse(typed, out var parsed))
            return null;
        var reference = parsed.ToString();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var last = await db.VisibleTo(by)
            .Where(c => c.Reference == reference)
            .SelectMany(c => db.Messages.Where(m => m.ComplaintId == c.Id && m.Direction != Direction.Note))
            .OrderByDescending(m => m.Key)
            .Take(LastMessages)
            .Select(m => new { m.Direction, m.Text })
            .ToListAsync(cancel);
        last.Reverse();
        return last.Count == 0 ? null : [.. last.Select(m => Turn(m.Direction, m.Text))];
    }

    /// <summary>Promises such as "by noon" or "tomorrow" are meant on the clock of the organisation.</summary>
    private async ValueTask<DateTimeOffset> Now(CancellationToken cancel) =>
        time.Now().InZone((await charters.Current(cancel)).Calendar.Zone).ToDateTimeOffset();

    private static Turn Turn(Direction direction, string text) => new(direction == Direction.Inbound ? Speaker.Customer : Speaker.Agent, text);
}

/// <summary>A review with what to say of it first.</summary>
/// <param name="Warnings">The warnings worth showing, the costliest first.</param>
/// <param name="Missing">A word about each principle that this case needs and the draft lacks, the most useful first.</param>
public sealed record Coached(Review Review, IReadOnlyList<Warning> Warnings, IReadOnlyList<CoachPrompt> Missing);
