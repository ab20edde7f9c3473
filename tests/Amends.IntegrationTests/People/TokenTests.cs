using System.Net;
using System.Text.RegularExpressions;
using Amends.Application;
using Amends.Application.Storage;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.People;

/// <summary>Tokens of programs: made on a page and shown once, listed, revoked, over after their time; all of it written down.</summary>
public sealed partial class TokenTests
{
    private const string New = "/settings/tokens/new";

    [Theory, OnBoth]
    internal async Task One_is_made_shown_once_used_and_revoked(On on)
    {
        var served = await Served.Shared(on);
        var (admin, name) = (await SignedIn.As(served, Role.Admin), $"shop <{Guid.NewGuid():N}>");
        string token;
        using (var made = await SignedIn.Post(admin, New, New, new() { ["name"] = $"  {name} ", ["role"] = "Lead", ["days"] = "30" }))
        {
            ((int)made.StatusCode).ShouldBe(200);
            token = Token().Match(await made.Content.ReadAsStringAsync()).Value;
        }
        (await served.As(token).Send(HttpMethod.Get, "approvals", null)).Status.ShouldBe(200, "a lead's");
        var listed = WebUtility.HtmlDecode(await admin.GetStringAsync("/settings/tokens"));
        listed.ShouldContain($"{name}</bdi></strong>, lead<br>");
        listed.ShouldContain("made today by Ada, last used today, good until");
        listed.ShouldNotContain(token);
        using (var again = await SignedIn.Post(admin, New, New, new() { ["name"] = name, ["role"] = "Agent", ["days"] = "" }))
            (await again.Content.ReadAsStringAsync()).ShouldContain("There is already a token named");

        await using var db = await served.Db();
        var row = await db.Tokens.SingleAsync(t => t.Name == name);
        (row.ExpiresAt! - row.CreatedAt).ShouldBe(Duration.FromDays(30));
        using (var revoked = await SignedIn.Post(admin, "/settings/tokens", $"/settings/tokens/{row.Id}/revocation", []))
            revoked.Headers.Location!.ToString().ShouldBe("/settings/tokens?said=revoked");
        (await served.As(token).Send(HttpMethod.Get, "approvals", null)).Status.ShouldBe(401, "at once");
        (await admin.GetStringAsync("/settings/tokens")).ShouldNotContain(row.Id.ToString());
        using (var twice = await SignedIn.Post(admin, "/settings/tokens", $"/settings/tokens/{row.Id}/revocation", []))
            ((int)twice.StatusCode).ShouldBe(409);
        var told = await db.PeopleChanges.Where(c => c.After == name || c.Before == name).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync();
        told.Select(c => (c.Kind, c.By == row.CreatedBy)).ShouldBe([(PeopleChange.TokenMade, true), (PeopleChange.TokenRevoked, true)]);
    }

    [Theory, OnBoth]
    internal async Task Whoever_made_one_sees_and_revokes_it_at_their_account_whatever_they_are_now(On on)
    {
        var served = await Served.Shared(on);
        var (email, first, second) = (await SignedIn.Account(served, Role.Admin), $"shop {Guid.NewGuid():N}", $"books {Guid.NewGuid():N}");
        await using var db = await served.Db();
        var maker = new Person(await db.Users.Where(a => a.Email == email).Select(a => a.Id).SingleAsync(), "Ada", Role.Admin);
        var token = (await Make(served, first, Role.Lead, maker, null)).Value();
        (await Make(served, second, Role.Agent, maker, null)).Value();
        var ids = await db.Tokens.Where(t => t.CreatedBy == maker.Id).OrderByDescending(t => t.Name).Select(t => t.Id).ToListAsync();

        // Neither those of others nor by others.
        var (own, other) = (SignedIn.Browser(served), await SignedIn.As(served, Role.Lead));
        await SignedIn.SignIn(own, email, SignedIn.Password);
        (await other.GetStringAsync("/account")).ShouldNotContain("Tokens you made");
        using (var refused = await SignedIn.Post(other, "/account", $"/account/tokens/{ids[0]}/revocation", []))
            ((int)refused.StatusCode).ShouldBe(422);
        (await served.As(token).Send(HttpMethod.Get, "approvals", null)).Status.ShouldBe(200);
        var page = await own.GetStringAsync("/account");
        page.ShouldContain(first);
        page.ShouldContain("/settings/tokens/new");
        page.ShouldNotContain("agent</bdi>");

        using (var revoked = await SignedIn.Post(own, "/account", $"/account/tokens/{ids[0]}/revocation", []))
            revoked.Headers.Location!.ToString().ShouldBe("/account?said=token");
        (await served.As(token).Send(HttpMethod.Get, "approvals", null)).Status.ShouldBe(401, "at once");
        (await own.GetStringAsync("/account")).ShouldNotContain(first);

        // An administrator no more: what they made is still theirs to end, and they make no more.
        await db.Users.Where(a => a.Id == maker.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.Role, Role.Agent));
        await Task.Delay(Web.People.RecentlySeen.For + TimeSpan.FromMilliseconds(300));
        var less = await own.GetStringAsync("/account");
        less.ShouldContain(second);
        less.ShouldNotContain("/settings/tokens/new");
        using (var revoked = await SignedIn.Post(own, "/account", $"/account/tokens/{ids[1]}/revocation", []))
            revoked.Headers.Location!.ToString().ShouldBe("/account?said=token");
        (await own.GetStringAsync("/account")).ShouldNotContain("Tokens you made");
        (await db.PeopleChanges.CountAsync(c => c.Kind == PeopleChange.TokenRevoked && c.By == maker.Id)).ShouldBe(2);
    }

    [Theory, OnBoth]
    internal async Task One_that_is_over_opens_nothing_and_of_two_with_one_name_one_is_made(On on)
    {
        var served = await Served.Shared(on);
        var name = Guid.NewGuid().ToString();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Make(served, name, Role.Agent, null, 1)));
        outcomes.Count(outcome => outcome is Outcome<string>.Done).ShouldBe(1);
        var token = outcomes.OfType<Outcome<string>.Done>().Single().Value;
        (await served.As(token).Send(HttpMethod.Get, "complaints", null)).Status.ShouldBe(200);
        await using (var db = await served.Db())
            (await db.Tokens.Where(t => t.Name == name).ExecuteUpdateAsync(set => set.SetProperty(t => t.ExpiresAt, SystemClock.Instance.GetCurrentInstant()))).ShouldBe(1);
        await Task.Delay(Web.People.RecentlySeen.For + TimeSpan.FromMilliseconds(300));
        (await served.As(token).Send(HttpMethod.Get, "complaints", null)).Status.ShouldBe(401);
        await using (var db = await served.Db())
        {
            var over = await db.Tokens.Where(t => t.Name == name).Select(t => t.Id).SingleAsync();
            (await served.Lead.Send(HttpMethod.Post, $"complaints/{await served.Complaint()}/owner", $$"""{"owner":"{{over}}"}""")).Text.ShouldContain("no colleague with this id", Case.Sensitive, "nobody is behind it any more");
        }
        (await (await SignedIn.As(served, Role.Admin)).GetStringAsync("/settings/tokens")).ShouldContain("agent, over");
    }

    [Fact]
    public async Task Only_an_admin_who_showed_who_they_are_makes_one_and_bad_input_is_told()
    {
        var served = await Served.Shared(On.Sqlite);
        (await Make(served, "x", Role.Agent, new Person(Guid.NewGuid(), "Lena", Role.Lead), null)).ShouldBeOfType<Outcome<string>.NotFound>();
        using (var byToken = await served.Admin.GetAsync(New))
            byToken.Headers.Location!.ToString().ShouldStartWith("/unlock?", Case.Sensitive, "a token makes no tokens");
        var admin = await SignedIn.As(served, Role.Admin);
        foreach (var (field, value, words) in new[] { ("name", " ", "Give the token a name"), ("name", new string('n', 101), "at most 100"), ("role", "Emperor", "acts as"), ("days", "0", "1 to"), ("days", "99999", "1 to"), ("days", "soon", "1 to") })
        {
            var fields = new Dictionary<string, string> { ["name"] = $"{Guid.NewGuid()}", ["role"] = "Agent", ["days"] = "30" };
            fields[field] = value;
            using var refused = await SignedIn.Post(admin, New, New, fields);
            ((int)refused.StatusCode).ShouldBe(422, value);
            (await refused.Content.ReadAsStringAsync()).ShouldContain(words);
        }
    }

    private static async Task<Outcome<string>> Make(Served served, string name, Role role, Person? by, int? days)
    {
        await using var scope = served.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Tokens>().Create(name, role, by, days, CancellationToken.None);
    }

    [GeneratedRegex("amends_[A-Za-z0-9_-]{43}")]
    private static partial Regex Token();
}
