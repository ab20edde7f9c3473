using Amends.Language;

namespace Amends.Training.Likeness;

/// <summary>Texts as rows of weighted runs of letters: sublinear counts times inverse document frequency, each row of length one.</summary>
internal sealed class RunTable
{
    private const int LeastTexts = 5;

    private RunTable(uint[] keys, int[] texts, float[] idf, (int Column, float Weight)[][] rows) => (Keys, Texts, Idf, Rows) = (keys, texts, idf, rows);

    public uint[] Keys { get; }

    /// <summary>In how many texts each run stands.</summary>
    public int[] Texts { get; }

    public float[] Idf { get; }

    public (int Column, float Weight)[][] Rows { get; }

    public static RunTable From(IReadOnlyList<string> texts)
    {
        var features = new LikenessFeatures();
        var runs = texts.Select(text => Counted(features.Of(text))).ToList();
        var inTexts = new Dictionary<uint, int>();
        foreach (var (key, _) in runs.SelectMany(row => row))
            inTexts[key] = inTexts.GetValueOrDefault(key) + 1;
        uint[] keys = [.. inTexts.Where(pair => pair.Value >= LeastTexts).Select(pair => pair.Key).Order()];
        float[] idf = [.. keys.Select(key => MathF.Log((1f + texts.Count) / (1 + inTexts[key])) + 1)];
        var columns = keys.Select((key, column) => (key, column)).ToDictionary(pair => pair.key, pair => pair.column);
        return new RunTable(keys, [.. keys.Select(key => inTexts[key])], idf, [.. runs.Select(row => Weighted(row, columns, idf))]);
    }

    private static (uint Key, int Count)[] Counted(ReadOnlySpan<uint> runs)
    {
        var counted = new List<(uint, int)>();
        for (var at = 0; at < runs.Length;)
        {
            var from = at;
            while (at < runs.Length && runs[at] == runs[from])
                at++;
            counted.Add((runs[from], at - from));
        }
        return [.. counted];
    }

    private static (int Column, float Weight)[] Weighted((uint Key, int Count)[] row, Dictionary<uint, int> columns, float[] idf)
    {
        var weighted = row.Where(run => columns.ContainsKey(run.Key)).Select(run => (Column: columns[run.Key], Weight: (1 + MathF.Log(run.Count)) * idf[columns[run.Key]])).ToArray();
        var length = MathF.Sqrt(weighted.Sum(run => run.Weight * run.Weight));
        return length == 0 ? [] : [.. weighted.Select(run => (run.Column, run.Weight / length))];
    }
}
