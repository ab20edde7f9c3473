using System.Globalization;
using Amends.Language;
using Amends.Training.Reading;

namespace Amends.Training.Likeness;

/// <summary>Trains what likeness of cases rests on and writes <c>likeness.bin</c> with its card. The same bytes on every run.</summary>
internal static class LikenessTrainer
{
    // 8,800 rows of 136 bytes stay below 1.2 MB.
    private const int Dimensions = 128, MostRuns = 8_800;
    private const ulong Seed = 20260310;

    public static void Run(string data)
    {
        var samples = LikenessTexts.Load(data, Places.Texts);
        var table = RunTable.From([.. samples.Select(sample => sample.Text)]);
        var directions = Decomposition.Directions(table, Dimensions, Seed);
        var known = samples.Index().Where(sample => sample.Item.Kind is not null).ToArray();
        var turn = SameKind.Learn([.. known.Select(sample => Vector(table.Rows[sample.Index], directions))], [.. known.Select(sample => sample.Item.Kind!)]);
        var rows = Decomposition.Times(directions, turn);
        File.WriteAllBytes(Path.Combine(Places.Models, "likeness.bin"), Packed(table, rows));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"likeness: {samples.Count} texts, {table.Keys.Length} runs of letters, the {MostRuns} most telling kept"));
        Cards.WriteLikeness();
    }

    private static float[] Vector((int Column, float Weight)[] row, float[][] directions)
    {
        var vector = new float[Dimensions];
        foreach (var (column, weight) in row)
            Dot.Add(vector, directions[column], weight);
        Dot.Normalise(vector);
        return vector;
    }

    private static byte[] Packed(RunTable table, float[][] rows)
    {
        double Telling(int run) => (double)table.Texts[run] * table.Idf[run] * table.Idf[run] * Dot.Of(rows[run], rows[run]);
        int[] kept = [.. Enumerable.Range(0, rows.Length).OrderByDescending(Telling).ThenBy(run => run).Take(MostRuns).Order()];
        var scales = new float[kept.Length];
        var numbers = new sbyte[kept.Length * Dimensions];
        for (var at = 0; at < kept.Length; at++)
        {
            CaseVectors.Rounded(rows[kept[at]]).CopyTo(numbers.AsSpan(at * Dimensions));
            scales[at] = table.Idf[kept[at]] * rows[kept[at]].Max(MathF.Abs) / 127;
        }
        return LikenessModel.Write(Dimensions, [.. kept.Select(run => table.Keys[run])], scales, numbers);
    }
}
