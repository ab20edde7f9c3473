using System.Net;
using System.Text.RegularExpressions;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Api;

/// <summary>
/// Every endpoint there is, asked by nobody, an agent, a lead and an administrator, for a case of one's own, another's and a restricted one. Who may is stated in
/// doors.txt, one endpoint a line; an endpoint that is not there fails the test, so that nobody adds one without a thought of who may.
/// </summary>
public sealed partial class SweepTests
{
    [Fact]
    public async Task Each_endpoint_says_who_may_and_there_is_none_besides()
    {
        var served = await Served.Shared(On.Sqlite);
        var stated = Stated().Select(door => $"{door.Method} {door.Route}").ToHashSet();
        var there = Endpoints(served).Select(door => $"{door.Method} {door.Route}").ToHashSet();
        there.Except(stated).Order(StringComparer.Ordinal).ShouldBeEmpty("state in doors.txt who may use these");
        stated.Except(there).ShouldBeEmpty("these are no more: take them out of doors.txt");
    }

    [Fact]
    public async Task Each_role_gets_through_the_doors_that_are_its_own_and_no_others()
    {
        var served = await Served.Shared(On.Sqlite);
        var people = new Dictionary<string, HttpClient>
        {
            ["nobody"] = SignedIn.Browser(served), ["agent"] = await SignedIn.As(served, Role.Agent), ["lead"] = await SignedIn.As(served, Role.Lead), ["admin"] = await SignedIn.As(served, Role.Admin),
        };
        string[] order = ["nobody", "agent", "lead", "admin"];
        var wrong = new List<string>();
        foreach (var door in Stated().Where(door => !door.Route.EndsWith("/events", StringComparison.Ordinal)))
        {
            foreach (var (role, client) in people)
            {
                var status = await Knock(client, door, Fill(door.Route, "AM-0000-00"), null);
                var may = Array.IndexOf(order, role) >= Array.IndexOf(order, door.Who == "link" ? "nobody" : door.Who);
                var isWrong = may ? status is (401, _) or (403, _) or (500, _) or (302, "/sign-in") : role == "nobody" ? status is not ((401, _) or (302, "/sign-in")) : status is not (403, _);
                // A link that nobody gave opens nothing.
                if (isWrong || (door.Who == "link" && status.Status is not (400 or 404)))
                    wrong.Add($"{role} at {door.Method} {door.Route}: {status}");
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Theory, OnBoth]
    internal async Task A_restricted_case_is_there_for_its_owner_and_leads_and_for_nobody_else(On on)
    {
        var served = await Served.Shared(on);
        var (own, other, lead) = (await Signed(Role.Agent), await Signed(Role.Agent), await Signed(Role.Lead));
        var reference = await served.Complaint();
        (await served.App.Services.GetRequiredService<ChangeComplaint>().Handle(new Target(reference, own.Person), new Recovery.ChangeOwner(own.Person.Id, null))).Value();
        (await served.App.Services.GetRequiredService<Restrict>().Handle(lead.Person, reference, true, [])).Value().ShouldBeTrue();
        var wrong = new List<string>();
        var token = Token().Match(await other.Browser.GetStringAsync("/account")).Groups[1].Value;
        foreach (var door in Stated().Where(door => door.Route.Contains("{reference}", StringComparison.Ordinal) && door.Who == "agent" && !door.Route.StartsWith("api/", StringComparison.Ordinal)))
        {
            var path = Fill(door.Route, reference);
            var seen = await Knock(other.Browser, door, path, token);
            if (seen.Status != 404)
                wrong.Add($"another agent at {door.Method} {door.Route}: {seen}");
            if (door.Method != "GET")
                continue;
            foreach (var client in new[] { own.Browser, lead.Browser })
            {
                var mine = await Knock(client, door, path, null);
                if ((mine.Status == 404) != NotThere(door, path))
                    wrong.Add($"{door.Method} {door.Route}: {mine}");
            }
        }
        wrong.ShouldBeEmpty();

        async Task<(HttpClient Browser, Person Person)> Signed(Role role)
        {
            var (browser, email) = (SignedIn.Browser(served), await SignedIn.Account(served, role));
            (await SignedIn.SignIn(browser, email, SignedIn.Password)).ShouldBe("/");
            await using var db = await served.Db();
            return (browser, (await db.Users.AsNoTracking().SingleAsync(a => a.Email == email)).AsPerson());
        }

        // What hangs on something that a fresh case does not have is not there for anybody.
        static bool NotThere(Door door, string path) => path.Contains("00000000-0000", StringComparison.Ordinal) || path.Contains("none", StringComparison.Ordinal) || door.Route.EndsWith("/letter", StringComparison.Ordinal);
    }

    private static async Task<(int Status, string? To)> Knock(HttpClient client, Door door, string path, string? token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), "/" + path);
        if (door.Method != "GET")
            request.Content = path.StartsWith("api/", StringComparison.Ordinal) ? new StringContent("[]", System.Text.Encoding.UTF8, "application/json") : new FormUrlEncodedContent(token is null ? [] : [new("__RequestVerificationToken", WebUtility.HtmlDecode(token))]);
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return ((int)response.StatusCode, response.StatusCode == HttpStatusCode.Redirect && response.Headers.Location?.ToString() is { } to && to.Contains("/sign-in?", StringComparison.Ordinal) ? "/sign-in" : null);
    }

    private static IEnumerable<(string Method, string Route)> Endpoints(Served served) =>
        from endpoint in served.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select (method, endpoint.RoutePattern.RawText!.TrimStart('/'));

    private static List<Door> Stated()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "Amends.slnx")))
            folder = folder.Parent;
        return [.. File.ReadLines(System.IO.Path.Combine(folder.FullName, "tests", "Amends.IntegrationTests", "Api", "doors.txt"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ')).Select(part => new Door(part[1], part.Length > 2 ? part[2] : "", part[0]))];
    }

    private static string Fill(string route, string reference) => Parameter().Replace(
        route.Replace("{reference}", reference, StringComparison.Ordinal), hole => hole.Value.Contains(":guid", StringComparison.Ordinal) ? "00000000-0000-0000-0000-000000000001" : hole.Value.Contains(':', StringComparison.Ordinal) ? "1" : "none");

    /// <param name="Who">nobody, agent, lead, admin: from whom on; link: whoever holds the secret in the address.</param>
    private sealed record Door(string Method, string Route, string Who);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
