using Amends.Application.Jobs;
using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Files;

/// <summary>
/// Forgets what was attached to a draft and not sent for thirty days, what was taken out a day ago, what a refused form left an hour ago, and contents that
/// no file has any more.
/// </summary>
internal sealed class SweepFiles(Changes changes, IDbContextFactory<AmendsDb> databases, TimeProvider time) : ISweep
{
    private static readonly Duration Kept = Duration.FromDays(30), PutBack = Duration.FromDays(1), Staged = Duration.FromHours(1);

    /// <returns>How many files.</returns>
    public async Task<int> Handle(CancellationToken cancel = default)
    {
        var now = time.Now();
        var gone = await changes.Run(async session =>
            await session.Execute("DELETE FROM files WHERE account_id IS NOT NULL AND message_id IS NULL AND (added_at < @old OR removed_at < @removed)", now - Kept, now - PutBack)
            + await session.Execute("DELETE FROM staged_files WHERE kept_at < @refused", now - Staged), cancel);
        await using var db = await databases.CreateDbContextAsync(cancel);
        // Looked for by a reader: whoever saves something does not wait while all contents are gone through.
        foreach (var hash in await db.FileContents.Where(content => !db.Files.Any(file => file.Hash == content.Hash) && !db.StagedFiles.Any(file => file.Hash == content.Hash)).Select(content => content.Hash).ToListAsync(cancel))
            await changes.Run(session => session.ForgetContent(hash), cancel);
        return gone;
    }
}
