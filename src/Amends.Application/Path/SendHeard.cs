using Amends.Application.Complaints;
using Amends.Application.SecondReaders;
using Amends.Recovery;

namespace Amends.Application.Paths;

/// <summary>Sends the customer what we heard, to be confirmed.</summary>
internal sealed class SendHeard(ChangeComplaint change, GuardGuide guard)
{
    public Task<Outcome<Changed>> Handle(Target target, string paraphrase, CancellationToken cancel = default) => Handle(target, paraphrase, Sending.Now, cancel);

    public async Task<Outcome<Changed>> Handle(Target target, string paraphrase, Sending sending, CancellationToken cancel = default)
    {
        var guarded = await guard.For(target, new FromTheGuide { Heard = paraphrase }, sending, cancel);
        return await change.Handle(target, seen => guarded(seen, new Plan(new SendClarification(paraphrase) { Read = sending.Read })), cancel);
    }
}
