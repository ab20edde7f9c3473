using Amends.Application.Complaints;
using Amends.Application.SecondReaders;
using Amends.Application.Surveys;
using Amends.Recovery;

namespace Amends.Application.FollowUps;

/// <summary>Invites a customer to review or recommend us: only one who said that we may, and whose answers say that they would.</summary>
internal sealed class InviteToReview(ChangeComplaint change, GuardGuide guard)
{
    public Task<Outcome<Changed>> Handle(Target target, string words, CancellationToken cancel = default) => Handle(target, words, Sending.Now, cancel);

    public async Task<Outcome<Changed>> Handle(Target target, string words, Sending sending, CancellationToken cancel = default)
    {
        var guarded = await guard.For(target, new FromTheGuide { Invitation = words }, sending, cancel);
        return await change.Handle(target, async seen =>
            await seen.Session.Scalar<long>("SELECT count(*) FROM customers WHERE id = @id AND invitations_at IS NOT NULL", seen.State.CustomerId) == 0
                ? new Plan([]) { Refusal = new("invite_no_consent", "They have not said that we may invite them. Leave it at thanks.") }
                : await guarded(seen, new Plan(new InviteReview(words) { Read = sending.Read })), cancel);
    }

    /// <summary>Ready to send; it asks for honesty and makes nothing depend on it.</summary>
    public static string Words(string firstName, Aftercare aftercare) => aftercare.ReviewAddress is { } address
        ? $"Dear {firstName},\n\nThank you for your answers, and for letting us ask. If you like, tell others honestly how it went:\n{address}\n\nNothing depends on it, and nothing changes for you either way."
        : $"Dear {firstName},\n\nThank you for your answers, and for letting us ask. If a friend of yours could use our help, please tell them honestly how it went.\n\nNothing depends on it, and nothing changes for you either way.";
}
