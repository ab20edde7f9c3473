using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Outbox;

/// <summary>Something the customer is to be told, saved with the change that causes it and brought to them after.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Payload">The message or entry that holds the words.</param>
/// <param name="Delay">How long it stays here first.</param>
internal sealed record Delivery(string Kind, string Payload, Duration Delay);

internal static class Deliveries
{
    public const string Message = "message", Clarification = "clarification", Option = "option", NewDate = "new_date", Survey = "survey", Thanks = "thanks", Invitation = "invitation";

    /// <summary>What is sent stays here for a moment before it goes out.</summary>
    private static readonly Duration Pause = Duration.FromSeconds(10);

    /// <summary>What the customer is told of what happened at once. A message that goes with a promise's new date tells of it: they hear it once.</summary>
    public static IEnumerable<Delivery> Of(IReadOnlyList<TimelineEntry> entries)
    {
        var told = entries.Any(entry => entry.What is MessageSent);
        return entries.Where(entry => !told || entry.What is not PromiseRenegotiated).Select(Of).OfType<Delivery>();
    }

    /// <summary>null where it is between colleagues.</summary>
    private static Delivery? Of(TimelineEntry entry) => entry.What switch
    {
        MessageSent it => new(Message, it.MessageId.ToString(), Pause),
        ClarificationSent => new(Clarification, Sequence(entry), Pause),
        OptionOffered => new(Option, Sequence(entry), Pause),
        Thanked when entry.Words is not null => new(Thanks, Sequence(entry), Pause),
        ReviewInvited => new(Invitation, Sequence(entry), Pause),
        SurveyAsked => new(Survey, Sequence(entry), Pause),
        PromiseRenegotiated => new(NewDate, Sequence(entry), Pause),
        _ => null,
    };

    private static string Sequence(TimelineEntry entry) => entry.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
