using System.Globalization;
using Amends.Language;
using Amends.Language.Reviewing.Features;

namespace Amends.Training.Reviewing;

/// <summary>Cross-validation on the train and dev parts: what a change is judged by.</summary>
internal static class ReviewEvaluation
{
    public static DraftAnalysis Analyse(LabelledReply reply) =>
        DraftAnalysis.Of(reply.Conversation, reply.Draft, LabelledReply.Sent);

    /// <summary>
    /// The features to train on. A wording that fires in a single draft may have been written down after reading that very draft: it would seem surer than it is,
    /// so in training it does not count. Only those that another draft bears out teach the heads what their group is worth.
    /// </summary>
    public static DraftRows TrainingFeatures(List<LabelledReply> replies)
    {
        var drafts = replies.AsParallel().AsOrdered().Select(Analyse).ToArray();
        var seen = new Dictionary<int, int>();
        foreach (var draft in drafts)
            foreach (var wording in draft.Hits.Select(hit => hit.Wording).Distinct()) seen[wording] = seen.GetValueOrDefault(wording) + 1;
        foreach (var draft in drafts) draft.Hits.RemoveAll(hit => seen[hit.Wording] < 2);
        return new(
            [.. drafts.Select(draft => Merge(DraftFeatures.Of(draft)))],
            [.. drafts.Select(draft => SentenceFeatures.Of(draft).Select(Merge).ToArray())],
            [.. drafts.Select(Numbers)]);
    }

    private static float[] Numbers(DraftAnalysis draft)
    {
        var numbers = new float[DraftNumbers.Names.Count];
        new DraftNumbers(draft).CopyTo(numbers);
        return numbers;
    }

    private static Feature[] Merge(List<Feature> features)
    {
        var sums = new SortedDictionary<int, float>();
        foreach (var feature in features) sums[feature.Index] = sums.GetValueOrDefault(feature.Index) + feature.Value;
        return [.. sums.Select(pair => new Feature(pair.Key, pair.Value))];
    }

    public static void CrossValidate(string folder, Settings settings)
    {
        var replies = LabelledReply.Load(folder).Where(reply => !TestPart.HoldsReply(reply.Id)).ToList();
        Print(replies, Folded.Of(replies, TrainingFeatures(replies), settings));
    }

    /// <summary>What models that did not see a reply make of it: the figures to judge a change by.</summary>
    public static void Print(List<LabelledReply> replies, Folded folded)
    {
        Console.WriteLine($"{replies.Count} replies, {DraftFeatures.Signs} signs, each judged by models that did not see it");
        Table(replies, folded.Logits);
        double[] quality = [.. replies.Select(reply => reply.Quality)], lengths = [.. replies.Select(reply => (double)reply.Draft.Length)];
        foreach (var (name, score) in new[] { ("points", folded.Points), ("wording", folded.Wording), ("grade", folded.Grades), ("blend", folded.Scores()) })
        {
            var error = Math.Sqrt(score.Zip(quality, (a, b) => (a - b) * (a - b)).Average());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"score by {name,-8} rank correlation {Measures.Rank(score, quality):F3}; length given quality {Measures.Partial(score, lengths, quality):F3}; error {error:F1}, bias {score.Average() - quality.Average():F1}"));
        }

        Console.WriteLine("blend: " + string.Join(' ', folded.Blend.Select(value => value.ToString("F3", CultureInfo.InvariantCulture))));
    }

    public static void Table(List<LabelledReply> replies, double[][] logits)
    {
        var kinds = new (string Name, Func<LabelledReply, bool> In)[] { ("all", _ => true), ("r1+r2", r => r.Id.StartsWith("r1-", StringComparison.Ordinal) || r.Id.StartsWith("r2-", StringComparison.Ordinal)), ("tweets", r => r.Id.StartsWith("r3-", StringComparison.Ordinal) || r.Id.StartsWith("r5-", StringComparison.Ordinal) || r.Id.StartsWith("r10-", StringComparison.Ordinal)), ("r4+r6+11", r => r.Id.StartsWith("r4-", StringComparison.Ordinal) || r.Id.StartsWith("r6-", StringComparison.Ordinal) || r.Id.StartsWith("r11-", StringComparison.Ordinal)) };
        Console.WriteLine("code            " + string.Join("", kinds.Select(kind => kind.Name.PadLeft(9))) + "     best    at");
        var sums = new Dictionary<(string, bool), (double Sum, int Count)>();
        for (var h = 0; h < LabelledReply.Codes.Count; h++)
        {
            var line = LabelledReply.Codes[h].PadRight(16);
            foreach (var kind in kinds)
            {
                var (f1, positives) = F1(replies, logits, h, 0, kind.In);
                line += positives == 0 ? "        -" : f1.ToString("F3", CultureInfo.InvariantCulture).PadLeft(9);
                if (positives == 0) continue;
                var key = (kind.Name, h < Rubric.Principles.Count);
                var (sum, count) = sums.GetValueOrDefault(key);
                sums[key] = (sum + f1, count + 1);
            }

            var best = BestThreshold(replies, logits, h);
            Console.WriteLine(line + best.F1.ToString("F3", CultureInfo.InvariantCulture).PadLeft(9) + best.At.ToString("F2", CultureInfo.InvariantCulture).PadLeft(7) + "  n=" + replies.Count(r => r.Labels[h] > 0.5));
        }

        foreach (var principle in new[] { true, false })
            Console.WriteLine((principle ? "principles" : "warnings").PadRight(16) + string.Join("", kinds.Select(kind => sums.TryGetValue((kind.Name, principle), out var s) ? (s.Sum / s.Count).ToString("F3", CultureInfo.InvariantCulture).PadLeft(9) : "        -")));
    }

    public static (double F1, int Positives) F1(List<LabelledReply> replies, double[][] logits, int head, double threshold, Func<LabelledReply, bool> include)
    {
        int hit = 0, wrong = 0, missed = 0;
        for (var i = 0; i < replies.Count; i++)
        {
            if (!include(replies[i])) continue;
            var said = logits[i][head] >= threshold;
            var right = replies[i].Labels[head] > 0.5;
            if (said && right) hit++; else if (said) wrong++; else if (right) missed++;
        }

        return (Measures.F1(hit, hit + wrong, hit + missed), hit + missed);
    }

    public static (double F1, double At) BestThreshold(List<LabelledReply> replies, double[][] logits, int head)
    {
        var best = (F1: 0.0, At: 0.0);
        for (var t = -3.0; t <= 3.0; t += 0.1)
            if (F1(replies, logits, head, t, _ => true).F1 is var f1 && f1 > best.F1 + 1e-9) best = (f1, t);
        return best;
    }
}
