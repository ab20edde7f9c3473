using Amends.Application.Jobs;
using Amends.Application.Storage;
using NodaTime;

namespace Amends.Application.Files;

/// <summary>Forgets what was attached to a draft and not sent for thirty days, what was taken out a day ago, and contents that no file has any more.</summary>
internal sealed class SweepFiles(Changes changes, TimeProvider time) : ISweep
{
    private static readonly Duration Kept = Duration.FromDays(30), PutBack = Duration.FromDays(1);

    /// <returns>How many files.</returns>
    public Task<int> Handle(CancellationToken cancel = default) => changes.Run(
        async session =>
        {
            var now = time.Now();
            var gone = await session.Execute(
                "DELETE FROM files WHERE account_id IS NOT NULL AND message_id IS NULL AND (added_at < @old OR removed_at < @removed)", now - Kept, now - PutBack);
            await session.ForgetContents();
            return gone;
        },
        cancel);
}
