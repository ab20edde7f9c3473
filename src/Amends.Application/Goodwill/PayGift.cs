using Amends.Application.Complaints;
using Amends.Recovery;

namespace Amends.Application.Goodwill;

/// <summary>Records that the money of a gift has left, by the reference of the system that paid it. A gift is paid once, and a payment pays one gift.</summary>
internal sealed class PayGift(ChangeComplaint change)
{
    public Task<Outcome<Changed>> Handle(Target target, Guid gift, string reference, CancellationToken cancel = default)
    {
        var clean = Words.Clean(reference).Trim();
        return change.Handle(target, async seen => await seen.Session.Scalar<long>("SELECT COUNT(*) FROM gifts WHERE payment = @payment AND id <> @gift", clean, gift) > 0
            ? new Plan([]) { Refusal = new("payment_used", "This payment was recorded for another gift. Look up the reference once more.") }
            : new Plan(new NotePayment(gift, clean)), cancel);
    }
}
