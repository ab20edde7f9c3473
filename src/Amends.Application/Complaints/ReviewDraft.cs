using Amends.Application.Deadlines;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>The coach looks at a draft against its conversation, while it is being written and once more as it is sent. Nothing is stored.</summary>
internal sealed class ReviewDraft(IDbContextFactory<AmendsDb> databases, Charters charters, TimeProvider time)
{
    /// <summary>How much of the conversation the coach sees.</summary>
    private const int LastMessages = 20;

    /// <summary>null where there is no such case for this person.</summary>
    public async Task<Review?> Handle(Person by, string typed, string draft, CancellationToken cancel = default) =>
        await Find(by, typed, cancel) is { } told ? Review(told, draft, await Now(cancel)) : null;

    /// <summary>The review with the principles that the case needs and whether the reply shows them; null where there is no such case for this person.</summary>
    public async Task<(Review Review, IReadOnlyDictionary<string, bool> Needed)?> Judge(Person by, string typed, string draft, CancellationToken cancel = default)
    {
        if (await Find(by, typed, cancel) is not { } told)
            return null;
        var now = await Now(cancel);
        var review = Review(told, draft, now);
        return (review, CoachPrompts.Needed(told.Turns, review, now.ToDateTimeOffset()));
    }

    /// <summary>The review with what the coach says first, for whoever is writing; null where there is no such case for this person.</summary>
    public async Task<Coached?> Coach(Person by, string typed, string draft, CancellationToken cancel = default) =>
        await Find(by, typed, cancel) is { } told ? Coach(told, draft, await Now(cancel)) : null;

    /// <summary>The same for a case that is at hand.</summary>
    public async Task<Coached> Coach(Case of, string draft, CancellationToken cancel = default) =>
        Coach(new Told(Turns(of), of.CustomerName, of.Reference, of.State), draft, await Now(cancel));

    /// <summary>What we could say back to the customer of a case, so that they can set us right.</summary>
    public static Heard Heard(Case of) => WhatWeHeard.Of(Turns(of));

    private static Coached Coach(Told told, string draft, ZonedDateTime now)
    {
        var review = Review(told, draft, now);
        return new(review, CoachPrompts.MostUseful(review), CoachPrompts.Missing(told.Turns, review, now.ToDateTimeOffset()));
    }

    private static Review Review(Told told, string draft, ZonedDateTime now) =>
        DraftReviewer.Default.Review(told.Turns, draft, now.ToDateTimeOffset(), Known(told, now));

    private static CaseFacts Known(Told told, ZonedDateTime now)
    {
        var (state, agreed) = (told.State, told.State.AgreedAt is not null);
        return new()
        {
            CustomerName = told.CustomerName,
            Reference = told.Reference,
            Agreed = agreed ? [.. state.Options.Where(o => o.State == OptionState.Accepted).Select(o => o.Value).Concat(state.Gifts.Select(g => g.Value)).OfType<Money>().Select(value => value.ToString())] : [],
            Promised = [.. state.Promises.Where(p => p.IsStanding && p.Due > now.ToInstant()).Select(p => p.Due).OfType<Instant>().Order().Select(due => due.InZone(now.Zone).Date.ToDateOnly())],
        };
    }

    private static List<Turn> Turns(Case of) =>
        [.. of.Messages.Where(m => m.Direction == Direction.Inbound || m is { Direction: Direction.Outbound, By.Kind: not ActorKind.Amends }).TakeLast(LastMessages).Select(m => Turn(m.Direction, m.Text))];

    private async Task<Told?> Find(Person by, string typed, CancellationToken cancel)
    {
        if (!Reference.TryParse(typed, out var parsed))
            return null;
        var reference = parsed.ToString();
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.VisibleTo(by).Where(c => c.Reference == reference).Select(c => new { c.Id, c.CustomerName, c.State }).FirstOrDefaultAsync(cancel) is not { } found)
            return null;
        var last = await db.Messages.Where(m => m.ComplaintId == found.Id && (m.Direction == Direction.Inbound || (m.Direction == Direction.Outbound && m.ByKind != ActorKind.Amends)))
            .OrderByDescending(m => m.Key)
            .Take(LastMessages)
            .Select(m => new { m.Direction, m.Text })
            .ToListAsync(cancel);
        last.Reverse();
        return last.Count == 0 ? null : new([.. last.Select(m => Turn(m.Direction, m.Text))], found.CustomerName, reference, Json.Read<Complaint>(found.State));
    }

    /// <summary>Promises such as "by noon" or "tomorrow" are meant on the clock of the organisation.</summary>
    private async ValueTask<ZonedDateTime> Now(CancellationToken cancel) =>
        time.Now().InZone((await charters.Current(cancel)).Calendar.Zone);

    /// <summary>What was said on a case, and what it knows besides.</summary>
    private sealed record Told(IReadOnlyList<Turn> Turns, string CustomerName, string Reference, Complaint State);

    private static Turn Turn(Direction direction, string text) => new(direction == Direction.Inbound ? Speaker.Customer : Speaker.Agent, text);
}

/// <summary>A review with what to say of it first.</summary>
/// <param name="Warnings">The warnings worth showing, the costliest first.</param>
/// <param name="Missing">A word about each principle that this case needs and the draft lacks, the most useful first.</param>
public sealed record Coached(Review Review, IReadOnlyList<Warning> Warnings, IReadOnlyList<CoachPrompt> Missing);
