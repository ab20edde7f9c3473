using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application;

/// <summary>
/// An administrator changes what a colleague may do: role, team, whether they may sign in. There is always an administrator who can, and nobody does it to
/// themselves. Each change is written down with who made it.
/// </summary>
internal sealed class ChangeColleague(Changes changes, Colleagues colleagues, TimeProvider time)
{
    private static readonly Refusal LastAdmin = new("last_admin", "This is the last administrator who can sign in: make another one first.");

    /// <summary>Their open pages are signed out, so that the new role holds at once.</summary>
    /// <param name="was">The role that was seen; whoever was overtaken is told.</param>
    public Task<Outcome<Guid>> SetRole(Person by, Guid account, Role was, Role role, CancellationToken cancel = default) =>
        Change(by, account, role < Role.Admin, async (session, one) =>
        {
            if (one.Role == role)
                return account;
            if (by.Id == account)
                return Own("Nobody changes their own role. Ask another administrator.");
            if (one.Role != was)
                return Overtaken($"{one.Name} is {Named(one.Role)} since a moment ago. Look again, then decide.");
            if (!Enum.IsDefined(role))
                return new Refusal("role", "A colleague is an agent, a trainer, an analyst, a lead or an administrator.");
            if (one.KeepsHouse && role < Role.Admin && await IsLast(session, account))
                return LastAdmin;
            // Who has never signed in has nothing to be signed out of, and their link goes on.
            await session.Execute("UPDATE accounts SET role = @role, security_stamp = @stamp, concurrency_stamp = @change WHERE id = @id", role, one.HasPassword ? Stamp() : one.Stamp, Stamp(), account);
            await session.EndSignIns(account);
            await session.Log(PeopleLog.Entry(time.Now(), by, PeopleChange.RoleChanged, account, before: one.Role.Word(), after: role.Word()));
            return account;
        }, cancel);

    /// <param name="was">The team that was seen.</param>
    /// <param name="team">null for none.</param>
    public Task<Outcome<Guid>> SetTeam(Person by, Guid account, Guid? was, Guid? team, CancellationToken cancel = default) =>
        Change(by, account, false, async (session, one) =>
        {
            if (one.Team == team)
                return account;
            var before = one.Team is { } old ? await session.Scalar<string>("SELECT name FROM teams WHERE id = @id", old) : null;
            if (one.Team != was)
                return Overtaken($"{one.Name} is in {before ?? "no team"} since a moment ago. Look again, then decide.");
            var after = team is { } wanted ? await session.Scalar<string>($"SELECT name FROM teams WHERE id = @id AND retired_at IS NULL{session.ForUpdate}", wanted) : null;
            if (team is not null && after is null)
                return new Refusal("team_retired", "This team is no longer in use. Choose another one.");
            await session.Execute("UPDATE accounts SET team_id = @team, concurrency_stamp = @change WHERE id = @id", team, Stamp(), account);
            await session.Log(PeopleLog.Entry(time.Now(), by, PeopleChange.TeamChanged, account, team ?? one.Team, before, after));
            return account;
        }, cancel);

    /// <summary>Switches an account off: it is signed out everywhere and may not sign in again until it is switched on.</summary>
    public Task<Outcome<Guid>> SwitchOff(Person by, Guid account, CancellationToken cancel = default) =>
        Change(by, account, true, async (session, one) =>
        {
            if (one.Off)
                return account;
            if (by.Id == account)
                return Own("Nobody switches off their own account. Ask another administrator.");
            if (one.KeepsHouse && await IsLast(session, account))
                return LastAdmin;
            var now = time.Now();
            await session.Execute("UPDATE accounts SET disabled_at = @now, security_stamp = @stamp, concurrency_stamp = @change WHERE id = @id", now, Stamp(), Stamp(), account);
            await session.EndSignIns(account);
            // Whoever has their address at the organisation's sign-on once they are back may be somebody else.
            await session.Execute("DELETE FROM account_logins WHERE user_id = @id", account);
            await session.Log(PeopleLog.Entry(now, by, PeopleChange.SwitchedOff, account));
            return account;
        }, cancel);

    public Task<Outcome<Guid>> SwitchOn(Person by, Guid account, CancellationToken cancel = default) =>
        Change(by, account, false, async (session, one) =>
        {
            if (!one.Off)
                return account;
            await session.Execute("UPDATE accounts SET disabled_at = NULL, concurrency_stamp = @change WHERE id = @id", Stamp(), account);
            await session.Log(PeopleLog.Entry(time.Now(), by, PeopleChange.SwitchedOn, account));
            return account;
        }, cancel);

    /// <summary>Their password opens nothing any more, and they are signed out everywhere; a <see cref="JoinLink"/> lets them choose a new one.</summary>
    public Task<Outcome<Guid>> TakePassword(Person by, Guid account, CancellationToken cancel = default) =>
        Change(by, account, true, async (session, one) =>
        {
            if (!one.HasPassword)
                return account;
            if (by.Id == account)
                return Own("This would lock you out. Ask another administrator.");
            if (one.KeepsHouse && await IsLast(session, account))
                return LastAdmin;
            await session.Execute(
                "UPDATE accounts SET password_hash = NULL, lockout_end = NULL, access_failed_count = 0, security_stamp = @stamp, concurrency_stamp = @change WHERE id = @id", Stamp(), Stamp(), account);
            await session.EndSignIns(account);
            await session.Log(PeopleLog.Entry(time.Now(), by, PeopleChange.PasswordTaken, account));
            return account;
        }, cancel);

    /// <summary>For a lost phone: their second step, recovery codes and passkeys are gone, and they are signed out everywhere. Where their role needs a second step they set a new one up.</summary>
    public Task<Outcome<Guid>> TakeSecondStep(Person by, Guid account, CancellationToken cancel = default) =>
        Change(by, account, false, async (session, one) =>
        {
            if (by.Id == account)
                return Own("You change your own second step under Your account.");
            await session.Execute("DELETE FROM account_tokens WHERE user_id = @id", account);
            await session.Execute("DELETE FROM account_passkeys WHERE user_id = @id", account);
            await session.Execute(
                "UPDATE accounts SET two_factor_enabled = FALSE, lockout_end = NULL, access_failed_count = 0, security_stamp = @stamp, concurrency_stamp = @change WHERE id = @id", one.HasPassword ? Stamp() : one.Stamp, Stamp(), account);
            await session.EndSignIns(account);
            await session.Log(PeopleLog.Entry(time.Now(), by, PeopleChange.SecondStepTaken, account));
            return account;
        }, cancel);

    /// <summary>Signs them out everywhere; they may sign in again.</summary>
    public Task<Outcome<Guid>> SignOut(Person by, Guid account, CancellationToken cancel = default) =>
        Change(by, account, false, async (session, one) =>
        {
            await session.EndSignIns(account);
            await session.Log(PeopleLog.Entry(time.Now(), by, PeopleChange.SignedOut, account));
            return account;
        }, cancel);

    /// <param name="removes">Whether an administrator may be lost by it.</param>
    private async Task<Outcome<Guid>> Change(Person by, Guid account, bool removes, Func<Session, Found, Task<Outcome<Guid>>> change, CancellationToken cancel)
    {
        if (!by.IsAdmin)
            return new Outcome<Guid>.NotFound();
        var outcome = await changes.Run(async session =>
        {
            // Held in one order, so that of two administrators who take each other away one stays.
            if (removes)
                await session.All($"SELECT id FROM accounts WHERE {CanKeepHouse} ORDER BY id{session.ForUpdate}", row => row.GetGuid(0));
            var found = await session.First(
                $"SELECT name, role, team_id, disabled_at, password_hash, security_stamp FROM accounts WHERE id = @id{session.ForUpdate}",
                row => new Found(row.GetString(0), (Role)row.GetInt32(1), row.IsDBNull(2) ? null : row.GetGuid(2), !row.IsDBNull(3), !row.IsDBNull(4), row.IsDBNull(5) ? "" : row.GetString(5)), account);
            return found is null ? new Outcome<Guid>.NotFound() : await change(session, found);
        }, cancel);
        colleagues.Changed();
        return outcome;
    }

    private const string CanKeepHouse = "role = 40 AND disabled_at IS NULL AND password_hash IS NOT NULL";

    private static async Task<bool> IsLast(Session session, Guid account) =>
        await session.Scalar<string>($"SELECT name FROM accounts WHERE {CanKeepHouse} AND id <> @id LIMIT 1", account) is null;

    private static string Stamp() => Guid.NewGuid().ToString("N");

    private static Refusal Own(string words) => new("oneself", words);

    private static Refusal Overtaken(string words) => new("overtaken", words);

    private static string Named(Role role) => role switch { Role.Admin => "an administrator", Role.Lead => "a lead", Role.Analyst => "an analyst", Role.Trainer => "a trainer", _ => "an agent" };

    private sealed record Found(string Name, Role Role, Guid? Team, bool Off, bool HasPassword, string Stamp)
    {
        /// <summary>An administrator who can sign in.</summary>
        public bool KeepsHouse => Role == Role.Admin && !Off && HasPassword;
    }
}
