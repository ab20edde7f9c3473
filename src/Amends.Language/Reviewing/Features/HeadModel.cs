using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Amends.Language.Reviewing.Features;

/// <summary>The trained heads: signs weigh in single precision, hashed words in signed bytes with one scale a head.</summary>
internal sealed class HeadModel
{
    /// <summary>Heads a row of words has room for; what is over stays zero.</summary>
    private const int Row = 32;

    /// <summary>So many rows of bytes cannot overflow a short.</summary>
    private const int MostPending = 250;

    private const string Magic = "AMENDS-REVIEWING-5";
    private readonly FrozenDictionary<string, int> places;
    private readonly float[] signs;
    private readonly sbyte[] words;
    private readonly float[] scales, biases, slopes, thresholds, shares;
    private readonly float[] sentenceSigns, sentenceScales, sentenceBiases;
    private readonly sbyte[] sentenceWords;
    private readonly Forest grade;
    private readonly float[] blend;
    private readonly float[] qualitySigns;
    private readonly sbyte[] qualityWords;

    private HeadModel(BinaryReader reader)
    {
        if (reader.ReadString() != Magic) throw new InvalidDataException("the reviewing model is not one this version reads: run training again");
        Card = reader.ReadString();
        if (reader.ReadString() != Fingerprint()) throw new InvalidDataException("the reviewing model was trained for other signs: run training again");
        Codes = reader.ReadString().Split(' ');
        if (Codes.Count > Row) throw new InvalidDataException("the reviewing model has more heads than a row has room for");
        places = Codes.Select((code, at) => (code, at)).ToFrozenDictionary(head => head.code, head => head.at, StringComparer.Ordinal);
        scales = Floats(reader, Codes.Count);
        biases = Floats(reader, Codes.Count);
        slopes = Floats(reader, Codes.Count);
        thresholds = Floats(reader, Codes.Count);
        signs = SignRows(reader, DraftFeatures.Signs, Codes.Count);
        words = Rows(reader, Codes.Count);
        shares = Floats(reader, Codes.Count);
        sentenceScales = Floats(reader, Codes.Count);
        sentenceBiases = Floats(reader, Codes.Count);
        sentenceSigns = SignRows(reader, SentenceFeatures.Signs, Codes.Count);
        sentenceWords = Rows(reader, Codes.Count);
        grade = Forest.Load(reader.ReadBytes(reader.ReadInt32()))[0];
        blend = Floats(reader, 5);
        QualityBias = reader.ReadSingle();
        QualityScale = reader.ReadSingle();
        qualitySigns = Floats(reader, DraftFeatures.Signs);
        qualityWords = Bytes(reader, DraftFeatures.Buckets);
    }

    public static HeadModel Default => Loaded.Value;

    private static readonly Lazy<HeadModel> Loaded = new(() =>
    {
        using var stream = Shipped.Open("reviewing.bin");
        return Read(stream);
    });

    public static HeadModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        return new(reader);
    }

    /// <summary>What the model was trained on, when, and how well it did.</summary>
    public string Card { get; }

    public IReadOnlyList<string> Codes { get; }

    /// <summary>Where among the codes one stands.</summary>
    public int IndexOf(string code) => places.TryGetValue(code, out var at) ? at : throw new InvalidOperationException($"the model knows no {code}");

    private float QualityBias { get; }

    private float QualityScale { get; }

    /// <summary>Changes whenever a sign is added, moved or renamed, so that a model and the code cannot disagree.</summary>
    public static string Fingerprint()
    {
        var hash = 2166136261u;
        for (var i = 0; i < DraftFeatures.Signs; i++)
            foreach (var unit in DraftFeatures.NameOf(i)) hash = (hash ^ unit) * 16777619u;
        foreach (var name in SentenceFeatures.Names.Concat(DraftNumbers.Names))
            foreach (var unit in name) hash = (hash ^ unit) * 16777619u;
        return $"{DraftFeatures.Signs}-{DraftFeatures.Buckets}-{hash:x8}";
    }

    /// <summary>Judges the draft as a whole and by its surest sentence; the thresholds are taken off, so that zero divides yes from no.</summary>
    /// <param name="bySentence">Filled with what each head makes of each sentence.</param>
    public void Score(List<Feature> features, List<Feature>[] sentences, Span<float> logits, float[][] bySentence)
    {
        Whole(features, logits);
        var heads = Codes.Count;
        Span<float> surest = stackalloc float[heads];
        surest.Fill(sentences.Length == 0 ? -6 : float.MinValue);
        for (var s = 0; s < sentences.Length; s++)
        {
            Sum(sentences[s], sentenceBiases, sentenceSigns, sentenceWords, sentenceScales, SentenceFeatures.Signs, bySentence[s] = new float[heads]);
            for (var h = 0; h < heads; h++) surest[h] = Math.Max(surest[h], bySentence[s][h]);
        }

        for (var h = 0; h < heads; h++) logits[h] = slopes[h] * ((1 - shares[h]) * logits[h] + shares[h] * surest[h] - thresholds[h]);
    }

    private void Whole(List<Feature> features, Span<float> logits) => Sum(features, biases, signs, words, scales, DraftFeatures.Signs, logits);

    /// <summary>Words of one text all weigh the same, so that their rows are added up as whole numbers, thirty-two heads at a time.</summary>
    private void Sum(List<Feature> features, float[] biases, float[] signs, sbyte[] words, float[] scales, int signCount, Span<float> logits)
    {
        var heads = Codes.Count;
        Span<float> fromSigns = stackalloc float[Row];
        fromSigns.Clear();
        biases.CopyTo(fromSigns);
        Span<int> sums = stackalloc int[Row];
        sums.Clear();
        Vector256<short> lower = default, upper = default;
        var value = 0f;
        var pending = 0;
        foreach (var feature in features)
        {
            if (feature.Index < signCount)
            {
                var row = signs.AsSpan(feature.Index * Row, Row);
                for (var h = 0; h < Row; h += Vector256<float>.Count)
                    (Vector256.Create<float>(fromSigns[h..]) + Vector256.Create<float>(row[h..]) * feature.Value).CopyTo(fromSigns[h..]);
                continue;
            }

            value = feature.Value;
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref words[(feature.Index - signCount) * Row]));
            lower += low;
            upper += high;
            if (++pending < MostPending) continue;
            Flush(sums, ref lower, ref upper);
            pending = 0;
        }

        Flush(sums, ref lower, ref upper);
        for (var h = 0; h < heads; h++) logits[h] = fromSigns[h] + sums[h] * value * scales[h];
    }

    private static void Flush(Span<int> sums, ref Vector256<short> lower, ref Vector256<short> upper)
    {
        for (var i = 0; i < Vector256<short>.Count; i++)
        {
            sums[i] += lower[i];
            sums[i + Vector256<short>.Count] += upper[i];
        }

        lower = upper = default;
    }

    /// <summary>How good the reply would seem to careful readers, 0 to 100, judged from its wording alone.</summary>
    public double Quality(List<Feature> features)
    {
        float sum = QualityBias, fromWords = 0;
        foreach (var feature in features)
        {
            if (feature.Index < DraftFeatures.Signs) sum += qualitySigns[feature.Index] * feature.Value;
            else fromWords += qualityWords[feature.Index - DraftFeatures.Signs] * feature.Value;
        }

        return Math.Clamp(sum + fromWords * QualityScale, 0, 100);
    }

    /// <summary>The score as readers would give it, from every probability, the wording and the rubric's points, with what a text earns merely by being long taken off.</summary>
    public double Grade(ReadOnlySpan<float> logits, double points, double wording, ReadOnlySpan<float> numbers, int length)
    {
        Span<float> probabilities = stackalloc float[logits.Length];
        for (var h = 0; h < logits.Length; h++) probabilities[h] = 1 / (1 + MathF.Exp(-logits[h]));
        Span<float> inputs = stackalloc float[Grading.InputsFor(logits.Length)];
        Grading.Fill(probabilities, (float)wording, numbers, inputs);
        return BlendOf([.. blend.Select(value => (double)value)], points, wording, grade.Score(inputs), length);
    }

    public static double BlendOf(double[] blend, double points, double wording, double grade, int length) =>
        blend[0] + blend[1] * points + blend[2] * wording + blend[3] * grade + blend[4] * Math.Log(Math.Clamp(length, 20, 4000) / 250.0);

    /// <summary>Writes a model file; weights come a head at a time, the bias last.</summary>
    public static void Write(Stream stream, string card, IReadOnlyList<string> codes, double[][] weights, double[][] sentenceWeights, Setting setting, byte[] grade, double[] blend, double[] quality)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(card);
        writer.Write(Fingerprint());
        writer.Write(string.Join(' ', codes));
        var steps = weights.Select(head => Largest(head, DraftFeatures.Signs) / 127).ToArray();
        Write(writer, steps);
        Write(writer, weights.Select(head => head[^1]));
        Write(writer, setting.Slopes);
        Write(writer, setting.Thresholds);
        for (var f = 0; f < DraftFeatures.Signs; f++) Write(writer, weights.Select(head => head[f]));
        for (var f = DraftFeatures.Signs; f < DraftFeatures.Signs + DraftFeatures.Buckets; f++)
            for (var h = 0; h < codes.Count; h++) writer.Write((sbyte)Math.Round(weights[h][f] / steps[h]));
        Write(writer, setting.Shares);
        var sentenceSteps = sentenceWeights.Select(head => Largest(head, SentenceFeatures.Signs) / 127).ToArray();
        Write(writer, sentenceSteps);
        Write(writer, sentenceWeights.Select(head => head[^1]));
        for (var f = 0; f < SentenceFeatures.Signs; f++) Write(writer, sentenceWeights.Select(head => head[f]));
        for (var f = SentenceFeatures.Signs; f < SentenceFeatures.Signs + DraftFeatures.Buckets; f++)
            for (var h = 0; h < codes.Count; h++) writer.Write((sbyte)Math.Round(sentenceWeights[h][f] / sentenceSteps[h]));
        writer.Write(grade.Length);
        writer.Write(grade);
        Write(writer, blend);
        var step = Largest(quality, DraftFeatures.Signs) / 127;
        writer.Write((float)quality[^1]);
        writer.Write((float)step);
        Write(writer, quality.Take(DraftFeatures.Signs));
        for (var f = DraftFeatures.Signs; f < DraftFeatures.Signs + DraftFeatures.Buckets; f++) writer.Write((sbyte)Math.Round(quality[f] / step));
    }

    /// <summary>For each code: how much the second of two judgements counts, and where and how steeply yes begins.</summary>
    internal sealed record Setting(double[] Shares, double[] Slopes, double[] Thresholds);

    private static double Largest(double[] head, int signs) =>
        Math.Max(1e-6, head.Skip(signs).Take(DraftFeatures.Buckets).Max(Math.Abs));

    private static void Write(BinaryWriter writer, IEnumerable<double> values)
    {
        foreach (var value in values) writer.Write((float)value);
    }

    private static float[] Floats(BinaryReader reader, int count)
    {
        var values = new float[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private static float[] SignRows(BinaryReader reader, int count, int heads)
    {
        var packed = Floats(reader, count * heads);
        var rows = new float[count * Row];
        for (var sign = 0; sign < count; sign++) packed.AsSpan(sign * heads, heads).CopyTo(rows.AsSpan(sign * Row));
        return rows;
    }

    private static sbyte[] Rows(BinaryReader reader, int heads)
    {
        var packed = Bytes(reader, DraftFeatures.Buckets * heads);
        var rows = new sbyte[DraftFeatures.Buckets * Row];
        for (var bucket = 0; bucket < DraftFeatures.Buckets; bucket++) packed.AsSpan(bucket * heads, heads).CopyTo(rows.AsSpan(bucket * Row));
        return rows;
    }

    private static sbyte[] Bytes(BinaryReader reader, int count)
    {
        var values = new sbyte[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
