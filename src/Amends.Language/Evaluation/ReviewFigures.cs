namespace Amends.Language;

/// <summary>How well replies are reviewed, against what readers said of them.</summary>
/// <param name="Principles">The mean F1, 0 to 1, of the principles that any of the replies shows; one counts as found from a probability of 0.5.</param>
/// <param name="Warnings">The same for warnings.</param>
/// <param name="Rank">Rank correlation of the score with the readers' quality, -1 to 1.</param>
/// <param name="Length">Correlation of the score with the draft's length once what both owe to quality is taken out: 0 where length by itself earns nothing.</param>
public sealed record ReviewFigures(double Principles, double Warnings, double Rank, double Length)
{
    private const double Present = 0.5;

    /// <param name="reviews">One for each reply.</param>
    public static ReviewFigures Of(IReadOnlyList<LabelledReply> replies, IReadOnlyList<Review> reviews)
    {
        double[] scores = [.. reviews.Select(review => (double)review.Score)], quality = [.. replies.Select(reply => reply.Quality)], lengths = [.. replies.Select(reply => (double)reply.Draft.Length)];
        return new(Macro(Rubric.Principles), Macro(Rubric.Warnings), Measures.Rank(scores, quality), Measures.Partial(scores, lengths, quality));

        double Macro(IEnumerable<string> codes) => codes.Select(code => (Code: code, Truth: Truth(code))).Where(of => of.Truth.Contains(true))
            .Average(of => Measures.F1At([.. reviews.Select(review => Probability(review, of.Code))], of.Truth, Present));

        bool[] Truth(string code)
        {
            var at = LabelledReply.Codes.Index().First(known => known.Item == code).Index;
            return [.. replies.Select(reply => reply.Labels[at] > 0.5)];
        }
    }

    /// <summary>How sure a review is of a code, 0 to 1.</summary>
    internal static double Probability(Review review, string code) =>
        review.Principles.TryGetValue(code, out var probability) ? probability : review.Warnings.Where(warning => warning.Code == code).Select(warning => warning.Score).DefaultIfEmpty(0).Max();
}
