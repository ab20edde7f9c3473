using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Goodwill;

/// <summary>
/// Gives something from the catalogue beyond what is owed. Within one's limit it is given at once; above it, or above what does any good, a lead is asked
/// instead, in the same step. What an answer allows is given once.
/// </summary>
internal sealed class GiveRemedy(ChangeComplaint change, HouseGoodwill house, TimeProvider time)
{
    public async Task<Outcome<Changed>> Handle(Target target, Giving it, CancellationToken cancel = default)
    {
        var book = await house.Current(cancel);
        return await change.Handle(target, async seen => Decide(book, target.By, seen.State, it, await Loss.Of(seen), time.Now()), cancel);
    }

    /// <summary>What giving this comes to for this person: the gift, a question to a lead, or a refusal.</summary>
    public static Plan Decide(GoodwillBook book, Person by, Complaint state, Giving it, Money? loss, Instant now)
    {
        if (book.Remedy(it.Remedy) is not { } remedy)
            return No("remedy_unknown", "There is no such remedy in the catalogue. Choose one from it, or ask an administrator to add it.");
        if (!remedy.Goodwill)
            return No("remedy_owed", $"{remedy.Name} is owed, not goodwill. Offer it and agree on it; then plan the step that does it.");
        if (remedy.HasValue != it.Value is not null)
            return remedy.HasValue ? No("amount_missing", "Say how much it is.") : No("amount_unneeded", $"{remedy.Name} has no amount.");
        if (remedy.Ineligible(state) is { } ineligible && it.ApprovalId is null)
            return new Plan([]) { Refusal = ineligible };
        var cost = it.Value is { MinorUnits: >= 0 and <= Money.Most } money ? remedy.CostOf(money.MinorUnits) : (long?)null;
        var approval = it.ApprovalId ?? Allowing(state, it);
        // What was given already is refused as that, however much it is: asking for it again would be the wrong answer to a second click.
        if (approval is not null || state.Gifts.Exists(gift => gift.Id == it.GiftId) || it.Value is not { } value || Problem(book, by, state, value, loss) is not { } problem)
            return new Plan(new GiveGoodwill(it.Remedy, it.Value, it.Words, it.GiftId, approval, cost));
        if (state.Approvals.Exists(a => a.Granted is null && a.Remedy == it.Remedy && a.Value == value))
            return No("approval_waiting", "You have asked for this already. It waits for an answer.");
        return new Plan(new AskApproval(Guid.CreateVersion7(), Question(remedy, value, problem, it.Words), value, now + Duration.FromHours(book.AnswerHours), it.Remedy));
    }

    /// <summary>An answer that allows just this and was not used.</summary>
    private static Guid? Allowing(Complaint state, Giving it) =>
        state.Approvals.Find(a => a.Remedy == it.Remedy && a.Allowed is { } allowed && it.Value is { } value && value.Currency == allowed.Currency && value.MinorUnits <= allowed.MinorUnits
            && !state.Gifts.Exists(gift => gift.ApprovalId == a.Id))?.Id;

    /// <summary>Why a lead has to be asked; null where nobody has.</summary>
    private static string? Problem(GoodwillBook book, Person by, Complaint state, Money value, Money? loss)
    {
        // What is no amount at all is refused where every amount is looked at.
        if (value.MinorUnits is < 0 or > Money.Most)
            return null;
        if (!Limits.Cover(book, by, state, value, Limits.GivenFreely(state)))
            return value.Currency == book.Currency && Limits.Of(book, by, state) is { } limit
                ? $"it is above my limit of {new Money(limit, book.Currency)} on this case"
                : $"my limits are in {book.Currency}";
        var capped = by is { Kind: ActorKind.Colleague, Role: < Role.Lead } && loss is { MinorUnits: > 0 } && loss.Value.Currency == value.Currency;
        return capped && value.MinorUnits > GoodwillGuide.Of(book, new(loss, Fault.Ours, Duration.Zero, false, 0)).SoftCap ? $"it is more than one and a half times what they lost, {loss}" : null;
    }

    private static string Question(Remedy remedy, Money value, string problem, string? words) =>
        $"May I give {remedy.Name.ToLowerInvariant()} of {value}? I ask because {problem}.{(string.IsNullOrWhiteSpace(words) ? "" : $"\n{words.Trim()}")}";

    private static Plan No(string code, string words) => new([]) { Refusal = new(code, words) };
}

/// <summary>What somebody wants to give.</summary>
/// <param name="GiftId">Made by whoever asks, so that asking twice gives once.</param>
/// <param name="ApprovalId">The answered question that allows it, where one is named.</param>
internal sealed record Giving(Guid GiftId, string Remedy, Money? Value, string? Words, Guid? ApprovalId = null);
