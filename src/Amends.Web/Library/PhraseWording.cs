using Amends.Application.Corrections;
using Amends.Application.Library;
using Amends.Language;
using Amends.Web.Complaints;
using Amends.Web.Practice;
using Amends.Web.Shared;

namespace Amends.Web.Library;

/// <summary>Phrases as people speak of them.</summary>
internal static class PhraseWording
{
    public static string Version(PhraseVersion it, HouseClock clock) => it.At is { } at ? LibraryWords.VersionBy.Fill(it.Version, it.ByName, clock.At(at)) : LibraryWords.AsAtFirst;

    public static string Uses(PhraseVersion it, HouseClock clock) => UsesWording.Of(it.LastUsed is { } at ? new Uses(it.Uses, at) : null, Shelf.Phrase, clock);

    /// <summary>What it is for: "Own it, on late deliveries".</summary>
    public static string For(Phrase it, OwnCodes codes) => (it.Principle, it.Concern) switch
    {
        ({ } principle, { } concern) => LibraryWords.DoesOn.Fill(Wording.Sentence(PracticeWording.Principle(principle)), Name(concern, codes)),
        ({ } principle, null) => Wording.Sentence(PracticeWording.Principle(principle)),
        (null, { } concern) => LibraryWords.On.Fill(Name(concern, codes)),
        _ => LibraryWords.ForAnyReply,
    };

    /// <summary>Why it stands where it stands in the list beside a draft; empty where there is nothing to say.</summary>
    public static string Why(FittingPhrase it) => it switch
    {
        { IsMissing: true } => LibraryWords.NotInReplyYet.Fill(PracticeWording.Principle(it.Of.Phrase.Principle!)),
        { FitsConcern: true } => LibraryWords.FitsCase,
        _ => "",
    };

    /// <summary>What a phrase may be about: each family, then what is in it.</summary>
    public static IReadOnlyList<CodeName> Concerns(OwnCodes codes) =>
    [
        .. KnownCodes.Concerns(codes).GroupBy(KnownCodes.Family).SelectMany(family => family.Select(code => new CodeName(code, Wording.Concern(code, codes))).Prepend(new CodeName(family.Key, LibraryWords.AnythingOf.Fill(Wording.Sentence(family.Key))))),
    ];

    private static string Name(string concern, OwnCodes codes) => (KnownCodes.IsOfFamily(concern) ? Wording.Concern(concern, codes) : LibraryWords.AnythingOf.Fill(concern)).ToLowerInvariant();
}
