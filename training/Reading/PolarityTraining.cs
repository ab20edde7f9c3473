using System.Runtime.InteropServices;
using Amends.Language;
using Amends.Language.Text;

namespace Amends.Training.Reading;

/// <summary>Negative, neutral, positive: learned from VADER's rated tweets and snippets, the development part of GoEmotions, our readers' judgements of public texts and our own messages.</summary>
internal static class PolarityTraining
{
    private const int Epochs = 30;
    private const float Rate = 0.05f, L2 = 1e-4f, Clear = 0.8f;

    private static readonly int[] Positive = [0, 1, 4, 5, 8, 13, 15, 17, 18, 20, 21, 23];
    private static readonly int[] Negative = [2, 3, 9, 10, 11, 12, 14, 16, 19, 24, 25];

    public static byte[] Run(
        string data, IReadOnlyList<(Labelled Message, float[] Scores)> own, List<RealText> real, HashedTable emotions, Func<string, HashedTable> unseen, HashedTable customers, Forest[] forests, Lexicon lexicon)
    {
        var rows = new List<(float[] Inputs, int Class, float Weight)>();
        var senses = new Senses();
        var z = new float[customers.Lanes];
        void Add(string text, int polarity, float weight, HashedTable felt, float[]? scores = null)
        {
            using var document = TextDocument.Rent(text);
            senses.Measure(document, lexicon);
            senses.Feel(felt);
            customers.Score(senses.Features, senses.Concepts.Hashes, senses.Dense, z);
            senses.Judge(forests, z);
            var from = scores ?? z;
            var inputs = new float[PolarityHead.Inputs];
            PolarityHead.Fill(senses.Dense, from[OwnTraining.Complaint], from[OwnTraining.Heat], inputs);
            rows.Add((inputs, polarity, weight));
        }
        foreach (var file in new[] { "tweets_GroundTruth.txt", "amazonReviewSnippets_GroundTruth.txt" })
            foreach (var row in Sources.VaderRated(data, file))
                Add(row.Text, row.Value <= -Clear ? 0 : row.Value >= Clear ? 2 : 1, 1, unseen(row.Text));
        foreach (var text in real)
            Add(text.Text, text.Flags.Contains('n', StringComparison.Ordinal) ? 0 : text.Flags.Contains('p', StringComparison.Ordinal) ? 2 : 1, 0.7f, unseen(text.Text));
        foreach (var comment in Sources.GoEmotions(data, "dev"))
            if (comment.Labels.Any(Positive.Contains) != comment.Labels.Any(Negative.Contains) || comment.Labels is [27])
                Add(comment.Text, comment.Labels is [27] ? 1 : comment.Labels.Any(Positive.Contains) ? 2 : 0, 0.7f, emotions);
        var praise = Cues.Default.GroupOf("praise");
        foreach (var (message, scores) in own)
        {
            if (message.Complaint && message.Heat < 20)
                continue;
            using var document = TextDocument.Rent(message.Text);
            senses.Measure(document, lexicon);
            var pleased = senses.Found.Any(cue => cue.Group == praise) && message.Wants.Contains("none");
            Add(message.Text, message.Complaint ? 0 : pleased ? 2 : 1, 4, emotions, scores);
        }
        return MemoryMarshal.AsBytes(Fit(rows).AsSpan()).ToArray();
    }

    private static float[] Fit(List<(float[] Inputs, int Class, float Weight)> rows)
    {
        var weights = new float[3 * PolarityHead.Inputs];
        var seen = new float[weights.Length];
        ulong state = 20260310;
        Span<double> p = stackalloc double[3];
        for (var step = 0; step < Epochs * rows.Count; step++)
        {
            state = state * 6364136223846793005 + 1442695040888963407;
            var (inputs, truth, weight) = rows[(int)((state >> 33) % (ulong)rows.Count)];
            double all = 0;
            for (var c = 0; c < 3; c++)
            {
                double sum = 0;
                for (var i = 0; i < inputs.Length; i++)
                    sum += inputs[i] * weights[c * inputs.Length + i];
                all += p[c] = Math.Exp(sum);
            }
            var rate = Rate * (1 - 0.95f * step / (Epochs * rows.Count));
            for (var c = 0; c < 3; c++)
            {
                var error = (float)(p[c] / all - (c == truth ? 1 : 0)) * weight;
                for (var i = 0; i < inputs.Length; i++)
                {
                    var at = c * inputs.Length + i;
                    var gradient = error * inputs[i] + L2 * weights[at];
                    seen[at] += gradient * gradient;
                    weights[at] -= rate * gradient / (MathF.Sqrt(seen[at]) + 1e-6f);
                }
            }
        }
        return weights;
    }
}
