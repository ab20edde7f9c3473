using Amends.Application;
using Amends.Application.Complaints;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Api;

/// <summary>
/// Every endpoint there is, asked by everybody: nobody, each role at a browser and by token; for what is one's own, another's and a restricted case. Who may
/// is stated in doors.txt; an endpoint that is not there fails the test, so that nobody adds one without a thought of who may.
/// </summary>
public sealed class SweepTests
{
    private static readonly Role[] Roles = [Role.Agent, Role.Trainer, Role.Analyst, Role.Lead, Role.Admin];

    /// <summary>Who sees a restricted case only where it is theirs or they are named.</summary>
    private static readonly Role[] Others = [Role.Agent, Role.Trainer, Role.Analyst];

    [Fact]
    public async Task Each_endpoint_says_who_may_and_there_is_none_besides()
    {
        var served = await Served.Shared(On.Sqlite);
        var (stated, there) = (Doors.Stated.Select(door => door.ToString()).ToHashSet(), Doors.There(served).ToHashSet());
        there.Except(stated).Order(StringComparer.Ordinal).ShouldBeEmpty("state in doors.txt who may use these");
        stated.Except(there).Order(StringComparer.Ordinal).ShouldBeEmpty("these are no more: take them out of doors.txt");
        Doors.Stated.Select(door => door.Who).Distinct().Except(["anyone", "link", "person", "agent", "trainer", "analyst", "lead", "admin"]).ShouldBeEmpty("doors.txt does not know these words");
    }

    [Theory, OnBoth]
    internal async Task Each_role_gets_through_the_doors_that_are_its_own_and_no_others(On on)
    {
        var served = await Served.Shared(on);
        var callers = new List<(string Name, Role? Role, bool IsToken, HttpClient Client)>
        {
            ("nobody", null, false, SignedIn.Browser(served)), ("a made-up token", null, true, served.As("amends_" + new string('x', 43))), ("a revoked token", null, true, served.As(await Revoked(served))),
            ("an agent's token", Role.Agent, true, served.Agent), ("a lead's token", Role.Lead, true, served.Lead), ("an admin's token", Role.Admin, true, served.Admin),
        };
        foreach (var role in Roles)
            callers.Add(($"{role}", role, false, await SignedIn.As(served, role)));
        var wrong = new List<string>();
        foreach (var door in Doors.Stated)
        {
            foreach (var (name, role, isToken, client) in callers)
            {
                var answer = await client.Knock(door, Doors.Fill(door.Route));
                if (!IsAsStated(door, role, isToken, answer))
                    wrong.Add($"{name} at {door.Who} {door}: {answer}");
            }
        }
        wrong.ShouldBeEmpty();
    }

    // A form without its token is refused with 400, after it was asked who sends it: that counts as let in.
    private static bool IsAsStated(Door door, Role? role, bool isToken, Answered answer) => door.Who switch
    {
        "anyone" => answer.Status < 500 && !answer.AsksToSignIn && answer.Status != 403,
        // A secret that nobody gave opens nothing.
        "link" => answer.Status is 400 or 404,
        _ when role is null => answer.AsksToSignIn,
        "person" when isToken => answer.Status is 400 or 404,
        "trainer" when role is not Role.Trainer and < Role.Lead => answer.Status == 403,
        "analyst" when role is not Role.Analyst and < Role.Lead => answer.Status == 403,
        "lead" when role < Role.Lead => answer.Status == 403,
        "admin" when role < Role.Admin => answer.Status == 403,
        _ => answer.Status < 500 && !answer.AsksToSignIn && answer.Status != 403,
    };

    [Theory, OnBoth]
    internal async Task A_restricted_case_is_there_for_its_owner_and_leads_and_looks_like_none_to_others(On on)
    {
        var served = await Served.Shared(on);
        var (own, lead, unnamed) = (await Colleague(served, Role.Agent), await Colleague(served, Role.Lead), await Colleague(served, Role.Lead));
        var hidden = await Hidden(served, own.Person, lead.Person);
        var wrong = new List<string>();
        var doors = Doors.Stated.Where(door => (door.Who is "agent" or "trainer") && (door.Route.Contains("{reference}", StringComparison.Ordinal) || hidden.IdIn(door.Route) is not null)).ToList();
        doors.Count.ShouldBeGreaterThan(80);
        foreach (var role in Others)
        {
            var other = (await Colleague(served, role)).Browser;
            var token = await other.FormToken();
            foreach (var door in doors.Where(door => IsFor(door, role)))
            {
                var path = Doors.Fill(door.Route, hidden.Reference, hidden.IdIn(door.Route) ?? Doors.NoSuchId);
                var (seen, nothing) = (await other.Knock(door, path, token), await other.Knock(door, Doors.Fill(door.Route), token));
                // Some lead back to the case, which then is not there.
                if (seen with { To = seen.To?.Replace(hidden.Reference, Doors.NoSuchCase, StringComparison.Ordinal) } != nothing || seen.Status is < 300 or >= 500)
                    wrong.Add($"another {role} at {door}: {seen}, where there is none: {nothing}");
            }
        }
        foreach (var door in doors.Where(door => door is { Method: "GET", Who: "agent" } && !NeedsMore(door)))
        {
            foreach (var (who, client) in new[] { ("its owner", own.Browser), ("the lead who restricted it", lead.Browser), ("a lead who is not named", unnamed.Browser) })
            {
                if (await client.Knock(door, Doors.Fill(door.Route, hidden.Reference, hidden.IdIn(door.Route) ?? Doors.NoSuchId)) is { Status: not 200 } shut)
                    wrong.Add($"{who} at {door}: {shut}");
            }
        }
        wrong.ShouldBeEmpty();

        // What hangs on a letter or a charter that a fresh case has not.
        static bool NeedsMore(Door door) => door.Route.Contains("/documents/", StringComparison.Ordinal) || door.Route.Contains("/letters/", StringComparison.Ordinal) || door.Route.StartsWith("follow-ups/", StringComparison.Ordinal);
    }

    [Theory, OnBoth]
    internal async Task No_list_tells_of_a_restricted_case(On on)
    {
        var served = await Served.Shared(on);
        var (own, lead, unnamed) = (await Colleague(served, Role.Agent), await Colleague(served, Role.Lead), await Colleague(served, Role.Lead));
        var hidden = await Hidden(served, own.Person, lead.Person);
        var told = new List<string>();
        foreach (var role in Others)
        {
            var other = (await Colleague(served, role)).Browser;
            foreach (var door in Doors.Stated.Where(door => door is { Method: "GET", IsNews: false } && IsFor(door, role) && !door.Route.Contains('{', StringComparison.Ordinal)))
            {
                // What a list is asked for, it is asked for everybody alike: once is enough.
                string[] queries = role == Role.Agent ? ["", "?q=" + hidden.Name, "?q=" + hidden.Reference, "?view=nobody", "?view=all", "?limit=200", "?customer=" + hidden.Customer] : ["", "?q=" + hidden.Name];
                foreach (var query in queries)
                {
                    var answer = await other.Knock(door, door.Route + query);
                    // What was asked for may be repeated; what was not is told.
                    var asked = Uri.UnescapeDataString(query);
                    if (new[] { hidden.Reference, hidden.Name, hidden.Promise, hidden.Words }.Any(secret => !asked.Contains(secret, StringComparison.Ordinal) && answer.Text.Contains(secret, StringComparison.Ordinal)))
                        told.Add($"/{door.Route}{query} tells a {role}");
                }
            }
        }
        told.ShouldBeEmpty();
        (await own.Browser.GetStringAsync("/queue?view=mine")).ShouldContain(hidden.Reference);
        foreach (var client in new[] { lead.Browser, unnamed.Browser })
            (await client.GetStringAsync("/search?q=" + hidden.Name)).ShouldContain(hidden.Reference);
    }

    [Theory, OnBoth]
    internal async Task What_is_somebody_elses_looks_as_if_it_were_not_there(On on)
    {
        var served = await Served.Shared(on);
        var (own, other) = (await Colleague(served, Role.Agent), await Colleague(served, Role.Agent));
        var token = await other.Browser.FormToken();
        var session = (await own.Browser.Send(HttpMethod.Post, "practice/sessions", """{"scenario":"late_delivery"}""", ("Sec-Fetch-Site", "same-origin"))).Json.GetProperty("sessionId").GetString()!;
        var wrong = new List<string>();
        var doors = Doors.Stated.Where(door => door.Route.StartsWith("practice/{id:guid}/", StringComparison.Ordinal) || door.Route.StartsWith("api/v1/practice/sessions/{id:guid}", StringComparison.Ordinal)).ToList();
        doors.Count.ShouldBeGreaterThan(15);
        foreach (var door in doors)
        {
            var path = Doors.Fill(door.Route, id: session);
            var (seen, nothing) = (await other.Browser.Knock(door, path, token), await other.Browser.Knock(door, Doors.Fill(door.Route), token));
            if (seen != nothing || seen.Status is < 400 or >= 500)
                wrong.Add($"{door}: {seen}, where there is none: {nothing}");
        }
        wrong.ShouldBeEmpty();
        (await own.Browser.GetAsync($"/practice/{session}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, "it is still there for whoever plays it");

        Guid signIn;
        await using (var db = await served.Db())
            signIn = await db.SignIns.Where(s => s.AccountId == own.Person.Id).Select(s => s.Id).SingleAsync();
        await other.Browser.Knock(Doors.Stated.Single(door => door.Route == "account/sign-ins/{id:guid}/end"), $"account/sign-ins/{signIn}/end", token);
        (await own.Browser.GetAsync("/queue")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, "nobody signs somebody else out");
    }

    private static bool IsFor(Door door, Role role) => door.Who switch
    {
        "anyone" or "person" or "agent" => true,
        "trainer" => role == Role.Trainer,
        "analyst" => role == Role.Analyst,
        _ => false,
    };

    private static async Task<(HttpClient Browser, Person Person)> Colleague(Served served, Role role)
    {
        var (browser, email) = (SignedIn.Browser(served), await SignedIn.Account(served, role));
        (await SignedIn.SignIn(browser, email, SignedIn.Password)).ShouldBe("/");
        await using var db = await served.Db();
        return (browser, (await db.Users.AsNoTracking().SingleAsync(a => a.Email == email)).AsPerson());
    }

    /// <summary>A case with a promise that only its owner and leads may see.</summary>
    private static async Task<HiddenCase> Hidden(Served served, Person owner, Person lead)
    {
        var (name, words) = ($"Quill{Guid.NewGuid():N}", $"said{Guid.NewGuid():N}");
        var made = await served.Agent.Post("complaints", new { text = $"Where is my parcel? {words}", channel = "email", customer = new { name, email = $"{Guid.NewGuid():N}@example.com" } });
        var reference = made.GetProperty("reference").GetString()!;
        await served.Agent.Post($"complaints/{reference}/messages", new { direction = "note", text = "A picture of it.", files = new[] { new { name = "cup.txt", content = Convert.ToBase64String("A cup"u8) } } });
        var promise = (await served.Agent.Post($"complaints/{reference}/promises", new { words = "Ring her", due = "2199-01-01" })).GetProperty("entries")[0].GetProperty("what").GetProperty("promiseId").GetString()!;
        var seen = await served.Agent.Get($"complaints/{reference}");
        var (customer, messages) = (seen.GetProperty("customerId").GetString()!, seen.GetProperty("messages"));
        var (message, file) = (messages[0].GetProperty("id").GetString()!, messages[1].GetProperty("files")[0].GetProperty("id").GetString()!);
        (await served.App.Services.GetRequiredService<ChangeComplaint>().Handle(new Target(reference, owner), new Recovery.ChangeOwner(owner.Id, null))).Value();
        (await served.App.Services.GetRequiredService<Restrict>().Handle(new Target(reference, lead), [])).Value().Entries.ShouldHaveSingleItem();
        return new(reference, customer, promise, message, file, name, words);
    }

    private sealed record HiddenCase(string Reference, string Customer, string Promise, string Message, string File, string Name, string Words)
    {
        /// <summary>What of this case an {id} in the route means; null for what is not of a case.</summary>
        public string? IdIn(string route) =>
            route.StartsWith("customers/{id", StringComparison.Ordinal) || route.StartsWith("api/v1/customers/{id", StringComparison.Ordinal) ? Customer
            : route.Contains("/files/{id", StringComparison.Ordinal) ? File
            : route.Contains("/messages/{id", StringComparison.Ordinal) ? Message
            : route.Contains("promises/{id", StringComparison.Ordinal) ? Promise : null;
    }

    private static async Task<string> Revoked(Served served)
    {
        var name = Guid.NewGuid().ToString();
        var token = await served.Token(name, Role.Admin);
        await using var scope = served.App.Services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<Tokens>().Revoke(name, CancellationToken.None)).ShouldBeTrue();
        return token;
    }
}
