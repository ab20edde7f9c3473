using System.CommandLine;
using System.Globalization;
using Amends.Application;
using Amends.Web.Commands;
using NodaTime;

namespace Amends.Web.People;

/// <summary><c>amends token create|list|revoke</c>: programs' ways in, from the command line.</summary>
internal static class TokenCommand
{
    public static Command Create() => new("token", "Creates, lists and revokes the tokens of programs.") { CreateOne(), List(), Revoke() };

    private static Command CreateOne()
    {
        var database = new DatabaseOptions();
        var name = new Option<string>("--name") { Description = "What the token is for; the timeline shows it.", Required = true };
        var role = new Option<Role>("--role") { Description = "agent, trainer, analyst, lead or admin.", DefaultValueFactory = _ => Role.Agent };
        var days = new Option<int?>("--days") { Description = "After so many days it opens nothing any more; without it, it goes on until it is revoked." };
        var command = new Command("create", "Creates a token and prints it, alone on a line, this once.") { name, role, days };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, async services =>
        {
            var outcome = await services.GetRequiredService<Tokens>().Create(parsed.GetValue(name)!, parsed.GetValue(role), by: null, parsed.GetValue(days), cancel);
            if (outcome is Outcome<string>.Done done)
            {
                Console.WriteLine(done.Value);
                return Streamer.Done;
            }
            await Console.Error.WriteLineAsync(((Outcome<string>.Refused)outcome).Refusal.Words);
            return Streamer.SomeFailed;
        }, cancel));
        return command;
    }

    private static Command List()
    {
        var database = new DatabaseOptions();
        var command = new Command("list", "Lists the tokens that may be used.");
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, async services =>
        {
            foreach (var token in await services.GetRequiredService<Tokens>().List(cancel))
                Console.WriteLine(string.Join('\t', token.Name, token.Role.ToString().ToLower(CultureInfo.InvariantCulture), $"made {Day(token.CreatedAt)}", token.LastUsedAt is { } used ? $"used {Day(used)}" : "never used", token.ExpiresAt is { } until ? $"{(token.IsOver ? "ended" : "until")} {Day(until)}" : "until revoked"));
            return Streamer.Done;
        }, cancel));
        return command;
    }

    private static Command Revoke()
    {
        var database = new DatabaseOptions();
        var name = new Option<string>("--name") { Required = true };
        var command = new Command("revoke", "Ends the use of a token.") { name };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, async services =>
        {
            if (await services.GetRequiredService<Tokens>().Revoke(parsed.GetValue(name)!, cancel))
                return Streamer.Done;
            await Console.Error.WriteLineAsync("There is no token of this name.");
            return Streamer.SomeFailed;
        }, cancel));
        return command;
    }

    private static string Day(Instant at) => at.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
