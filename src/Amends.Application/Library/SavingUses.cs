using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Library;

/// <summary>Counts what was taken from the library, in the unit of work that used it.</summary>
internal static class SavingUses
{
    /// <param name="ids">In an order that is the same for all, so that two who count the same never wait for each other in a circle.</param>
    public static async Task CountUses(this Session session, Shelf shelf, IEnumerable<string> ids, Instant now)
    {
        foreach (var id in ids)
        {
            await session.Later(
                "INSERT INTO uses (shelf, id, uses, last_at) VALUES (@shelf, @id, 1, @now) ON CONFLICT (shelf, id) DO UPDATE SET uses = uses.uses + 1, last_at = excluded.last_at",
                (int)shelf, id, now);
        }
    }

    /// <summary>What the timeline shows was used: the remedies that customers got, and the causes that were found.</summary>
    public static async Task SaveUses(this Session session, Complaint after, IReadOnlyList<TimelineEntry> entries)
    {
        foreach (var entry in entries)
        {
            switch (entry.What)
            {
                case Agreed it when after.Options.Find(option => option.Id == it.OptionId) is { } option: await session.CountUses(Shelf.Remedy, [option.Remedy], entry.At); break;
                case GoodwillGiven it: await session.CountUses(Shelf.Remedy, [it.Remedy], entry.At); break;
                case CauseNoted it: await session.CountUses(Shelf.Cause, [it.Cause], entry.At); break;
            }
        }
    }
}
