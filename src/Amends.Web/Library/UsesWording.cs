using Amends.Application.Library;
using Amends.Web.Shared;

namespace Amends.Web.Library;

/// <summary>How often a thing of the library was used, as people speak of it.</summary>
internal static class UsesWording
{
    /// <param name="uses">null: never.</param>
    public static string Of(Uses? uses, Shelf shelf, HouseClock clock) => uses switch
    {
        null => shelf == Shelf.Phrase ? LibraryWords.NotSentYet : LibraryWords.NotUsedYet,
        { Count: 1 } => Once(shelf).Fill(clock.At(uses.LastAt)),
        _ => Often(shelf).Fill(uses.Count, clock.At(uses.LastAt)),
    };

    private static string Once(Shelf shelf) => shelf switch
    {
        Shelf.Policy => LibraryWords.ExplainedOnce,
        Shelf.Remedy => LibraryWords.GivenOnce,
        Shelf.Cause => LibraryWords.FoundOnce,
        Shelf.Lesson => LibraryWords.HelpedOnce,
        _ => LibraryWords.SentOnce,
    };

    private static string Often(Shelf shelf) => shelf switch
    {
        Shelf.Policy => LibraryWords.ExplainedTimes,
        Shelf.Remedy => LibraryWords.GivenTimes,
        Shelf.Cause => LibraryWords.FoundTimes,
        Shelf.Lesson => LibraryWords.HelpedTimes,
        _ => LibraryWords.SentTimes,
    };
}
