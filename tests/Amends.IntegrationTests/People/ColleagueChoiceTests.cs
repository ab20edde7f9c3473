using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.People;

/// <summary>Whom something is given to, where more work here than a list holds.</summary>
public sealed partial class ColleagueChoiceTests(ITestOutputHelper output)
{
    [Theory, OnBoth]
    public async Task Somebody_is_found_by_the_beginning_of_any_part_of_their_name_ones_own_team_first(On on)
    {
        await using var house = await House.Open(on);
        var colleagues = house.Get<Colleagues>();
        var (ben, team) = (await house.Colleague("Ben Marsh"), (await house.Get<ChangeTeam>().Make(await house.Colleague("Ada Root", Role.Admin), "North")).Value());
        await Hire(house.Db, 297, team: null);
        var (few, last) = (await colleagues.Besides(ben), await Hire(house.Db, "Zoë-Lena O’Neill", null));
        few.Offered.Count.ShouldBe(200, "298 others fit in no list");
        few.More.ShouldBeTrue();
        await Hire(house.Db, "Zora Marsh", team);
        await using (var db = await house.Db())
            await db.Users.Where(a => a.Id == ben.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.TeamId, team));
        colleagues.Changed();

        (await colleagues.Besides(ben)).Offered[0].Name.ShouldBe("Zora Marsh", "of his team");
        (await colleagues.Besides(ben)).Offered.ShouldNotContain(one => one.Id == last);
        (await colleagues.Besides(ben, [last])).Offered.Count(one => one.Id == last).ShouldBe(1, "who is chosen is offered");
        foreach (var words in new[] { "zoe", "LENA", "Zoë-L", "neill", "o’n", "lena zo", "  oʼ".Replace('ʼ', '’') })
            (await colleagues.Find(ben, words)).ShouldContain(one => one.Id == last, words);
        foreach (var words in new[] { "oe", "ena", "lena x", "%", "zoe@example.org", new string('z', 5_000) })
            (await colleagues.Find(ben, words)).ShouldNotContain(one => one.Id == last, words);
        (await colleagues.Find(ben, "marsh")).Select(one => one.Name).ShouldBe(["Zora Marsh"], "not he himself");
        (await colleagues.Find(ben, "z")).Select(one => one.Name).ShouldBe(["Zora Marsh", "Zoë-Lena O’Neill"]);
        (await colleagues.Find(ben, "")).Count.ShouldBe(20);
        (await colleagues.Find(ben, "person")).Count.ShouldBe(20);
        (await colleagues.Find(ben, "", Colleagues.IsLead)).Select(one => one.Name).ShouldBe(["Ada Root"]);

        await using (var db = await house.Db())
            await db.Users.Where(a => a.Id == last).ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, NodaTime.Instant.FromUnixTimeSeconds(1)));
        colleagues.Changed();
        (await colleagues.Find(ben, "lena")).ShouldBeEmpty("who left is given nothing");
        (await colleagues.Besides(ben, [last])).Offered.ShouldNotContain(one => one.Id == last);
    }

    [Theory, OnBoth]
    public async Task Without_a_script_the_form_goes_on_to_a_page_that_finds_them_and_loses_nothing(On on)
    {
        await using var served = await Served.Start(on);
        var reference = await served.Complaint();
        using var agent = await SignedIn.As(served, Role.Agent);
        (await agent.GetStringAsync($"/complaints/{reference}")).ShouldNotContain("colleague#open", Shouldly.Case.Sensitive, "where everybody fits there is no search");
        await Hire(served.Db, 300, null);
        var last = await Hire(served.Db, "Zoë Zander", null);
        served.App.Services.GetRequiredService<Colleagues>().Changed();

        var page = WebUtility.HtmlDecode(await agent.GetStringAsync($"/complaints/{reference}"));
        page.ShouldNotContain($"{last}");
        var search = Search().Match(page).Groups[1].Value;
        search.ShouldBe($"/colleagues?leads=False&field=owner&then=%2Fcomplaints%2F{reference}%2Fowner");
        var version = Version().Match(page).Groups[1].Value;
        using var first = await SignedIn.Post(agent, $"/complaints/{reference}", search, new() { ["version"] = version, ["words"] = "Ring <them>.", ["owner"] = $"{Guid.NewGuid()}" });
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await first.Content.ReadAsStringAsync()).ShouldContain("The first 20.");
        using var found = await SignedIn.Post(agent, $"/complaints/{reference}", search, new() { ["version"] = version, ["words"] = "Ring <them>.", ["part"] = "zan" });
        var html = await found.Content.ReadAsStringAsync();
        html.ShouldContain($"name=\"owner\" value=\"{last}\"");
        html.ShouldContain("name=\"words\" value=\"Ring &lt;them&gt;.\"");
        html.ShouldContain($"action=\"/complaints/{reference}/owner\"");
        html.ShouldContain($"name=\"version\" value=\"{version}\"");
        html.ShouldNotContain("@example");
        using var given = await SignedIn.Post(agent, $"/complaints/{reference}", $"/complaints/{reference}/owner", new() { ["version"] = version, ["words"] = "Ring <them>.", ["owner"] = $"{last}" });
        given.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await using (var db = await served.Db())
            (await db.Complaints.Where(c => c.Reference == reference).Select(c => c.Owner).SingleAsync()).ShouldBe(last);

        var options = await agent.GetStringAsync("/colleagues?part=ZAN");
        options.ShouldContain($"data-value=\"{last}\"");
        options.ShouldNotContain("@");
        (await agent.GetStringAsync("/colleagues?part=nobody-is-called-so")).Trim().ShouldBeEmpty();
        using var elsewhere = await SignedIn.Post(agent, $"/complaints/{reference}", "/colleagues?field=owner&then=%2F%2Fevil.example", []);
        (await elsewhere.Content.ReadAsStringAsync()).ShouldContain("action=\"/\"");
        using var forged = await agent.PostAsync(search, new FormUrlEncodedContent([]));
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var stranger = SignedIn.Browser(served);
        using var refused = await stranger.GetAsync("/colleagues?part=z");
        refused.StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Theory, OnBoth]
    public async Task A_view_of_a_colleague_far_down_the_alphabet_keeps_and_names_them(On on)
    {
        await using var served = await Served.Start(on);
        using var agent = await SignedIn.As(served, Role.Agent);
        await Hire(served.Db, 300, null);
        var last = await Hire(served.Db, "Zoë Zander", null);
        served.App.Services.GetRequiredService<Colleagues>().Changed();
        using var kept = await SignedIn.Post(agent, "/queue/views", "/queue/views", new() { ["name"] = "Of Zoë", ["whose"] = $"{last}" });
        kept.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var page = WebUtility.HtmlDecode(await agent.GetStringAsync("/queue/views"));
        page.ShouldContain($"<option value=\"{last}\" selected>Zoë Zander</option>");
        page.ShouldContain("With Zoë Zander");
    }

    [Fact]
    public async Task Among_ten_thousand_a_search_is_cheap()
    {
        await using var house = await House.Open(On.Sqlite);
        var (colleagues, ben) = (house.Get<Colleagues>(), await house.Colleague("Ben"));
        await Hire(house.Db, 9_900, null);
        await Hire(house.Db, "Zoë Zander", null);
        (await colleagues.Find(ben, "zan")).ShouldHaveSingleItem();
        var watch = Stopwatch.StartNew();
        const int Times = 100;
        for (var i = 0; i < Times; i++)
            (await colleagues.Find(ben, "zan")).ShouldHaveSingleItem();
        var each = watch.Elapsed.TotalMilliseconds / Times;
        output.WriteLine($"A search among 9,900 takes {each:0.00} ms.");
        each.ShouldBeLessThan(50);
    }

    private static async Task Hire(Func<Task<Application.Storage.AmendsDb>> open, int many, Guid? team)
    {
        await using var db = await open();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.Users.AddRange(Enumerable.Range(0, many).Select(i => Named($"Person {i}", team)));
        await db.SaveChangesAsync();
    }

    private static async Task<Guid> Hire(Func<Task<Application.Storage.AmendsDb>> open, string name, Guid? team)
    {
        await using var db = await open();
        var account = Named(name, team);
        db.Users.Add(account);
        await db.SaveChangesAsync();
        return account.Id;
    }

    private static Account Named(string name, Guid? team)
    {
        var id = Guid.CreateVersion7();
        return new() { Id = id, Name = name, TeamId = team, UserName = $"{id:N}@example.org", NormalizedUserName = $"{id:N}@EXAMPLE.ORG", Email = $"{id:N}@example.org", NormalizedEmail = $"{id:N}@EXAMPLE.ORG", Role = Role.Agent, SecurityStamp = "x" };
    }

    [GeneratedRegex("formaction=\"([^\"]+)\"")]
    private static partial Regex Search();

    [GeneratedRegex("name=\"version\" value=\"(\\d+)\"")]
    private static partial Regex Version();
}
