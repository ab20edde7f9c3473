using System.Globalization;
using Amends.Language;

namespace Amends.Training.Reviewing;

/// <summary>The honest figures: the shipped reviewer on the test part, which nothing was tuned on.</summary>
internal static class ReviewReport
{
    public static void Print(string folder)
    {
        var replies = Reply.Load(folder).Where(reply => Parts.Of(reply.Id) == "test").ToList();
        var reviews = replies.ConvertAll(reply => DraftReviewer.Default.Review([new(Speaker.Customer, reply.Customer)], reply.Draft, new(2026, 3, 3, 10, 15, 0, TimeSpan.Zero)));
        var logits = reviews.Select(review => Reply.Codes.Select(code => Probability(review, code) - 0.5).ToArray()).ToArray();
        Console.WriteLine($"{replies.Count} replies of the test part");
        ReviewEvaluation.Table(replies, logits);
        var scores = reviews.Select(review => (double)review.Score).ToArray();
        var quality = replies.Select(reply => reply.Quality).ToArray();
        var lengths = replies.Select(reply => (double)reply.Draft.Length).ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"score against quality: rank correlation {Statistics.Rank(scores, quality):F3}; with length given quality {Statistics.Partial(scores, lengths, quality):F3}"));
    }

    private static double Probability(Review review, string code) =>
        review.Principles.TryGetValue(code, out var probability) ? probability : review.Warnings.Where(warning => warning.Code == code).Select(warning => warning.Score).DefaultIfEmpty(0).Max();
}

internal static class Statistics
{
    public static double Rank(double[] a, double[] b) => Pearson(Ranks(a), Ranks(b));

    /// <summary>Correlation of a and b once what both owe to c is taken out.</summary>
    public static double Partial(double[] a, double[] b, double[] c)
    {
        double ab = Pearson(a, b), ac = Pearson(a, c), bc = Pearson(b, c);
        return (ab - ac * bc) / Math.Sqrt((1 - ac * ac) * (1 - bc * bc));
    }

    public static double Pearson(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average(), top = 0, x = 0, y = 0;
        for (var i = 0; i < a.Length; i++)
        {
            top += (a[i] - meanA) * (b[i] - meanB);
            x += (a[i] - meanA) * (a[i] - meanA);
            y += (b[i] - meanB) * (b[i] - meanB);
        }

        return top / Math.Sqrt(Math.Max(1e-12, x * y));
    }

    private static double[] Ranks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Length];
        for (var i = 0; i < order.Length;)
        {
            var end = i;
            while (end < order.Length && values[order[end]] == values[order[i]]) end++;
            for (var k = i; k < end; k++) ranks[order[k]] = (i + end - 1) / 2.0;
            i = end;
        }

        return ranks;
    }
}
