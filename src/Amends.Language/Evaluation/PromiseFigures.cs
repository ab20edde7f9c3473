namespace Amends.Language;

/// <summary>How well promises are found, against those that readers found. All figures but the number are shares, 0 to 1.</summary>
/// <param name="Promises">How many the readers found.</param>
/// <param name="Precision">Of those found by the engine, how many stand where a reader found one.</param>
/// <param name="Recall">Of the readers', how many the engine found.</param>
/// <param name="Due">Of those found, how many are due exactly when the reader says, or have no date for both.</param>
/// <param name="Dated">The same among those for which the reader gives a date or time.</param>
/// <param name="Actor">Of those found, how many have the right actor.</param>
public sealed record PromiseFigures(int Promises, double Precision, double Recall, double Due, double Dated, double Actor)
{
    public double F1 => 2 * Precision * Recall / Math.Max(1e-9, Precision + Recall);

    public static PromiseFigures Of(IEnumerable<LabelledPromises> texts)
    {
        int wanted = 0, found = 0, hits = 0, due = 0, dated = 0, datedRight = 0, actors = 0;
        foreach (var (promise, answer) in texts.SelectMany(text => text.Compare()))
        {
            wanted += promise is null ? 0 : 1;
            found += answer is null ? 0 : 1;
            if (promise is null || answer is not { } right)
                continue;
            hits++;
            var isDue = promise.IsDue(right.Due);
            due += isDue ? 1 : 0;
            dated += promise.Due is null ? 0 : 1;
            datedRight += isDue && promise.Due is not null ? 1 : 0;
            actors += promise.Actor == right.Actor ? 1 : 0;
        }
        return new(wanted, Share(hits, found), Share(hits, wanted), Share(due, hits), Share(datedRight, dated), Share(actors, hits));
    }

    private static double Share(int some, int all) => (double)some / Math.Max(1, all);
}
