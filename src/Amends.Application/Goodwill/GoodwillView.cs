using Amends.Application.Complaints;
using Amends.Application.Insights;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Goodwill;

/// <summary>What somebody should know before they give: the guide for this case, what was given in like cases, how far their own word goes.</summary>
internal sealed class GoodwillView(IDbContextFactory<AmendsDb> databases, CaseView cases, FindLikeCases like, HouseGoodwill house, TeamGoodwill teams, TimeProvider time)
{
    // So many gifts on different cases within a year are worth a look; they accuse nobody.
    private const int Repeated = 3;

    private static readonly Duration Year = Duration.FromDays(365);

    /// <param name="loss">What it cost the customer, where a colleague knows better than the customer's words tell.</param>
    /// <returns>null where there is no such case for this person.</returns>
    public async Task<GoodwillOn?> Handle(Person person, string reference, Money? loss = null, Fault fault = Fault.Ours, bool? refused = null, CancellationToken cancel = default)
    {
        if (person.IsCustomer || await cases.Handle(person, reference, cancel) is not { } found)
            return null;
        var book = await house.Current(cancel);
        var known = loss ?? Loss.Of(found.Messages);
        var currency = found.State.Currency ?? known?.Currency ?? book.Currency;
        if (known?.Currency != currency)
            known = null;
        var facts = new GoodwillFacts(known, fault, time.Now() - found.State.ReceivedAt, refused ?? found.State.Concerns.Any(GoodwillFacts.IsRefusal), found.State.Promises.Count(p => p.WasBroken));
        var amounts = await like.Gifts(person, found.Reference, currency, cancel);
        return new(
            found, book, currency, facts, GoodwillGuide.Of(book, facts), LikeGifts.Of(amounts, currency), Limits.Left(book, person, found.State),
            person.SeesAll ? await Repeat(found.State.CustomerId, currency, cancel) : null,
            person.SeesAll ? await TeamOf(found.State, cancel) : null);
    }

    /// <summary>Of whoever asks: of the question that waits, or else of the one who looks after the case.</summary>
    private async Task<TeamMonth?> TeamOf(Complaint state, CancellationToken cancel)
    {
        var asker = state.Approvals.Find(a => a is { Granted: null, Remedy: not null })?.AskedBy.Id ?? state.Owner;
        return (await teams.Of([asker], cancel)).Values.FirstOrDefault();
    }

    private async Task<RepeatClaims?> Repeat(Guid customer, string currency, CancellationToken cancel)
    {
        var since = time.Now() - Year;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var gifts = await db.Gifts.AsNoTracking().Where(g => g.CustomerId == customer && g.GivenAt >= since).OrderByDescending(g => g.GivenAt).Take(Page.Largest)
            .Select(g => new { g.ComplaintId, g.MinorUnits, g.Currency }).ToListAsync(cancel);
        var on = gifts.Select(g => g.ComplaintId).Distinct().Count();
        return on < Repeated ? null : new(gifts.Count, on, new Money(gifts.Where(g => g.Currency == currency).Sum(g => g.MinorUnits ?? 0), currency));
    }
}

/// <summary>What there is to know about goodwill on one case.</summary>
/// <param name="Currency">Of the amounts here.</param>
/// <param name="Like">null where too little was given in like cases to say anything.</param>
/// <param name="Limit">Of the one who asks, in minor units of the book's currency; null for none.</param>
/// <param name="Repeat">For leads only; null where there is nothing to see.</param>
/// <param name="Team">For leads only: this month of the asker's team; null where there is nothing to see.</param>
public sealed record GoodwillOn(Case Case, GoodwillBook Book, string Currency, GoodwillFacts Facts, GoodwillGuide Guide, LikeGifts? Like, long? Limit, RepeatClaims? Repeat, TeamMonth? Team = null);

/// <summary>A customer who was given something on several cases within a year.</summary>
/// <param name="Cases">On how many cases.</param>
/// <param name="Sum">In the case's currency.</param>
public sealed record RepeatClaims(int Gifts, int Cases, Money Sum);
