namespace Amends.Language;

/// <summary>The codes that apply to a message, most probable first. A score of one half is where a code counts as present.</summary>
internal readonly record struct Codes(ScoredCode[] Concerns, ScoredCode[] Wants, ScoredCode[] Signals)
{
    private const int MostConcerns = 4, MostWants = 4;

    public static Codes Of(ReadingModels models, Workspace work, bool english) =>
        english ? new Codes(ConcernsOf(models, work), Pick(models, work, models.Wants, MostWants), Pick(models, work, models.Signals, models.Signals.Length)) : new Codes([], [], []);

    private static ScoredCode[] ConcernsOf(ReadingModels models, Workspace work) => Pick(models, work, models.Concerns, MostConcerns);

    private static ScoredCode[] Pick(ReadingModels models, Workspace work, Head[] heads, int most)
    {
        Span<(float Score, int Head)> picked = stackalloc (float, int)[heads.Length];
        var count = 0;
        for (var i = 0; i < heads.Length; i++)
        {
            var lane = heads[i].Lane;
            var score = Present(models.Customers.Probability(lane, work.Customers[lane]), models.Customers.Thresholds[lane]);
            if (score >= 0.5f)
                picked[count++] = (-score, i);
        }
        if (count == 0)
            return [];
        picked[..count].Sort();
        var codes = new ScoredCode[Math.Min(count, most)];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = new ScoredCode(heads[picked[i].Head].Code, MessageReader.Round(-picked[i].Score));
        return codes;
    }

    // Stretches probabilities so that each code's own threshold stands at one half.
    private static float Present(float probability, float threshold) =>
        probability < threshold ? 0.5f * probability / threshold : 0.5f + 0.5f * (probability - threshold) / (1 - threshold);
}
