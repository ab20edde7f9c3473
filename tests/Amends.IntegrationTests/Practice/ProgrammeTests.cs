using System.Net;
using Amends.Application;
using Amends.Application.Practice;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Practice;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Practice;

public sealed class ProgrammeTests
{
    private const string Hears = "Your son turns nine tomorrow, you stayed at home all Friday and the bike never came. That must be horrible, and it is our mistake. I'm bringing the bike to your door by 8 tomorrow morning and will ring you when the driver leaves.";

    private static readonly Programme One = new("First weeks", ["late_delivery"], 40, [1], 3);

    [Theory, OnBoth]
    public async Task What_is_given_is_due_done_by_a_session_and_due_again(On on)
    {
        await using var house = await House.Open(on);
        var ada = await Colleague(house);
        var (save, assign, training) = (house.Get<SaveProgramme>(), house.Get<AssignProgramme>(), house.Get<Training>());
        var id = (await save.Make(house.Lead, One)).Value();
        (await training.WithoutIt(house.Lead, id)).Found.ShouldHaveSingleItem().Id.ShouldBe(ada.Id);
        // A session from before counts for nothing, also where it is rewound.
        var old = await Play(house, ada, null);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        (await assign.Handle(house.Lead, id, [ada.Id], new LocalDate(2026, 3, 9))).Value().ShouldBe(1);
        (await training.WithoutIt(house.Lead, id)).Found.ShouldBeEmpty();
        await Play(house, ada, old);
        var own = (await training.Mine(ada)).ShouldHaveSingleItem();
        (own.Standing.Done, own.Standing.Total).ShouldBe((0, 2));
        (await training.Nudge(ada)).ShouldBeNull("it is a week until then");

        await Play(house, ada, null);
        own = (await training.Mine(ada)).ShouldHaveSingleItem();
        own.Standing.Done.ShouldBe(1);
        own.Standing.Open(Now(house)).ShouldBeEmpty();
        var stands = (await training.Of(house.Lead, id))!.Items.ShouldHaveSingleItem();
        (stands.Name, stands.Standing.Done).ShouldBe(("Ada", 1));

        house.Clock.Advance(TimeSpan.FromDays(11));
        (await training.Mine(ada)).Single().Standing.Late(Now(house)).ShouldBe(1);
        await Play(house, ada, null);
        (await training.Mine(ada)).Single().Standing.IsFinished.ShouldBeTrue();
    }

    [Theory, OnBoth]
    public async Task A_reminder_comes_once_for_each_due_date_the_day_before(On on)
    {
        await using var house = await House.Open(on);
        var ada = await Colleague(house);
        var training = house.Get<Training>();
        var id = (await house.Get<SaveProgramme>().Make(house.Lead, One)).Value();
        await house.Get<AssignProgramme>().Handle(house.Lead, id, [ada.Id], new LocalDate(2026, 3, 5));
        (await training.Nudge(ada)).ShouldBeNull();
        house.Clock.Advance(TimeSpan.FromDays(2));
        var nudge = (await training.Nudge(ada)).ShouldNotBeNull();
        (nudge.Scenario, nudge.Count).ShouldBe(("late_delivery", 1));
        await house.Get<AnswerNudge>().Handle(ada, nudge.Until);
        (await training.Nudge(ada)).ShouldBeNull();
        house.Clock.Advance(TimeSpan.FromDays(4));
        (await training.Nudge(ada)).ShouldBeNull("late, and they were reminded of this date");

        await Play(house, ada, null);
        house.Clock.Advance(TimeSpan.FromDays(10));
        (await training.Nudge(ada)).ShouldNotBeNull("the repeat has a date of its own");
        await house.Get<SaveProgramme>().End(house.Lead, id);
        (await training.Nudge(ada)).ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task What_cannot_be_is_refused_and_whoever_was_overtaken_is_told(On on)
    {
        await using var house = await House.Open(on);
        var ada = await Colleague(house);
        var (save, assign, training) = (house.Get<SaveProgramme>(), house.Get<AssignProgramme>(), house.Get<Training>());
        (await save.Make(house.Agent, One)).ShouldBeOfType<Outcome<Guid>.NotFound>("agents practise, leads make programmes");
        (await save.Make(house.Lead, One with { Scenarios = ["nobody"] })).Refusal().ShouldBe("programme_scenarios");
        var id = (await save.Make(house.Lead, One)).Value();
        (await save.Change(house.Lead, id, 1, One with { Target = 50 })).Value().ShouldBe(id);
        (await save.Change(house.Lead, id, 1, One with { Target = 70 })).Refusal().ShouldBe("programme_newer");
        (await assign.Handle(house.Agent, id, [ada.Id], new LocalDate(2026, 3, 9))).ShouldBeOfType<Outcome<int>.NotFound>();
        (await assign.Handle(house.Lead, id, [], new LocalDate(2026, 3, 9))).Refusal().ShouldBe("assignment_nobody");
        (await assign.Handle(house.Lead, id, [Guid.NewGuid()], new LocalDate(2026, 3, 9))).Refusal().ShouldBe("assignment_unknown");
        (await assign.Handle(house.Lead, id, [ada.Id], new LocalDate(2026, 3, 1))).Refusal().ShouldBe("assignment_past");
        (await assign.Handle(house.Lead, id, [ada.Id], new LocalDate(2026, 3, 2))).Value().ShouldBe(1);
        (await assign.Handle(house.Lead, id, [ada.Id], new LocalDate(2026, 3, 9))).Refusal().ShouldBe("assignment_known");
        (await training.Of(ada, id)).ShouldBeNull("each sees their own");
        (await assign.Withdraw(house.Lead, id, ada.Id)).Value().ShouldBeTrue();
        (await assign.Withdraw(house.Lead, id, ada.Id)).ShouldBeOfType<Outcome<bool>.NotFound>();
        (await training.Mine(ada)).ShouldBeEmpty();
        (await save.End(house.Lead, id)).Value();
        (await save.End(house.Lead, id)).Refusal().ShouldBe("programme_ended");
        (await assign.Handle(house.Lead, id, [ada.Id], new LocalDate(2026, 3, 9))).Refusal().ShouldBe("programme_ended");
    }

    [Theory, OnBoth]
    public async Task A_team_is_given_it_as_its_people_and_who_joins_later_is_offered_it(On on)
    {
        await using var house = await House.Open(on);
        var (assign, training, teams) = (house.Get<AssignProgramme>(), house.Get<Training>(), house.Get<ChangeTeam>());
        var id = (await house.Get<SaveProgramme>().Make(house.Lead, One)).Value();
        var admin = new Person(Guid.NewGuid(), "Ada", Role.Admin);
        var team = (await teams.Make(admin, "North")).Value();
        var (ben, cleo, dora) = (await Colleague(house, "Ben"), await Colleague(house, "Cleo"), await Colleague(house, "Dora"));
        (await assign.Team(house.Lead, id, team, new LocalDate(2026, 3, 9))).Refusal().ShouldBe("assignment_nobody");
        foreach (var one in new[] { ben, cleo })
            (await house.Get<ChangeColleague>().SetTeam(admin, one.Id, null, team)).Value();
        (await assign.Team(house.Agent, id, team, new LocalDate(2026, 3, 9))).ShouldBeOfType<Outcome<int>.NotFound>();
        (await assign.Team(house.Lead, id, team, new LocalDate(2026, 3, 1))).Refusal().ShouldBe("assignment_past");
        (await assign.Team(house.Lead, id, team, new LocalDate(2026, 3, 9))).Value().ShouldBe(2);
        (await assign.Team(house.Lead, id, team, new LocalDate(2026, 3, 9))).Refusal().ShouldBe("assignment_known");
        (await training.Teams(house.Lead, id)).ShouldHaveSingleItem().Without.Found.ShouldBeEmpty();
        (await training.Teams(ben, id)).ShouldBeEmpty("leads give, agents practise");

        (await house.Get<ChangeColleague>().SetTeam(admin, dora.Id, null, team)).Value();
        (await training.Mine(dora)).ShouldBeEmpty();
        (await training.Teams(house.Lead, id)).ShouldHaveSingleItem().Without.Found.ShouldHaveSingleItem().Name.ShouldBe("Dora");
        (await assign.Team(house.Lead, id, team, new LocalDate(2026, 3, 16))).Value().ShouldBe(1);
        (await training.Mine(dora)).ShouldHaveSingleItem();
        (await teams.Retire(admin, team)).Value();
        (await training.Mine(dora)).ShouldHaveSingleItem("what is theirs stays theirs");
        (await training.Teams(house.Lead, id)).ShouldBeEmpty();
        (await assign.Team(house.Lead, id, team, new LocalDate(2026, 3, 9))).Refusal().ShouldBe("assignment_team");
    }

    [Theory, OnBoth]
    public async Task Where_a_page_does_not_show_all_it_speaks_of_itself(On on)
    {
        await using var served = await Served.Start(on);
        var lead = await SignedIn.As(served, Role.Lead);
        var people = Enumerable.Range(0, 101).Select(n => new Account { Id = Guid.CreateVersion7(), Name = $"Colleague {n:000}", Role = Role.Agent, UserName = $"c{n}@example.org", Email = $"c{n}@example.org", SecurityStamp = "" }).ToList();
        await using (var db = await served.Db())
        {
            db.Users.AddRange(people);
            await db.SaveChangesAsync();
        }
        var by = new Person(Guid.CreateVersion7(), "Lena", Role.Lead);
        var id = (await served.Get<SaveProgramme>().Make(by, One)).Value();
        (await served.Get<AssignProgramme>().Handle(by, id, [people[0].Id], LocalDate.FromDateTime(DateTime.UtcNow.AddDays(9)))).Value();
        (await Heading($"/practice/programmes/{id}")).ShouldBe("Nobody is late.");
        (await served.Get<AssignProgramme>().Handle(by, id, [.. people.Skip(1).Select(one => one.Id)], LocalDate.FromDateTime(DateTime.UtcNow.AddDays(9)))).Value();
        (await Heading($"/practice/programmes/{id}")).ShouldBe("Nobody on this page is late.");
        (await Heading("/practice/skills/people")).ShouldBe("Nobody’s replies on this page show a need that is sure.");

        async Task<string> Heading(string page) => WebUtility.HtmlDecode((await lead.GetStringAsync(page)).Split("<h1>")[1].Split("</h1>")[0]);
    }

    [Theory, OnBoth]
    public async Task Of_many_colleagues_those_are_found_whose_name_holds_the_words(On on)
    {
        await using var house = await House.Open(on);
        var training = house.Get<Training>();
        var id = (await house.Get<SaveProgramme>().Make(house.Lead, One)).Value();
        for (var i = 0; i < 60; i++)
            await Colleague(house, $"Colleague {i:00}");
        await Colleague(house, "Zoë Ångström");
        var all = await training.WithoutIt(house.Lead, id);
        (all.Found.Count, all.More, all.Found[0].Name).ShouldBe((50, true, "Colleague 00"));
        (await training.WithoutIt(house.Lead, id, "angs")).Found.ShouldHaveSingleItem().Name.ShouldBe("Zoë Ångström");
        (await training.WithoutIt(house.Lead, id, "nobody")).Found.ShouldBeEmpty();

        var skills = house.Get<Skills>();
        var first = (await skills.People(house.Lead, null, 40))!;
        var second = (await skills.People(house.Lead, first.Next, 40))!;
        first.Items.Concat(second.Items).Select(person => person.Name).ShouldBe([.. Enumerable.Range(0, 60).Select(i => $"Colleague {i:00}"), "Zoë Ångström"], "by name over all pages");
        second.Next.ShouldBeNull();
    }

    [Fact]
    public async Task What_counts_of_somebodys_sessions_is_read_from_an_index()
    {
        await using var house = await House.Open(On.Sqlite);
        await using var db = await house.Db();
        var sql = Training.Played(db, [Guid.NewGuid()], ["late_delivery"], Now(house)).Select(s => s.Score).ToQueryString();
        await using var connection = await house.Get<Application.Storage.Database>().Open();
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + System.Text.RegularExpressions.Regex.Replace(sql[sql.IndexOf("SELECT", StringComparison.Ordinal)..], @"@\w+", "'[]'");
        await using var reader = await command.ExecuteReaderAsync();
        var plan = "";
        while (await reader.ReadAsync())
            plan += reader.GetString(3) + "\n";
        plan.ShouldContain("IX_practice_sessions_account_id_scenario_id_first_at");
        plan.ShouldNotContain("SCAN p");
    }

    [Fact]
    public async Task A_lead_makes_one_gives_it_and_the_trainee_sees_first_what_is_due()
    {
        var served = await Served.Shared(On.Sqlite);
        using var lead = await SignedIn.As(served, Role.Lead);
        var email = await SignedIn.Account(served, Role.Agent);
        using var trainee = SignedIn.Browser(served);
        (await SignedIn.SignIn(trainee, email, SignedIn.Password)).ShouldBe("/");
        (await trainee.GetAsync("/practice/programmes")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        Dictionary<string, string> fields = new() { ["id"] = "", ["version"] = "", ["name"] = "First weeks", ["scenarios"] = "late_delivery", ["target"] = "0", ["repeats"] = "1, 4", ["days"] = "7" };
        using var wrong = await SignedIn.Post(lead, "/practice/programmes/edit", "/practice/programmes/edit", new(fields));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        fields["target"] = "60";
        using var made = await SignedIn.Post(lead, "/practice/programmes/edit", "/practice/programmes/edit", fields);
        var page = made.Headers.Location!.ToString();
        using var nobody = await SignedIn.Post(lead, page, page + "/people", new() { ["addresses"] = "nobody@example.com", ["due"] = "2040-01-01" });
        (await nobody.Content.ReadAsStringAsync()).ShouldContain("Nobody signs in with nobody@example.com");
        using var given = await SignedIn.Post(lead, page, page + "/people", new() { ["addresses"] = email, ["due"] = "2040-01-01" });
        (await lead.GetStringAsync(given.Headers.Location!.ToString())).ShouldContain("1 colleague has it now");

        var practice = WebUtility.HtmlDecode(await trainee.GetStringAsync("/practice"));
        practice.ShouldContain("Dana is to be practised with.");
        practice.ShouldContain("round 1 of 3");
        practice.IndexOf("First weeks", StringComparison.Ordinal).ShouldBeLessThan(practice.IndexOf("To begin with", StringComparison.Ordinal));
        (await SignedIn.Post(lead, page, page + "/end", [])).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await trainee.GetStringAsync("/practice")).ShouldNotContain("First weeks");
    }

    private static Instant Now(House house) => Instant.FromDateTimeOffset(house.Clock.GetUtcNow());

    internal static async Task<Person> Colleague(House house, string name = "Ada")
    {
        var account = new Account { Id = Guid.CreateVersion7(), Name = name, Role = Role.Agent, UserName = $"{Guid.NewGuid():N}", SecurityStamp = "x" };
        await using var db = await house.Db();
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return account.AsPerson();
    }

    /// <summary>Plays a good reply and ends, anew or from before the first reply of another.</summary>
    private static async Task<Guid> Play(House house, Person by, Guid? from)
    {
        var begin = house.Get<BeginPractice>();
        var id = (from is { } earlier ? await begin.Rewind(by, earlier, 0) : await begin.Handle(by, "late_delivery", exam: false)).Value();
        (await house.Get<PlayReply>().Handle(by, id, 0, Hears)).Value().Play.Score.ShouldBeGreaterThanOrEqualTo(40);
        await house.Get<KeepPractice>().Stop(by, id);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        return id;
    }
}
