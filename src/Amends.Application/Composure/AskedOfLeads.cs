using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Composure;

/// <summary>Cases that leads are asked to take over because insults went on after two warnings, the longest waiting first.</summary>
internal sealed class AskedOfLeads(IDbContextFactory<AmendsDb> databases)
{
    private const int Most = 20;

    public async Task<IReadOnlyList<AskedOfLead>> Handle(Person person, CancellationToken cancel = default)
    {
        if (!person.SeesAll)
            return [];
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.WithLeads.AsNoTracking().OrderBy(w => w.Since).Take(Most)
            .Join(db.Complaints, w => w.ComplaintId, c => c.Id, (w, c) => new { w.Since, c.Reference, c.Version, c.CustomerName, c.Heat, c.Snippet, c.Owner })
            .OrderBy(both => both.Since)
            .Select(both => new AskedOfLead(both.Reference, both.Version, both.CustomerName, both.Heat, both.Snippet, db.Users.Where(a => a.Id == both.Owner).Select(a => a.Name).FirstOrDefault(), both.Since))
            .ToListAsync(cancel);
    }
}

/// <param name="Said">What the customer last said, in short.</param>
/// <param name="Owner">Whose case it is; null for nobody's.</param>
public sealed record AskedOfLead(string Reference, int Version, string Customer, double Heat, string Said, string? Owner, Instant Since);
