using Amends.Application.Complaints;
using Amends.Application.Live;
using Amends.Recovery;

namespace Amends.Application.Chat;

/// <summary>A colleague ends a chat: the customer's page becomes the one that it is without a chat, for good, and whatever they write there is heard.</summary>
internal sealed class EndChat(ChangeComplaint change, Events events)
{
    public async Task<Outcome<Changed>> Handle(Target target, CancellationToken cancel = default)
    {
        var outcome = await change.Handle(target, new FinishChat(), cancel);
        // The case knows it now; open pages are told at once.
        if (outcome is Outcome<Changed>.Done { Value.Reference: var reference })
            await events.Pass(new(reference, Guid.Empty, "", Doing.Ended) { ByCustomer = true }, cancel);
        return outcome;
    }
}
