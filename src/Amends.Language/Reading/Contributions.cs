using Amends.Language.Text;

namespace Amends.Language;

/// <summary>How far each token moved the raw score for heat: its own features, its part in the emotions that heat builds on, its cues.</summary>
internal static class Contributions
{
    public static void ToHeat(TextDocument document, ReadingModels models, Workspace work, Span<float> moved)
    {
        moved.Clear();
        var (features, letters) = (work.Senses.Features, work.Letters);
        var (heat, emotions, customers) = (models.HeatLane, models.Emotions, models.Customers);
        Span<float> weights = stackalloc float[HashedTable.LanesAtOnce];
        for (var i = 0; i < Senses.EmotionScores; i++)
            weights[i] = customers.Dense(Senses.TraitCount + i, heat) * Senses.ScoreScale;
        Add(customers, heat, features.Words, features.WordEnds, moved);
        AddLetters(customers, heat, letters, moved);
        Add(customers, heat, work.Senses.Concepts.Hashes, work.Senses.Concepts.Ends, moved);
        Weigh(emotions, weights, features.Words, features.WordEnds, moved);
        WeighLetters(emotions, weights, letters, moved);
        foreach (var cue in work.Senses.Found)
        {
            var weight = customers.Dense(Senses.PlainCount + cue.Group, heat) * 0.69f / (cue.EndToken - cue.FirstToken);
            for (var i = cue.FirstToken; i < cue.EndToken; i++)
                moved[i] += weight;
        }
        for (var i = 0; i < moved.Length; i++)
            moved[i] *= customers.Slopes[heat];
    }

    /// <summary>The words that speak most for a head: the strongest and its neighbours that speak for it too; none where nothing does.</summary>
    public static (int First, int End) Strongest(TextDocument document, ReadingModels models, Workspace work, int lane)
    {
        var moved = document.Tokens.Length <= 1024 ? stackalloc float[document.Tokens.Length] : new float[document.Tokens.Length];
        moved.Clear();
        var features = work.Senses.Features;
        Add(models.Customers, lane, features.Words, features.WordEnds, moved);
        AddLetters(models.Customers, lane, work.Letters, moved);
        Add(models.Customers, lane, work.Senses.Concepts.Hashes, work.Senses.Concepts.Ends, moved);
        var best = 0;
        for (var i = 1; i < moved.Length; i++)
            if (moved[i] > moved[best])
                best = i;
        if (moved[best] <= 0)
            return (0, 0);
        var (first, end) = (best, best + 1);
        while (first > 0 && moved[first - 1] > moved[best] / 3)
            first--;
        while (end < moved.Length && moved[end] > moved[best] / 3)
            end++;
        return (first, end);
    }

    private static void Add(HashedTable table, int lane, ReadOnlySpan<ulong> hashes, ReadOnlySpan<int> ends, Span<float> moved)
    {
        if (hashes.IsEmpty)
            return;
        var by = 1 / table.Length(hashes);
        for (int i = 0, from = 0; i < ends.Length; from = ends[i++])
            moved[i] += table.Contribution(hashes[from..ends[i]], lane) * by;
    }

    private static void AddLetters(HashedTable table, int lane, LetterSums letters, Span<float> moved)
    {
        if (letters.IsEmpty)
            return;
        var by = 1 / table.Length(letters.Customers[^1]);
        for (var i = 0; i < moved.Length; i++)
            if (letters.CustomersOf(i) is { IsEmpty: false } row)
                moved[i] += table.Contribution(row, lane) * by;
    }

    private static void WeighLetters(HashedTable table, ReadOnlySpan<float> weights, LetterSums letters, Span<float> moved)
    {
        if (letters.IsEmpty)
            return;
        var by = 1 / table.Length(letters.Emotions[^1]);
        for (var i = 0; i < moved.Length; i++)
            if (letters.EmotionsOf(i) is { IsEmpty: false } row)
                moved[i] += table.Weighted(row, weights) * by;
    }

    private static void Weigh(HashedTable table, ReadOnlySpan<float> weights, ReadOnlySpan<ulong> hashes, ReadOnlySpan<int> ends, Span<float> moved)
    {
        if (hashes.IsEmpty)
            return;
        var by = 1 / table.Length(hashes);
        for (int i = 0, from = 0; i < ends.Length; from = ends[i++])
            moved[i] += table.Weighted(hashes[from..ends[i]], weights) * by;
    }
}
