namespace Amends.Language.Writing;

/// <summary>Which of a customer's sentences say most of what matters.</summary>
internal static class Telling
{
    private const int Most = 3;

    /// <summary>People say first what matters; of a very long text no more is weighed.</summary>
    private const int Looked = 200;

    /// <param name="least">How much a sentence must say to be taken at all.</param>
    public static List<Retold> Best(IEnumerable<Retold> found, Reading reading, double least) =>
        [.. found.Take(Looked).Select(retold => (Retold: retold, Worth: Worth(retold, reading))).Where(found => found.Worth > least).OrderByDescending(found => found.Worth).Take(Most).Select(found => found.Retold)];

    /// <summary>Its words of evidence, its facts, its place: people say first what matters.</summary>
    private static double Worth(Retold retold, Reading reading)
    {
        var (start, end) = (retold.Source.Start, retold.Source.Start + retold.Source.Length);
        var worth = retold.AboutThem ? 0.1 : 0;
        foreach (var span in reading.Evidence)
            if (span.Start < end && start < span.Start + span.Length && span.For.Contains('.', StringComparison.Ordinal)) worth += span.Weight + 0.3;
        foreach (var fact in reading.Facts)
            if (fact.Start >= start && fact.Start + fact.Length <= end) worth += 0.4;
        return worth - start / 4000.0;
    }
}
