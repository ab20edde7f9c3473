using System.Globalization;
using Amends.Language;
using Amends.Recovery;

namespace Amends.Web.Shared;

/// <summary>Codes as people say them. One place, so that a word on screen is the same everywhere.</summary>
internal static class Wording
{
    public static string Of(Band band) => band switch
    {
        Band.Calm => "calm",
        Band.Concerned => "concerned",
        Band.Upset => "upset",
        Band.Angry => "angry",
        _ => "furious",
    };

    /// <summary>How far a clock's time has gone.</summary>
    public static string Of(ClockAlarm alarm) => alarm switch
    {
        ClockAlarm.Half => "half the time gone",
        ClockAlarm.Risk => "at risk",
        _ => "overdue",
    };

    public static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.Acknowledgement => "acknowledgement",
        DocumentKind.HoldingReply => "holding reply",
        DocumentKind.FinalResponse => "final response",
        DocumentKind.SummaryResolution => "summary resolution",
        _ => "reply on disability",
    };

    /// <summary>"Final response" of "Final response due".</summary>
    public static string WithoutDue(string label) => label.EndsWith(" due", StringComparison.Ordinal) ? label[..^4] : label;

    public static string Of(Channel channel) => channel switch
    {
        Channel.Email => "e-mail",
        Channel.Form => "our form",
        Channel.Chat => "chat",
        Channel.Phone => "phone",
        Channel.InPerson => "in person",
        Channel.Social => "social media",
        _ => "another system",
    };

    public static string Of(Step step) => step == Step.FollowUp ? "Follow up" : step.ToString();

    public static string Of(PromiseState state) => state switch
    {
        PromiseState.Open => "open",
        PromiseState.Kept => "kept",
        PromiseState.Late => "late",
        PromiseState.Broken => "broken",
        PromiseState.Renegotiated => "new date",
        _ => "withdrawn",
    };

    /// <summary>The mark that stands before a promise's state.</summary>
    public static string Mark(PromiseState state) => state switch
    {
        PromiseState.Kept => "kept",
        PromiseState.Late => "late",
        PromiseState.Broken => "broken",
        PromiseState.Withdrawn => "withdrawn",
        _ => "open",
    };

    /// <summary>A concern such as <c>delivery.late</c>: "Late delivery".</summary>
    public static string Concern(string code, OwnCodes own) => own.NameOf(own.ReadAs(code)) ?? Concern(own.ReadAs(code));

    public static string Want(string code, OwnCodes own) => own.NameOf(own.ReadAs(code)) ?? Want(own.ReadAs(code));

    /// <summary>The same by the name that ships.</summary>
    public static string Concern(string code) => Concerns.TryGetValue(code, out var words) ? words : Plain(code);

    public static string Want(string code) => Wants.TryGetValue(code, out var words) ? words : Plain(code).ToLowerInvariant();

    /// <summary>Every concern that ships, each once, by its words.</summary>
    public static IEnumerable<(string Code, string Words)> AllConcerns => Concerns.DistinctBy(pair => pair.Value).Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Value, StringComparer.Ordinal);

    public static IEnumerable<(string Code, string Words)> AllWants => Wants.Where(pair => pair.Key != "none").Select(pair => (pair.Key, pair.Value));

    public static string Signal(string code) => Signals.TryGetValue(code, out var words) ? words : Plain(code).ToLowerInvariant();

    /// <summary>"1 promise", "2 promises".</summary>
    public static string Count(int number, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many ?? one + "s")}");

    public static string Of(Money money) => money.ToString();

    /// <summary>Begins with a capital letter, as what stands by itself does.</summary>
    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>The class that carries a band's colours.</summary>
    public static string HeatClass(double heat) => "h" + ((int)new Heat(heat).Band + 1).ToString(CultureInfo.InvariantCulture);

    public static string Number(double heat) => Math.Round(heat, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);

    /// <summary>What a person is called to their face; cut where it is too long for a button.</summary>
    public static string FirstName(string name)
    {
        var first = name.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var word, ..] ? word : name;
        var length = new StringInfo(first);
        return length.LengthInTextElements <= LongestFirstName ? first : length.SubstringByTextElements(0, LongestFirstName) + "…";
    }

    private const int LongestFirstName = 24;

    /// <summary>Of the first and the last name: "BC".</summary>
    public static string Initials(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var first, .. var rest]
        ? First(first) + (rest is [.., var last] ? First(last) : "")
        : "";

    private static string First(string word) => System.Globalization.StringInfo.GetNextTextElement(word).ToUpperInvariant();

    private static string Plain(string code)
    {
        var words = code.Split('.').Last().Replace('_', ' ');
        return words.Length == 0 ? "" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static readonly Dictionary<string, string> Concerns = new(StringComparer.Ordinal)
    {
        ["delivery.late"] = "Late delivery", ["delivery.missing"] = "Missing delivery", ["delivery.wrong_place"] = "Left in the wrong place",
        ["delivery.damaged"] = "Damaged on the way", ["delivery.courier"] = "The courier",
        ["product.faulty"] = "Faulty product", ["product.wrong_item"] = "Wrong item", ["product.not_as_described"] = "Not as described",
        ["product.missing_parts"] = "Missing parts", ["product.unsafe"] = "Unsafe product",
        ["billing.overcharged"] = "Charged too much", ["billing.overcharge"] = "Charged too much", ["billing.double_charge"] = "Charged twice", ["billing.unexpected_fee"] = "Unexpected fee",
        ["billing.refund_missing"] = "Refund missing", ["billing.price_change"] = "Price change", ["billing.payment_failed"] = "Payment failed",
        ["billing.debt_collection"] = "Debt collection",
        ["booking.cancelled"] = "Cancelled booking", ["booking.delayed"] = "Delay", ["booking.changed"] = "Changed booking", ["booking.lost"] = "Lost booking",
        ["booking.overbooked"] = "Overbooked", ["booking.luggage"] = "Luggage",
        ["conduct.rude"] = "Rudeness", ["conduct.unhelpful"] = "Not helped", ["conduct.incompetent"] = "Poor work", ["conduct.discrimination"] = "Discrimination",
        ["conduct.broken_promise"] = "Broken promise", ["conduct.pressure_selling"] = "Pressure selling",
        ["contact.no_reply"] = "No reply", ["contact.long_wait"] = "Long wait", ["contact.passed_around"] = "Passed around", ["contact.bot"] = "Stuck with a bot",
        ["account.access"] = "No access to the account", ["account.blocked"] = "Blocked account", ["account.fraud"] = "Fraud", ["account.privacy"] = "Privacy",
        ["account.wrong_data"] = "Wrong details on record",
        ["contract.cancellation"] = "Cancellation", ["contract.terms"] = "Contract terms", ["contract.renewal"] = "Renewal", ["contract.claim_refused"] = "Claim refused",
        ["contract.warranty"] = "Warranty",
        ["information.wrong"] = "Wrong information", ["information.missing"] = "Missing information", ["information.misleading"] = "Misleading information",
        ["service.outage"] = "Outage", ["service.slow"] = "Slow service", ["service.quality"] = "Quality of service", ["service.no_show"] = "Nobody came",
        ["service.cleanliness"] = "Cleanliness", ["service.noise"] = "Noise",
        ["digital.bug"] = "Fault in the app", ["digital.crash"] = "Crash", ["digital.update"] = "Update", ["digital.usability"] = "Hard to use",
        ["other.safety"] = "Safety", ["other.accessibility"] = "Accessibility", ["other.environment"] = "Environment", ["other.general"] = "General",
    };

    private static readonly Dictionary<string, string> Wants = new(StringComparer.Ordinal)
    {
        ["refund"] = "money back", ["replacement"] = "a replacement", ["repair"] = "a repair", ["completion"] = "it done", ["compensation"] = "compensation",
        ["apology"] = "an apology", ["explanation"] = "an explanation", ["correction"] = "the record put right", ["information"] = "to be told",
        ["call_back"] = "a call back", ["cancellation"] = "to cancel", ["manager"] = "someone in charge", ["prevention"] = "that it happens to nobody else",
        ["listen"] = "to be heard", ["none"] = "nothing in particular",
    };

    private static readonly Dictionary<string, string> Signals = new(StringComparer.Ordinal)
    {
        ["churn"] = "says they will leave", ["legal"] = "speaks of lawyers or police", ["regulator"] = "speaks of an ombudsman or authority",
        ["public"] = "may go public", ["repeat"] = "not the first time", ["abuse"] = "insults people", ["safety"] = "danger or injury",
        ["self_harm"] = "may harm themselves", ["vulnerable"] = "needs special care", ["wait"] = "has waited too long",
    };
}
