using Amends.Language.Text;

namespace Amends.Language;

/// <summary>The codes that apply to a message, most probable first. A score of one half is where a code counts as present.</summary>
internal readonly record struct Codes(ScoredCode[] Concerns, ScoredCode[] Wants, ScoredCode[] Signals)
{
    private const int MostConcerns = 4, MostWants = 4;

    /// <summary>How far a concern's probability rests on its family's: a family is easier to tell than its codes.</summary>
    public const float OfFamily = 0.3f;

    /// <summary>The share of its threshold at which the likeliest code is named where none reaches its own: a complaint is about something, and wants something.</summary>
    public const float Alone = 0.4f;

    public static Codes Of(TextDocument document, ReadingModels models, Workspace work, bool english)
    {
        if (!english)
            return new Codes([], [], []);
        var alone = models.Customers.Probability(models.Complaint, work.Customers[models.Complaint]) >= 0.5f ? Alone : 1;
        var concerns = Pick(models, work, models.Concerns, MostConcerns, alone);
        var wants = Pick(models, work, models.Wants, MostWants, alone);
        var signals = Pick(models, work, models.Signals, models.Signals.Length, 1);
        return new Codes(concerns, wants, GraveSignals.Confirmed(document, signals, concerns, Score(models, work, models.Danger), work));
    }

    /// <summary>The probability of a concern, held beside its family's.</summary>
    public static float Joint(float concern, float family) => MathF.Pow(concern, 1 - OfFamily) * MathF.Pow(family, OfFamily);

    private static ScoredCode[] Pick(ReadingModels models, Workspace work, Head[] heads, int most, float alone)
    {
        Span<(float Score, int Head)> picked = stackalloc (float, int)[heads.Length];
        var count = 0;
        (float Score, int Head) likeliest = (0, -1);
        for (var i = 0; i < heads.Length; i++)
        {
            if (!MayCount(models, work, heads[i].Lane))
                continue;
            var score = Score(models, work, heads[i]);
            if (score >= 0.5f)
                picked[count++] = (-score, i);
            if (score > likeliest.Score)
                likeliest = (score, i);
        }
        if (count == 0 && likeliest.Score >= 0.5f * alone)
            picked[count++] = (-0.5f, likeliest.Head);
        return Named(heads, picked[..count], most);
    }

    private static ScoredCode[] Named(Head[] heads, Span<(float Score, int Head)> picked, int most)
    {
        if (picked.IsEmpty)
            return [];
        picked.Sort();
        var codes = new ScoredCode[Math.Min(picked.Length, most)];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = new ScoredCode(heads[picked[i].Head].Code, MessageReader.Round(-picked[i].Score));
        return codes;
    }

    // Most codes are far from present: seen from the raw score, without the exponential that the exact one takes. True where it may be.
    private static bool MayCount(ReadingModels models, Workspace work, int lane)
    {
        var table = models.Customers;
        return table.Slopes[lane] * work.Customers[lane] + table.Offsets[lane] >= models.LeastToCount[lane];
    }

    private static float Score(ReadingModels models, Workspace work, Head head) =>
        head.Family < 0 ? Score(models, work, head.Lane) : Present(Joint(Probability(models, work, head.Lane), Probability(models, work, head.Family)), models.Customers.Thresholds[head.Lane]);

    private static float Score(ReadingModels models, Workspace work, int lane) => Present(Probability(models, work, lane), models.Customers.Thresholds[lane]);

    private static float Probability(ReadingModels models, Workspace work, int lane) => (float)models.Customers.Probability(lane, work.Customers[lane]);

    // Stretches probabilities so that each code's own threshold stands at one half.
    private static float Present(float probability, float threshold) =>
        probability < threshold ? 0.5f * probability / threshold : 0.5f + 0.5f * (probability - threshold) / (1 - threshold);
}
