using System.Globalization;
using NodaTime;

namespace Amends.Recovery;

/// <summary>Numbers and codes as people say them.</summary>
internal static class Plain
{
    private static readonly string[] Numbers =
        ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>In words up to twelve.</summary>
    public static string Number(int number) =>
        number >= 0 && number < Numbers.Length ? Numbers[number] : number.ToString(CultureInfo.InvariantCulture);

    public static string Count(int number, string noun) => $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";

    public static string Times(int number) => number switch { 1 => "once", 2 => "twice", _ => $"{Number(number)} times" };

    /// <summary>About how long: "14 min", "3 h", "2 days"; never less than a minute.</summary>
    public static string Span(Duration time) => time switch
    {
        _ when time < Duration.FromHours(1) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, (int)time.TotalMinutes)} min"),
        _ when time < Duration.FromDays(2) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalDays} days"),
    };

    /// <summary>The time on the day itself, the weekday with the time within six days, else the date.</summary>
    public static string When(Instant at, Instant now, DateTimeZone zone)
    {
        var (then, today) = (at.InZone(zone), now.InZone(zone).Date);
        var days = Period.DaysBetween(today, then.Date);
        return days switch
        {
            0 => then.ToString("HH:mm", CultureInfo.InvariantCulture),
            >= -6 and <= 6 => then.ToString("ddd HH:mm", CultureInfo.InvariantCulture),
            _ => Date(then.Date, today.Year),
        };
    }

    /// <summary>The date as people write it, the year only where it is another one.</summary>
    public static string Date(LocalDate date, int? year = null) =>
        date.ToString(date.Year == year ? "ddd d MMM" : "ddd d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Words(Band band) => band switch
    {
        Band.Calm => "calm",
        Band.Concerned => "concerned",
        Band.Upset => "upset",
        Band.Angry => "angry",
        _ => "furious",
    };

    public static string Words(Step step) => step == Step.FollowUp ? "Follow up" : step.ToString();

    /// <summary>A want as it stands after "they want".</summary>
    public static string Want(string code) => code switch
    {
        "refund" => "their money back",
        "replacement" => "a replacement",
        "repair" => "it repaired",
        "completion" => "what they were promised, done",
        "compensation" => "something for the trouble",
        "apology" => "an apology",
        "explanation" => "to know why",
        "correction" => "the record put right",
        "information" => "an answer",
        "call_back" => "to be rung back",
        "cancellation" => "out of the contract",
        "manager" => "to speak to someone in charge",
        "prevention" => "this never to happen to anyone else",
        "listen" => "to be heard",
        _ => Spoken(code),
    };

    public static string Signal(string code) => code switch
    {
        "churn" => "may leave",
        "legal" => "speaks of legal steps",
        "regulator" => "speaks of the regulator",
        "public" => "may go public",
        "repeat" => "not the first time",
        "abuse" => "abusive words",
        "safety" => "someone may be in danger",
        "self_harm" => "may harm themselves",
        "vulnerable" => "needs special care",
        "wait" => "has waited long",
        _ => Spoken(code),
    };

    public static string Remedy(string code) => code switch
    {
        "refund" => "a refund",
        "replacement" => "a replacement",
        "repair" => "a repair",
        "credit" => "a credit",
        "explanation" => "an explanation",
        "apology" => "an apology",
        _ => Spoken(code),
    };

    public static string Words(DocumentKind kind) => kind switch
    {
        DocumentKind.Acknowledgement => "acknowledgement",
        DocumentKind.HoldingReply => "holding reply",
        DocumentKind.FinalResponse => "final response",
        DocumentKind.SummaryResolution => "summary resolution",
        _ => "reply on disability",
    };

    /// <summary>An organisation's own code, readable: <c>gift_card</c> becomes "gift card".</summary>
    public static string Spoken(string code) => code.Replace('_', ' ').Replace('.', ' ');
}
