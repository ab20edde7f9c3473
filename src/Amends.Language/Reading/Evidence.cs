using Amends.Language.Text;

namespace Amends.Language;

/// <summary>The words that moved the scores: phrases, few and readable, in the order they stand. Those for a score sum to it (to heat in hundredths).</summary>
internal static class Evidence
{
    private const int MostPhrases = 6;

    /// <summary>The most tokens of a text whose words are told apart.</summary>
    internal const int LongestText = 4096;

    // A word that moves the raw score less than this is not worth underlining.
    private const float Notable = 0.12f;

    public static EvidenceSpan[] Of(TextDocument document, ReadingModels models, Workspace work, in Codes codes, double heat, bool english)
    {
        var spans = work.Spans;
        spans.Clear();
        if (english && document.Tokens.Length is > 0 and <= LongestText)
            ForScore(document, models, work, models.HeatLane, "heat", heat / 100, spans);
        ForCodes(document, models, work, models.Signals, codes.Signals, spans);
        ForCodes(document, models, work, models.Concerns, codes.Concerns, spans);
        ForCodes(document, models, work, models.Wants, codes.Wants, spans);
        spans.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Length != b.Length ? a.Length.CompareTo(b.Length) : string.CompareOrdinal(a.For, b.For));
        return [.. spans];
    }

    /// <summary>For whether it is a complaint at all: what spoke for it and what against it, summing to its probability.</summary>
    public static EvidenceSpan[] ForComplaint(TextDocument document, ReadingModels models, Workspace work, double complaint)
    {
        var spans = work.Spans;
        spans.Clear();
        if (document.Tokens.Length is > 0 and <= LongestText)
            ForScore(document, models, work, models.Complaint, OwnCodes.Complaint, complaint, spans);
        spans.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return [.. spans];
    }

    /// <summary>The same spans where heat is more than what they sum to: what raises it weighs as much more.</summary>
    public static EvidenceSpan[] ForHotter(IReadOnlyList<EvidenceSpan> spans, double heat)
    {
        double raising = 0, lowering = 0;
        foreach (var span in spans)
            if (span.For == "heat")
                (raising, lowering) = span.Weight > 0 ? (raising + span.Weight, lowering) : (raising, lowering - span.Weight);
        var up = raising > 0 ? (heat / 100 + lowering) / raising : 1;
        return [.. spans.Select(span => span is { For: "heat", Weight: > 0 } ? span with { Weight = Math.Round(span.Weight * up, 4) } : span)];
    }

    private static void ForScore(TextDocument document, ReadingModels models, Workspace work, int head, string name, double score, List<EvidenceSpan> spans)
    {
        var tokens = document.Tokens;
        var moved = tokens.Length <= 1024 ? stackalloc float[tokens.Length] : new float[tokens.Length];
        Contributions.To(head, models, work, moved);
        var phrases = work.Phrases;
        phrases.Clear();
        for (var i = 0; i < tokens.Length; i++)
        {
            if (Math.Abs(moved[i]) < Notable)
                continue;
            var (first, sum, last) = (i, moved[i], i);
            for (var j = i + 1; j < tokens.Length && j - last <= 2 && !tokens[j].Has(TokenMarks.LineBefore) && !IsStop(document, j - 1); j++)
                if (moved[j] * sum > 0 && Math.Abs(moved[j]) >= Notable / 2)
                {
                    for (; last < j; last++)
                        sum += moved[last + 1];
                    last = j;
                }
            phrases.Add((sum, first, last + 1));
            i = last;
        }
        phrases.Sort(static (a, b) => Math.Abs(b.Weight).CompareTo(Math.Abs(a.Weight)) is var order and not 0 ? order : a.First.CompareTo(b.First));
        KeepWhatRaises(moved, phrases);
        if (phrases.Count > MostPhrases)
            phrases.RemoveRange(MostPhrases, phrases.Count - MostPhrases);
        Scale(document, phrases, name, score, spans);
    }

    // The strongest that raises is shown, however much lowers and however little it adds: somebody wants to know why.
    private static void KeepWhatRaises(ReadOnlySpan<float> moved, List<(float Weight, int First, int End)> phrases)
    {
        var raising = phrases.FindIndex(static phrase => phrase.Weight > 0);
        if (raising >= 0 && raising < MostPhrases)
            return;
        if (raising >= 0)
        {
            (phrases[MostPhrases - 1], phrases[raising]) = (phrases[raising], phrases[MostPhrases - 1]);
            return;
        }
        var strongest = -1;
        for (var i = 0; i < moved.Length; i++)
            if (moved[i] > (strongest < 0 ? 0 : moved[strongest]) && !Lies(i, phrases))
                strongest = i;
        if (strongest >= 0)
            phrases.Insert(Math.Min(phrases.Count, MostPhrases - 1), (moved[strongest], strongest, strongest + 1));
    }

    private static bool Lies(int token, List<(float Weight, int First, int End)> phrases)
    {
        foreach (var (_, first, end) in phrases)
            if (first <= token && token < end)
                return true;
        return false;
    }

    // What raises is scaled so that, with what lowers, it sums to the score.
    private static void Scale(TextDocument document, List<(float Weight, int First, int End)> phrases, string name, double score, List<EvidenceSpan> spans)
    {
        float raising = 0, lowering = 0;
        foreach (var (weight, _, _) in phrases)
            (raising, lowering) = weight > 0 ? (raising + weight, lowering) : (raising, lowering - weight);
        if (raising <= 0)
            return;
        // A raw score of one is about a quarter of the scale where it is steepest.
        var down = Math.Min(0.25, 0.5 * score / Math.Max(lowering, 1e-6));
        var up = (score + lowering * down) / raising;
        foreach (var (weight, first, end) in phrases)
        {
            var share = Math.Round(weight * (weight > 0 ? up : down), 4);
            if (share != 0)
                spans.Add(Span(document, first, end, name, share));
        }
    }

    private static bool IsStop(TextDocument document, int at) => document.Tokens[at].Kind == TokenKind.Punctuation && document.Norm(document.Tokens[at])[0] is '.' or '!' or '?';

    private static void ForCodes(TextDocument document, ReadingModels models, Workspace work, Head[] heads, ScoredCode[] codes, List<EvidenceSpan> spans)
    {
        foreach (var (code, score) in codes)
        {
            var head = HeadOf(heads, code);
            var first = spans.Count;
            var end = -1;
            var grave = GraveSignals.GroupOf(code);
            var (group, matches) = grave >= 0 && GraveSignals.Stands(grave, work.Grave) ? (grave, work.Grave) : (head.Cue, work.Senses.Found);
            foreach (var match in matches)
            {
                if (match.Group != group || group < 0 || match.FirstToken < end)
                    continue;
                spans.Add(Span(document, match.FirstToken, match.EndToken, code, 0));
                end = match.EndToken;
                if (spans.Count - first == 3)
                    break;
            }
            if (spans.Count == first && document.Tokens.Length is > 0 and <= LongestText && Contributions.Strongest(document, models, work, head.Lane) is var (from, to) && to > from)
                spans.Add(Span(document, from, to, code, 0));
            for (var i = first; i < spans.Count; i++)
                spans[i] = spans[i] with { Weight = Math.Round(score / (spans.Count - first), 4) };
        }
    }

    private static Head HeadOf(Head[] heads, string code)
    {
        foreach (var head in heads)
            if (head.Code == code)
                return head;
        throw new KeyNotFoundException($"There is no head for {code}.");
    }

    private static EvidenceSpan Span(TextDocument document, int first, int end, string code, double weight)
    {
        var start = document.Tokens[first].Start;
        var (from, length) = Graphemes.Snap(document.Source, start, document.Tokens[end - 1].End - start);
        return new EvidenceSpan(from, length, code, weight);
    }
}
