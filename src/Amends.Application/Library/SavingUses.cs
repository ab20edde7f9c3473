using Amends.Application.Storage;
using NodaTime;

namespace Amends.Application.Library;

/// <summary>Counts the phrases of a reply, in the unit of work that sends it.</summary>
internal static class SavingUses
{
    /// <param name="taken">In the order of <see cref="Taken.From"/>.</param>
    public static async Task CountPhrases(this Session session, IReadOnlyList<string> taken, Instant now)
    {
        foreach (var id in taken)
        {
            await session.Later(
                "INSERT INTO phrase_uses (id, uses, last_at) VALUES (@id, 1, @now) ON CONFLICT (id) DO UPDATE SET uses = phrase_uses.uses + 1, last_at = excluded.last_at",
                id, now);
        }
    }
}
