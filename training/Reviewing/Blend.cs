using Amends.Language;
using Amends.Language.Reviewing.Features;

namespace Amends.Training.Reviewing;

/// <summary>How much the rubric's points and the wording count in the score, and how much length has to be taken off: least squares on scores out of fold.</summary>
internal static class Blend
{
    public static double[] Fit(List<LabelledReply> replies, double[] rubric, double[] wording, double[] grades)
    {
        const int N = 5;
        var sums = new double[N, N + 1];
        for (var i = 0; i < replies.Count; i++)
        {
            double[] row = [1, rubric[i], wording[i], grades[i], Math.Log(Math.Clamp(replies[i].Draft.Length, 20, 4000) / 250.0)];
            for (var a = 0; a < N; a++)
            {
                for (var b = 0; b < N; b++) sums[a, b] += row[a] * row[b];
                sums[a, N] += row[a] * replies[i].Quality;
            }
        }

        var blend = Solve(sums);
        blend[4] = LevelLength(replies, rubric, wording, grades, blend);
        return blend;
    }

    /// <summary>Takes off as much for length as makes the score no longer follow it among replies that readers found equally good.</summary>
    private static double LevelLength(List<LabelledReply> replies, double[] rubric, double[] wording, double[] grades, double[] blend)
    {
        double[] quality = [.. replies.Select(reply => reply.Quality)], lengths = [.. replies.Select(reply => (double)reply.Draft.Length)];
        for (var off = 0.0; off > -20; off -= 0.25)
        {
            double[] trial = [blend[0], blend[1], blend[2], blend[3], off];
            var scores = replies.Select((reply, i) => HeadModel.BlendOf(trial, rubric[i], wording[i], grades[i], reply.Draft.Length)).ToArray();
            if (Measures.Partial(scores, lengths, quality) <= 0.04) return off;
        }

        return -20;
    }

    private static double[] Solve(double[,] rows)
    {
        var n = rows.GetLength(0);
        for (var pivot = 0; pivot < n; pivot++)
            for (var other = 0; other < n; other++)
            {
                if (other == pivot) continue;
                var times = rows[other, pivot] / rows[pivot, pivot];
                for (var c = pivot; c <= n; c++) rows[other, c] -= times * rows[pivot, c];
            }

        return [.. Enumerable.Range(0, n).Select(i => rows[i, n] / rows[i, i])];
    }
}
