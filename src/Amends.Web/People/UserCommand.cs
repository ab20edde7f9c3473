using System.CommandLine;
using System.Security.Cryptography;
using Amends.Application;
using Amends.Web.Commands;

namespace Amends.Web.People;

/// <summary><c>amends user create|list|change|disable|enable|password|second-step</c>: accounts, from the command line.</summary>
internal static class UserCommand
{
    public static Command Create() => new("user", "Creates, lists and changes the accounts of colleagues.") { CreateOne(), List(), Change(), Disable(), Enable(), Password(), SecondStep() };

    private static Command CreateOne()
    {
        var database = new DatabaseOptions();
        var email = new Argument<string>("EMAIL") { Description = "The address to sign in with." };
        var name = new Option<string>("--name") { Description = "The name that customers and colleagues see.", Required = true };
        var role = new Option<Role>("--role") { Description = "agent, trainer, analyst, lead or admin.", DefaultValueFactory = _ => Role.Agent };
        var given = new Option<bool>("--password-from-input") { Description = "Read the password from standard input; otherwise one is made up and shown once." };
        var team = new Option<string>("--team") { Description = "The team they are in, by its name." };
        var command = new Command("create", "Creates an account.") { email, name, role, team, given };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, async services =>
        {
            var named = parsed.GetValue(team);
            var into = named is null ? null : await FindTeam(services, named, cancel);
            if (named is not null && into is null)
                return NoTeam(named);
            var password = parsed.GetValue(given) ? await ReadPassword() : MakePassword();
            var outcome = await services.GetRequiredService<Accounts>().Create(parsed.GetValue(email)!, parsed.GetValue(name)!, parsed.GetValue(role), password, into);
            return Say(outcome, account => $"{account.Email} may sign in as {account.Role.Word()}." + (parsed.GetValue(given) ? "" : $" The password, shown this once: {password}"));
        }, cancel));
        return command;
    }

    private static Command List()
    {
        var database = new DatabaseOptions();
        var command = new Command("list", "Lists the accounts: address, name, role, state, team.");
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, async services =>
        {
            var teams = (await services.GetRequiredService<ListPeople>().Teams(cancel)).ToDictionary(team => team.Id, team => team.Name);
            foreach (var account in await services.GetRequiredService<Accounts>().List(cancel))
                Console.WriteLine(string.Join('\t', account.Email, account.Name, account.Role.Word(), account.DisabledAt is null ? "active" : "disabled", account.TeamId is { } team ? teams.GetValueOrDefault(team) : ""));
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

    private static Command Enable()
    {
        var database = new DatabaseOptions();
        var email = new Argument<string>("EMAIL");
        var command = new Command("enable", "Switches an account on again.") { email };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, async services =>
            Say(await services.GetRequiredService<Accounts>().Change(parsed.GetValue(email)!, id => services.GetRequiredService<ChangeColleague>().SwitchOn(Person.Amends, id, cancel)), account => $"{account.Email} may sign in again."), cancel));
        return command;
    }

    private static Command Change()
    {
        var database = new DatabaseOptions();
        var email = new Argument<string>("EMAIL");
        var role = new Option<Role?>("--role") { Description = "agent, trainer, analyst, lead or admin." };
        var team = new Option<string>("--team") { Description = "The team to put them into, by its name; an empty name takes them out of theirs." };
        var command = new Command("change", "Gives an account another role or team.") { email, role, team };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, async services =>
        {
            var (accounts, change) = (services.GetRequiredService<Accounts>(), services.GetRequiredService<ChangeColleague>());
            if (await accounts.Find(parsed.GetValue(email)!, cancel) is not { } account)
                return Say(new Outcome<Account>.NotFound(), _ => "");
            var (outcome, named) = ((Outcome<Account>)account, parsed.GetValue(team));
            if (named is not null)
            {
                var into = named.Length == 0 ? null : await FindTeam(services, named, cancel);
                if (named.Length > 0 && into is null)
                    return NoTeam(named);
                outcome = await accounts.Change(account.Email!, id => change.SetTeam(Person.Amends, id, account.TeamId, into, cancel));
            }
            if (outcome is Outcome<Account>.Done && parsed.GetValue(role) is { } wanted)
                outcome = await accounts.Change(account.Email!, id => change.SetRole(Person.Amends, id, account.Role, wanted, cancel));
            return Say(outcome, now => $"{now.Email} is {now.Role.Word()}{(named is { Length: > 0 } ? $" in {named}" : "")}.");
        }, cancel));
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

    private static Command SecondStep()
    {
        var database = new DatabaseOptions();
        var email = new Argument<string>("EMAIL");
        var command = new Command("second-step", "Takes an account's second step and passkeys away, for a lost phone, and signs it out everywhere.") { email };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, async services =>
            Say(await services.GetRequiredService<Accounts>().Change(parsed.GetValue(email)!, id => services.GetRequiredService<ChangeColleague>().TakeSecondStep(Person.Amends, id, cancel)), account => $"{account.Email} signs in with the password alone; where the role needs a second step, a new one is set up then."), cancel));
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

    private static async Task<Guid?> FindTeam(IServiceProvider services, string name, CancellationToken cancel) =>
        (await services.GetRequiredService<ListPeople>().Teams(cancel)).FirstOrDefault(team => team.RetiredAt is null && NameKey.Of(team.Name) == NameKey.Of(name))?.Id;

    private static int NoTeam(string name)
    {
        Console.Error.WriteLine($"There is no team called {name}. An administrator makes one under Settings, Teams.");
        return Streamer.SomeFailed;
    }
}
