using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.Application.Promises;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.FollowUps;

/// <summary>Asks in writing whether it is right, or closes kindly after two tries: the message and what it does are one step, or neither happens.</summary>
internal sealed class WriteAfterFix(SendReply reply, ReviewDraft reviews, ListFollowUps list, Charters charters, TimeProvider time)
{
    public async Task<Outcome<Changed>> Ask(Target target, string text, Channel channel, CancellationToken cancel = default) =>
        await reply.Handle(target, new Reply(text, channel, Promises: await Promises(target, text, cancel), Then: new FollowUp(FollowUpOutcome.Asked, null)), cancel);

    public async Task<Outcome<Changed>> Close(Target target, string text, Channel channel, CancellationToken cancel = default) =>
        await reply.Handle(target, new Reply(text, channel, Promises: await Promises(target, text, cancel), Then: new Close(null)), cancel);

    /// <summary>What the words promise anew: naming what was done makes no promise of it, though it may once have been one.</summary>
    private async Task<IReadOnlyList<NewPromise>?> Promises(Target target, string text, CancellationToken cancel)
    {
        if (await list.One(target.By, target.Reference, cancel) is not { } item || await reviews.Handle(target.By, target.Reference, Words.Clean(text), cancel) is not { } review)
            return null;
        var (now, zone) = (time.Now(), (await charters.Current(cancel)).Calendar.Zone);
        var told = FollowUpMessage.Told(item, zone, now);
        return
        [
            .. FoundPromises.From(review, target.By.Id, now, zone).Where(promise =>
                !told.Contains(promise.Words, StringComparison.OrdinalIgnoreCase) && !item.Done.Any(one => promise.Words.Contains(one.Words, StringComparison.OrdinalIgnoreCase))),
        ];
    }
}
