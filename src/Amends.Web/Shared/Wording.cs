using System.Globalization;
using Amends.Language;
using Amends.Recovery;

namespace Amends.Web.Shared;

/// <summary>Codes as people say them. One place, so that a word on screen is the same everywhere.</summary>
internal static class Wording
{
    public static string Of(Band band) => band switch
    {
        Band.Calm => SharedWords.Calm,
        Band.Concerned => SharedWords.Concerned,
        Band.Upset => SharedWords.Upset,
        Band.Angry => SharedWords.Angry,
        _ => SharedWords.Furious,
    };

    /// <summary>How far a clock's time has gone.</summary>
    public static string Of(ClockAlarm alarm) => alarm switch
    {
        ClockAlarm.Half => SharedWords.HalfGone,
        ClockAlarm.Risk => SharedWords.AtRisk,
        _ => SharedWords.Overdue,
    };

    public static string Of(DocumentKind kind) => kind switch
    {
        DocumentKind.Acknowledgement => SharedWords.Acknowledgement,
        DocumentKind.HoldingReply => SharedWords.HoldingReply,
        DocumentKind.FinalResponse => SharedWords.FinalResponse,
        DocumentKind.SummaryResolution => SharedWords.SummaryResolution,
        _ => SharedWords.ReplyOnDisability,
    };

    /// <summary>"Final response" of "Final response due".</summary>
    public static string WithoutDue(string label) => label.EndsWith(" due", StringComparison.Ordinal) ? label[..^4] : label;

    public static string Of(Channel channel) => channel switch
    {
        Channel.Email => SharedWords.Email,
        Channel.Form => SharedWords.OurForm,
        Channel.Chat => SharedWords.Chat,
        Channel.Phone => SharedWords.Phone,
        Channel.InPerson => SharedWords.InPerson,
        Channel.Social => SharedWords.SocialMedia,
        _ => SharedWords.AnotherSystem,
    };

    public static string Of(Step step) => step switch
    {
        Step.Listen => SharedWords.Listen,
        Step.Acknowledge => SharedWords.Acknowledge,
        Step.Clarify => SharedWords.Clarify,
        Step.Own => SharedWords.Own,
        Step.Ask => SharedWords.Ask,
        Step.Offer => SharedWords.Offer,
        Step.Agree => SharedWords.Agree,
        Step.Act => SharedWords.Act,
        Step.Inform => SharedWords.Inform,
        Step.FollowUp => SharedWords.FollowUp,
        Step.Thank => SharedWords.Thank,
        _ => SharedWords.Learn,
    };

    public static string Of(PromiseState state) => state switch
    {
        PromiseState.Open => SharedWords.Open,
        PromiseState.Kept => SharedWords.Kept,
        PromiseState.Late => SharedWords.Late,
        PromiseState.Broken => SharedWords.Broken,
        PromiseState.Renegotiated => SharedWords.NewDate,
        _ => SharedWords.Withdrawn,
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

    /// <summary>Why it went wrong. Before there was a list of causes, concerns were noted.</summary>
    public static string Cause(string code, Amends.Application.Library.Causes causes, OwnCodes own) => causes.NameOf(code) ?? Concern(code, own);

    /// <summary>The same by the name that ships.</summary>
    public static string Concern(string code) => Concerns.TryGetValue(code, out var words) ? words() : Plain(code);

    public static string Want(string code) => Wants.TryGetValue(code, out var words) ? words() : Plain(code).ToLowerInvariant();

    /// <summary>Every concern that ships, each once, by its words.</summary>
    public static IEnumerable<(string Code, string Words)> AllConcerns => Concerns.Select(pair => (Code: pair.Key, Words: pair.Value())).DistinctBy(pair => pair.Words).OrderBy(pair => pair.Words, StringComparer.Ordinal);

    public static IEnumerable<(string Code, string Words)> AllWants => Wants.Where(pair => pair.Key != "none").Select(pair => (pair.Key, pair.Value()));

    public static string Signal(string code) => Signals.TryGetValue(code, out var words) ? words() : Plain(code).ToLowerInvariant();

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

    private static readonly Dictionary<string, Func<string>> Concerns = new(StringComparer.Ordinal)
    {
        ["delivery.late"] = () => SharedWords.LateDelivery, ["delivery.missing"] = () => SharedWords.MissingDelivery, ["delivery.wrong_place"] = () => SharedWords.WrongPlace,
        ["delivery.damaged"] = () => SharedWords.DamagedOnTheWay, ["delivery.courier"] = () => SharedWords.Courier,
        ["product.faulty"] = () => SharedWords.FaultyProduct, ["product.wrong_item"] = () => SharedWords.WrongItem, ["product.not_as_described"] = () => SharedWords.NotAsDescribed,
        ["product.missing_parts"] = () => SharedWords.MissingParts, ["product.unsafe"] = () => SharedWords.UnsafeProduct,
        ["billing.overcharged"] = () => SharedWords.ChargedTooMuch, ["billing.overcharge"] = () => SharedWords.ChargedTooMuch, ["billing.double_charge"] = () => SharedWords.ChargedTwice, ["billing.unexpected_fee"] = () => SharedWords.UnexpectedFee,
        ["billing.refund_missing"] = () => SharedWords.RefundMissing, ["billing.price_change"] = () => SharedWords.PriceChange, ["billing.payment_failed"] = () => SharedWords.PaymentFailed,
        ["billing.debt_collection"] = () => SharedWords.DebtCollection,
        ["booking.cancelled"] = () => SharedWords.CancelledBooking, ["booking.delayed"] = () => SharedWords.Delay, ["booking.changed"] = () => SharedWords.ChangedBooking, ["booking.lost"] = () => SharedWords.LostBooking,
        ["booking.overbooked"] = () => SharedWords.Overbooked, ["booking.luggage"] = () => SharedWords.Luggage,
        ["conduct.rude"] = () => SharedWords.Rudeness, ["conduct.unhelpful"] = () => SharedWords.NotHelped, ["conduct.incompetent"] = () => SharedWords.PoorWork, ["conduct.discrimination"] = () => SharedWords.Discrimination,
        ["conduct.broken_promise"] = () => SharedWords.BrokenPromise, ["conduct.pressure_selling"] = () => SharedWords.PressureSelling,
        ["contact.no_reply"] = () => SharedWords.NoReply, ["contact.long_wait"] = () => SharedWords.LongWait, ["contact.passed_around"] = () => SharedWords.PassedAround, ["contact.bot"] = () => SharedWords.StuckWithBot,
        ["account.access"] = () => SharedWords.NoAccess, ["account.blocked"] = () => SharedWords.BlockedAccount, ["account.fraud"] = () => SharedWords.Fraud, ["account.privacy"] = () => SharedWords.Privacy,
        ["account.wrong_data"] = () => SharedWords.WrongDetails,
        ["contract.cancellation"] = () => SharedWords.Cancellation, ["contract.terms"] = () => SharedWords.ContractTerms, ["contract.renewal"] = () => SharedWords.Renewal, ["contract.claim_refused"] = () => SharedWords.ClaimRefused,
        ["contract.warranty"] = () => SharedWords.Warranty,
        ["information.wrong"] = () => SharedWords.WrongInformation, ["information.missing"] = () => SharedWords.MissingInformation, ["information.misleading"] = () => SharedWords.MisleadingInformation,
        ["service.outage"] = () => SharedWords.Outage, ["service.slow"] = () => SharedWords.SlowService, ["service.quality"] = () => SharedWords.QualityOfService, ["service.no_show"] = () => SharedWords.NobodyCame,
        ["service.cleanliness"] = () => SharedWords.Cleanliness, ["service.noise"] = () => SharedWords.Noise,
        ["digital.bug"] = () => SharedWords.FaultInApp, ["digital.crash"] = () => SharedWords.Crash, ["digital.update"] = () => SharedWords.Update, ["digital.usability"] = () => SharedWords.HardToUse,
        ["other.safety"] = () => SharedWords.Safety, ["other.accessibility"] = () => SharedWords.Accessibility, ["other.environment"] = () => SharedWords.Environment, ["other.general"] = () => SharedWords.General,
    };

    private static readonly Dictionary<string, Func<string>> Wants = new(StringComparer.Ordinal)
    {
        ["refund"] = () => SharedWords.WantRefund, ["replacement"] = () => SharedWords.WantReplacement, ["repair"] = () => SharedWords.WantRepair, ["completion"] = () => SharedWords.WantCompletion, ["compensation"] = () => SharedWords.WantCompensation,
        ["apology"] = () => SharedWords.WantApology, ["explanation"] = () => SharedWords.WantExplanation, ["correction"] = () => SharedWords.WantCorrection, ["information"] = () => SharedWords.WantInformation,
        ["call_back"] = () => SharedWords.WantCallBack, ["cancellation"] = () => SharedWords.WantCancellation, ["manager"] = () => SharedWords.WantManager, ["prevention"] = () => SharedWords.WantPrevention,
        ["listen"] = () => SharedWords.WantListen, ["none"] = () => SharedWords.WantNone,
    };

    private static readonly Dictionary<string, Func<string>> Signals = new(StringComparer.Ordinal)
    {
        ["churn"] = () => SharedWords.SignalChurn, ["legal"] = () => SharedWords.SignalLegal, ["regulator"] = () => SharedWords.SignalRegulator,
        ["public"] = () => SharedWords.SignalPublic, ["repeat"] = () => SharedWords.SignalRepeat, ["abuse"] = () => SharedWords.SignalAbuse, ["safety"] = () => SharedWords.SignalSafety,
        ["self_harm"] = () => SharedWords.SignalSelfHarm, ["vulnerable"] = () => SharedWords.SignalVulnerable, ["wait"] = () => SharedWords.SignalWait,
    };
}
