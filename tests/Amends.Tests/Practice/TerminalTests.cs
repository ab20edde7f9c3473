using Amends.Practice;
using Amends.Web.Commands;
using Shouldly;
using Spectre.Console;
using Xunit;

namespace Amends.Tests.Practice;

/// <summary>Practice without a browser, its keys a text and its screen another.</summary>
public sealed class TerminalTests
{
    [Fact]
    public void A_reply_is_taken_back_another_does_better_and_the_debrief_says_why()
    {
        var screen = Play("late_delivery", "Calm down, you must have missed it.", "/back 7", "/back", "Your son turns nine tomorrow, you stayed at home all Friday and the bike never came. That is our mistake, and I am sorry.", "");
        screen.ShouldContain("Where is it?");
        screen.ShouldContain("Give the number of a reply, 1 to 1.");
        var talk = screen[screen.IndexOf("How it went", StringComparison.Ordinal)..];
        talk.ShouldContain("Helped most:");
        talk.ShouldNotContain("Calm down");
        talk.ShouldContain("Ended open, score");
    }

    [Fact]
    public void What_people_write_is_shown_as_it_is() =>
        Play("late_delivery", "[red]Your bike[/] is at the depot [and] late.", "").ShouldContain("[red]Your bike[/]");

    [Fact]
    public void Going_before_the_first_word_leaves_nothing_to_talk_over() => Play("abuse", "").ShouldNotContain("How it went");

    [Fact]
    public void All_scenarios_are_listed()
    {
        var (terminal, screen) = Terminal();
        terminal.List();
        ScenarioLibrary.All.ShouldAllBe(scenario => screen.ToString().Contains(scenario.Id, StringComparison.Ordinal));
    }

    private static string Play(string scenario, params string[] lines)
    {
        var (terminal, screen) = Terminal(lines);
        terminal.Play(ScenarioLibrary.Find(scenario)!, 1);
        return screen.ToString();
    }

    private static (PracticeTerminal Terminal, StringWriter Screen) Terminal(params string[] lines)
    {
        var screen = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(screen) });
        console.Profile.Width = 400;
        return (new(console, new StringReader(string.Join('\n', lines)), TimeProvider.System), screen);
    }
}
