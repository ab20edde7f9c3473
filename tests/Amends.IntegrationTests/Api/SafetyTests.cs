using System.Text.RegularExpressions;
using Amends.Application;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Api;

/// <summary>What holds at every door: no script in a page, TLS kept, cookies that stay here, forms of ours only, and so many tries a minute.</summary>
public sealed partial class SafetyTests
{
    [Fact]
    public async Task No_page_holds_script_or_style_of_its_own_and_each_forbids_them()
    {
        var served = await Served.Shared(On.Sqlite);
        var admin = await SignedIn.As(served, Role.Admin);
        var reference = await served.Complaint("Where is my parcel #48213? I have been waiting for two weeks and nobody answers! I want my money back.");
        var customer = (await served.Agent.Get($"complaints/{reference}")).GetProperty("customerId").GetString()!;
        // What stands in frames is framed also where a link is unknown: it tells so there.
        var pages = Doors.Stated.Where(door => door is { Method: "GET", IsApi: false, IsNews: false })
            .Select(door => (Path: Doors.Fill(door.Route, reference, door.Route.StartsWith("customers/", StringComparison.Ordinal) ? customer : Doors.NoSuchId), door.IsFramed)).ToList();
        var (wrong, seen) = (new List<string>(), 0);
        foreach (var (client, page, isFramed) in pages.Select(page => (admin, page.Path, page.IsFramed)).Concat(new[] { "sign-in", "complain", "no/such/page" }.Select(page => (SignedIn.Browser(served), page, false))))
        {
            using var response = await client.GetAsync("/" + page);
            if (response.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var policy = string.Join(' ', response.Headers.TryGetValues("Content-Security-Policy", out var said) ? said : []);
            if (policy.Contains("unsafe", StringComparison.Ordinal) || !Needed.All(policy.Contains) || policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal) == isFramed || response.Headers.GetValues("X-Content-Type-Options").Single() != "nosniff")
                wrong.Add($"/{page}: {policy}");
            wrong.AddRange(Inline().Matches(await response.Content.ReadAsStringAsync()).Select(found => $"/{page}: {found.Value}"));
            seen++;
        }
        wrong.ShouldBeEmpty();
        seen.ShouldBeGreaterThan(70);
    }

    private static readonly string[] Needed = ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"];

    [Theory]
    [InlineData("<p style=\"color:red\">", true)]
    [InlineData("<script>alert(1)</script>", true)]
    [InlineData("<a href=\"#\" onclick=\"x()\">", true)]
    [InlineData("<a class=\"a\" href=\"javascript:x()\">", true)]
    [InlineData("<style>p{}</style>", true)]
    [InlineData("<script type=\"module\" src=\"/dist/site.js\"></script><script type=\"application/json\">{}</script><p data-style=\"a\">style=\"b\" onclick=\"c\"", false)]
    public void The_look_for_script_finds_it(string html, bool found) => Inline().IsMatch(html).ShouldBe(found);

    [Fact]
    public async Task Behind_a_trusted_proxy_with_tls_the_browser_is_told_to_keep_to_it_and_no_cookie_travels_without()
    {
        await using var served = await Served.Start(On.Sqlite, new Limits { SignInsPerMinute = 1_000 }, "127.0.0.1");
        var email = await SignedIn.Account(served, Role.Agent);
        using var browser = served.As(null);
        using var door = await browser.SendAsync(Tls(HttpMethod.Get, "/sign-in", null, null));
        door.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=31536000");
        var token = System.Net.WebUtility.HtmlDecode(Token().Match(await door.Content.ReadAsStringAsync()).Groups[1].Value);
        var cookies = door.Headers.GetValues("Set-Cookie").ToList();
        var form = string.Join("; ", cookies.Select(cookie => cookie.Split(';')[0]));
        using (var signedIn = await browser.SendAsync(Tls(HttpMethod.Post, "/sign-in", form, new() { ["__RequestVerificationToken"] = token, ["email"] = email, ["password"] = SignedIn.Password })))
        {
            signedIn.Headers.Location!.ToString().ShouldBe("/");
            cookies.AddRange(signedIn.Headers.GetValues("Set-Cookie"));
        }
        using (var asked = await browser.SendAsync(Tls(HttpMethod.Post, "/sign-in/passkey/options", form, new() { ["__RequestVerificationToken"] = token })))
            cookies.AddRange(asked.Headers.GetValues("Set-Cookie"));
        using (var chosen = await browser.SendAsync(Tls(HttpMethod.Get, "/complain?lang=de", form, null)))
            cookies.AddRange(chosen.Headers.GetValues("Set-Cookie"));
        cookies.Select(cookie => cookie.Split('=')[0]).Distinct().ShouldBe(["amends-form", "amends", "amends-passkey", "amends-language"]);
        foreach (var cookie in cookies)
        {
            cookie.ShouldContain("; secure", Case.Insensitive);
            cookie.ShouldContain("; httponly", Case.Insensitive);
            cookie.ShouldMatch("(?i); samesite=(lax|strict)");
        }

        using var plain = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = "desk.example.org" } });
        plain.Headers.Contains("Strict-Transport-Security").ShouldBeFalse("this one came without TLS");
        var unproxied = await Served.Shared(On.Sqlite);
        using var claimed = await unproxied.As(null).SendAsync(Tls(HttpMethod.Get, "/sign-in", null, null));
        claimed.Headers.Contains("Strict-Transport-Security").ShouldBeFalse("nobody's word is taken where no proxy is named");

        static HttpRequestMessage Tls(HttpMethod method, string path, string? cookie, Dictionary<string, string>? fields)
        {
            var request = new HttpRequestMessage(method, path) { Headers = { Host = "desk.example.org" }, Content = fields is null ? null : new FormUrlEncodedContent(fields) };
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("Accept", "text/html");
            if (cookie is not null)
                request.Headers.Add("Cookie", cookie);
            return request;
        }
    }

    [Fact]
    public async Task Every_form_is_refused_without_its_token()
    {
        var served = await Served.Shared(On.Sqlite);
        var (nobody, admin) = (SignedIn.Browser(served), await SignedIn.As(served, Role.Admin));
        var stranger = await (await SignedIn.As(served, Role.Admin)).FormToken();
        var wrong = new List<string>();
        foreach (var door in Doors.Stated.Where(door => door is { IsApi: false, IsFramed: false } && door.Method != "GET"))
        {
            foreach (var (client, token) in new[] { (door.Who is "anyone" or "link" ? nobody : admin, null), (admin, stranger) })
            {
                if (await client.Knock(door, Doors.Fill(door.Route), token) is var answer && (answer.Status != 400 || !answer.Text.Contains("open for too long", StringComparison.Ordinal)))
                    wrong.Add($"{door}{(token is null ? "" : " with the token of another")}: {answer}");
            }
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whatever_can_be_guessed_at_or_filled_up_has_a_limit()
    {
        var served = await Served.Shared(On.Sqlite);
        var limits = Doors.Endpoints(served).SelectMany(
            endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [],
            (endpoint, method) => ($"{method} {endpoint.RoutePattern.RawText!.TrimStart('/')}", endpoint.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName)).ToDictionary();
        string[] guesses = ["account/password", "account/second-step", "unlock", "unlock/passkey"];
        var wrong = from door in Doors.Stated
                    let limit = limits[door.ToString()]
                    let wanted = door.IsApi ? RateLimits.Api
                        : door.Method == "GET" || door.Route == "sign-out" ? null
                        : guesses.Contains(door.Route) || door.Route.StartsWith("sign-in", StringComparison.Ordinal) || door.Route.StartsWith("join/", StringComparison.Ordinal) || door.Route.StartsWith("welcome/", StringComparison.Ordinal) ? RateLimits.SignIn
                        : door.Who == "link" && (door.Route.StartsWith("chat/", StringComparison.Ordinal) || door.Route is "c/{token}/chat" or "c/{token}/writing") ? RateLimits.Chat
                        : door.Who is "anyone" or "link" ? RateLimits.Form : null
                    where wanted is not null && limit != wanted
                    select $"{door}: {limit ?? "none"}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Too_many_complaints_from_one_address_are_told_when_to_come_back()
    {
        await using var served = await Served.Start(On.Sqlite, new Limits { FormsPerHour = 3 });
        var statuses = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            using var response = await SignedIn.Post(SignedIn.Browser(served), "/complain", "/complain", new() { ["text"] = "Where is it?" });
            statuses.Add((int)response.StatusCode);
            if (statuses[^1] == 429)
                response.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 3_600);
        }
        statuses[..3].ShouldNotContain(429);
        statuses[3..].ShouldAllBe(status => status == 429);
        using var looking = await SignedIn.Browser(served).GetAsync("/complain");
        ((int)looking.StatusCode).ShouldBe(200, "looking is free");
    }

    // A script without an address (data is none), a style, a handler or an address of code within a tag.
    [GeneratedRegex("""<script(?![^>]*\s(?:src=|type="application/(?:ld\+)?json"))[^>]*>|<style[\s>]|<[a-z][^<>]*\s(?:on[a-z]+|style)\s*=[^<>]*>|<[a-z][^<>]*=\s*["']?\s*javascript:[^<>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
