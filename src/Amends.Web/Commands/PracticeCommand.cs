using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Amends.Practice;

namespace Amends.Web.Commands;

/// <summary><c>amends practice</c>: a simulated customer, in the terminal or over scripted transcripts.</summary>
internal static class PracticeCommand
{
    public static Command Create()
    {
        var scenario = new Argument<string?>("SCENARIO") { Description = "The scenario to play, none to list them; with --json the file to read, none for standard input", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Plays transcripts. In: {\"id\",\"scenario\",\"replies\":[…],\"seed\"?} a line; out: {\"id\",\"anger\",\"ended\",\"score\",\"steps\"}" };
        var seed = new Option<int?>("--seed") { Description = "The same number plays the same customer again" };
        var command = new Command("practice", "Practise with a simulated angry customer, offline.") { scenario, json, seed };
        command.Validators.Add(result =>
        {
            if (result.GetValue(scenario) is not { } given) return;
            if (result.GetValue(json) && !File.Exists(given)) result.AddError($"There is no file {given}.");
            if (!result.GetValue(json) && ScenarioLibrary.Find(given) is null) result.AddError($"There is no scenario {given}. `amends practice` lists them.");
        });
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(json))
                return await Streamer.RunAsync(parsed.GetValue(scenario), false, null, Transcripts(), cancel).ConfigureAwait(false);
            if (parsed.GetValue(scenario) is { } id)
                return Interactive(ScenarioLibrary.Find(id)!, parsed.GetValue(seed) ?? Random.Shared.Next());
            foreach (var one in ScenarioLibrary.All)
                Console.Out.WriteLine($"{one.Id,-26} level {one.Level}  {one.Trade,-12} {one.Title}");
            return 0;
        });
        return command;
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
        return [.. replies.EnumerateArray().Select(reply => reply.GetString()!)];
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

    private static int Interactive(Scenario scenario, int seed)
    {
        var session = Session.Begin(scenario, seed);
        Console.Out.WriteLine($"{scenario.Title} (seed {seed}). One line is one reply; an empty line ends.");
        while (true)
        {
            Console.Out.WriteLine($"\n{scenario.Persona.Name}: {session.LastSaid}\n[anger {session.State.Anger:0}]");
            if (session.Ended != "open") break;
            Console.Out.Write("> ");
            if (Console.In.ReadLine() is not { } reply || string.IsNullOrWhiteSpace(reply)) break;
            session = session.Play(reply, TimeProvider.System.GetLocalNow());
            foreach (var reason in session.Turns[^1].Reasons.Where(reason => reason.Code != "day").OrderByDescending(reason => Math.Abs(reason.Amount)).Take(4))
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {reason.Text}: {reason.Amount:+0;−0;0}"));
        }
        Console.Out.WriteLine($"\nEnded {session.Ended}, score {session.Score}. Steps reached: {(session.Steps.Count == 0 ? "none" : string.Join(", ", session.Steps))}.");
        return 0;
    }
}
