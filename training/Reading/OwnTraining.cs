using System.Globalization;
using System.Text;
using Amends.Language;

namespace Amends.Training.Reading;

/// <summary>The table of what customers want and suffer: complaint, heat, signals, families and codes of concerns, wishes; from our own labelled messages.</summary>
internal sealed class OwnTraining
{
    public const int Bits = 15, Lanes = 128, Complaint = 0, Heat = 1, Folds = 5;

    private readonly List<Labelled> messages;
    private readonly Example[] examples;
    private readonly string[] names;

    public static float ExtraWeight = 0.3f;

    private readonly List<Example> extras = [];

    public OwnTraining(List<Labelled> messages, SparseData features, HashedTable emotions, string data)
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
        examples = [.. messages.Select(m => features.From(m.Text, Bits, Targets(m), 1, emotions))];
        AddExtras(data, features, emotions);
    }

    // Texts that are surely no complaint (happy tweets, plain questions to assistants and banks), and snippets of bad reviews, which are.
    private void AddExtras(string data, SparseData features, HashedTable emotions)
    {
        if (ExtraWeight == 0)
            return;
        void Add(string text, float complaint, float heat, float weight)
        {
            float[] targets = [.. Enumerable.Repeat(float.NaN, Lanes)];
            (targets[Complaint], targets[Heat]) = (complaint, heat);
            extras.Add(features.From(text, Bits, targets, weight, emotions));
        }
        foreach (var (row, i) in Sources.VaderRated(data, "tweets_GroundTruth.txt").Select((row, i) => (row, i)))
            if (row.Value > 0.8 && i % 2 == 0)
                Add(row.Text, 0, 0.04f, ExtraWeight);
        foreach (var (row, i) in Sources.VaderRated(data, "amazonReviewSnippets_GroundTruth.txt").Select((row, i) => (row, i)))
            if (row.Value is < -1.2 or > 1.2 && i % 2 == 0)
                Add(row.Text, row.Value < 0 ? 1 : 0, row.Value < 0 ? float.NaN : 0.04f, ExtraWeight);
        foreach (var (text, i) in Sources.Questions(data).Select((text, i) => (text, i)))
            if (i % 20 == 0)
                Add(text, 0, float.NaN, ExtraWeight);
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
            Predict([.. known.Where(i => FoldOf(messages[i]) % Folds != fold)], [.. known.Where(i => FoldOf(messages[i]) % Folds == fold)], outOfFold);
        var (slopes, offsets, thresholds) = Calibrate(known, outOfFold);
        Describe(report, "cross-validated", known, outOfFold, slopes, offsets, thresholds);
        Unseen.AddRange(known.Select(i => (messages[i], outOfFold[i])));
        var byFile = new float[messages.Count][];
        foreach (var file in messages.Select(m => m.File).Distinct().Where(_ => !Quick))
            Predict([.. known.Where(i => messages[i].File != file)], [.. known.Where(i => messages[i].File == file)], byFile);
        foreach (var file in messages.Select(m => m.File).Distinct().Where(_ => !Quick))
            Describe(report, "file " + file.ToString(CultureInfo.InvariantCulture) + " from the others", [.. known.Where(i => messages[i].File == file)], byFile, slopes, offsets, thresholds);
        var model = Fit([.. known.Select(i => examples[i]), .. extras]);
        foreach (var i in test)
            model.Score(examples[i], outOfFold[i] = new float[Lanes]);
        Describe(report, "test", test, outOfFold, slopes, offsets, thresholds);
        return ModelFile.Write(model, names, slopes, offsets, thresholds);
    }

    public static float Rate = 2f, L2 = 4e-5f, DenseRate = 0.03f, DenseL2 = 1e-3f;
    public static int Epochs = 30;

    public static float HeatL2 = 4e-4f, HeatDense = 0.05f;

    // Complaint and heat are learned from every message, and may be held closer to zero; codes have few examples each and need more freedom.
    private SparseModel Fit(List<Example> rows)
    {
        var model = SparseModel.Fit(Recipe(L2, DenseRate), rows);
        var steady = SparseModel.Fit(Recipe(HeatL2, HeatDense), rows);
        for (var lane = Complaint; lane <= Heat; lane++)
        {
            model.Bias[lane] = steady.Bias[lane];
            for (var at = lane; at < model.Weights.Length; at += Lanes)
                model.Weights[at] = steady.Weights[at];
            for (var at = lane; at < model.Dense.Length; at += Lanes)
                model.Dense[at] = steady.Dense[at];
        }
        return model;
    }

    private Recipe Recipe(float l2, float denseRate) => new(Bits, Lanes, examples[0].Dense.Length, Epochs, Rate, l2, LeastSeen: 2, DenseL2: DenseL2) { DenseRate = denseRate, Prior = Prior() };

    public static float Trust = 3;
    public static bool Quick;

    // A cue was written because it speaks for its code: that is where learning starts from.
    private float[] Prior()
    {
        var prior = new float[Lanes * examples[0].Dense.Length];
        for (var group = 0; group < Cues.Default.Groups.Count; group++)
        {
            var cue = Cues.Default.Groups[group];
            for (var lane = 0; lane < Lanes; lane++)
            {
                var at = (Traits.Names.Length + group) * Lanes + lane;
                if (names[lane] == "concern:" + cue || names[lane] == "signal:" + cue || names[lane] == "want:" + cue.Replace("want.", "", StringComparison.Ordinal) || (cue == "insult" && names[lane] == "signal:abuse"))
                    prior[at] = Trust;
                else if (names[lane].StartsWith("family:", StringComparison.Ordinal) && cue.StartsWith(names[lane][7..] + ".", StringComparison.Ordinal))
                    prior[at] = Trust / 2;
            }
        }
        return prior;
    }

    private void Predict(int[] from, int[] to, float[][] scores)
    {
        var model = Fit([.. from.Select(i => examples[i]), .. extras]);
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
            var best = Measures.BestThreshold(z, [.. rows.Select(i => examples[i].Targets[lane] > 0.5f)]);
            thresholds[lane] = (float)Math.Clamp(1 / (1 + Math.Exp(-(slopes[lane] * best + offsets[lane]))), 0.15, 0.6);
        }
        return (slopes, offsets, thresholds);
    }

    private void Describe(StringBuilder report, string name, int[] rows, float[][] scores, float[] slopes, float[] offsets, float[] thresholds)
    {
        double P(int i, int lane) => 1 / (1 + Math.Exp(-(slopes[lane] * scores[i][lane] + offsets[lane])));
        bool T(int i, int lane) => examples[i].Targets[lane] > 0.5f;
        double Micro(string prefix)
        {
            int hits = 0, found = 0, there = 0;
            for (var lane = 0; lane < Lanes; lane++)
                if (names[lane].StartsWith(prefix, StringComparison.Ordinal) && names[lane] != "want:none")
                    foreach (var i in rows)
                    {
                        var yes = P(i, lane) >= thresholds[lane];
                        (hits, found, there) = (hits + (yes && T(i, lane) ? 1 : 0), found + (yes ? 1 : 0), there + (T(i, lane) ? 1 : 0));
                    }
            return Measures.F1(hits, found, there);
        }
        double[] complaint = [.. rows.Select(i => P(i, Complaint))];
        bool[] isComplaint = [.. rows.Select(i => T(i, Complaint))];
        var r = Measures.Pearson([.. rows.Select(i => P(i, Heat))], [.. rows.Select(i => messages[i].Heat)]);
        report.Append(CultureInfo.InvariantCulture, $"{name} ({rows.Length}): heat r {r:F3}, complaint AUC {Measures.Auc(complaint, isComplaint):F3} ECE {Measures.CalibrationError(complaint, isComplaint):F3}, ");
        report.AppendLine(CultureInfo.InvariantCulture, $"families {Micro("family:"):F3}, codes {Micro("concern:"):F3}, wants {Micro("want:"):F3}");
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
