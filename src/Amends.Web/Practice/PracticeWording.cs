using System.Globalization;
using Amends.Application.Practice;
using Amends.Application.Storage;
using Amends.Practice;
using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.Practice;

/// <summary>How a session is spoken of.</summary>
internal static class PracticeWording
{
    private static string[] Ordinals =>
        [PracticeWords.First, PracticeWords.Second, PracticeWords.Third, PracticeWords.Fourth, PracticeWords.Fifth, PracticeWords.Sixth, PracticeWords.Seventh, PracticeWords.Eighth, PracticeWords.Ninth, PracticeWords.Tenth];

    public static string Ordinal(int place) => Ordinals is var ordinals && place < ordinals.Length ? ordinals[place] : PracticeWords.Nth.Fill(place + 1);

    /// <summary>Points of anger with their sign: "+5", "−17".</summary>
    public static string Points(double amount) => Math.Round(amount, MidpointRounding.AwayFromZero) is var whole && whole == 0 ? "0" : whole < 0 ? $"−{Wording.Number(-whole)}" : $"+{Wording.Number(whole)}";

    public static string Of(PracticeEnd ended) => ended switch
    {
        PracticeEnd.Calm => PracticeWords.EndCalm,
        PracticeEnd.Left => PracticeWords.EndLeft,
        PracticeEnd.Stopped => PracticeWords.EndStopped,
        _ => PracticeWords.EndOpen,
    };

    public static string Level(int level) => level switch { 1 => PracticeWords.ToBeginWith, 2 => PracticeWords.Harder, _ => PracticeWords.TheHardest };

    public static string Trade(string trade) => Wording.Sentence(trade.Replace('_', ' '));

    public static string Band(double anger) => Wording.Of(new Heat(anger).Band);

    /// <summary>The principles of the rubric as something to do; and, where a case may need it in a reply, as something to be good at.</summary>
    public static IReadOnlyList<(string Code, string Words, string? Skill)> Principles =>
    [
        ("acknowledge", PracticeWords.DoAcknowledge, PracticeWords.SkillAcknowledge),
        ("empathy", PracticeWords.DoEmpathy, PracticeWords.SkillEmpathy),
        ("apology", PracticeWords.DoApology, PracticeWords.SkillApology),
        ("ownership", PracticeWords.DoOwnership, PracticeWords.SkillOwnership),
        ("clarify", PracticeWords.DoClarify, PracticeWords.SkillClarify),
        ("options", PracticeWords.DoOptions, PracticeWords.SkillOptions),
        ("next_step", PracticeWords.DoNextStep, PracticeWords.SkillNextStep),
        ("timeline", PracticeWords.DoTimeline, PracticeWords.SkillTimeline),
        ("personal", PracticeWords.DoPersonal, PracticeWords.SkillPersonal),
        ("thanks", PracticeWords.DoThanks, null),
        ("courtesy", PracticeWords.DoCourtesy, null),
        ("collaborate", PracticeWords.DoCollaborate, null),
        ("explain", PracticeWords.DoExplain, null),
    ];

    public static string Principle(string code) => Principles.FirstOrDefault(one => one.Code == code).Words ?? code;

    /// <summary>Changes whenever either of two people did something.</summary>
    public static string Pulse(PracticeSession session) => string.Create(CultureInfo.InvariantCulture, $"{session.Play.Turns.Count}.{(session.WaitsForPartner ? 1 : 0)}.{(int)session.Ended}");

    /// <summary>What a session came to, in a sentence or two.</summary>
    public static string Sentence(PracticeSession session, Debrief debrief)
    {
        var (name, anger) = (session.Play.Scenario.Persona.FirstName, session.Play.Anger);
        var (from, to) = (Band(anger[0]), Band(anger[^1]));
        var came = session.Ended == PracticeEnd.Left ? PracticeWords.CameAndLeft.Fill(name, from)
            : from == to ? PracticeWords.CameAndStill.Fill(name, from, to)
            : PracticeWords.CameAndNow.Fill(name, from, to);
        return $"{came} {(debrief.Best is { } best ? PracticeWords.HelpedMost.Fill(Ordinal(best)) : PracticeWords.NoReplyReached)}";
    }
}
