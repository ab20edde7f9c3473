namespace Amends.Language.Learning;

/// <summary>
/// What the counts of one code make of a message: a likelihood ratio for each feature, held back where little was seen (expected counts come from ordinary
/// messages), on top of what is believed without them.
/// </summary>
internal static class Belief
{
    /// <summary>What is believed of a code that the reader did not find.</summary>
    public const float Unread = 0.04f;

    // Seen this often, a feature is half believed.
    private const float Doubt = 0.5f;

    private const float MostOfAFeature = 2.5f;

    // Words, their pairs and their concepts say the same thing more than once.
    private const float Told = 0.85f;

    // The share of ordinary messages, as a logarithm, at which a feature counts in full: a rare word tells more than a common one.
    private const float Telling = -7;

    // Features of an ordinary message.
    private const float Ordinary = 100;

    private const float Sure = 0.95f;

    /// <summary>The probability, 0 to 1, that a code applies.</summary>
    /// <param name="prior">What the models that ship say.</param>
    public static double Of(CodeCounts counts, MessageFeatures message, double prior)
    {
        var exact = counts.Whole(message.Whole);
        if (exact.Yes != exact.No)
            return exact.Yes > exact.No ? Math.Max(prior, Sure) : Math.Min(prior, 1 - Sure);
        double sum = 0;
        var (yes, no) = Expected(counts);
        for (var i = 0; i < message.Distinct.Count; i++)
            sum += Weight(counts.Feature(message.Distinct[i]), message.Common[i], yes, no);
        var inclined = Math.Clamp(0.5 * Math.Log((1.0 + Math.Max(0, counts.Messages.Yes)) / (1.0 + Math.Max(0, counts.Messages.No))), -1.5, 0.7);
        return Probability(LogOdds(prior) + inclined + Told * sum / Math.Sqrt(Math.Max(1, message.Distinct.Count / Ordinary)));
    }

    /// <summary>The words that speak most for a code: the strongest feature's and what touches it; none where nothing does.</summary>
    public static (int Start, int End)? Strongest(CodeCounts counts, MessageFeatures message)
    {
        var (yes, no) = Expected(counts);
        Dictionary<(int Start, int End), float> moved = [];
        for (var i = 0; i < message.Distinct.Count; i++)
            moved[message.Places[i]] = moved.GetValueOrDefault(message.Places[i]) + Weight(counts.Feature(message.Distinct[i]), message.Common[i], yes, no);
        var places = moved.OrderBy(place => place.Key.Start).ToList();
        if (places.Count == 0)
            return null;
        var best = 0;
        for (var i = 1; i < places.Count; i++)
            if (places[i].Value > places[best].Value)
                best = i;
        var least = places[best].Value / 3;
        if (least <= 0)
            return null;
        var (first, last) = (best, best);
        while (first > 0 && places[first - 1].Value > least && places[first].Key.Start - places[first - 1].Key.End <= 1)
            first--;
        while (last + 1 < places.Count && places[last + 1].Value > least && places[last + 1].Key.Start - places[last].Key.End <= 1)
            last++;
        return (places[first].Key.Start, places[last].Key.End);
    }

    private static float Weight(Tally seen, float common, float yes, float no) =>
        Math.Clamp(Ratio(seen.Yes, common * yes) - Ratio(seen.No, common * no), -MostOfAFeature, MostOfAFeature) * Math.Clamp(MathF.Log(common) / Telling, 0, 1);

    private static float Ratio(int seen, float expected) => MathF.Log((Math.Max(0, seen) + Doubt) / (expected + Doubt));

    // Long messages have more of every feature: they count for as many ordinary ones, within bounds.
    private static (float Yes, float No) Expected(CodeCounts counts) =>
        (Messages(counts.Messages.Yes, counts.Lengths.Yes), Messages(counts.Messages.No, counts.Lengths.No));

    private static float Messages(int messages, int length) => messages <= 0 ? 0 : Math.Clamp(length / Ordinary, 0.3f * messages, 3f * messages);

    private static double LogOdds(double probability) => Math.Clamp(Math.Log(probability / (1 - probability)), -4, 4);

    private static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
