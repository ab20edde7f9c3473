using System.Globalization;
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
    public static string Version(PhraseVersion it, HouseClock clock) => it.At is { } at ? $"Version {it.Version} by {it.ByName}, {clock.At(at)}" : "As it was at first";

    public static string Uses(PhraseVersion it, HouseClock clock) => it switch
    {
        { Uses: 0 } or { LastUsed: null } => "not sent yet",
        { Uses: 1, LastUsed: { } at } => $"sent once, {clock.At(at)}",
        { LastUsed: { } at } => string.Create(CultureInfo.InvariantCulture, $"sent {it.Uses} times, last {clock.At(at)}"),
    };

    /// <summary>What it is for: "Own it, on late deliveries".</summary>
    public static string For(Phrase it, OwnCodes codes) => (it.Principle, it.Concern) switch
    {
        ({ } principle, { } concern) => $"{Wording.Sentence(PracticeWording.Principle(principle))}, on {Name(concern, codes)}",
        ({ } principle, null) => Wording.Sentence(PracticeWording.Principle(principle)),
        (null, { } concern) => $"On {Name(concern, codes)}",
        _ => "For any reply",
    };

    /// <summary>Why it stands where it stands in the list beside a draft; empty where there is nothing to say.</summary>
    public static string Why(FittingPhrase it) => it switch
    {
        { IsMissing: true } => $"not in your reply yet: {PracticeWording.Principle(it.Of.Phrase.Principle!)}",
        { FitsConcern: true } => "fits this case",
        _ => "",
    };

    /// <summary>What a phrase may be about: each family, then what is in it.</summary>
    public static IReadOnlyList<CodeName> Concerns(OwnCodes codes) =>
    [
        .. KnownCodes.Concerns(codes).GroupBy(KnownCodes.Family).SelectMany(family => family.Select(code => new CodeName(code, Wording.Concern(code, codes))).Prepend(new CodeName(family.Key, $"{Wording.Sentence(family.Key)}: anything"))),
    ];

    private static string Name(string concern, OwnCodes codes) => (KnownCodes.IsOfFamily(concern) ? Wording.Concern(concern, codes) : $"{concern}: anything").ToLowerInvariant();
}
