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
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    public static string Ordinal(int place) => place < Ordinals.Length ? Ordinals[place] : string.Create(CultureInfo.InvariantCulture, $"{place + 1}th");

    /// <summary>Points of anger with their sign: "+5", "−17".</summary>
    public static string Points(double amount) => Math.Round(amount, MidpointRounding.AwayFromZero) is var whole && whole == 0 ? "0" : whole < 0 ? $"−{Wording.Number(-whole)}" : $"+{Wording.Number(whole)}";

    public static string Of(PracticeEnd ended) => ended switch
    {
        PracticeEnd.Calm => "calmed",
        PracticeEnd.Left => "they left",
        PracticeEnd.Stopped => "ended",
        _ => "open",
    };

    public static string Level(int level) => level switch { 1 => "To begin with", 2 => "Harder", _ => "The hardest" };

    public static string Trade(string trade) => Wording.Sentence(trade.Replace('_', ' '));

    public static string Band(double anger) => Wording.Of(new Heat(anger).Band);

    /// <summary>The principles of the rubric as something to do; and, where a case may need it in a reply, as something to be good at.</summary>
    public static IReadOnlyList<(string Code, string Words, string? Skill)> Principles { get; } =
    [
        ("acknowledge", "show that you heard", "saying back what happened"),
        ("empathy", "feel with them", "saying what it must be like for them"),
        ("apology", "apologise", "a sorry that names what happened"),
        ("ownership", "own it", "taking it on"),
        ("clarify", "ask until it is clear", "asking what they are after"),
        ("options", "offer a choice", "offering something"),
        ("next_step", "say what happens next", "saying what happens next"),
        ("timeline", "say by when", "saying until when"),
        ("personal", "write to the person", "writing to this person and no other"),
        ("thanks", "thank them", null),
        ("courtesy", "stay courteous", null),
        ("collaborate", "work it out together", null),
        ("explain", "explain why", null),
    ];

    public static string Principle(string code) => Principles.FirstOrDefault(one => one.Code == code).Words ?? code;

    /// <summary>Changes whenever either of two people did something.</summary>
    public static string Pulse(PracticeSession session) => string.Create(CultureInfo.InvariantCulture, $"{session.Play.Turns.Count}.{(session.WaitsForPartner ? 1 : 0)}.{(int)session.Ended}");

    /// <summary>What a session came to, in a sentence or two.</summary>
    public static string Sentence(PracticeSession session, Debrief debrief)
    {
        var (name, anger) = (session.Play.Scenario.Persona.FirstName, session.Play.Anger);
        var (from, to) = (Band(anger[0]), Band(anger[^1]));
        var came = session.Ended == PracticeEnd.Left ? $"{name} came in {from} and left before it was put right."
            : from == to ? $"{name} came in {from} and is still {to}."
            : $"{name} came in {from} and is now {to}.";
        return debrief.Best is { } best ? $"{came} Your {Ordinal(best)} reply helped most." : $"{came} No reply has reached them yet.";
    }
}
