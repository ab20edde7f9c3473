using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.SecondReaders;

/// <summary>
/// Says whether a reply needs a second reader. Every way by which a colleague's words go out asks here, inside the unit of work that would send them:
/// what needs a reader is kept waiting in its place.
/// </summary>
internal sealed class GuardReply(HouseReading house, IDbContextFactory<AmendsDb> databases)
{
    public ValueTask<ReadingRules> Rules(CancellationToken cancel) => house.Current(cancel);

    /// <summary>For words that are about to go out; null where they need nobody.</summary>
    /// <param name="rules">Read before the unit of work: within it a second connection would be taken.</param>
    public static async Task<ReadingReason?> Needs(ReadingRules rules, Seen seen, Person writer, int score)
    {
        if (!rules.Any || writer.Kind != ActorKind.Colleague)
            return null;
        var isNew = rules.NewColleagues && await seen.Session.Scalar<long>("SELECT COUNT(*) FROM accounts WHERE id = @id AND new_since IS NOT NULL", writer.Id) > 0;
        return rules.Why(seen.State.Heat.Value, seen.State.Signals, score, isNew);
    }

    /// <summary>For words that are being written.</summary>
    public async Task<ReadingReason?> Needs(Person writer, string reference, int score, CancellationToken cancel = default)
    {
        var rules = await house.Current(cancel);
        if (!rules.Any)
            return null;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var of = await db.VisibleTo(writer).Where(c => c.Reference == reference).Select(c => new { c.Heat, c.Signals }).FirstOrDefaultAsync(cancel);
        var isNew = rules.NewColleagues && await db.Users.AnyAsync(a => a.Id == writer.Id && a.NewSince != null, cancel);
        return of is null ? null : rules.Why(of.Heat, of.Signals.Split(' ', StringSplitOptions.RemoveEmptyEntries), score, isNew);
    }

    /// <summary>The plan, but where it needs a reader and nobody keeps it yet: that the words wait for one.</summary>
    public static async Task<Plan> Hold(Seen seen, Plan plan, Person writer, string text, Held held)
    {
        if (plan is not { Needs: { } why, Refusal: null, Instead: null })
            return plan;
        return plan with
        {
            Refusal = await HoldReply.TooMany(seen),
            Instead = (session, now) => session.Hold(
                new HeldReplyRow
                {
                    Id = Guid.CreateVersion7(now.ToDateTimeOffset()), ComplaintId = seen.Id, AccountId = writer.Id, Text = text, Choices = Json.Write(held with { Why = why }),
                    Seen = seen.State.Version, HeldAt = now, SendAt = now, AskedAt = now,
                },
                plan.Said is [{ Files: var files }, ..] ? files : [],
                now),
        };
    }
}
