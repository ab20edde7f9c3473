namespace Amends.Recovery;

/// <summary>What many answers to one closing question come to.</summary>
/// <param name="Value">In the measure's own unit: CSAT and the other shares 0 to 1, NPS -1 to 1, the mean ease 1 to 7. Null under <see cref="Enough"/> answers: it would be chance that speaks.</param>
/// <param name="Low">The lower end of where the true value lies with 95 % confidence.</param>
/// <param name="High">The upper end.</param>
public sealed record SurveyFigure(SurveyQuestion Question, long Count, double? Value, double? Low, double? High)
{
    /// <summary>No rate is shown of fewer answers.</summary>
    public const int Enough = 20;

    private const double Confidence = 1.959964;

    public static SurveyFigure Of(SurveyQuestion question, IReadOnlyList<(int Value, long Count)> answers)
    {
        var count = answers.Sum(one => one.Count);
        if (count < Enough)
            return new(question, count, null, null, null);
        return question switch
        {
            SurveyQuestion.Right => Share(question, answers, count, value => value == 2),
            SurveyQuestion.Recommend => Mean(question, answers, count, value => value >= 9 ? 1 : value <= 6 ? -1 : 0, -1, 1),
            SurveyQuestion.Ease => Mean(question, answers, count, value => value, 1, 7),
            _ => Share(question, answers, count, value => value >= 4),
        };
    }

    /// <summary>Wilson's interval: it stays within 0 and 1, and is right for small counts too.</summary>
    private static SurveyFigure Share(SurveyQuestion question, IReadOnlyList<(int Value, long Count)> answers, long count, Func<int, bool> counts)
    {
        var share = answers.Where(one => counts(one.Value)).Sum(one => one.Count) / (double)count;
        var square = Confidence * Confidence / count;
        var middle = (share + square / 2) / (1 + square);
        var half = Confidence * Math.Sqrt(share * (1 - share) / count + square / (4 * count)) / (1 + square);
        return new(question, count, share, Math.Max(0, middle - half), Math.Min(1, middle + half));
    }

    private static SurveyFigure Mean(SurveyQuestion question, IReadOnlyList<(int Value, long Count)> answers, long count, Func<int, double> worth, double least, double most)
    {
        var mean = answers.Sum(one => worth(one.Value) * one.Count) / count;
        var variance = answers.Sum(one => Math.Pow(worth(one.Value) - mean, 2) * one.Count) / (count - 1);
        var half = Confidence * Math.Sqrt(variance / count);
        return new(question, count, mean, Math.Max(least, mean - half), Math.Min(most, mean + half));
    }
}
