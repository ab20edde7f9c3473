using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Customers;

/// <summary>A customer with the complaints that a person may see, and how their heat went over all of them.</summary>
internal sealed class CustomerView(IDbContextFactory<AmendsDb> databases)
{
    /// <summary>The latest complaints and messages shown; few customers have more.</summary>
    private const int MostComplaints = 100, MostMessages = 500;

    public async Task<CustomerProfile?> Handle(Person person, Guid id, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var customer = await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel);
        if (customer is null)
            return null;
        var visible = db.VisibleTo(person).Where(c => c.CustomerId == id);
        var complaints = await visible.OrderByDescending(c => c.Id).Take(MostComplaints)
            .Select(c => new CustomerComplaint(c.Reference, c.Subject, c.Snippet, c.Stage, c.Heat, c.Peak, c.ReceivedAt, c.Channel))
            .ToListAsync(cancel);
        // Whose every case is closed to this person is not theirs to know of.
        if (complaints.Count == 0 && await db.Complaints.AnyAsync(c => c.CustomerId == id, cancel))
            return null;
        var identities = await db.Identities.Where(i => i.CustomerId == id).OrderBy(i => i.Kind)
            .Select(i => new CustomerIdentity(i.Kind, i.Shown)).ToListAsync(cancel);
        var arc = await visible
            .SelectMany(c => db.Messages.Where(m => m.ComplaintId == c.Id && m.Heat != null), (c, m) => new { c.Reference, m.At, m.Heat, m.Key })
            .OrderByDescending(point => point.Key).Take(MostMessages)
            .ToListAsync(cancel);
        arc.Reverse();
        return new(customer.Id, customer.Name, customer.Preferences, customer.CreatedAt, identities, complaints, [.. arc.Select(p => new ArcPoint(p.Reference, p.At, p.Heat!.Value))])
        {
            Choices = new(customer.PreferredChannel, customer.NoSurveysAt, customer.InvitationsAt),
        };
    }
}

/// <param name="Complaints">The latest first.</param>
/// <param name="Arc">Heat of each thing they said, oldest first.</param>
public sealed record CustomerProfile(
    Guid Id,
    string Name,
    string? Preferences,
    Instant Since,
    IReadOnlyList<CustomerIdentity> Identities,
    IReadOnlyList<CustomerComplaint> Complaints,
    IReadOnlyList<ArcPoint> Arc)
{
    /// <summary>What they want of us over all their cases.</summary>
    public required Choices Choices { get; init; }
}

/// <param name="Shown">As it was given.</param>
public sealed record CustomerIdentity(IdentityKind Kind, string Shown);

public sealed record CustomerComplaint(string Reference, string? Subject, string Snippet, Stage Stage, double Heat, double Peak, Instant ReceivedAt, Channel Channel);

/// <summary>How upset they were, when, in which case.</summary>
public sealed record ArcPoint(string Reference, Instant At, double Heat);
