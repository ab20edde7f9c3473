using System.Net;
using System.Text.RegularExpressions;
using Amends.Application;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.People;

/// <summary>Who works here: roles, teams, accounts switched off and on; never the last administrator, never oneself, and all of it written down.</summary>
public sealed partial class PeopleTests
{
    [Theory, OnBoth]
    internal async Task Roles_and_teams_change_as_they_were_seen_and_each_change_is_written_down(On on)
    {
        await using var house = await House.Open(on);
        await using var people = new HousePeople(house);
        var (root, cy) = (await Hire(people, "Root", Role.Admin), await Hire(people, "Cy Øster", Role.Agent));
        var (change, teams, list) = (house.Get<ChangeColleague>(), house.Get<ChangeTeam>(), house.Get<ListPeople>());
        var north = (await teams.Make(root, " North ")).Value();
        (await teams.Make(root, "NORTH")).Refusal().ShouldBe("team_taken");
        (await teams.Make(root, "  ")).Refusal().ShouldBe("team_name");
        (await teams.Make(cy, "South")).ShouldBeOfType<Outcome<Guid>.NotFound>();
        Later();
        (await change.SetTeam(root, cy.Id, null, north)).Value();
        (await change.SetTeam(root, cy.Id, null, null)).Refusal().ShouldBe("overtaken");
        (await change.SetTeam(root, cy.Id, north, Guid.NewGuid())).Refusal().ShouldBe("team_retired");
        (await change.SetRole(root, cy.Id, Role.Lead, Role.Admin)).Refusal().ShouldBe("overtaken");
        Later();
        (await change.SetRole(root, cy.Id, Role.Agent, Role.Lead)).Value();
        (await change.SetRole(root, cy.Id, Role.Agent, Role.Lead)).Value();
        Later();
        (await change.SetRole(cy, cy.Id, Role.Lead, Role.Admin)).ShouldBeOfType<Outcome<Guid>.NotFound>();
        (await list.Teams()).Single().Leads.ShouldBe(["Cy Øster"]);
        (await list.TeamOf(cy.Id))!.Name.ShouldBe("North");

        (await teams.Rename(root, north, "South", "East")).Refusal().ShouldBe("overtaken");
        (await teams.Rename(root, north, "North", "East")).Value();
        (await teams.Retire(root, north)).Value();
        (await list.Find(cy.Id))!.TeamName.ShouldBeNull();
        (await teams.Make(root, "east")).Value();
        (await teams.BringBack(root, north)).Refusal().ShouldBe("team_taken");

        var told = (await list.Changes(new ChangesQuery { Account = cy.Id })).Items;
        told.Select(c => c.Kind).ShouldBe([PeopleChange.TeamChanged, PeopleChange.RoleChanged, PeopleChange.TeamChanged, PeopleChange.Added]);
        told.Take(3).ShouldAllBe(c => c.ByName == "Root" && c.AccountName == "Cy Øster");
        (told[0].Before, told[0].After, told[2].After, told[1].Before, told[1].After).ShouldBe(("East", null, "North", "agent", "lead"));
        await using var db = await house.Db();
        foreach (var tampering in new[] { "UPDATE people_changes SET \"by\" = NULL", "DELETE FROM people_changes" })
            (await Should.ThrowAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(tampering))).Message.ShouldContain("append-only");

        void Later() => house.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [Theory, OnBoth]
    internal async Task There_is_always_an_administrator_who_can_sign_in_and_nobody_does_it_to_themselves(On on)
    {
        await using var house = await House.Open(on);
        await using var people = new HousePeople(house);
        var change = house.Get<ChangeColleague>();
        var root = await Hire(people, "Root", Role.Admin);
        // One who never chose a password could not look after the house.
        var invited = (await people.Accounts.Create("new@example.com", "New", Role.Admin, password: null)).Value().AsPerson();
        (await change.SwitchOff(root, root.Id)).Refusal().ShouldBe("oneself");
        (await change.TakePassword(root, root.Id)).Refusal().ShouldBe("oneself");
        (await change.SetRole(root, root.Id, Role.Admin, Role.Agent)).Refusal().ShouldBe("oneself");
        foreach (var attempt in new[] { change.SwitchOff(invited, root.Id), change.TakePassword(invited, root.Id), change.SetRole(invited, root.Id, Role.Admin, Role.Lead), change.SwitchOff(Person.Amends, root.Id) })
            (await attempt).Refusal().ShouldBe("last_admin");
        (await change.SwitchOff(root, invited.Id)).Value();

        var others = new List<Person> { root };
        for (var i = 0; i < 4; i++)
            others.Add(await Hire(people, $"Admin {i}", Role.Admin));
        // In a circle, all at once.
        var outcomes = await Task.WhenAll(others.Select((by, i) => change.SwitchOff(by, others[(i + 1) % others.Count].Id)));
        outcomes.Count(o => o is Outcome<Guid>.Done).ShouldBe(4);
        outcomes.OfType<Outcome<Guid>.Refused>().Single().Refusal.Code.ShouldBe("last_admin");
        await using var db = await house.Db();
        var off = await db.Users.Where(a => a.Role == Role.Admin && a.DisabledAt != null && a.PasswordHash != null).Select(a => a.Id).FirstAsync();
        (await change.SwitchOn(Person.Amends, off)).Value();
        (await house.Get<ListPeople>().Find(off))!.DisabledAt.ShouldBeNull();
    }

    [Theory, OnBoth]
    internal async Task A_link_lets_a_colleague_choose_a_password_once(On on)
    {
        await using var house = await House.Open(on);
        await using var people = new HousePeople(house);
        var root = await Hire(people, "Root", Role.Admin);
        var cy = (await people.Accounts.Create("cy@example.com", "Cy", Role.Agent, password: null, by: root)).Value();
        (await people.Join.Create(root.Id)).ShouldBeNull("who has a password needs no link");
        var link = (await people.Join.Create(cy.Id))!;
        (await people.Join.Finish(link, "short")).Refusal().ShouldBe("password");
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var other = new HousePeople(house);
            return await other.Join.Finish(link, SignedIn.Password);
        }));
        outcomes.Count(o => o is Outcome<Account>.Done).ShouldBe(1);
        await using var later = new HousePeople(house);
        (await later.Join.Open(link)).ShouldBeNull();
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        (await house.Get<ChangeColleague>().TakePassword(root, cy.Id)).Value();
        await using var last = new HousePeople(house);
        (await last.Join.Open(link)).ShouldBeNull("an old link opens nothing, though there is no password again");
        var second = (await last.Join.Create(cy.Id))!;
        (await last.Join.Open(second[..^1] + (second[^1] == 'A' ? 'B' : 'A'))).ShouldBeNull();
        (await last.Join.Open(second))!.Name.ShouldBe("Cy");
        house.Clock.Advance(TimeSpan.FromDays(3) + TimeSpan.FromMinutes(1));
        (await last.Join.Open(second)).ShouldBeNull();
        (await house.Get<ListPeople>().Changes(new ChangesQuery { Account = cy.Id })).Items.Select(c => c.Kind).ShouldBe([PeopleChange.PasswordTaken, PeopleChange.PasswordSet, PeopleChange.Added]);
    }

    [Theory, OnBoth]
    internal async Task People_are_found_by_a_part_of_their_name_a_page_at_a_time(On on)
    {
        await using var house = await House.Open(on);
        await using (var db = await house.Db())
        {
            for (var i = 0; i < 230; i++)
                db.Users.Add(new Account { Id = Guid.CreateVersion7(), Name = i % 10 == 0 ? $"Élodie  O’Neill" : $"Person {i}", UserName = $"p{i}", NormalizedUserName = $"P{i}", Email = $"p{i}@example.com", NormalizedEmail = $"P{i}@EXAMPLE.COM", SecurityStamp = "x" });
            await db.SaveChangesAsync();
        }
        var list = house.Get<ListPeople>();
        var seen = new List<ColleagueItem>();
        for (string? cursor = null; ;)
        {
            var page = await list.Handle(new(Cursor: cursor, Limit: 50));
            seen.AddRange(page.Items);
            if ((cursor = page.Next) is null)
                break;
        }
        seen.Count.ShouldBe(230);
        seen.Select(p => p.Id).Distinct().Count().ShouldBe(230);
        (await list.Handle(new("elodie o'", Limit: 200))).Items.Count.ShouldBe(0);
        (await list.Handle(new("ELODIE o’n", Limit: 200))).Items.Count.ShouldBe(23);
        (await list.Handle(new("p7@example.com"))).Items.Single().Name.ShouldBe("Person 7");
        (await list.Handle(new("100%_"))).Items.ShouldBeEmpty();
        (await list.Handle(new(Cursor: "not.a cursor"))).Items.Count.ShouldBe(50);
        (await list.Handle(new(Team: Guid.NewGuid()))).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task However_many_there_are_a_page_of_people_is_read_in_the_order_of_an_index()
    {
        await using var house = await House.Open(On.Sqlite);
        await using var db = await house.Db();
        foreach (var (query, index) in new[] { (new PeopleQuery(), "IX_accounts_name_key_id"), (new PeopleQuery("ada"), "IX_accounts_name_key_id"), (new PeopleQuery(Team: Guid.NewGuid()), "IX_accounts_team_id_name_key_id (team_id=?)"), (new PeopleQuery("a@b.c"), "EmailIndex") })
            (await Plan(house, ListPeople.Rows(db, query, 50))).ShouldContain(index);
        foreach (var (query, index) in new[]
        {
            (new ChangesQuery(), "IX_people_changes_at_id"), (new ChangesQuery { By = Guid.NewGuid() }, "IX_people_changes_by_at_id (by=?"), (new ChangesQuery { Kind = PeopleChange.Added }, "IX_people_changes_kind_at_id (kind=?"),
            (new ChangesQuery { From = NodaTime.Instant.FromUnixTimeSeconds(1), Until = NodaTime.Instant.FromUnixTimeSeconds(2) }, "IX_people_changes_at_id (at"), (new ChangesQuery { Account = Guid.NewGuid() }, "IX_people_changes_account_id_at_id (account_id=?"),
        })
        {
            var plan = await Plan(house, ListPeople.ChangeRows(db, query, 50));
            plan.ShouldContain(index);
            plan.ShouldNotContain("TEMP B-TREE");
        }
    }

    private static async Task<string> Plan<T>(House house, IQueryable<T> rows)
    {
        var sql = rows.ToQueryString();
        await using var connection = await house.Get<Application.Storage.Database>().Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql[sql.IndexOf("SELECT", StringComparison.Ordinal)..];
        foreach (var name in Parameter().Matches(command.CommandText).Select(m => m.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, 1);
            command.Parameters.Add(parameter);
        }
        var plan = "";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            plan += reader.GetString(3) + "\n";
        return plan;
    }

    [Theory, OnBoth]
    internal async Task An_administrator_adds_moves_and_switches_off_on_pages_that_need_no_script(On on)
    {
        await using var served = await Served.Start(on);
        using var admin = await SignedIn.As(served, Role.Admin);
        (await admin.GetStringAsync("/settings/people")).ShouldContain("Who works here");
        (await admin.GetStringAsync("/settings/teams")).ShouldContain("No teams yet");
        using var made = await SignedIn.Post(admin, "/settings/teams", "/settings/teams", new() { ["name"] = "Parcels" });
        var team = made.Headers.Location!.ToString().Split('/', '?')[3];
        using var wrong = await SignedIn.Post(admin, "/settings/people/new", "/settings/people/new", new() { ["name"] = "Bo", ["email"] = "nowhere", ["role"] = "Lead", ["team"] = team });
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("value=\"nowhere\"");
        using var added = await SignedIn.Post(admin, "/settings/people/new", "/settings/people/new", new() { ["name"] = "Bo", ["email"] = "bo@example.com", ["role"] = "Lead", ["team"] = team });
        var page = added.Headers.Location!.ToString();
        var link = new Uri(Link().Match(await admin.GetStringAsync(page)).Groups[1].Value).PathAndQuery;
        page = page[..page.IndexOf('?', StringComparison.Ordinal)];

        using var bo = SignedIn.Browser(served);
        (await bo.GetStringAsync(link)).ShouldContain("Welcome, <bdi>Bo</bdi>");
        (await SignedIn.Post(bo, link, link, new() { ["password"] = "short" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SignedIn.Post(bo, link, link, new() { ["password"] = SignedIn.Password })).Headers.Location!.ToString().ShouldBe("/");
        (await bo.GetStringAsync("/team")).ShouldContain("Your team, <bdi>Parcels</bdi>");
        (await bo.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await bo.GetAsync("/settings/people")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await admin.GetStringAsync(page)).ShouldNotContain("/join/");

        (await SignedIn.Post(admin, page, page + "/off", [])).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await admin.GetStringAsync("/settings/people?q=bo")).ShouldContain("switched off");
        await Task.Delay(Web.People.RecentlySeen.For + TimeSpan.FromMilliseconds(300));
        (await bo.GetAsync("/team")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await SignedIn.Post(admin, page, page + "/on", [])).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await SignedIn.SignIn(bo, "bo@example.com", SignedIn.Password)).ShouldBe("/");
        (await SignedIn.Post(admin, page, page + "/role", new() { ["was"] = "Agent", ["role"] = "Admin" })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SignedIn.Post(admin, page, page + "/role", new() { ["was"] = "Lead", ["role"] = "Agent" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await SignedIn.Post(admin, "/settings/teams/" + team, $"/settings/teams/{team}/retired", new() { ["retired"] = "yes" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        WebUtility.HtmlDecode(await admin.GetStringAsync("/settings/people/changes")).ShouldContain("took Bo out of Parcels");
        (await admin.GetAsync($"/settings/people/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Person> Hire(HousePeople people, string name, Role role) =>
        (await people.Accounts.Create($"{Guid.NewGuid():N}@example.com", name, role, SignedIn.Password)).Value().AsPerson();

    [GeneratedRegex("<code>([^<]+/join/[^<]+)</code>")]
    private static partial Regex Link();

    [GeneratedRegex("@[A-Za-z_0-9]+")]
    private static partial Regex Parameter();
}
