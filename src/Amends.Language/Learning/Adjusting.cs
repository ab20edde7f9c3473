namespace Amends.Language.Learning;

/// <summary>One reading while what an organisation has learned is put into it.</summary>
internal sealed class Adjusting(Learned learned, MessageFeatures? message, Reading reading)
{
    private readonly List<EvidenceSpan> added = [];

    public Reading Run(double present)
    {
        var concerns = Lists(reading.Concerns, CodeNames.IsConcern, present);
        var wants = Lists(reading.Wants, static code => !CodeNames.IsConcern(code) && code != OwnCodes.Complaint && !IsSignal(code), present);
        var complaint = message is not null && learned.Merged.TryGetValue(OwnCodes.Complaint, out var counts)
            ? MessageReader.Round(Belief.Of(counts, message, reading.Complaint))
            : reading.Complaint;
        return reading with { Concerns = concerns, Wants = wants, Complaint = complaint, Evidence = Spans(concerns, wants) };
    }

    // Grave ones must not be talked out of a reading by habit.
    private static bool IsSignal(string code) =>
        code is "churn" or "legal" or "regulator" or "public" or "repeat" or "abuse" or "safety" or "self_harm" or "vulnerable" or "wait";

    private ScoredCode[] Lists(IReadOnlyList<ScoredCode> read, Func<string, bool> belongs, double present)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (code, score) in read)
        {
            var now = learned.ReadAs(code);
            scores[now] = Math.Max(score, scores.GetValueOrDefault(now));
        }
        if (message is not null)
            foreach (var (code, counts) in learned.Merged)
                if (belongs(code))
                    Believe(scores, code, counts, present);
        return [.. scores.Where(one => one.Value >= present && !learned.IsHidden(one.Key))
            .OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => new ScoredCode(one.Key, one.Value))];
    }

    private void Believe(Dictionary<string, double> scores, string code, CodeCounts counts, double present)
    {
        var wasRead = scores.TryGetValue(code, out var prior);
        var score = MessageReader.Round(Belief.Of(counts, message!, wasRead ? prior : Belief.Unread));
        scores[code] = score;
        if (!wasRead && score >= present && Belief.Strongest(counts, message!) is var (start, end))
            added.Add(new EvidenceSpan(start, end - start, code, score));
    }

    private EvidenceSpan[] Spans(ScoredCode[] concerns, ScoredCode[] wants)
    {
        HashSet<string> before = [.. reading.Concerns.Select(one => one.Code), .. reading.Wants.Select(one => one.Code)];
        var after = concerns.Concat(wants).DistinctBy(one => one.Code).ToDictionary(one => one.Code, one => one.Score, StringComparer.Ordinal);
        var spans = reading.Evidence
            .Select(span => before.Contains(span.For) ? span with { For = learned.ReadAs(span.For) } : span)
            .Where(span => after.ContainsKey(span.For) || (!before.Contains(span.For) && learned.ReadAs(span.For) == span.For) || span.For == "heat")
            .Concat(added.Where(span => after.ContainsKey(span.For)))
            .DistinctBy(span => (span.Start, span.Length, span.For))
            .OrderBy(span => span.Start).ThenBy(span => span.Length).ThenBy(span => span.For, StringComparer.Ordinal).ToList();
        // What two codes showed is now one code's, and a score that was learned is another than the one that was read.
        var sums = spans.GroupBy(span => span.For).ToDictionary(group => group.Key, group => group.Sum(span => span.Weight), StringComparer.Ordinal);
        return [.. spans.Select(span => after.TryGetValue(span.For, out var score) && sums[span.For] > 0 ? span with { Weight = Math.Round(span.Weight * score / sums[span.For], 4) } : span)];
    }
}
