using NodaTime;

namespace Amends.Recovery;

/// <summary>
/// Two or three ways to put a case right, out of the catalogue: first what is owed and wanted, then something for the trouble, then something that costs
/// time instead of money. Always a choice, never two of a kind.
/// </summary>
public static class OptionsBuilder
{
    private const int Most = 3;
    private const double Angry = 60;

    /// <param name="wants">What the customer wants, most probable first.</param>
    /// <param name="loss">What it cost them; null where nobody knows.</param>
    /// <param name="limit">How much goodwill the colleague may give by themselves, in minor units of the book's currency; null for any.</param>
    public static IReadOnlyList<SuggestedOption> Build(GoodwillBook book, Complaint state, IReadOnlyList<string> wants, Money? loss, long? limit, Instant now)
    {
        var open = book.Remedies.Where(remedy => remedy.Ineligible(state) is null).ToList();
        var chosen = new List<Remedy>();
        var owed = Fitting(open.Where(remedy => !remedy.Goodwill), wants);
        // With angry people words count as much as money: what the person in charge says in person is always among the options.
        var ranked = owed.Concat(Worth(open, wants, state)).Concat(Fitting(open.Where(remedy => !remedy.HasValue), state.Peak.Value >= Angry ? ["manager", "apology"] : ["explanation", "information"]))
            .Concat(open.Where(remedy => !remedy.HasValue)).Concat(open);
        foreach (var remedy in ranked)
        {
            if (chosen.Count == Most)
                break;
            // Of money for the trouble one is enough, and none where it would have to be asked for.
            var another = remedy is { HasValue: true, Goodwill: true } && (limit == 0 || chosen.Any(one => one is { HasValue: true, Goodwill: true }));
            if (!another && !chosen.Contains(remedy))
                chosen.Add(remedy);
        }
        var currency = state.Currency ?? loss?.Currency ?? book.Currency;
        var guide = GoodwillGuide.Of(book, new(loss?.Currency == currency ? loss : null, Fault.Ours, now - state.ReceivedAt, state.Concerns.Any(GoodwillFacts.IsRefusal), state.Promises.Count(p => p.WasBroken)));
        return [.. chosen.Select(remedy => Option(book, remedy, state, wants, loss, guide, currency, limit))];
    }

    private static IEnumerable<Remedy> Fitting(IEnumerable<Remedy> remedies, IReadOnlyList<string> wants) =>
        remedies.Select(remedy => (Remedy: remedy, Rank: wants.ToList().FindIndex(want => IsFor(remedy, want)))).Where(one => one.Rank >= 0).OrderBy(one => one.Rank).Select(one => one.Remedy);

    /// <summary>Something for the trouble: where it is wanted, or where more went wrong than what is owed can mend. What costs us least of the same worth goes first.</summary>
    private static IEnumerable<Remedy> Worth(IEnumerable<Remedy> open, IReadOnlyList<string> wants, Complaint state) =>
        wants.Contains("compensation") || state.Peak.Value >= Angry || state.Promises.Any(p => p.WasBroken)
            ? open.Where(remedy => remedy is { Goodwill: true, HasValue: true }).OrderBy(remedy => wants.Any(want => IsFor(remedy, want)) ? 0 : 1).ThenBy(remedy => remedy.CostPercent)
            : [];

    private static SuggestedOption Option(GoodwillBook book, Remedy remedy, Complaint state, IReadOnlyList<string> wants, Money? loss, GoodwillGuide guide, string currency, long? limit)
    {
        var value = !remedy.HasValue ? (Money?)null
            : remedy.Goodwill ? new Money(Within(guide, currency == book.Currency ? limit : null), currency)
            : loss?.Currency == currency ? loss : null;
        var want = wants.FirstOrDefault(one => IsFor(remedy, one));
        var why = want is not null ? $"they want {Plain.Want(want)}"
            : remedy.Goodwill ? "more went wrong than what is owed can mend"
            : "it costs time, not money";
        return new(remedy.Code, remedy.Words, remedy.Meaning, value is { MinorUnits: > 0 } ? value : null, why, [.. book.PoliciesFor(remedy.Code, state.Concerns).Where(policy => policy.Remedies is { Count: > 0 })]);
    }

    /// <summary>The middle of the band, as far as one may go without asking.</summary>
    private static long Within(GoodwillGuide guide, long? limit)
    {
        var middle = guide.From + (guide.To - guide.From) / 2;
        var whole = middle < 100 ? middle : middle / 100 * 100;
        return limit is { } most ? Math.Min(whole, most) : whole;
    }

    private static bool IsFor(Remedy remedy, string want) => remedy.Wants?.Contains(want) == true;
}

/// <summary>A way to put it right that an agent may take, change or drop.</summary>
/// <param name="Value">null where it has no amount, or where nobody knows it.</param>
/// <param name="Why">Why it is suggested, in words that follow "because".</param>
/// <param name="Policies">What has to be told with it.</param>
public sealed record SuggestedOption(string Remedy, string Title, string Meaning, Money? Value, string Why, IReadOnlyList<Policy> Policies);
