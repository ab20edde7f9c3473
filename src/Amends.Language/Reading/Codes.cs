using Amends.Language.Text;

namespace Amends.Language;

/// <summary>The codes that apply to a message, most probable first. A score of one half is where a code counts as present.</summary>
internal readonly record struct Codes(ScoredCode[] Concerns, ScoredCode[] Wants, ScoredCode[] Signals)
{
    private const int MostConcerns = 4, MostWants = 4;
    internal const float LeastFamily = 0.3f;

    public static Codes Of(TextDocument document, ReadingModels models, Workspace work, bool english)
    {
        if (!english)
            return new Codes([], [], []);
        var concerns = ConcernsOf(models, work);
        var signals = Pick(models, work, models.Signals, models.Signals.Length);
        return new Codes(concerns, Pick(models, work, models.Wants, MostWants), GraveSignals.Confirmed(document, signals, concerns, Score(models, work, models.Danger), work));
    }

    // A family is easier to tell than its codes: where a family is present its best code is named, and a code alone must not contradict its family.
    private static ScoredCode[] ConcernsOf(ReadingModels models, Workspace work)
    {
        Span<float> families = stackalloc float[models.Families.Length];
        for (var i = 0; i < families.Length; i++)
            families[i] = MayReach(models, work, models.Families[i].Lane, LeastFamily) ? Score(models, work, models.Families[i].Lane) : 0;
        Span<(float Score, int Head)> picked = stackalloc (float, int)[models.Concerns.Length];
        Span<(float Score, int Head)> best = stackalloc (float, int)[families.Length];
        var count = 0;
        for (var i = 0; i < models.Concerns.Length; i++)
        {
            var family = models.FamilyOf[i];
            if (families[family] < LeastFamily)
                continue;
            var score = Score(models, work, models.Concerns[i].Lane);
            if (score >= 0.5f)
                picked[count++] = (-score, i);
            if (score > best[family].Score)
                best[family] = (score, i);
        }
        for (var family = 0; family < families.Length; family++)
            if (families[family] >= 0.5f && best[family].Score is > 0 and < 0.5f)
                picked[count++] = (-Math.Max(0.5f, (families[family] + best[family].Score) / 2), best[family].Head);
        return Named(models.Concerns, picked[..count], MostConcerns);
    }

    private static ScoredCode[] Pick(ReadingModels models, Workspace work, Head[] heads, int most)
    {
        Span<(float Score, int Head)> picked = stackalloc (float, int)[heads.Length];
        var count = 0;
        for (var i = 0; i < heads.Length; i++)
        {
            if (!MayReach(models, work, heads[i].Lane, 0.5f))
                continue;
            var score = Score(models, work, heads[i].Lane);
            if (score >= 0.5f)
                picked[count++] = (-score, i);
        }
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
    private static bool MayReach(ReadingModels models, Workspace work, int lane, float score)
    {
        var table = models.Customers;
        return table.Slopes[lane] * work.Customers[lane] + table.Offsets[lane] >= (score == LeastFamily ? models.LeastForFamily[lane] : models.LeastForHalf[lane]);
    }

    private static float Score(ReadingModels models, Workspace work, int lane) =>
        Present(models.Customers.Probability(lane, work.Customers[lane]), models.Customers.Thresholds[lane]);

    // Stretches probabilities so that each code's own threshold stands at one half.
    private static float Present(float probability, float threshold) =>
        probability < threshold ? 0.5f * probability / threshold : 0.5f + 0.5f * (probability - threshold) / (1 - threshold);
}
