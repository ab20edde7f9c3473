namespace Amends.Training;

/// <summary>Where training reads and writes, seen from the root of the repository.</summary>
internal static class Places
{
    /// <summary>Our own labelled texts.</summary>
    public static readonly string Texts = Path.Combine("training", "data");

    public static readonly string Models = Path.Combine("src", "Amends.Language", "Models");

    public static readonly string Cards = Path.Combine("docs", "reference", "models");
}
