using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Complaints;

/// <summary>A lead closes a case to all but its owner, the people named, leads and admins; names others; or opens it to everybody again.</summary>
internal sealed class Restrict(ChangeComplaint change, IDbContextFactory<AmendsDb> databases)
{
    private static readonly Refusal NoColleague = new("no_colleague", "Nobody with that name works here any more. Choose somebody else.");

    /// <param name="allowed">All who may see it besides; it may be nobody.</param>
    public Task<Outcome<Changed>> Handle(Target target, IReadOnlyList<Guid> allowed, CancellationToken cancel = default) =>
        change.Handle(target, new RestrictCase(allowed), cancel);

    /// <summary>One more may see it. A case that was open to everybody is restricted by it.</summary>
    public async Task<Outcome<Changed>> Allow(Target target, Guid colleague, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var known = await db.Users.AnyAsync(a => a.Id == colleague && a.DisabledAt == null, cancel);
        return await change.Handle(target, state => new Plan(new RestrictCase([.. state.Allowed ?? [], colleague])) { Refusal = known ? null : NoColleague }, cancel);
    }

    /// <summary>One less may see it.</summary>
    public Task<Outcome<Changed>> Disallow(Target target, Guid colleague, CancellationToken cancel = default) =>
        change.Handle(target, state => new Plan(new RestrictCase([.. (state.Allowed ?? []).Where(one => one != colleague)]))
        {
            // Otherwise it would restrict what a colleague just opened.
            Refusal = state.Allowed is null ? new("not_restricted", "This case is not restricted: everybody here can see it already.") : null,
        }, cancel);

    public Task<Outcome<Changed>> Lift(Target target, CancellationToken cancel = default) => change.Handle(target, new LiftRestriction(), cancel);
}

/// <summary>How it lies in the database who may see a case.</summary>
internal static class SavingRestriction
{
    public static bool Changes(Complaint before, Complaint after) => !ReferenceEquals(before.Allowed, after.Allowed);

    public static async Task SaveRestriction(this Session session, long complaintId, Complaint before, Complaint after)
    {
        if (!Changes(before, after))
            return;
        await session.Later("UPDATE complaints SET restricted = @restricted WHERE id = @id", after.Allowed is not null, complaintId);
        await session.Later("DELETE FROM complaint_people WHERE complaint_id = @id", complaintId);
        foreach (var one in after.Allowed ?? [])
            await session.Later("INSERT INTO complaint_people (complaint_id, account_id) VALUES (@id, @account)", complaintId, one);
    }
}
