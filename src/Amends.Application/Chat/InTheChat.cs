using Amends.Application.Complaints;
using Amends.Application.Live;
using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Chat;

/// <summary>
/// Which customers have their chat open, as this node heard it: in memory alone. The stream of an open page beats every ten seconds, on PostgreSQL to every
/// node. Nothing of a chat is stored but its messages, and that a colleague ended it: whether it goes on follows from them and from what is known here, and where
/// that is lost with the process an open page tells it anew.
/// </summary>
internal sealed class InTheChat(TimeProvider time)
{
    /// <summary>A chat is over when so long nothing was heard and nothing seen of the customer.</summary>
    public static readonly Duration Longest = Duration.FromMinutes(30);

    // A line that breaks for a moment is no leaving, and a page that was left may only be loading anew.
    private static readonly Duration Lasts = Duration.FromSeconds(30), Leaving = Duration.FromSeconds(15), Writes = Duration.FromSeconds(15), Kept = Duration.FromHours(1);

    private readonly HeardOfCases<Seat> _seats = new(Longest, (seat, now) => now - seat.Seen < Kept ? seat : null);

    /// <returns>Whether colleagues, or the customer, see something else now.</returns>
    public bool Hear(Beat beat)
    {
        var now = time.Now();
        return _seats.Change(beat.Reference, now, seat => Hear(seat ?? new(beat.Person, beat.Name, now, Instant.MinValue, Instant.MinValue, false), beat, now));
    }

    /// <summary>The customer of this case, where their chat is open or was within the hour.</summary>
    public ChatGuest? At(string reference)
    {
        var now = time.Now();
        return _seats.Of(reference) is { } seat && now - seat.Seen < Kept
            ? new(seat.Person, seat.Name, seat.Until > now, seat.Until > now && seat.WritingUntil > now, seat.Seen, seat.Ended)
            : null;
    }

    /// <summary>Whether the case is a chat that goes on: nobody ended it, and its customer was here or wrote in it within the last half hour.</summary>
    public bool GoesOn(Case of)
    {
        if (of.State is not { Channel: Channel.Chat, Stage: not Stage.Closed, ChatEndedAt: null })
            return false;
        var (guest, since) = (At(of.Reference), time.Now() - Longest);
        return guest?.Ended != true && (guest?.Seen > since || of.Messages.LastOrDefault(m => m is { Direction: Direction.Inbound, Channel: Channel.Chat })?.At > since);
    }

    private static (Seat After, bool News) Hear(Seat before, Beat beat, Instant now)
    {
        if (before.Ended)
            return (before, false);
        var after = beat.Doing switch
        {
            Doing.Ended => before with { Until = Instant.MinValue, Ended = true },
            Doing.Left => before with { Seen = now, Until = Instant.Min(before.Until, now + Leaving), WritingUntil = Instant.MinValue },
            Doing.Writing => before with { Seen = now, Until = now + Lasts, WritingUntil = now + Writes },
            Doing.Stopped => before with { Seen = now, Until = now + Lasts, WritingUntil = Instant.MinValue },
            _ => before with { Seen = now, Until = now + Lasts },
        };
        return (after, after.Ended || before.Until > now != after.Until > now || before.WritingUntil > now != after.WritingUntil > now);
    }

    private sealed record Seat(Guid Person, string Name, Instant Seen, Instant Until, Instant WritingUntil, bool Ended);
}

/// <summary>A customer and their chat.</summary>
/// <param name="Here">They have it open.</param>
/// <param name="Seen">When that was last known.</param>
/// <param name="Ended">A colleague ended it.</param>
public sealed record ChatGuest(Guid Id, string Name, bool Here, bool Writing, Instant Seen, bool Ended);
