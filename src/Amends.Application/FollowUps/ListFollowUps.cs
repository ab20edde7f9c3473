using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.FollowUps;

/// <summary>Whom to ask next whether it is really right, the longest due first, each with what was done and how they like to be reached.</summary>
internal sealed class ListFollowUps(IDbContextFactory<AmendsDb> databases)
{
    private static readonly string[] Telling = ["action_planned", "action_done", "promise_made", "promise_fulfilled", "resolved", "reopened"];

    public async Task<Page<FollowUpItem>> Handle(Person person, FollowUpQuery query, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = db.FollowUps.AsNoTracking();
        if (query.Owner is { } owner)
            rows = rows.Where(f => f.Owner == owner);
        if (query.After is { } after)
            rows = rows.Where(f => f.Due > after);
        if (query.Until is { } until)
            rows = rows.Where(f => f.Due <= until);
        if (Cursor.Parse(query.Cursor) is { } cursor)
        {
            var (due, id) = (Time.FromStored(cursor.Number), cursor.Id);
            rows = rows.Where(f => f.Due >= due && (f.Due > due || f.ComplaintId > id));
        }
        var size = Page.Size(query.Limit);
        var found = await Items(db, person, rows.OrderBy(f => f.Due).ThenBy(f => f.ComplaintId), size + 1, cancel);
        return Page.Of(found, size, item => new Cursor(item.Due.Stored(), item.ComplaintId));
    }

    /// <summary>The one of this case; null where none is due, or not for this person.</summary>
    public async Task<FollowUpItem?> One(Person person, string typed, CancellationToken cancel = default)
    {
        if (!Reference.TryParse(typed, out var parsed))
            return null;
        var reference = parsed.ToString();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = db.FollowUps.AsNoTracking().Where(f => db.Complaints.Any(c => c.Reference == reference && c.Id == f.ComplaintId));
        return (await Items(db, person, rows, 1, cancel)).FirstOrDefault();
    }

    private static async Task<List<FollowUpItem>> Items(AmendsDb db, Person person, IQueryable<FollowUpRow> rows, int most, CancellationToken cancel)
    {
        var found = await rows
            .Join(db.VisibleTo(person), f => f.ComplaintId, c => c.Id, (f, c) => new { f, c })
            .Join(db.Customers, both => both.c.CustomerId, who => who.Id, (both, who) => new { both.f, both.c, who.PreferredChannel })
            .OrderBy(one => one.f.Due).ThenBy(one => one.f.ComplaintId)
            .Select(one => new
            {
                one.f.ComplaintId, one.f.Kind, one.f.Due, one.f.Owner, one.c.Reference, one.c.Version, one.c.CustomerId, one.c.CustomerName, one.c.Subject, one.c.Heat, one.c.Channel, one.PreferredChannel,
            })
            .Take(most).ToListAsync(cancel);
        var cases = found.ConvertAll(one => one.ComplaintId);
        var customers = found.Select(one => one.CustomerId).Distinct().ToArray();
        var told = (await db.Timeline.AsNoTracking().Where(t => cases.Contains(t.ComplaintId) && Telling.Contains(t.Kind)).OrderBy(t => t.ComplaintId).ThenBy(t => t.Sequence).ToListAsync(cancel)).ToLookup(t => t.ComplaintId);
        var reached = (await db.Identities.AsNoTracking().Where(i => customers.Contains(i.CustomerId) && i.Kind != IdentityKind.External).ToListAsync(cancel)).ToLookup(i => i.CustomerId);
        return found.ConvertAll(one => new FollowUpItem(
            one.ComplaintId, one.Reference, one.Version, one.CustomerId, one.CustomerName, one.Subject, one.Heat, one.Owner, one.Kind, one.Due,
            WhatWasDone.Of(told[one.ComplaintId].Select(t => t.ToEntry())),
            Reach.Of(one.PreferredChannel, one.Channel, [.. reached[one.CustomerId].Select(i => (i.Kind, i.Shown))])));
    }
}

/// <param name="Owner">null: everybody's.</param>
/// <param name="After">Due later than this.</param>
/// <param name="Until">Due by then.</param>
internal sealed record FollowUpQuery(Guid? Owner = null, Instant? After = null, Instant? Until = null, string? Cursor = null, int Limit = 50);

/// <summary>One customer to be contacted after the fix.</summary>
/// <param name="Done">What was done, oldest first.</param>
public sealed record FollowUpItem(
    long ComplaintId, string Reference, int Version, Guid CustomerId, string CustomerName, string? Subject, double Heat, Guid? Owner, ContactKind Kind, Instant Due,
    IReadOnlyList<DoneThing> Done, Reach By);

/// <summary>How to reach a customer.</summary>
/// <param name="Address">The number or address; null where we know none and it stands on their own page.</param>
/// <param name="Asked">They said that they like it so.</param>
public sealed record Reach(Channel Channel, string? Address, bool Asked)
{
    public bool IsCall => Channel == Channel.Phone && Address is not null;

    /// <summary>As they prefer; else the way the complaint came, where it leads back to them; else by what we know of them.</summary>
    public static Reach Of(Channel? preferred, Channel came, IReadOnlyList<(IdentityKind Kind, string Shown)> known)
    {
        if (preferred == Channel.Form)
            return new(Channel.Form, null, true);
        var (phone, email) = (Shown(IdentityKind.Phone), Shown(IdentityKind.Email));
        foreach (var channel in (Channel?[])[preferred, came, Channel.Email, Channel.Phone])
        {
            if (channel == Channel.Phone && phone is not null)
                return new(Channel.Phone, phone, preferred == Channel.Phone);
            if (channel == Channel.Email && email is not null)
                return new(Channel.Email, email, preferred == Channel.Email);
        }
        return new(Channel.Form, null, false);

        string? Shown(IdentityKind kind) => known.Where(one => one.Kind == kind).Select(one => one.Shown).FirstOrDefault();
    }
}
