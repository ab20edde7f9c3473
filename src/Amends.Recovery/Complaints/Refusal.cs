namespace Amends.Recovery;

/// <summary>Why something cannot be done now, in words for the person who tried.</summary>
/// <param name="Code">Stable name, for programs.</param>
/// <param name="Words">What happened and what to do instead.</param>
public sealed record Refusal(string Code, string Words);

/// <summary>What came of a command: entries to append, or a refusal; never neither.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>At least one entry, in order.</summary>
    public sealed record Accepted(IReadOnlyList<TimelineEntry> Entries) : Decision;

    public sealed record Refused(Refusal Refusal) : Decision;
}
