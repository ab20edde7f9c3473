using Amends.Language.Text;

namespace Amends.Language;

/// <summary>How far each token moved the raw score of a head: its own features, its part in the emotions that heads build on, its cues.</summary>
internal static class Contributions
{
    private const int TokensAtOnce = 4;

    /// <param name="head">The lane of heat, of complaint, or of a code.</param>
    public static void To(int head, ReadingModels models, Workspace work, Span<float> moved)
    {
        moved.Clear();
        var (features, letters) = (work.Senses.Features, work.Letters);
        var (emotions, customers) = (models.Emotions, models.Customers);
        Span<float> weights = stackalloc float[HashedTable.LanesAtOnce];
        for (var i = 0; i < Senses.EmotionScores; i++)
            weights[i] = customers.Dense(Senses.TraitCount + i, head) * Senses.ScoreScale;
        Add(customers, head, features.Words, features.WordEnds, moved);
        AddLetters(customers, head, letters, moved);
        Add(customers, head, work.Senses.Concepts.Hashes, work.Senses.Concepts.Ends, moved);
        Weigh(emotions, weights, features.Words, features.WordEnds, moved);
        WeighLetters(emotions, weights, letters, moved);
        foreach (var cue in work.Senses.Found)
        {
            var weight = customers.Dense(Senses.PlainCount + cue.Group, head) * 0.69f / (cue.EndToken - cue.FirstToken);
            for (var i = cue.FirstToken; i < cue.EndToken; i++)
                moved[i] += weight;
        }
        for (var i = 0; i < moved.Length; i++)
            moved[i] *= customers.Slopes[head];
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

    private static void Weigh(HashedTable table, ReadOnlySpan<float> weights, ReadOnlySpan<ulong> hashes, ReadOnlySpan<int> ends, Span<float> moved)
    {
        if (hashes.IsEmpty)
            return;
        var by = 1 / table.Length(hashes);
        Span<float> products = stackalloc float[TokensAtOnce * HashedTable.LanesAtOnce];
        var from = 0;
        for (var first = 0; first < ends.Length; first += TokensAtOnce)
        {
            var some = ends[first..Math.Min(first + TokensAtOnce, ends.Length)];
            for (var i = 0; i < some.Length; from = some[i++])
                table.Products(hashes[from..some[i]], weights, products[(i * HashedTable.LanesAtOnce)..]);
            AddUp(products, by, moved.Slice(first, some.Length));
        }
    }

    private static void WeighLetters(HashedTable table, ReadOnlySpan<float> weights, LetterSums letters, Span<float> moved)
    {
        if (letters.IsEmpty)
            return;
        var by = 1 / table.Length(letters.Emotions[^1]);
        Span<float> products = stackalloc float[TokensAtOnce * HashedTable.LanesAtOnce];
        for (var first = 0; first < moved.Length; first += TokensAtOnce)
        {
            var some = moved.Slice(first, Math.Min(TokensAtOnce, moved.Length - first));
            products.Clear();
            for (var i = 0; i < some.Length; i++)
                if (letters.EmotionsOf(first + i) is { IsEmpty: false } row)
                    table.Products(row, weights, products[(i * HashedTable.LanesAtOnce)..]);
            AddUp(products, by, some);
        }
    }

    // The products of each token in the order of the heads, since another would round otherwise; four tokens side by side, since each sum waits for itself.
    private static void AddUp(ReadOnlySpan<float> products, float by, Span<float> moved)
    {
        const int Lanes = HashedTable.LanesAtOnce;
        float a = 0, b = 0, c = 0, d = 0;
        for (var lane = 0; lane < Lanes - 1; lane++)
        {
            a += products[lane];
            b += products[Lanes + lane];
            c += products[2 * Lanes + lane];
            d += products[3 * Lanes + lane];
        }
        ReadOnlySpan<float> sums = [a, b, c, d];
        for (var i = 0; i < moved.Length; i++)
            moved[i] += sums[i] * by;
    }
}
