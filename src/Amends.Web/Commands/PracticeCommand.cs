using System.CommandLine;
using System.Text.Json;
using Amends.Practice;
using Spectre.Console;

namespace Amends.Web.Commands;

/// <summary><c>amends practice</c>: a simulated customer, in the terminal or over scripted transcripts.</summary>
internal static class PracticeCommand
{
    private const int PlainWidth = 160;

    public static Command Create()
    {
        var scenario = new Argument<string?>("SCENARIO") { Description = "The scenario to play, or a file with one; none to list them; with --json the file to read, none for standard input", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Plays transcripts. In: {\"id\",\"scenario\",\"replies\":[…],\"seed\"?} a line; out: {\"id\",\"anger\",\"ended\",\"score\",\"steps\"}" };
        var seed = new Option<int?>("--seed") { Description = "The same number plays the same customer again" };
        var command = new Command("practice", "Practise with a simulated angry customer, offline.") { scenario, json, seed };
        command.Validators.Add(result =>
        {
            if (result.GetValue(scenario) is not { } given) return;
            if (result.GetValue(json) && !File.Exists(given)) result.AddError($"There is no file {given}.");
            if (!result.GetValue(json) && ScenarioLibrary.Find(given) is null && !File.Exists(given)) result.AddError($"There is no scenario and no file {given}. `amends practice` lists the scenarios.");
        });
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
                return Streamer.Run(parsed.GetValue(scenario), false, null, Transcripts());
            if (parsed.GetValue(scenario) is { } id)
                return Play(id, parsed.GetValue(seed) ?? Random.Shared.Next());
            Terminal().List();
            return 0;
        });
        return command;
    }

    private static int Play(string given, int seed)
    {
        try
        {
            Terminal().Play(ScenarioLibrary.Find(given) ?? ScenarioFile.Read(Path.GetFileName(given), File.ReadAllText(given)), seed);
            return 0;
        }
        catch (ScenarioException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }
    }

    private static AnswerItem Transcripts()
    {
        var now = TimeProvider.System.GetLocalNow();
        return (in StreamItem item, Utf8JsonWriter output) =>
        {
            var id = StreamItem.Text(item.Json, "scenario");
            var session = Session.Begin(ScenarioLibrary.Find(id) ?? throw new BadItemException($"there is no scenario \"{id}\": `amends practice` lists them"), Seed(item.Json));
            foreach (var reply in Replies(item.Json))
                session = session.Play(reply, now);
            Write(session, output);
        };
    }

    private static List<string> Replies(JsonElement json)
    {
        if (!json.TryGetProperty("replies", out var replies) || replies.ValueKind != JsonValueKind.Array || replies.EnumerateArray().Any(reply => reply.ValueKind != JsonValueKind.String))
            throw new BadItemException("\"replies\" must be a list of strings");
        return [.. replies.EnumerateArray().Select(StreamItem.Text)];
    }

    private static int Seed(JsonElement json)
    {
        if (!json.TryGetProperty("seed", out var seed)) return 1;
        return seed.ValueKind == JsonValueKind.Number && seed.TryGetInt32(out var number) ? number : throw new BadItemException("\"seed\" must be a whole number");
    }

    private static void Write(Session session, Utf8JsonWriter output)
    {
        output.WriteStartArray("anger");
        foreach (var anger in session.Anger) output.WriteNumberValue(anger);
        output.WriteEndArray();
        output.WriteString("ended", session.Ended);
        output.WriteNumber("score", session.Score);
        output.WriteStartArray("steps");
        foreach (var step in session.Steps) output.WriteStringValue(step);
        output.WriteEndArray();
    }

    // What goes into a file or another program is plain text, and no line of it is cut to the width of a screen.
    private static PracticeTerminal Terminal()
    {
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) };
        if (Console.IsOutputRedirected)
            (settings.Ansi, settings.ColorSystem) = (AnsiSupport.No, ColorSystemSupport.NoColors);
        var screen = AnsiConsole.Create(settings);
        if (Console.IsOutputRedirected)
            screen.Profile.Width = PlainWidth;
        return new(screen, Console.In, TimeProvider.System);
    }
}
