using System.Globalization;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Promises;

/// <summary>
/// The word to a customer whose promise will not be kept, or was not: what was promised, what happened, the new date. Ready to send, and to be made one's own.
/// </summary>
internal static class NewDateMessage
{
    /// <param name="words">The promise, as it was made.</param>
    /// <param name="what">What happened, as a sentence of its own; null: as the case shows it.</param>
    /// <param name="day">The new day.</param>
    public static string Compose(Promise promise, string words, string firstName, string? what, LocalDate day, DateTimeZone zone, Instant now)
    {
        var made = Day(promise.MadeAt.InZone(zone).Date, now, zone);
        var who = promise.Promisor == Promisor.I ? "I" : "we";
        var happened = string.IsNullOrWhiteSpace(what) ? Happened(promise) : what.Trim();
        var broken = promise.State == PromiseState.Broken || promise.Due <= now;
        var opening = broken
            ? $"On {made} {who} told you: “{words}”. {Passed(promise, now, zone)} and it was not done. You relied on it, and we let you down. That is our fault, and I am sorry."
            : $"On {made} {who} told you: “{words}”. You were counting on that day, and I know how annoying it is to wait longer, so you should hear it now and not after it has passed. I am sorry: it will take longer, and that is our fault.";
        return $"Dear {firstName},\n\n{opening}\n\n{happened}\n\nI will have it done by {Day(day, now, zone)}. If that day does not work for you, tell me and we will find another way.";
    }

    private static string Passed(Promise promise, Instant now, DateTimeZone zone) =>
        promise.Due is { } due && due.InZone(zone).Date is var day && day < now.InZone(zone).Date ? $"{Capital(Day(day, now, zone))} has passed" : "That time has passed";

    /// <summary>What the case shows of it.</summary>
    public static string Happened(Promise promise) => promise.Department is { } department
        ? $"{Capital(department == "Management" ? "our management" : $"our {department.ToLowerInvariant()} team")} has not finished it. You have one person to turn to for it, and that is me."
        : "It is not finished yet.";

    /// <summary>Two working days from now or from the old date, whichever is later.</summary>
    public static LocalDate Suggested(Promise promise, BusinessCalendar calendar, Instant now)
    {
        var from = promise.Due is { } due && due > now ? due : now;
        return calendar.AddDays(calendar.DateOf(from), 2);
    }

    /// <summary>"Friday 4 December"; with its year where that is not this one.</summary>
    public static string Day(LocalDate date, Instant now, DateTimeZone zone) =>
        date.ToString(date.Year == now.InZone(zone).Year ? "dddd d MMMM" : "dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
