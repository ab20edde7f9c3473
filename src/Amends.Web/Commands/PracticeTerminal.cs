using System.Globalization;
using Amends.Practice;
using Amends.Web.Practice;
using Amends.Web.Shared;
using Spectre.Console;

namespace Amends.Web.Commands;

/// <summary>Practice in the terminal: a line is a reply, <c>/back</c> takes replies back, an empty line ends; then the debrief.</summary>
internal sealed class PracticeTerminal(IAnsiConsole screen, TextReader keys, TimeProvider time)
{
    private const int GaugeWidth = 40, ReasonsShown = 4;

    /// <summary>The scenarios there are.</summary>
    public void List()
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("SCENARIO").AddColumn("LEVEL").AddColumn("TRADE").AddColumn("WHAT HAPPENED");
        foreach (var one in ScenarioLibrary.All)
            table.AddRow(Plain(one.Id), Plain(Number(one.Level)), Plain(PracticeWording.Trade(one.Trade)), Plain(one.Title));
        screen.Write(table);
    }

    public void Play(Scenario scenario, int seed)
    {
        var session = Session.Begin(scenario, seed);
        screen.Write(new Rule(Markup.Escape(scenario.Title)).LeftJustified());
        screen.MarkupLine($"[grey]Seed {seed}. One line is one reply. /back takes the last one back, /back 1 goes before your first. An empty line ends.[/]");
        while (true)
        {
            Show(session);
            if (session.Ended != "open" || Ask() is not { Length: > 0 } line)
                break;
            session = line.StartsWith("/back", StringComparison.Ordinal) ? Back(session, line) : Replied(session, line);
        }
        Talk(session);
    }

    private void Show(Session session)
    {
        screen.WriteLine();
        screen.Write(new Panel(Plain(session.LastSaid)).Header($" {Markup.Escape(session.Scenario.Persona.Name)} ").Expand());
        var (anger, filled) = (session.State.Anger, (int)Math.Round(session.State.Anger / 100 * GaugeWidth));
        screen.MarkupLine($"[{Colour(anger)}]{new string('━', filled)}[/][grey]{new string('─', GaugeWidth - filled)}[/] [{Colour(anger)}]{Wording.Number(anger)} {PracticeWording.Band(anger)}[/]");
    }

    private string? Ask()
    {
        screen.Markup("[bold]> [/]");
        return keys.ReadLine()?.Trim();
    }

    private Session Replied(Session session, string reply)
    {
        var after = session.Play(reply, time.GetLocalNow());
        foreach (var reason in after.Turns[^1].Reasons.Where(reason => reason.Code != "day").OrderByDescending(reason => Math.Abs(reason.Amount)).Take(ReasonsShown))
            screen.MarkupLine($"[{(reason.Amount > 0 ? "red" : "green")}]{PracticeWording.Points(reason.Amount),4}[/] {Markup.Escape(reason.Text)}");
        return after;
    }

    private Session Back(Session session, string line)
    {
        var given = line["/back".Length..].Trim();
        var before = given.Length == 0 ? session.Turns.Count : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (before >= 1 && before <= session.Turns.Count)
            return session.RewindTo(before - 1);
        screen.MarkupLine(session.Turns.IsEmpty ? "[grey]There is nothing to take back yet.[/]" : $"[grey]Give the number of a reply, 1 to {session.Turns.Count}.[/]");
        return session;
    }

    private void Talk(Session session)
    {
        if (session.Turns.IsEmpty)
            return;
        var (debrief, anger) = (Debrief.Of(session), session.Anger);
        screen.WriteLine();
        screen.Write(new Rule("How it went").LeftJustified());
        var table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("").RightAligned()).AddColumn("You said").AddColumn(new TableColumn("Anger").RightAligned()).AddColumn("Most of all because");
        for (var at = 0; at < session.Turns.Count; at++)
        {
            var turn = session.Turns[at];
            var most = turn.Reasons.Where(reason => reason.Code != "day").OrderByDescending(reason => Math.Abs(reason.Amount)).Take(1);
            table.AddRow(
                Plain(Number(at + 1)), Plain(turn.Reply), new Markup($"{Wording.Number(anger[at])} → [{Colour(anger[at + 1])}]{Wording.Number(anger[at + 1])}[/]"),
                Plain(string.Concat(most.Select(reason => $"{PracticeWording.Points(reason.Amount)} {reason.Text}"))));
        }
        screen.Write(table);
        Named("Helped most", debrief.Helped);
        Named("Hurt most", debrief.Hurt);
        foreach (var prompt in debrief.Try)
            screen.MarkupLine($"[bold]Try:[/] {Markup.Escape(prompt.Text)}");
        if (debrief.Better is { } better)
            screen.Write(new Panel(Plain(better.Draft)).Header($" A better {PracticeWording.Ordinal(debrief.Worst)} reply: {Wording.Number(anger[debrief.Worst])} to about {Wording.Number(better.Anger)} ").Expand());
        screen.MarkupLine($"Ended {session.Ended}, score [bold]{session.Score}[/]. Steps reached: {Markup.Escape(session.Steps.Count == 0 ? "none" : string.Join(", ", session.Steps))}.");
    }

    private void Named(string what, IReadOnlyList<Effect> effects)
    {
        if (effects.Count > 0)
            screen.MarkupLine($"[bold]{what}:[/] {Markup.Escape(string.Join("; ", effects.Select(effect => $"{effect.Reason.Text} ({PracticeWording.Points(effect.Reason.Amount)})")))}");
    }

    // Customers' and agents' words are no markup.
    private static Text Plain(string words) => new(words);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Colour(double anger) => new Recovery.Heat(anger).Band switch
    {
        Recovery.Band.Calm => "grey", Recovery.Band.Concerned => "khaki3", Recovery.Band.Upset => "orange3", Recovery.Band.Angry => "darkorange3", _ => "red3",
    };
}
