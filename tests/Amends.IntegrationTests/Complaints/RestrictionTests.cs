using System.Net;
using System.Text.RegularExpressions;
using Amends.Application;
using Amends.Application.Audit;
using Amends.Application.Complaints;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Complaints;

/// <summary>A lead says who may see a case, and it is on record who said so.</summary>
public sealed partial class RestrictionTests
{
    [Theory, OnBoth]
    internal async Task A_lead_restricts_a_case_on_its_page_names_who_sees_it_and_opens_it_again(On on)
    {
        await using var served = await Served.Start(on);
        var word = $"quince{Guid.NewGuid():N}";
        var reference = await served.Complaint($"Where is my {word}? It never came.");
        var (lead, named, other) = (await Colleague(served, Role.Lead), await Colleague(served, Role.Agent), await Colleague(served, Role.Agent));
        var page = $"/complaints/{reference}";
        (await lead.Browser.GetStringAsync(page)).ShouldContain($"action=\"{page}/restriction\"");
        (await other.Browser.GetStringAsync(page)).ShouldNotContain("/restriction");

        (await Send(other.Browser, page, "restriction", [])).ShouldBe(HttpStatusCode.UnprocessableEntity, "an agent may not");
        (await Sees(other.Browser, reference, word)).ShouldBe((200, true, true));
        (await Send(lead.Browser, page, "restriction", [])).ShouldBe(HttpStatusCode.SeeOther);
        foreach (var agent in new[] { named, other })
            (await Sees(agent.Browser, reference, word)).ShouldBe((404, false, false));
        (await Sees(lead.Browser, reference, word)).ShouldBe((200, true, true));
        (await Text(lead.Browser, page)).ShouldContain("restricted: only leads see it");
        (await Text(lead.Browser, "/queue")).ShouldContain(">restricted,<");

        (await Send(lead.Browser, page, "restriction/people", new() { ["colleague"] = $"{named.Id}" })).ShouldBe(HttpStatusCode.SeeOther);
        (await Sees(named.Browser, reference, word)).ShouldBe((200, true, true));
        (await Sees(other.Browser, reference, word)).ShouldBe((404, false, false));
        var seen = await Text(named.Browser, page);
        seen.ShouldContain("restricted: you and leads see it");
        seen.ShouldContain("Ada restricted the case to Ada, whoever has it, and leads");
        seen.ShouldNotContain($"action=\"{page}/restriction", Shouldly.Case.Sensitive, "who sees it does not say who else may");
        (await Send(named.Browser, page, "restriction/removal", [])).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Send(lead.Browser, page, "restriction/people", new() { ["colleague"] = $"{Guid.NewGuid()}" })).ShouldBe(HttpStatusCode.UnprocessableEntity, "nobody who works here");
        (await Send(lead.Browser, page, "restriction/people", new() { ["colleague"] = "" })).ShouldBe(HttpStatusCode.BadRequest);

        (await Send(lead.Browser, page, "restriction/people/removal", new() { ["colleague"] = $"{named.Id}" })).ShouldBe(HttpStatusCode.SeeOther);
        (await Sees(named.Browser, reference, word)).ShouldBe((404, false, false));
        (await Send(lead.Browser, page, "restriction/removal", [])).ShouldBe(HttpStatusCode.SeeOther);
        foreach (var agent in new[] { named, other })
            (await Sees(agent.Browser, reference, word)).ShouldBe((200, true, true));
        var told = await Text(other.Browser, page);
        told.ShouldNotContain("restricted: ");
        told.ShouldContain("Ada opened the case to everybody here");
        (await Send(lead.Browser, page, "restriction/removal", [])).ShouldBe(HttpStatusCode.UnprocessableEntity, "it is open already");

        (await Send(lead.Browser, page, "restriction", new() { ["colleague"] = $"{other.Id}" })).ShouldBe(HttpStatusCode.SeeOther, "or with the first name at once");
        (await Sees(other.Browser, reference, word)).ShouldBe((200, true, true));
        (await Sees(named.Browser, reference, word)).ShouldBe((404, false, false));
    }

    [Theory, OnBoth]
    internal async Task A_second_lead_who_saw_it_before_is_told_of_the_clash(On on)
    {
        await using var served = await Served.Start(on);
        var reference = await served.Complaint();
        var (first, second, named) = (await Colleague(served, Role.Lead), await Colleague(served, Role.Admin), await Colleague(served, Role.Agent));
        var page = $"/complaints/{reference}";
        var version = Version().Match(await second.Browser.GetStringAsync(page)).Groups[1].Value;
        (await Send(first.Browser, page, "restriction", new() { ["colleague"] = $"{named.Id}" })).ShouldBe(HttpStatusCode.SeeOther);
        using var clash = await SignedIn.Post(second.Browser, page, $"{page}/restriction", new() { ["version"] = version });
        clash.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        WebUtility.HtmlDecode(await clash.Content.ReadAsStringAsync()).ShouldContain("Ada restricted the case to Ada, whoever has it, and leads");
        (await named.Browser.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.OK, "what the first said stands");
    }

    [Theory, OnBoth]
    public async Task It_is_on_the_timeline_in_the_chain_and_the_owner_sees_the_case_whatever_is_said(On on)
    {
        await using var house = await House.Open(on);
        var (restrict, cases) = (house.Get<Restrict>(), house.Get<CaseView>());
        var (ben, cleo, reference) = (await house.Colleague("Ben"), await house.Colleague("Cleo"), await house.Receive());
        var target = house.Target(reference, by: house.Lead);
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference, by: ben), new ChangeOwner(ben.Id, null))).Value();
        (await restrict.Handle(target, [cleo.Id, cleo.Id])).Value().Entries.ShouldHaveSingleItem().What.ShouldBeOfType<CaseRestricted>().Allowed.ShouldBe([cleo.Id]);
        (await restrict.Allow(target, cleo.Id)).Refusal().ShouldBe("restriction_unchanged");
        (await cases.Handle(ben, reference)).ShouldNotBeNull("it is his");
        (await cases.Handle(house.Agent, reference)).ShouldBeNull();
        (await restrict.Handle(house.Target(reference, by: cleo), [])).Refusal().ShouldBe("for_leads");
        (await restrict.Lift(house.Target(reference, by: house.Agent))).ShouldBeOfType<Outcome<Changed>.NotFound>("for her there is no such case");

        // A case that is over may hold what not everybody should read.
        (await house.Get<ChangeComplaint>().Handle(target, new Resolve("Sent anew."))).Value();
        (await house.Get<ChangeComplaint>().Handle(target, new Close(null))).Value();
        (await restrict.Disallow(target, cleo.Id)).Value();
        (await cases.Handle(cleo, reference)).ShouldBeNull();
        (await restrict.Lift(target)).Value();
        (await restrict.Disallow(target, cleo.Id)).Refusal().ShouldBe("not_restricted");
        var found = (await cases.Handle(house.Agent, reference)).ShouldNotBeNull();
        found.Restricted.ShouldBeFalse();
        found.Timeline.Where(entry => entry.What is CaseRestricted or RestrictionLifted).Select(entry => (entry.By.Id, entry.What.GetType().Name))
            .ShouldBe([(house.Lead.Id, nameof(CaseRestricted)), (house.Lead.Id, nameof(CaseRestricted)), (house.Lead.Id, nameof(RestrictionLifted))]);
        found.Names[cleo.Id].ShouldBe("Cleo");
        await using var db = await house.Db();
        (await db.Allowed.CountAsync()).ShouldBe(0);
        (await house.Get<VerifyAll>().Handle()).Faults.ShouldBeEmpty();
    }

    /// <summary>The status of the case's page, and whether the queue and the search tell of it.</summary>
    private static async Task<(int Page, bool Queue, bool Search)> Sees(HttpClient browser, string reference, string word)
    {
        using var page = await browser.GetAsync($"/complaints/{reference}");
        var queue = await browser.GetStringAsync("/queue");
        var search = await browser.GetStringAsync($"/search?q={word}");
        return ((int)page.StatusCode, queue.Contains(reference, StringComparison.Ordinal), search.Contains(reference, StringComparison.Ordinal));
    }

    private static async Task<string> Text(HttpClient browser, string page) => WebUtility.HtmlDecode(await browser.GetStringAsync(page));

    private static async Task<HttpStatusCode> Send(HttpClient browser, string page, string what, Dictionary<string, string> fields)
    {
        fields["version"] = Version().Match(await browser.GetStringAsync(page)).Groups[1].Value;
        using var response = await SignedIn.Post(browser, page, $"{page}/{what}", fields);
        return response.StatusCode;
    }

    private static async Task<(HttpClient Browser, Guid Id)> Colleague(Served served, Role role)
    {
        var (browser, email) = (SignedIn.Browser(served), await SignedIn.Account(served, role));
        (await SignedIn.SignIn(browser, email, SignedIn.Password)).ShouldBe("/");
        served.App.Services.GetRequiredService<Colleagues>().Changed();
        await using var db = await served.Db();
        return (browser, await db.Users.Where(a => a.Email == email).Select(a => a.Id).SingleAsync());
    }

    [GeneratedRegex("name=\"version\" value=\"(\\d+)\"")]
    private static partial Regex Version();
}
