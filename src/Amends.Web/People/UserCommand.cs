using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Amends.Application;
using Amends.Web.Commands;

namespace Amends.Web.People;

/// <summary><c>amends user create|list|disable|password</c>: accounts, from the command line.</summary>
internal static class UserCommand
{
    public static Command Create() => new("user", "Creates, lists and switches off the accounts of colleagues.") { CreateOne(), List(), Disable(), Password() };

    private static Command CreateOne()
    {
        var database = new DatabaseOptions();
        var email = new Argument<string>("EMAIL") { Description = "The address to sign in with." };
        var name = new Option<string>("--name") { Description = "The name that customers and colleagues see.", Required = true };
        var role = new Option<Role>("--role") { Description = "agent, lead or admin.", DefaultValueFactory = _ => Role.Agent };
        var given = new Option<bool>("--password-from-input") { Description = "Read the password from standard input; otherwise one is made up and shown once." };
        var command = new Command("create", "Creates an account.") { email, name, role, given };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, async services =>
        {
            var password = parsed.GetValue(given) ? await ReadPassword() : MakePassword();
            var outcome = await services.GetRequiredService<Accounts>().Create(parsed.GetValue(email)!, parsed.GetValue(name)!, parsed.GetValue(role), password);
            return Say(outcome, account => $"{account.Email} may sign in as {Word(account.Role)}." + (parsed.GetValue(given) ? "" : $" The password, shown this once: {password}"));
        }, cancel));
        return command;
    }

    private static Command List()
    {
        var database = new DatabaseOptions();
        var command = new Command("list", "Lists the accounts.");
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, async services =>
        {
            foreach (var account in await services.GetRequiredService<Accounts>().List(cancel))
                Console.WriteLine(string.Join('\t', account.Email, account.Name, Word(account.Role), account.DisabledAt is null ? "active" : "disabled"));
            return Streamer.Done;
        }, cancel));
        return command;
    }

    private static Command Disable()
    {
        var database = new DatabaseOptions();
        var email = new Argument<string>("EMAIL");
        var command = new Command("disable", "Switches an account off and signs it out everywhere.") { email };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, async services =>
            Say(await services.GetRequiredService<Accounts>().Disable(parsed.GetValue(email)!), account => $"{account.Email} may not sign in any more."), cancel));
        return command;
    }

    private static Command Password()
    {
        var database = new DatabaseOptions();
        var email = new Argument<string>("EMAIL");
        var given = new Option<bool>("--password-from-input") { Description = "Read the password from standard input; otherwise one is made up and shown once." };
        var command = new Command("password", "Gives an account a new password and ends its lock.") { email, given };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, async services =>
        {
            var password = parsed.GetValue(given) ? await ReadPassword() : MakePassword();
            var outcome = await services.GetRequiredService<Accounts>().SetPassword(parsed.GetValue(email)!, password);
            return Say(outcome, account => $"{account.Email} has a new password." + (parsed.GetValue(given) ? "" : $" It is shown this once: {password}"));
        }, cancel));
        return command;
    }

    private static int Say(Outcome<Account> outcome, Func<Account, string> words)
    {
        if (outcome is Outcome<Account>.Done done)
        {
            Console.WriteLine(words(done.Value));
            return Streamer.Done;
        }
        Console.Error.WriteLine(outcome is Outcome<Account>.Refused refused ? refused.Refusal.Words : "There is no account with this address.");
        return Streamer.SomeFailed;
    }

    private static async Task<string> ReadPassword() => await Console.In.ReadLineAsync() ?? "";

    // Five groups of four letters that are not mistaken for one another: 92 bits.
    private static string MakePassword() =>
        string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz", 4)));

    private static string Word(Role role) => role.ToString().ToLower(CultureInfo.InvariantCulture);
}
