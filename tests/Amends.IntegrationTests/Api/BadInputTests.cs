using System.Text;
using System.Text.Json;
using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Api;

public class BadInputTests
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "complaints", "{", "body" },
        { "complaints", "[]", "body" },
        { "complaints", "null", "body" },
        { "complaints", "\"text\"", "body" },
        { "complaints", "{\"text\":\"a\"} and more", "body" },
        { "complaints", "{}", "text" },
        { "complaints", "{\"text\":\"   \"}", "text" },
        { "complaints", "{\"text\":5}", "text" },
        { "complaints", "{\"text\":{\"a\":1}}", "text" },
        { "complaints", "{\"text\":\"a\",\"customer\":7}", "customer" },
        { "complaints", "{\"text\":\"a\",\"customer\":{\"email\":[]}}", "customer.email" },
        { "complaints", "{\"text\":\"a\",\"customer\":{\"email\":\"nobody\"}}", "customer.email" },
        { "complaints", "{\"text\":\"a\",\"channel\":\"pigeon\"}", "channel" },
        { "complaints", "{\"text\":\"a\",\"channel\":3}", "channel" },
        { "complaints", "{\"text\":\"a\",\"receivedAt\":\"yesterday\"}", "receivedAt" },
        { "complaints", "{\"text\":\"a\",\"receivedAt\":\"9999-12-31T23:59:59Z\"}", "receivedAt" },
        { "complaints", "{\"text\":\"a\",\"receivedAt\":\"0001-01-01T00:00:00Z\"}", "receivedAt" },
        { "complaints", "{\"text\":\"a\",\"receivedAt\":\"2026-01-01T00:00:00\"}", "receivedAt" },
        { "complaints", "{\"text\":\"a\",\"externalId\":\"\"}", "externalId" },
        { "readings", "{}", "text" },
        { "readings", "{\"items\":[{\"text\":\"a\"},null]}", "items[1].text" },
        { "readings", "{\"items\":[{\"text\":9}]}", "items[0].text" },
        { "readings", "{\"id\":[],\"text\":\"a\"}", "id" },
        { "suggestions", "{}", "conversation" },
        { "suggestions", "{\"conversation\":[{\"from\":\"nobody\",\"text\":\"a\"}]}", "conversation[0].from" },
        { "suggestions", "{\"customer\":\"a\",\"seed\":\"5\"}", "seed" },
        { "reviews", "{}", "draft" },
        { "reviews", "{\"draft\":\"a\",\"conversation\":[{\"from\":\"nobody\",\"text\":\"a\"}]}", "conversation[0].from" },
        { "reviews", "{\"draft\":\"a\",\"sent\":\"9999-12-31T23:59:59Z\"}", "sent" },
        { "complaints/REF/messages", "{\"text\":\"a\"}", "direction" },
        { "complaints/REF/messages", "{\"text\":\"a\",\"direction\":\"sideways\"}", "direction" },
        { "complaints/REF/skips", "{\"step\":\"jump\",\"reason\":\"a\"}", "step" },
        { "complaints/REF/skips", "{\"step\":\"ask\"}", "reason" },
        { "complaints/REF/offers", "{\"options\":[]}", "options" },
        { "complaints/REF/offers", "{\"options\":[null]}", "options[0].remedy" },
        { "complaints/REF/offers", "{\"options\":[{\"remedy\":\"a\",\"words\":\"b\",\"value\":{\"minorUnits\":-1,\"currency\":\"GBP\"}}]}", "options[0].value.minorUnits" },
        { "complaints/REF/offers", "{\"options\":[{\"remedy\":\"a\",\"words\":\"b\",\"value\":{\"minorUnits\":1.5,\"currency\":\"GBP\"}}]}", "options[0].value.minorUnits" },
        { "complaints/REF/promises", "{\"words\":\"a\",\"due\":\"9999-12-31\"}", "due" },
        { "complaints/REF/promises", "{\"words\":\"a\",\"due\":\"soon\"}", "due" },
        { "complaints/REF/owner", "{\"owner\":\"someone\"}", "owner" },
        { "complaints/REF/owner", "{\"owner\":\"00000000-0000-0000-0000-000000000001\"}", "owner" },
        { "complaints/REF/survey", "{\"right\":7}", "right" },
        { "complaints/REF/follow-ups", "{\"outcome\":\"maybe\"}", "outcome" },
        { "complaints/REF/agreements", "{}", "option" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_cannot_be_used_is_a_400_that_names_the_field(string path, string json, string field)
    {
        var served = await Served.Shared(On.Sqlite);
        var answer = await served.Agent.Send(HttpMethod.Post, path.Replace("REF", await served.Complaint(), StringComparison.Ordinal), json);
        answer.Status.ShouldBe(400, answer.Text);
        answer.Type.ShouldBe("application/problem+json");
        answer.Json.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldContain(field, answer.Text);
    }

    [Theory]
    [InlineData("complaints?limit=0", "limit")]
    [InlineData("complaints?limit=201", "limit")]
    [InlineData("complaints?limit=ten", "limit")]
    [InlineData("complaints?state=lost", "state")]
    [InlineData("complaints?sort=age", "sort")]
    [InlineData("complaints?owner=you", "owner")]
    [InlineData("promises?state=lost", "state")]
    [InlineData("insights/promises?period=year", "period")]
    public async Task What_stands_behind_the_question_mark_is_checked_too(string path, string field)
    {
        var served = await Served.Shared(On.Sqlite);
        var answer = await served.Lead.Send(HttpMethod.Get, path, null);
        answer.Status.ShouldBe(400);
        answer.Json.GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue(answer.Text);
    }

    [Theory, OnBoth]
    internal async Task A_cursor_that_was_made_up_does_no_harm(On on)
    {
        var served = await Served.Shared(on);
        foreach (var cursor in new[] { "x", "AAAAAAAAAAAAAAAAAAAAAA", "f_________________________", "f____________________w", "9223372036854775807.00000000000000000000000000000000", "-1.x", "%00", "' OR 1=1" })
            foreach (var list in new[] { "complaints?sort=urgency", "complaints?sort=heat", "complaints?sort=received", "complaints?sort=due", "complaints?q=parcel", "promises?state=open" })
                (await served.Agent.Send(HttpMethod.Get, $"{list}&cursor={Uri.EscapeDataString(cursor)}", null)).Status.ShouldBeOneOf([200, 400], $"{list} {cursor}");
    }

    public static TheoryData<string> Odd => new()
    {
        "control \u0000\u0001\u001b[31m characters \u007f",
        "a right-to-left \u202E mark \u200F and a \uFEFF",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "'; DROP TABLE complaints; --",
        "emoji 😡🏳️‍🌈 and combining a\u0301\u0301\u0301",
        string.Concat(Enumerable.Repeat("line\n", 100_000)),
        new string('x', 1_000_000),
    };

    [Theory, MemberData(nameof(Odd))]
    public async Task Odd_text_is_stored_and_comes_back_without_a_word_lost(string text)
    {
        foreach (var on in Databases())
        {
            var served = await Served.Shared(on);
            var reference = await served.Complaint(text);
            var stored = (await served.Agent.Get($"complaints/{reference}")).GetProperty("messages")[0].GetProperty("text").GetString()!;
            stored.Length.ShouldBe(text.Length);
            stored.ShouldBe(string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\t' or '\r') ? '\uFFFD' : c)));
        }
    }

    [Theory, OnBoth]
    internal async Task Half_a_surrogate_pair_is_stored_as_a_replacement_character(On on)
    {
        var served = await Served.Shared(on);
        var answer = await served.Agent.Send(HttpMethod.Post, "complaints", """{"text":"broken \ud83d emoji \u0000 and \udc00","subject":"\ud800","customer":{"name":"\udfff\u0000"}}""");
        answer.Status.ShouldBe(201, answer.Text);
        var stored = await served.Agent.Get($"complaints/{answer.Json.GetProperty("reference").GetString()}");
        stored.GetProperty("messages")[0].GetProperty("text").GetString().ShouldBe("broken \uFFFD emoji \uFFFD and \uFFFD");
    }

    [Fact]
    public async Task A_message_of_two_megabytes_is_refused_by_name_and_a_body_of_nine_by_its_size()
    {
        var served = await Served.Shared(On.Sqlite);
        var answer = await served.Agent.Send(HttpMethod.Post, "complaints", JsonSerializer.Serialize(new { text = new string('x', 2_000_000) }));
        answer.Status.ShouldBe(400);
        answer.Json.GetProperty("errors").GetProperty("text")[0].GetString()!.ShouldContain("1,000,000");

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/readings") { Content = new StringContent(JsonSerializer.Serialize(new { text = new string('x', 9_000_000) }), Encoding.UTF8, "application/json") };
        request.Headers.ExpectContinue = true;
        var huge = await served.Agent.Exchange(request);
        huge.Status.ShouldBe(413);
        huge.Json.GetProperty("errors").TryGetProperty("body", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_and_nesting_without_end_are_refused()
    {
        var served = await Served.Shared(On.Sqlite);
        foreach (var bytes in new byte[][] { [.. "{\"text\":\"a\xff\"}".Select(c => (byte)c)], Encoding.UTF8.GetBytes("{\"customer\":" + new string('[', 100_000)), [0xEF, 0xBB], [0], Encoding.Unicode.GetBytes("{\"text\":\"a\"}") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/complaints") { Content = new ByteArrayContent(bytes) };
            request.Content.Headers.ContentType = new("application/json");
            (await served.Agent.Exchange(request)).Status.ShouldBeOneOf(400, 201);
        }
    }

    [Fact]
    public async Task Other_types_methods_and_addresses_are_problems_too()
    {
        var served = await Served.Shared(On.Sqlite);
        using var form = new HttpRequestMessage(HttpMethod.Post, "/api/v1/complaints") { Content = new FormUrlEncodedContent([new("text", "a")]) };
        var unsupported = await served.Agent.Exchange(form);
        (unsupported.Status, unsupported.Type).ShouldBe((415, "application/problem+json"));
        var method = await served.Agent.Send(HttpMethod.Delete, "complaints", null);
        (method.Status, method.Type).ShouldBe((405, "application/problem+json"));
        var nowhere = await served.Agent.Send(HttpMethod.Get, "nowhere", null);
        (nowhere.Status, nowhere.Type).ShouldBe((404, "application/problem+json"));
        var id = await served.Agent.Send(HttpMethod.Get, "customers/not-an-id", null);
        (id.Status, id.Type).ShouldBe((404, "application/problem+json"));
        foreach (var tag in new[] { "\"x\"", "\"-1\"", "W/\"1\"" })
            (await served.Agent.Send(HttpMethod.Post, $"complaints/{await served.Complaint()}/evidence", """{"step":"own"}""", ("If-Match", tag))).Status.ShouldBe(412);
    }

    private static IEnumerable<On> Databases() => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AMENDS_TEST_POSTGRES")) ? [On.Sqlite] : [On.Sqlite, On.Postgres];
}
