using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Outbox;

/// <summary>
/// Brings to customers what the outbox holds for them. As long as no mail server is configured, everything we say stands on the customer's own page and
/// is recorded as shown there.
/// </summary>
internal sealed class Deliver(Changes changes, IDbContextFactory<AmendsDb> databases, TimeProvider time)
{
    private const int Batch = 200;

    /// <returns>How many were dealt with.</returns>
    public async Task<int> Handle(CancellationToken cancel = default) => await IsAnyDue(cancel) ? await Take(cancel) : 0;

    /// <summary>Asked first, because it is asked often and writing costs a trip to the disk.</summary>
    private async Task<bool> IsAnyDue(CancellationToken cancel)
    {
        var now = time.Now();
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Outbox.AnyAsync(o => o.DoneAt == null && o.NotBefore <= now, cancel);
    }

    private Task<int> Take(CancellationToken cancel) =>
        changes.Run(
            session => session.Execute(
                $"""
                UPDATE outbox SET done_at = @now, attempts = attempts + 1, result = 'page'
                WHERE id IN (SELECT id FROM outbox WHERE done_at IS NULL AND not_before <= @now ORDER BY not_before, id LIMIT {Batch}{(session.IsSqlite ? "" : " FOR UPDATE SKIP LOCKED")})
                """,
                time.Now()),
            cancel);
}
