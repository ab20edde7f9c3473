using System.CommandLine;
using System.Text.Json;
using Amends.Recovery;
using Amends.Web.Deadlines;
using NodaTime;
using NodaTime.Text;
using Command = System.CommandLine.Command;

namespace Amends.Web.Commands;

/// <summary><c>amends charter</c>: lists the charters that ship, and says when a complaint received at some time would be due under one.</summary>
internal static class CharterCommand
{
    public static Command Create() => new("charter", "Deadline rules: our own service standard, and those of regulators.") { Simulate(), List() };

    private static Command Simulate()
    {
        var code = new Argument<string>("code") { Description = "The charter, such as fca-disp. `amends charter list` shows them all." };
        code.Validators.Add(result => Validate(result, text => Latest(text)));
        var received = new Option<string>("--received") { Description = "When it came: 2026-03-06T18:30:00Z, or without an offset by the wall clock of the zone.", Required = true };
        received.Validators.Add(result => Validate(result, text => Simulation.ReadTime(text, DateTimeZone.Utc)));
        var zone = new Option<string?>("--zone") { Description = "The time zone whose days and hours count, such as Europe/London. Default: that of the charter's calendar." };
        zone.Validators.Add(result => Validate(result, text => Simulation.Zone(text)));
        var command = new Command("simulate", "Says when a complaint received then would be due.") { code, received, zone };
        command.SetAction(parsed =>
        {
            Console.Out.WriteLine(Simulate(parsed.GetValue(code)!, parsed.GetValue(received)!, parsed.GetValue(zone)));
            return Streamer.Done;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the charters that ship, with their sources.");
        command.SetAction(_ =>
        {
            foreach (var charter in ShippedCharters.All)
                Console.Out.WriteLine(string.Join('\t', charter.Key, charter.Name, $"from {LocalDatePattern.Iso.Format(charter.Effective)}", charter.Source));
            Console.Out.WriteLine(ShippedCharters.Latest("fca-disp").Notice);
            return Streamer.Done;
        });
        return command;
    }

    /// <summary>The answer as one line of JSON.</summary>
    /// <exception cref="FormatException">Something asked for is not there; the message says what to write instead.</exception>
    internal static string Simulate(string code, string received, string? zone)
    {
        var latest = Latest(code);
        var simulated = Simulation.Of(latest, at => ShippedCharters.For(code, at)!, received, zone);
        var charter = simulated.Charter;
        var deadlines = simulated.Deadlines.Select(deadline => new { code = deadline.Code, due = InstantPattern.General.Format(deadline.Due) });
        return JsonSerializer.Serialize(new { charter = charter.Code, version = charter.Version, deadlines });
    }

    private static Charter Latest(string code) => ShippedCharters.All.LastOrDefault(charter => charter.Code == code)
        ?? throw new FormatException($"There is no charter “{code}”. There are: {string.Join(", ", ShippedCharters.All.Select(charter => charter.Code).Distinct())}.");

    private static void Validate(System.CommandLine.Parsing.SymbolResult result, Action<string> check)
    {
        try
        {
            foreach (var token in result.Tokens)
                check(token.Value);
        }
        catch (FormatException wrong)
        {
            result.AddError(wrong.Message);
        }
    }
}
