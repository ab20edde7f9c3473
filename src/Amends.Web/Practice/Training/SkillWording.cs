using System.Globalization;
using Amends.Application.Practice;
using Amends.Application.Storage;
using Amends.Practice;
using Amends.Web.Shared;

namespace Amends.Web.Practice;

/// <summary>How skills are spoken of.</summary>
internal static class SkillWording
{
    /// <summary>Principles that a case may need in a reply, as things to be good at.</summary>
    public static IReadOnlyList<(string Code, string Words)> Names =>
        [("", PracticeWords.MostOfACase), .. PracticeWording.Principles.Where(one => one.Skill is not null).Select(one => (one.Code, one.Skill!))];

    public static string Of(string principle) => Names.FirstOrDefault(one => one.Code == principle).Words ?? principle.Replace('_', ' ');

    /// <summary>The principle of an address; most of what a case asks for where it names none.</summary>
    public static string Known(string? principle) => Names.FirstOrDefault(one => one.Code == principle).Code ?? "";

    /// <summary>"73 %, between 58 and 84", or how many replies are missing.</summary>
    public static string Of(SkillShare share) => share.IsEnough
        ? string.Create(CultureInfo.InvariantCulture, $"{Percent(share.Share)} %")
        : share.Needed == 0 ? PracticeWords.NothingYet : PracticeWords.MoreToAFigure.Fill(share.Missing);

    public static string Band(SkillShare share) => PracticeWords.BandOf.Fill(Percent(share.Band.Low), Percent(share.Band.High), share.Needed);

    public static string Seen(SkillSource source) => source == SkillSource.Live ? PracticeWords.SeenLive : PracticeWords.SeenInPractice;

    /// <summary>"Mar 2026".</summary>
    public static string Month(int month) => new NodaTime.LocalDate(month / 100, month % 100, 1).ToString(PracticeWords.ShortMonth, CultureInfo.CurrentCulture);

    /// <summary>"Needs practice in taking it on (in live replies) and offering something (in practice)."</summary>
    public static string Needs(IReadOnlyList<SkillNeed> needs) => string.Join($" {PracticeWords.And} ", needs.Select(need => $"{Of(need.Principle)} ({Seen(need.Seen)})"));

    private static int Percent(double share) => (int)Math.Round(share * 100, MidpointRounding.AwayFromZero);
}
