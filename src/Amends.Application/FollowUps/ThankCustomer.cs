using System.Security.Cryptography;
using System.Text;
using Amends.Application.Complaints;
using Amends.Application.Goodwill;
using Amends.Application.SecondReaders;
using Amends.Application.Storage;
using Amends.Application.Surveys;
using Amends.Recovery;

namespace Amends.Application.FollowUps;

/// <summary>
/// Thanks the customer for telling us, and gives with it what the rule says, within the limits of goodwill: above them a lead is asked, and the thanks go out all the same.
/// However often it is asked for, it is given once on a case.
/// </summary>
internal sealed class ThankCustomer(ChangeComplaint change, HouseGoodwill goodwill, HouseRules<Aftercare> aftercare, GuardGuide guard, TimeProvider time)
{
    /// <param name="reward">With what the rule says; refused where it says nothing for this case.</param>
    public Task<Outcome<Changed>> Handle(Target target, string? words, bool reward, CancellationToken cancel = default) => Handle(target, words, reward, Sending.Now, cancel);

    public async Task<Outcome<Changed>> Handle(Target target, string? words, bool reward, Sending sending, CancellationToken cancel = default)
    {
        var thanks = new Thank(words) { Read = sending.Read };
        var guarded = await guard.For(target, new FromTheGuide { Thanks = words, Rewards = reward ? true : null }, sending, cancel);
        if (!reward)
            return await change.Handle(target, seen => guarded(seen, new Plan(thanks)), cancel);
        var (book, rule) = (await goodwill.Current(cancel), (await aftercare.Current(cancel)).Reward);
        return await change.Handle(target, async seen =>
        {
            if (Offer(rule, book, seen.State) is not { } value)
                return new Plan([]) { Refusal = new("reward_none", "No reward is due on this case by the rule. Thank them without it, or give goodwill by hand.") };
            var gift = GiveRemedy.Decide(book, target.By, seen.State, new Giving(GiftId(seen.Id), rule!.Remedy, value.Value, "Thank you for telling us."), await Loss.Of(seen), time.Now());
            return gift.Refusal is null ? await guarded(seen, new Plan([thanks, .. gift.Commands])) : gift;
        }, cancel);
    }

    /// <summary>What the rule gives on this case; null where it gives nothing.</summary>
    public static RewardOffer? Offer(RewardRule? rule, GoodwillBook book, Complaint state)
    {
        if (rule is null || state.Peak.Band < rule.From || book.Remedy(rule.Remedy) is not { Goodwill: true } remedy || remedy.Ineligible(state) is not null)
            return null;
        var value = remedy.HasValue && rule.MinorUnits is { } units ? new Money(units, book.Currency) : (Money?)null;
        return remedy.HasValue == value is not null ? new(remedy.Name, value) : null;
    }

    /// <summary>One for each case, the same each time.</summary>
    private static Guid GiftId(long complaint) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"thanks {complaint}")).AsSpan(0, 16));
}

/// <param name="Name">Of the remedy.</param>
public sealed record RewardOffer(string Name, Money? Value);
