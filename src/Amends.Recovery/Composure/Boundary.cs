namespace Amends.Recovery;

/// <summary>
/// Where insults end: two polite warnings, then a lead. It counts from what happened: a warning is a message that was sent about words in which an
/// insult was read, one for each message of the customer's. Being angry, however angry, is no reason for any.
/// </summary>
public static class Boundary
{
    /// <summary>The signal of a reading that starts it.</summary>
    public const string Signal = "abuse";

    /// <summary>Polite warnings before a lead takes over.</summary>
    public const int Warnings = 2;

    /// <summary>What may be done about this message of the customer's now.</summary>
    public static BoundaryStep StepFor(Complaint state, Guid message) =>
        state.WithLeadSince is not null || !state.Abusive.Contains(message) || state.Warned.Contains(message) ? BoundaryStep.None
        : state.Warned.Count == 0 ? BoundaryStep.FirstWarning
        : state.Warned.Count < Warnings ? BoundaryStep.SecondWarning
        : BoundaryStep.Lead;

    internal static Refusal? Warning(Complaint state, WarnOfAbuse it) =>
        Insult(state, it.About)
        ?? (state.Warned.Count >= Warnings ? new Refusal("warned_twice", "They were warned twice. Take it to a lead.") : null);

    internal static Refusal? Lead(Complaint state, TakeToLead it) =>
        state.WithLeadSince is not null ? new("with_lead", "A lead is asked already.")
        : Insult(state, it.About)
            ?? (state.Warned.Count < Warnings ? new Refusal("warn_first", "Ask them politely first, twice. You may hand the case over at any time without that.") : null);

    internal static Refusal? Lifting(Complaint state) =>
        state.Warned.IsEmpty && state.WithLeadSince is null ? new("warnings_none", "Nobody was warned on this case.") : null;

    private static Refusal? Insult(Complaint state, Guid message) =>
        !state.Abusive.Contains(message) ? new("no_insult", "Nothing in this message was read as an insult. Somebody who is angry is not warned for it.")
        : state.Warned.Contains(message) ? new Refusal("warned_of_this", "They were warned about these words already.")
        : null;
}

/// <summary>What comes next.</summary>
public enum BoundaryStep { None, FirstWarning, SecondWarning, Lead }
