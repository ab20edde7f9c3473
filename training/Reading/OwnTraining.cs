using System.Globalization;
using System.Text;
using Amends.Language;

namespace Amends.Training.Reading;

/// <summary>The table of what customers want and suffer: complaint, heat, signals, families and codes of concerns, wishes; from our own labelled messages.</summary>
internal sealed class OwnTraining
{
    public const int Buckets = 1 << 15, Lanes = 128, Complaint = 0, Heat = 1, Folds = 5;

    private const float Rate = 2, L2 = 1.5e-5f, DenseRate = 0.03f, DenseL2 = 1e-3f, SteadyL2 = 6e-5f, SteadyDense = 0.03f, Trust = 3, RealWeight = 0.05f;

    private static readonly BoostingRecipe HeatTrees = new(200, 0.06f, 4, 2, IsProbability: true), ComplaintTrees = new(80, 0.08f, 3, 2, IsProbability: true);

    private const int Epochs = 20, SteadyLanes = 16, LeastSeen = 2, FirstLanes = 2;

    // The files most like real tweets: read by a model that has seen only the others, they tell how it fares on what is new.
    private static readonly int[] TweetFiles = [8];

    private readonly List<Labelled> messages;
    private readonly Example[] examples;
    private readonly string[] names;

    private readonly List<Example> extras = [];
    private readonly float[][] extraScores;

    public OwnTraining(List<Labelled> messages, List<RealText> real, SparseData features, HashedTable emotions, Func<string, HashedTable> unseen)
    {
        this.messages = messages;
        var codes = messages.SelectMany(m => m.Concerns).Distinct().Order(StringComparer.Ordinal).ToArray();
        string[] heads =
        [
            "complaint", "heat", .. messages.SelectMany(m => m.Signals).Distinct().Order(StringComparer.Ordinal).Select(code => "signal:" + code),
            .. codes.Select(Family).Distinct().Select(family => "family:" + family), .. codes.Select(code => "concern:" + code),
            .. messages.SelectMany(m => m.Wants).Distinct().Order(StringComparer.Ordinal).Select(code => "want:" + code),
        ];
        names = [.. heads, .. Enumerable.Repeat("", Lanes - heads.Length)];
        examples = [.. messages.Select(m => features.From(m.Text, Buckets, Targets(m), 1, emotions))];
        extraScores = [.. real.Select(_ => new float[Lanes])];
        // What people really wrote: read with emotions by a table that has not learned from that text.
        extras.AddRange(real.Select(text => features.From(text.Text, Buckets, [.. names.Select((name, lane) => name == "heat" ? text.Heat : name.Length == 0 ? 0 : text.Of(name))], RealWeight, unseen(text.Text))));
    }

    public static string Family(string code) => code[..code.IndexOf('.', StringComparison.Ordinal)];

    public static int FoldOf(Labelled message) => TestPart.Of(message.Id);

    public static bool IsTest(Labelled message) => TestPart.Holds(message.Id);

    /// <summary>Scores of each message by a model that has not seen it.</summary>
    public List<(Labelled Message, float[] Scores)> Unseen { get; } = [];


    public byte[] Run(StringBuilder report)
    {
        int[] known = [.. Enumerable.Range(0, messages.Count).Where(i => !IsTest(messages[i]))];
        int[] test = [.. Enumerable.Range(0, messages.Count).Where(i => IsTest(messages[i]))];
        var outOfFold = new float[messages.Count][];
        for (var fold = 0; fold < Folds; fold++)
            Predict([.. known.Where(i => FoldOf(messages[i]) % Folds != fold)], [.. known.Where(i => FoldOf(messages[i]) % Folds == fold)], outOfFold, ofExtras: 1f / Folds);
        var linear = outOfFold;
        outOfFold = [.. linear.Select(row => row is null ? null! : (float[])row.Clone())];
        for (var fold = 0; fold < Folds; fold++)
            Second([.. known.Where(i => FoldOf(messages[i]) % Folds != fold)], linear, [.. known.Where(i => FoldOf(messages[i]) % Folds == fold)], linear, outOfFold);
        var (slopes, offsets, thresholds) = Calibrate(known, outOfFold);
        Describe(report, "cross-validated", known, outOfFold, slopes, offsets, thresholds);
        Unseen.AddRange(known.Select(i => (messages[i], outOfFold[i])));
        var byFile = new float[messages.Count][];
        foreach (var file in TweetFiles)
            Predict([.. known.Where(i => messages[i].File != file)], [.. known.Where(i => messages[i].File == file)], byFile);
        foreach (var file in TweetFiles)
            Second([.. known.Where(i => messages[i].File != file)], linear, [.. known.Where(i => messages[i].File == file)], byFile, byFile);
        foreach (var file in TweetFiles)
            Describe(report, "file " + file.ToString(CultureInfo.InvariantCulture) + " from the others", [.. known.Where(i => messages[i].File == file)], byFile, slopes, offsets, thresholds);
        var model = Fit([.. known.Select(i => examples[i])]);
        foreach (var i in test)
            model.Score(examples[i], outOfFold[i] = new float[Lanes]);
        ForestBytes = Second(known, linear, test, outOfFold, outOfFold);
        Describe(report, "test", test, outOfFold, slopes, offsets, thresholds);
        return ModelFile.Write(model, names, slopes, offsets, thresholds);
    }

    // Codes have few examples each and need freedom; complaint and heat are held closer to zero, and heat learns from comments too. One table holds both.
    private SparseModel Fit(List<Example> rows)
    {
        List<Example> more = [.. rows.Select(row => row with { Targets = row.Targets[..SteadyLanes] })];
        var idf = SparseModel.InverseFrequencies(Buckets, LeastSeen, rows);
        var model = SparseModel.Fit(Recipe(Lanes, L2, DenseRate, Prior()), rows, idf);
        var steady = SparseModel.Fit(Recipe(SteadyLanes, SteadyL2, SteadyDense, []), more, idf);
        for (var lane = 0; lane < FirstLanes; lane++)
        {
            model.Bias[lane] = steady.Bias[lane];
            for (var at = 0; at < Buckets; at++)
                model.Weights[at * Lanes + lane] = steady.Weights[at * SteadyLanes + lane];
            for (var at = 0; at < model.Dense.Length / Lanes; at++)
                model.Dense[at * Lanes + lane] = steady.Dense[at * SteadyLanes + lane];
        }
        return model;
    }

    private Recipe Recipe(int lanes, float l2, float denseRate, float[] prior) =>
        new(Buckets, lanes, examples[0].Dense.Length, Epochs, Rate, l2, LeastSeen, DenseL2: DenseL2) { DenseRate = denseRate, Prior = prior };

    // A cue was written because it speaks for its code: that is where learning starts from.
    private float[] Prior()
    {
        var prior = new float[Lanes * examples[0].Dense.Length];
        for (var group = 0; group < Cues.Default.Groups.Count; group++)
        {
            var cue = Cues.Default.Groups[group];
            for (var lane = 0; lane < Lanes; lane++)
            {
                var at = (Senses.PlainCount + group) * Lanes + lane;
                if (names[lane] == "concern:" + cue || names[lane] == "signal:" + cue || names[lane] == "want:" + cue.Replace("want.", "", StringComparison.Ordinal) || (cue == "insult" && names[lane] == "signal:abuse"))
                    prior[at] = Trust;
                else if (names[lane].StartsWith("family:", StringComparison.Ordinal) && cue.StartsWith(names[lane][7..] + ".", StringComparison.Ordinal))
                    prior[at] = Trust / 2;
            }
        }
        return prior;
    }

    /// <summary>The second stage, for complaint and heat: trees over the dense features and the scores of the first stage on texts it had not seen. Signals have too few examples and do better without.</summary>
    public byte[] ForestBytes { get; private set; } = [];

    private byte[] Second(int[] from, float[][] fromScores, int[] to, float[][] toScores, float[][] results)
    {
        float[][] inputs = [.. from.Select(i => Inputs(examples[i], fromScores[i])), .. extras.Select((row, i) => Inputs(row, extraScores[i]))];
        float[][] asked = [.. to.Select(i => Inputs(examples[i], toScores[i]))];
        var forests = new byte[FirstLanes][];
        Parallel.For(0, FirstLanes, lane =>
        {
            // Every second public text is enough to tell what is no complaint.
            int[] rows = [.. Enumerable.Range(0, inputs.Length).Where(i => i < from.Length || lane == Heat || i % 2 == 0)];
            forests[lane] = Boosting.Fit(lane == Heat ? HeatTrees : ComplaintTrees, [.. rows.Select(i => inputs[i])], [.. rows.Select(i => TargetOf(i, lane))], [.. rows.Select(i => i < from.Length ? 1f : RealWeight)]);
            var forest = Forest.Load(forests[lane])[0];
            for (var i = 0; i < to.Length; i++)
                results[to[i]][lane] = forest.Score(asked[i]);
        });
        return [.. forests.SelectMany(bytes => bytes)];

        float TargetOf(int i, int lane) => i < from.Length ? examples[from[i]].Targets[lane] : extras[i - from.Length].Targets[lane];
    }

    private static float[] Inputs(Example example, float[] scores) => [.. example.Dense, .. scores[..Senses.FirstScores]];

    private void Predict(int[] from, int[] to, float[][] scores, float ofExtras = 0)
    {
        var model = Fit([.. from.Select(i => examples[i])]);
        if (ofExtras > 0)
            Parallel.For(0, extras.Count, i =>
            {
                var z = new float[Lanes];
                model.Score(extras[i], z);
                for (var lane = 0; lane < Lanes; lane++)
                    extraScores[i][lane] += z[lane] * ofExtras;
            });
        foreach (var i in to)
            model.Score(examples[i], scores[i] = new float[Lanes]);
    }

    private (float[] Slopes, float[] Offsets, float[] Thresholds) Calibrate(int[] rows, float[][] scores)
    {
        float[] slopes = [.. Enumerable.Repeat(1f, Lanes)], offsets = new float[Lanes], thresholds = [.. Enumerable.Repeat(0.5f, Lanes)];
        for (var lane = 0; lane < Lanes && names[lane].Length > 0; lane++)
        {
            double[] z = [.. rows.Select(i => (double)scores[i][lane])];
            (slopes[lane], offsets[lane]) = Calibration.Fit(z, [.. rows.Select(i => (double)examples[i].Targets[lane])]);
            if (lane == Heat)
                continue;
            // Signals answer each for itself; concerns and wants are judged together, and their rare codes have too few examples for a threshold of their own.
            if (lane < Senses.FirstScores)
            {
                var best = Measures.BestThreshold(z, [.. rows.Select(i => examples[i].Targets[lane] > 0.5f)]);
                thresholds[lane] = (float)Math.Clamp(1 / (1 + Math.Exp(-(slopes[lane] * best + offsets[lane]))), 0.15, 0.6);
            }
        }
        foreach (var group in Groups)
        {
            int[] lanes = [.. LanesOf(group)];
            var decided = rows.Select(i => (Complaint: P(scores[i], slopes, offsets, Complaint), Of: lanes.Select(lane => Decided(scores[i], slopes, offsets, lane)).ToArray(), Yes: lanes.Select(lane => examples[i].Targets[lane] > 0.5f).ToArray())).ToArray();
            var best = Candidates.MaxBy(threshold => Measures.F1(decided.Select(row => (Named(row.Of, row.Complaint, threshold), row.Yes))));
            foreach (var lane in lanes)
                thresholds[lane] = best;
        }
        return (slopes, offsets, thresholds);
    }

    private static readonly string[] Groups = ["concern:", "want:"];

    private static readonly float[] Candidates = [.. Enumerable.Range(10, 50).Select(percent => percent / 100f)];

    private IEnumerable<int> LanesOf(string group) => Enumerable.Range(0, Lanes).Where(lane => names[lane].StartsWith(group, StringComparison.Ordinal) && names[lane] != "want:none");

    private static double P(float[] scores, float[] slopes, float[] offsets, int lane) => 1 / (1 + Math.Exp(-(slopes[lane] * scores[lane] + offsets[lane])));

    // What the reader decides by: a concern is held beside its family.
    private float Decided(float[] scores, float[] slopes, float[] offsets, int lane)
    {
        var own = (float)P(scores, slopes, offsets, lane);
        return names[lane].StartsWith("concern:", StringComparison.Ordinal) ? Codes.Joint(own, (float)P(scores, slopes, offsets, Array.IndexOf(names, "family:" + Family(names[lane]["concern:".Length..])))) : own;
    }

    // As the reader names codes: those at their threshold, else the likeliest of a complaint.
    private static bool[] Named(float[] decided, double complaint, float threshold)
    {
        bool[] named = [.. decided.Select(p => p >= threshold)];
        var likeliest = Array.IndexOf(decided, decided.Max());
        if (complaint >= 0.5 && !named.Contains(true) && decided[likeliest] >= threshold * Codes.Alone)
            named[likeliest] = true;
        return named;
    }

    private void Describe(StringBuilder report, string name, int[] rows, float[][] scores, float[] slopes, float[] offsets, float[] thresholds)
    {
        double P(int i, int lane) => OwnTraining.P(scores[i], slopes, offsets, lane);
        bool T(int i, int lane) => examples[i].Targets[lane] > 0.5f;
        double Micro(string group, Func<string, string> of)
        {
            int[] lanes = [.. LanesOf(group)];
            return Measures.F1(rows.Select(i => (Named([.. lanes.Select(lane => Decided(scores[i], slopes, offsets, lane))], P(i, Complaint), thresholds[lanes[0]]), lanes.Select(lane => T(i, lane)).ToArray()))
                .Select(row => (Merged(row.Item1), Merged(row.Item2))));

            bool[] Merged(bool[] some) => [.. lanes.Select((lane, at) => (Of: of(names[lane]), Is: some[at])).GroupBy(one => one.Of).Select(one => one.Any(code => code.Is))];
        }
        double[] complaint = [.. rows.Select(i => P(i, Complaint))];
        bool[] isComplaint = [.. rows.Select(i => T(i, Complaint))];
        var r = Measures.Pearson([.. rows.Select(i => P(i, Heat))], [.. rows.Select(i => messages[i].Heat)]);
        report.Append(CultureInfo.InvariantCulture, $"{name} ({rows.Length}): heat r {r:F3}, complaint AUC {Measures.Auc(complaint, isComplaint):F3} ECE {Measures.CalibrationError(complaint, isComplaint):F3}, ");
        report.AppendLine(CultureInfo.InvariantCulture, $"families {Micro("concern:", name => name.Split('.')[0]):F3}, codes {Micro("concern:", name => name):F3}, wants {Micro("want:", name => name):F3}");
        report.Append("   ");
        for (var lane = 0; lane < Lanes; lane++)
            if (names[lane].StartsWith("signal:", StringComparison.Ordinal))
                report.Append(CultureInfo.InvariantCulture, $" {names[lane][7..]} {Measures.F1At([.. rows.Select(i => P(i, lane))], [.. rows.Select(i => T(i, lane))], thresholds[lane]):F2}");
        report.AppendLine();
    }

    private float[] Targets(Labelled message)
    {
        var targets = new float[Lanes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            var name = names[lane];
            var code = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
            targets[lane] = name.Split(':')[0] switch
            {
                "complaint" => message.Complaint ? 1 : 0,
                "heat" => (float)message.Heat / 100,
                "signal" => message.Signals.Contains(code) ? 1 : 0,
                "family" => message.Concerns.Any(concern => Family(concern) == code) ? 1 : 0,
                "concern" => message.Concerns.Contains(code) ? 1 : 0,
                "want" => message.Wants.Contains(code) ? 1 : 0,
                _ => 0,
            };
        }
        return targets;
    }
}
