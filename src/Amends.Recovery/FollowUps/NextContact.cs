using System.Text.Json.Serialization;
using NodaTime;

namespace Amends.Recovery;

/// <summary>The next word to a customer after the fix, and by when. It follows from what happened and is never set by hand.</summary>
public sealed record NextContact(ContactKind Kind, Instant Due)
{
    /// <summary>How often we ask without an answer before we leave them in peace.</summary>
    public const int MostTries = 2;

    /// <summary>null while it is not fixed, once they have said that it is right, and while they wait for an answer of ours.</summary>
    public static NextContact? Of(Complaint state, Charter charter)
    {
        if (state is not { Stage: Stage.Resolved, IsFixed: true, WaitingSince: null } or { Survey.Right: 2 })
            return null;
        foreach (var clock in charter.Clocks.Where(clock => clock.Until == ClockStop.FollowUp))
        {
            if (clock.For(state, charter) is { MetAt: null } due)
                return new(state.FollowUpTries == 0 ? ContactKind.Ask : ContactKind.AskAgain, due.Due);
            if (state is { FollowUpTries: >= MostTries, FollowedUpAt: { } last })
                return state.FollowUp switch
                {
                    FollowUpOutcome.NoAnswer => new(ContactKind.CloseKindly, last),
                    FollowUpOutcome.Asked => new(ContactKind.CloseKindly, clock.Limit.From(last, charter.Calendar)),
                    _ => null,
                };
        }

        return null;
    }
}

/// <summary>What the next contact is. The numbers are stored: append only.</summary>
[JsonConverter(typeof(SnakeCase<ContactKind>))]
public enum ContactKind { Ask, AskAgain, CloseKindly }
