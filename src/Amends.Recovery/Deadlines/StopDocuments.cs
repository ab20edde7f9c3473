using System.Globalization;
using NodaTime;

namespace Amends.Recovery;

/// <summary>Letters that stop clocks: what each is filled with, and which clocks a text stops if it is sent.</summary>
public static class StopDocuments
{
    /// <summary>What is known for the letters of this charter. Dates are those of the charter's own zone.</summary>
    /// <param name="known">The facts that do not depend on the charter: customer, reference, heard, outcome, agent, organisation.</param>
    public static IReadOnlyDictionary<string, string?> Facts(Complaint state, Charter charter, IReadOnlyDictionary<string, string?> known, Instant now)
    {
        var facts = new Dictionary<string, string?>(known)
        {
            ["received"] = Date(state.HeldSince(charter.Key) ?? state.ReceivedAt, charter.Calendar),
            ["today"] = Date(now, charter.Calendar),
        };
        foreach (var deadline in charter.Deadlines(state))
        {
            if (deadline.Charter == charter.Code)
                facts["due:" + deadline.Code] = Date(deadline.Due, charter.Calendar);
        }

        return facts;
    }

    /// <summary>
    /// What comes of sending this text as a document of one charter: it stops that charter's clocks, and those of every other charter on the case whose
    /// document of the same kind it satisfies word for word.
    /// </summary>
    /// <param name="charters">What the case is held to.</param>
    /// <param name="code">Whose document it is.</param>
    public static (SendDocument? Command, Refusal? Refusal) Decide(Complaint state, IReadOnlyList<Charter> charters, string code, Letter letter, Instant now)
    {
        if (charters.FirstOrDefault(charter => charter.Code == code) is not { } own)
            return (null, new("charter_unknown", "The case is not held to this charter."));
        if (own.Documents.FirstOrDefault(document => document.Kind == letter.Kind) is not { } document)
            return (null, new("document_unknown", $"{own.Name} has no {Plain.Words(letter.Kind)}."));
        if (TooLate(state, own, document) is { } late)
            return (null, late);
        var check = DocumentCheck.Of(document, letter.Text, Facts(state, own, letter.Known, now), letter.Confirmed);
        if (check.Blanks.Count > 0)
            return (null, new("document_blanks", $"Fill in what is still open: {string.Join(", ", check.Blanks.Take(3))}"));
        if (check.Points.FirstOrDefault(point => !point.IsSaid) is { } missing)
            return (null, new("document_incomplete", $"The letter does not say yet: {string.Join("; ", check.Points.Where(point => !point.IsSaid).Select(point => point.Says))}. Add it, or confirm that it says “{missing.Says}” in other words."));

        var stops = Stops(state, own, document).ToList();
        foreach (var other in charters.Where(charter => charter.Code != code))
        {
            if (other.Documents.FirstOrDefault(one => one.Kind == letter.Kind) is { } same && TooLate(state, other, same) is null
                && DocumentCheck.Of(same, letter.Text, Facts(state, other, letter.Known, now), letter.Confirmed).IsComplete)
                stops.AddRange(Stops(state, other, same));
        }

        return (new(letter.MessageId, own.Key, letter.Kind, stops, [.. check.Points.Where(point => point.Confirmed).Select(point => point.Says)]), null);
    }

    /// <summary>Why this case cannot be closed yet: a letter that only sending can stop is still owed. Null where none is.</summary>
    public static Refusal? Owed(Complaint state, IReadOnlyList<Charter> charters)
    {
        foreach (var deadline in Charter.Deadlines(state, charters).Where(deadline => deadline.IsWatched))
        {
            var charter = charters.First(one => one.Code == deadline.Charter);
            if (charter.Clocks.First(clock => clock.Code == deadline.Code).Until == ClockStop.Document)
                return new("letter_owed", $"A letter is still owed under {charter.Name}: {deadline.Label}. Send it, or take the charter off the case with the reason, then close.");
        }

        return null;
    }

    private static IEnumerable<ClockName> Stops(Complaint state, Charter charter, CharterDocument document) =>
        document.Stops.Select(clock => new ClockName(charter.Code, clock)).Where(name => !state.Stopped.Exists(stopped => stopped.Is(name)));

    private static Refusal? TooLate(Complaint state, Charter charter, CharterDocument document)
    {
        if (document.Within is not { } clock || charter.Deadlines(state).FirstOrDefault(deadline => deadline.Code == clock && deadline.Charter == charter.Code) is not { } deadline)
            return null;
        return deadline.MetAt is null ? new("document_too_early", $"This can be sent once the customer has accepted, by {Date(deadline.Due, charter.Calendar)} at the latest. Record what was agreed first.")
            : deadline.IsLate ? new Refusal("document_too_late", $"This was possible until {Date(deadline.Due, charter.Calendar)}, and the customer accepted only after it. Send the final response.")
            : null;
    }

    private static string Date(Instant at, BusinessCalendar calendar) => calendar.DateOf(at).ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}

/// <summary>A text that is to be sent as a document.</summary>
/// <param name="Known">The facts that it was filled with.</param>
/// <param name="Confirmed">What it must say and tells in other words: the <see cref="ContentPoint.Says"/> of each.</param>
public sealed record Letter(DocumentKind Kind, string Text, Guid MessageId, IReadOnlyDictionary<string, string?> Known, IReadOnlyCollection<string> Confirmed);
