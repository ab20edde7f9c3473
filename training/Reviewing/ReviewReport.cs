using System.Globalization;
using Amends.Language;

namespace Amends.Training.Reviewing;

/// <summary>The honest figures: the shipped reviewer on the test part, which nothing was tuned on.</summary>
internal static class ReviewReport
{
    public static void Print(string folder)
    {
        var replies = LabelledReply.Load(folder).Where(reply => TestPart.HoldsReply(reply.Id)).ToList();
        var reviews = replies.ConvertAll(reply => reply.Review());
        Console.WriteLine($"{replies.Count} replies of the test part");
        ReviewEvaluation.Table(replies, [.. reviews.Select(review => LabelledReply.Codes.Select(code => ReviewFigures.Probability(review, code) - 0.5).ToArray())]);
        var figures = ReviewFigures.Of(replies, reviews);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"score against quality: rank correlation {figures.Rank:F3}; with length given quality {figures.Length:F3}"));
    }
}
