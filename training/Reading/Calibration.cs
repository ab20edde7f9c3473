namespace Amends.Training.Reading;

/// <summary>Platt's scaling: the slope and offset that make a raw score a probability, by Newton's method.</summary>
internal static class Calibration
{
    public static (float Slope, float Offset) Fit(IReadOnlyList<double> scores, IReadOnlyList<double> truth, double prior = 1)
    {
        double a = 1, b = 0;
        for (var round = 0; round < 50; round++)
        {
            // The prior holds the slope near one where there is little to learn from.
            double ga = prior * (a - 1), gb = 0, haa = prior, hab = 0, hbb = 1e-6;
            for (var i = 0; i < scores.Count; i++)
            {
                var p = 1 / (1 + Math.Exp(-(a * scores[i] + b)));
                var w = p * (1 - p);
                ga += (p - truth[i]) * scores[i];
                gb += p - truth[i];
                haa += w * scores[i] * scores[i];
                hab += w * scores[i];
                hbb += w;
            }
            var det = haa * hbb - hab * hab;
            if (det < 1e-12)
                break;
            a -= Math.Clamp((ga * hbb - gb * hab) / det, -1, 1);
            b -= Math.Clamp((gb * haa - ga * hab) / det, -2, 2);
        }
        return ((float)Math.Max(0.05, a), (float)b);
    }
}
