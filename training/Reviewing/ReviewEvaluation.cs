using System.Globalization;
using Amends.Language;
using Amends.Language.Reviewing.Features;

namespace Amends.Training.Reviewing;

/// <summary>Cross-validation on the train and dev parts: what a change is judged by.</summary>
internal static class ReviewEvaluation
{
    public const int Folds = 8;

    public static DraftAnalysis Analyse(Reply reply) =>
        DraftAnalysis.Of([new(Speaker.Customer, reply.Customer)], reply.Draft, new(2026, 3, 3, 10, 15, 0, TimeSpan.Zero));

    /// <summary>
    /// The features to train on. A wording that fires in a single draft may have been written down after reading that very draft: it would seem surer than it is,
    /// so in training it does not count. Only those that another draft bears out teach the heads what their group is worth.
    /// </summary>
    public static (Feature[][] Whole, Feature[][][] Sentences) TrainingFeatures(List<Reply> replies)
    {
        var drafts = replies.AsParallel().AsOrdered().Select(Analyse).ToArray();
        var seen = new Dictionary<int, int>();
        foreach (var draft in drafts)
            foreach (var wording in draft.Hits.Select(hit => hit.Wording).Distinct()) seen[wording] = seen.GetValueOrDefault(wording) + 1;
        foreach (var draft in drafts) draft.Hits.RemoveAll(hit => seen[hit.Wording] < 2);
        return ([.. drafts.AsParallel().AsOrdered().Select(draft => Merge(DraftFeatures.Of(draft)))], [.. drafts.AsParallel().AsOrdered().Select(draft => SentenceFeatures.Of(draft).Select(Merge).ToArray())]);
    }

    private static Feature[] Merge(List<Feature> features)
    {
        var sums = new SortedDictionary<int, float>();
        foreach (var feature in features) sums[feature.Index] = sums.GetValueOrDefault(feature.Index) + feature.Value;
        return [.. sums.Select(pair => new Feature(pair.Key, pair.Value))];
    }

    /// <summary>Logits of each reply, by the draft as a whole and by its surest sentence, from heads that did not see it.</summary>
    public static (double[][] Whole, double[][] Sentence) OutOfFold(List<Reply> replies, Feature[][] features, Feature[][][] sentences, Settings settings)
    {
        double[][] whole = new double[replies.Count][], single = new double[replies.Count][];
        Parallel.For(0, Folds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            var train = Enumerable.Range(0, replies.Count).Where(i => FoldOf(replies[i].Id) != fold).ToArray();
            double[][] labels = [.. train.Select(i => replies[i].Labels)];
            var heads = new Heads(DraftFeatures.Signs + DraftFeatures.Buckets, Reply.Codes.Count);
            heads.Train([.. train.Select(i => features[i])], labels, settings);
            var bySentence = new SentenceHeads(Reply.Codes.Count);
            bySentence.Train([.. train.Select(i => sentences[i])], labels, settings);
            for (var i = 0; i < replies.Count; i++)
            {
                if (FoldOf(replies[i].Id) != fold) continue;
                heads.Score(features[i], whole[i] = new double[Reply.Codes.Count]);
                bySentence.Score(sentences[i], single[i] = new double[Reply.Codes.Count]);
            }
        });
        return (whole, single);
    }

    private static int FoldOf(string id) => id.Aggregate(7, (hash, unit) => (hash * 31 + unit) & 0xFFFFFF) % Folds;

    public static void CrossValidate(string folder, Settings settings)
    {
        var replies = Reply.Load(folder).Where(reply => Parts.Of(reply.Id) != "test").ToList();
        var (features, sentences) = TrainingFeatures(replies);
        var (whole, single) = OutOfFold(replies, features, sentences, settings);
        var shares = Calibration.Shares(replies, whole, single);
        var logits = Calibration.Mix(whole, single, shares);
        Console.WriteLine("shares of the sentence: " + string.Join(' ', Reply.Codes.Zip(shares, (code, share) => $"{code} {share:F1}")));
        Console.WriteLine($"{replies.Count} replies, {DraftFeatures.Signs} signs");
        Table(replies, logits);
        Quality(replies, features, logits);
    }

    /// <summary>How well the rubric's points, the wording alone, and both together order the replies as readers did.</summary>
    private static void Quality(List<Reply> replies, Feature[][] features, double[][] logits)
    {
        var (rubric, wording) = OutOfFoldScores(replies, features, logits);
        var blend = Blend.Fit(replies, rubric, wording);
        var quality = replies.Select(reply => reply.Quality).ToArray();
        var lengths = replies.Select(reply => (double)reply.Draft.Length).ToArray();
        var both = rubric.Select((_, i) => HeadModel.BlendOf(blend, rubric[i], wording[i], replies[i].Draft.Length)).ToArray();
        foreach (var (name, score) in new[] { ("rubric", rubric), ("wording", wording), ("blend", both) })
        {
            var error = Math.Sqrt(score.Zip(quality, (a, b) => (a - b) * (a - b)).Average());
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"score by {name,-8} rank correlation {Statistics.Rank(score, quality):F3}; length given quality {Statistics.Partial(score, lengths, quality):F3}; error {error:F1}, bias {score.Average() - quality.Average():F1}"));
        }

        Console.WriteLine("blend: " + string.Join(' ', blend.Select(value => value.ToString("F3", CultureInfo.InvariantCulture))));
    }

    public static (double[] Rubric, double[] Wording) OutOfFoldScores(List<Reply> replies, Feature[][] features, double[][] logits)
    {
        var (slopes, thresholds) = Calibration.Of(replies, logits);
        var wording = new double[replies.Count];
        Parallel.For(0, Folds, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            var train = Enumerable.Range(0, replies.Count).Where(i => FoldOf(replies[i].Id) != fold).ToArray();
            var head = QualityHead.Train([.. train.Select(i => replies[i])], [.. train.Select(i => features[i])]);
            for (var i = 0; i < replies.Count; i++) if (FoldOf(replies[i].Id) == fold) wording[i] = QualityHead.Score(head, features[i]);
        });
        var codes = Reply.Codes.ToList();
        return ([.. replies.Select((_, i) => Rubric.Score(code => 1 / (1 + Math.Exp(-slopes[codes.IndexOf(code)] * (logits[i][codes.IndexOf(code)] - thresholds[codes.IndexOf(code)])))))], wording);
    }

    public static void Table(List<Reply> replies, double[][] logits)
    {
        var kinds = new (string Name, Func<Reply, bool> In)[] { ("all", _ => true), ("r1+r2", r => r.Id[1] is '1' or '2'), ("tweets", r => r.Id[1] is '3' or '5'), ("r4+r6", r => r.Id[1] is '4' or '6') };
        Console.WriteLine("code            " + string.Join("", kinds.Select(kind => kind.Name.PadLeft(9))) + "     best    at");
        var sums = new Dictionary<(string, bool), (double Sum, int Count)>();
        for (var h = 0; h < Reply.Codes.Count; h++)
        {
            var line = Reply.Codes[h].PadRight(16);
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

    public static (double F1, int Positives) F1(List<Reply> replies, double[][] logits, int head, double threshold, Func<Reply, bool> include)
    {
        int hit = 0, wrong = 0, missed = 0;
        for (var i = 0; i < replies.Count; i++)
        {
            if (double.IsNaN(replies[i].Labels[head]) || !include(replies[i])) continue;
            var said = logits[i][head] >= threshold;
            var right = replies[i].Labels[head] > 0.5;
            if (said && right) hit++; else if (said) wrong++; else if (right) missed++;
        }

        return (2.0 * hit / Math.Max(1, 2 * hit + wrong + missed), hit + missed);
    }

    public static (double F1, double At) BestThreshold(List<Reply> replies, double[][] logits, int head)
    {
        var best = (F1: 0.0, At: 0.0);
        for (var t = -3.0; t <= 3.0; t += 0.1)
            if (F1(replies, logits, head, t, _ => true).F1 is var f1 && f1 > best.F1 + 1e-9) best = (f1, t);
        return best;
    }
}
