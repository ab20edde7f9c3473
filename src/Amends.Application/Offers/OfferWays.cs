using Amends.Application.Complaints;
using Amends.Application.Goodwill;
using Amends.Application.SecondReaders;
using Amends.Recovery;

namespace Amends.Application.Offers;

/// <summary>Offers the customer ways to put it right. Goodwill among them that goes beyond one's limit is approved first: what is offered may be accepted.</summary>
internal sealed class OfferWays(ChangeComplaint change, HouseGoodwill house, GuardGuide guard)
{
    public Task<Outcome<Changed>> Handle(Target target, OfferOptions command, CancellationToken cancel = default) => Handle(target, command, Sending.Now, cancel);

    public async Task<Outcome<Changed>> Handle(Target target, OfferOptions command, Sending sending, CancellationToken cancel = default)
    {
        var (book, guarded) = (await house.Current(cancel), await guard.For(target, new FromTheGuide { Options = command.Options }, sending, cancel));
        return await change.Handle(target, seen => guarded(seen, new Plan(WithPolicies(book, seen.State, command) with { Read = sending.Read })
        {
            Refusal = command.Options.Select(option => Refusal(book, target.By, seen.State, option)).FirstOrDefault(refusal => refusal is not null),
        }), cancel);
    }

    /// <summary>Which versions of which policies stood beside each option stays known.</summary>
    private static OfferOptions WithPolicies(GoodwillBook book, Complaint state, OfferOptions command) => new(
        [.. command.Options.Select(option => option with { Policies = book.PoliciesFor(option.Remedy, state.Concerns).Select(policy => policy.Key).ToList() is { Count: > 0 } keys ? keys : null })]);

    private static Refusal? Refusal(GoodwillBook book, Person by, Complaint state, NewOption option)
    {
        if (book.Remedy(option.Remedy) is not { Goodwill: true } remedy || option.Value is not { MinorUnits: >= 0 and <= Money.Most } value || Limits.Cover(book, by, state, value, Limits.GivenFreely(state)))
            return null;
        var allowed = state.Approvals.Exists(a => a.Remedy == option.Remedy && a.Allowed is { } most && most.Currency == value.Currency && value.MinorUnits <= most.MinorUnits && !state.Gifts.Exists(gift => gift.ApprovalId == a.Id));
        return allowed ? null : new("offer_above_limit", $"{remedy.Name} of {value} is above your limit on this case. Ask for it under Goodwill first, or offer less.");
    }
}
