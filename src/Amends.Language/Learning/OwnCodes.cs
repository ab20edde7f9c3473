using Amends.Language.Learning;

namespace Amends.Language;

/// <summary>
/// An organisation's own codes, learned from its own decisions: each counts at once, may be taken back, and learning them one by one in any order comes to
/// the same, to the last bit, as learning them all again. Readings may be adjusted by many threads while others learn.
/// </summary>
public sealed class OwnCodes
{
    /// <summary>Decisions on this code say whether a message is a complaint at all.</summary>
    public const string Complaint = "complaint";

    private const double Present = 0.5;

    private readonly Lock gate = new();
    private volatile Learned learned;

    public OwnCodes()
        : this(Learned.Nothing)
    {
    }

    private OwnCodes(Learned learned) => this.learned = learned;

    /// <summary>How codes are called, hidden and merged.</summary>
    public IReadOnlyList<OwnCode> Codes => learned.Defined;

    /// <summary>Whether a word can be a code: <c>family.code</c> or a single word, in small letters, digits and underscores.</summary>
    public static bool IsCode(string? code) => CodeNames.IsCode(code);

    public void Learn(string text, string code, bool applies) => Learn([new CodeDecision(text, code, applies)]);

    /// <summary>Learns many decisions at once. What is no code is passed over.</summary>
    public void Learn(IEnumerable<CodeDecision> decisions) => Count(decisions, 1);

    /// <summary>Takes a decision back, as if it had never been learned.</summary>
    public void Unlearn(string text, string code, bool applies) => Unlearn([new CodeDecision(text, code, applies)]);

    public void Unlearn(IEnumerable<CodeDecision> decisions) => Count(decisions, -1);

    /// <summary>Says how codes are called, hidden and merged; replaces what was said before.</summary>
    public void Define(IEnumerable<OwnCode> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        OwnCode[] defined = [.. codes.Where(code => IsCode(code.Code)).DistinctBy(code => code.Code)];
        lock (gate)
            learned = new Learned(learned.Counts, defined);
    }

    /// <summary>How many decisions were made on a code, those on codes merged into it included.</summary>
    public Decided DecisionsOn(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return learned.Merged.TryGetValue(code, out var counts) ? new(counts.Messages.Yes, counts.Messages.No) : default;
    }

    /// <summary>The code that a code is read as now.</summary>
    public string ReadAs(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return learned.ReadAs(code);
    }

    /// <summary>What the organisation calls a code; null where it has given it no name.</summary>
    public string? NameOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return learned.Definition(code)?.Name;
    }

    /// <summary>The reading with the organisation's own codes: what was decided is found, with its words as evidence; what is hidden or merged is not.</summary>
    public Reading Adjust(Reading reading, string text)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(text);
        var now = learned;
        if (now.IsNothing)
            return reading;
        var message = now.Merged.Count == 0 ? null : MessageFeatures.Of(text);
        var adjusting = new Adjusting(now, message, reading);
        return adjusting.Run(Present);
    }

    /// <summary>What was learned, compactly; the same decisions give the same bytes. Names, hiding and merging are not in it.</summary>
    public byte[] ToBytes() => Blob.Write(learned.Counts);

    /// <summary>Goes on from what <see cref="ToBytes"/> kept.</summary>
    /// <exception cref="InvalidDataException">These are no such bytes.</exception>
    public static OwnCodes FromBytes(ReadOnlySpan<byte> bytes) => new(new Learned(Blob.Read(bytes), []));

    private void Count(IEnumerable<CodeDecision> decisions, int by)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        // Measured outside the lock: that is the slow part.
        List<(string Code, bool Applies, MessageFeatures Message)> measured = [];
        (string Text, MessageFeatures Message)? last = null;
        foreach (var (text, code, applies) in decisions)
        {
            if (text is null || !IsCode(code))
                continue;
            if (last is not { } same || !ReferenceEquals(same.Text, text))
                last = (text, MessageFeatures.Of(text));
            measured.Add((code, applies, last.Value.Message));
        }
        if (measured.Count == 0)
            return;
        lock (gate)
            learned = new Learned(Counted(learned.Counts, measured, by), learned.Defined);
    }

    private static Dictionary<string, CodeCounts> Counted(
        IReadOnlyDictionary<string, CodeCounts> before, List<(string Code, bool Applies, MessageFeatures Message)> measured, int by)
    {
        var after = new Dictionary<string, CodeCounts>(before, StringComparer.Ordinal);
        foreach (var group in measured.GroupBy(one => one.Code, StringComparer.Ordinal))
        {
            // Others may be reading the one that is there.
            var counts = after.TryGetValue(group.Key, out var known) ? known.Copy() : new CodeCounts();
            foreach (var (_, applies, message) in group)
                counts.Count(message, applies, by);
            if (counts.IsEmpty)
                after.Remove(group.Key);
            else
                after[group.Key] = counts;
        }
        return after;
    }
}
