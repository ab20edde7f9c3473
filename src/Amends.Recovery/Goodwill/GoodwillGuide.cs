using NodaTime;

namespace Amends.Recovery;

/// <summary>
/// How much goodwill does good: a band and a soft cap. What is paid back helps most up to about the loss, and little beyond one and a half times the loss
/// (docs/reference/goodwill.md names the research). What is owed anyway is not counted here.
/// </summary>
/// <param name="From">The least that will be felt, in minor units.</param>
/// <param name="To">The most that does more good than it costs.</param>
/// <param name="SoftCap">Beyond it more money does next to nothing: a lead decides.</param>
/// <param name="Why">What made the band, strongest first, in words for a colleague.</param>
public sealed record GoodwillGuide(long From, long To, long SoftCap, string Currency, IReadOnlyList<string> Why)
{
    private const int CapPercent = 150, MostWeeks = 5, MostBroken = 3;

    public bool Holds(long amount) => amount >= From && amount <= To;

    public static GoodwillGuide Of(GoodwillBook book, GoodwillFacts facts)
    {
        var (low, high) = facts.Fault switch { Fault.Ours => (20, 50), Fault.Shared => (10, 25), _ => (0, 10) };
        var why = new List<string>
        {
            facts.Fault switch { Fault.Ours => "it was our fault", Fault.Shared => "it was partly our fault", _ => "it was not our fault" },
        };
        if (facts.Refused)
        {
            (low, high) = (low + 30, high + 50);
            why.Add("they did not get what they paid for");
        }
        if ((int)Math.Clamp(facts.Wait.TotalDays / 7, 0, MostWeeks) is > 0 and var weeks)
        {
            (low, high) = (low + 2 * weeks, high + 5 * weeks);
            why.Add($"they have waited for {(weeks == MostWeeks ? "five weeks or more" : Plain.Count(weeks, "week"))}");
        }
        if (Math.Clamp(facts.BrokenPromises, 0, MostBroken) is > 0 and var broken)
        {
            (low, high) = (low + 5 * broken, high + 10 * broken);
            why.Add($"we broke {Plain.Count(facts.BrokenPromises, "promise")}");
        }
        return facts.Loss is { MinorUnits: > 0 } loss ? OfLoss(loss, low, high, why) : Gesture(book, high, why);
    }

    private static GoodwillGuide OfLoss(Money loss, int low, int high, List<string> why)
    {
        why.Insert(0, $"they lost {loss}");
        var most = Share(loss.MinorUnits, 100);
        var to = Math.Min(Whole(Share(loss.MinorUnits, high)), most);
        return new(Math.Min(Whole(Share(loss.MinorUnits, low)), to), to, Share(loss.MinorUnits, CapPercent), loss.Currency, why);
    }

    /// <summary>Without a loss it is a gesture, larger where more went wrong.</summary>
    private static GoodwillGuide Gesture(GoodwillBook book, int high, List<string> why)
    {
        why.Insert(0, "no loss is known");
        var to = Whole(book.Gesture.From + Share(book.Gesture.To - book.Gesture.From, Math.Min(high, 100)));
        return new(book.Gesture.From, Math.Max(book.Gesture.From, to), Math.Max(Share(book.Gesture.To, CapPercent), to), book.Currency, why);
    }

    private static long Share(long of, int percent) => (long)((Int128)of * percent / 100);

    /// <summary>To whole pounds or euros, where it is more than one: nobody gives 7.31.</summary>
    private static long Whole(long amount) => amount < 100 ? amount : amount / 100 * 100;
}

/// <summary>What the guide looks at.</summary>
/// <param name="Loss">What it cost the customer; null where nobody knows.</param>
/// <param name="Wait">Since they first wrote.</param>
/// <param name="Refused">Whether what they paid for was refused or never came, besides how they were treated.</param>
public sealed record GoodwillFacts(Money? Loss, Fault Fault, Duration Wait, bool Refused, int BrokenPromises)
{
    /// <summary>Whether a concern says that what was paid for never came, or was refused.</summary>
    public static bool IsRefusal(string concern) =>
        concern is "delivery.missing" or "booking.cancelled" or "booking.lost" or "booking.overbooked" or "contract.claim_refused" or "service.no_show" or "billing.refund_missing";
}

/// <summary>Whose fault it was.</summary>
public enum Fault { Ours, Shared, NotOurs }
