using System.Text.Json.Serialization;
using NodaTime;

namespace Amends.Recovery;

/// <summary>A charter that a complaint is held to besides the one it began under.</summary>
/// <param name="Key">With its version, such as <c>fca-disp@1</c>.</param>
/// <param name="Since">From when its clocks count that start at receipt; null: from the receipt of the complaint.</param>
public sealed record HeldCharter(string Key, Instant? Since)
{
    /// <summary>The charter's code, without the version.</summary>
    public static string CodeOf(string key) => key.Split('@', 2)[0];
}

/// <summary>A clock of a charter.</summary>
/// <param name="Charter">The charter's code; the case holds one version of it.</param>
public sealed record ClockName(string Charter, string Clock);

/// <summary>A clock that a document stopped.</summary>
/// <param name="MessageId">The message that is the document.</param>
public sealed record StoppedClock(string Charter, string Clock, Guid MessageId, Instant At)
{
    internal bool Is(ClockName name) => Charter == name.Charter && Clock == name.Clock;
}

/// <summary>An alarm of a clock that rang.</summary>
/// <param name="Started">Since when the clock ran: when it starts anew, it rings anew.</param>
public sealed record RungClock(string Charter, string Clock, Instant Started, ClockAlarm Alarm);

/// <summary>How far the time of a clock has gone. The numbers are stored: append only.</summary>
[JsonConverter(typeof(SnakeCase<ClockAlarm>))]
public enum ClockAlarm
{
    /// <summary>Half of it.</summary>
    Half = 1,

    /// <summary>Four fifths of it.</summary>
    Risk = 2,

    /// <summary>All of it.</summary>
    Due = 3,
}
