using System.Globalization;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.FollowUps;

/// <summary>What to write, or to say on the phone, after the fix: it names what was done and asks. It promises nothing, so that it binds nobody.</summary>
internal static class FollowUpMessage
{
    /// <summary>Ready to send, and to be made one's own.</summary>
    public static string Written(FollowUpItem item, string firstName, DateTimeZone zone, Instant now) => item.Kind switch
    {
        ContactKind.CloseKindly =>
            $"Dear {firstName},\n\nTwice we asked you whether everything is right now, and we have not reached you. We do not want to bother you further, so your case is closed for now.\n\n{Told(item, zone, now)}\n\nIf any of it is not right, one line from you here opens it again, whenever that is.\n\nThank you for having told us.",
        ContactKind.AskAgain =>
            $"Dear {firstName},\n\nI asked you a few days ago and do not know yet how it went for you.\n\n{Told(item, zone, now)}\n\nIs it really right now? A yes or a no is enough. If it is not, your case opens again at once.",
        _ =>
            $"Dear {firstName},\n\nYou told us about {About(item)}, and you should not have had that trouble.\n\n{Told(item, zone, now)}\n\nIs it really right now? If it is not, tell me, and your case opens again at once. And what could we have done better?\n\nThank you for telling us.",
    };

    /// <summary>For a call: three things to say, in this order.</summary>
    public static IReadOnlyList<string> Spoken(FollowUpItem item, string firstName, DateTimeZone zone, Instant now) =>
    [
        item.Kind == ContactKind.Ask ? $"“Hello {firstName}. You told us about {About(item)}. I ring to hear how it is now.”" : $"“Hello {firstName}. I tried to reach you before, and did not want to leave it at that.”",
        $"“{InOneSentence(item, zone, now)}”",
        "“Is it really right now?” Then wait. “And what could we have done better?”",
    ];

    private static string About(FollowUpItem item) => string.IsNullOrWhiteSpace(item.Subject) ? "what went wrong" : $"“{item.Subject.Trim()}”";

    /// <summary>What was done, with the days: a line each where it is several things.</summary>
    internal static string Told(FollowUpItem item, DateTimeZone zone, Instant now) =>
        item.Done.Count > 1 ? $"This was done:\n– {Listed(item, zone, now, "\n– ")}" : InOneSentence(item, zone, now);

    private static string InOneSentence(FollowUpItem item, DateTimeZone zone, Instant now) => item.Done switch
    {
        [] => "As far as we can see, what was agreed is done.",
        [var one] => $"This was done {Day(one.At, zone, now)}: {one.Words}.",
        _ => $"This was done: {Listed(item, zone, now, "; ")}.",
    };

    private static string Listed(FollowUpItem item, DateTimeZone zone, Instant now, string between) =>
        string.Join(between, item.Done.Select(one => $"{one.Words} ({Day(one.At, zone, now)})"));

    private static string Day(Instant at, DateTimeZone zone, Instant now)
    {
        var date = at.InZone(zone).Date;
        return "on " + date.ToString(date.Year == now.InZone(zone).Year ? "dddd d MMMM" : "dddd d MMMM yyyy", CultureInfo.InvariantCulture);
    }
}
