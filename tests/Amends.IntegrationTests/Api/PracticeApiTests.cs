using System.Text.Json;
using Amends.Application;
using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Api;

public class PracticeApiTests
{
    private const string Hears = "Your son turns nine tomorrow, you stayed at home all Friday and the bike never came. That must be horrible, and it is our mistake.";

    [Theory, OnBoth]
    internal async Task A_session_is_played_from_its_beginning_to_the_talk_about_it(On on)
    {
        var served = await Served.Shared(on);
        (await served.Agent.Get("practice/scenarios")).GetProperty("items").EnumerateArray().ShouldContain(one => one.GetProperty("scenario").GetString() == "late_delivery");
        var path = await Begin(served.Agent);
        var said = await Say(served.Agent, path, Hears, "\"0\"");
        said.Status.ShouldBe(201);
        said.Headers.ETag!.Tag.ShouldBe("\"1\"");
        var turn = said.Json.GetProperty("turns")[0];
        turn.GetProperty("answer").GetString().ShouldNotBeNullOrEmpty();
        turn.GetProperty("anger").GetDouble().ShouldBeLessThan(68);
        turn.GetProperty("reasons").GetArrayLength().ShouldBeGreaterThan(0);
        (await served.Agent.Get(path)).ToString().ShouldBe(said.Json.ToString());

        (await served.Agent.Post(path + "/ending", new { })).GetProperty("ended").GetString().ShouldBeOneOf("stopped", "calm");
        (await served.Agent.Post(path + "/ending", new { })).GetProperty("version").GetInt32().ShouldBe(1);
        var over = await Say(served.Agent, path, Hears);
        (over.Status, over.Json.GetProperty("code").GetString()).ShouldBe((409, "session_over"));
        var debrief = await served.Agent.Get(path + "/debrief");
        debrief.GetProperty("anger").GetArrayLength().ShouldBe(2);
        debrief.GetProperty("helped").GetArrayLength().ShouldBeGreaterThan(0);
        debrief.GetProperty("steps").EnumerateArray().ShouldContain(step => step.GetProperty("step").GetString() == "acknowledge");
        (await served.Agent.Get("practice/sessions?limit=200")).GetProperty("items").EnumerateArray().ShouldContain(one => path.EndsWith(one.GetProperty("sessionId").GetString()!));
    }

    [Theory, OnBoth]
    internal async Task The_same_seed_answers_the_same_and_a_repeat_says_nothing_twice(On on)
    {
        var served = await Served.Shared(on);
        var (one, other) = (await Begin(served.Agent, seed: 11), await Begin(served.Agent, seed: 11));
        var key = Guid.NewGuid().ToString();
        var json = JsonSerializer.Serialize(new { text = Hears });
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => served.Agent.Send(HttpMethod.Post, one + "/replies", json, ("Idempotency-Key", key), ("If-Match", "\"0\""))));
        answers.ShouldAllBe(answer => answer.Status == 201);
        answers.Select(answer => answer.Text).Distinct().Count().ShouldBe(1);
        (await Say(served.Agent, other, Hears)).Json.GetProperty("turns").ToString().ShouldBe(answers[0].Json.GetProperty("turns").ToString());

        var begun = JsonSerializer.Serialize(new { scenario = "billing_error" });
        var ids = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => served.Agent.Send(HttpMethod.Post, "practice/sessions", begun, ("Idempotency-Key", key + "b"))));
        ids.Select(answer => answer.Json.GetProperty("sessionId").GetGuid()).Distinct().Count().ShouldBe(1);
    }

    [Theory, OnBoth]
    internal async Task Of_many_replies_to_the_same_words_one_wins_and_the_others_are_told(On on)
    {
        var served = await Served.Shared(on);
        var path = await Begin(served.Agent);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(at => Say(served.Agent, path, $"{Hears} {at}", "\"0\"")));
        answers.Count(answer => answer.Status == 201).ShouldBe(1);
        answers.Where(answer => answer.Status != 201).ShouldAllBe(answer => answer.Status == 412 && answer.Json.GetProperty("code").GetString() == "stale");
    }

    [Theory, OnBoth]
    internal async Task A_session_is_its_players_alone_until_it_is_shared_with_the_leads(On on)
    {
        var served = await Served.Shared(on);
        var colleague = served.As(await served.Token(Guid.NewGuid().ToString(), Role.Agent));
        var path = await Begin(served.Agent);
        (await served.Agent.Send(HttpMethod.Post, path + "/sharing", """{"shared":true}""")).Status.ShouldBe(409, "nothing is said yet");
        (await Say(served.Agent, path, Hears)).Status.ShouldBe(201);
        foreach (var other in new[] { colleague, served.Lead, served.Admin })
        {
            (await other.Send(HttpMethod.Get, path, null)).Status.ShouldBe(404);
            (await other.Send(HttpMethod.Get, path + "/debrief", null)).Status.ShouldBe(404);
            (await other.Send(HttpMethod.Post, path + "/ending", "{}")).Status.ShouldBe(404);
            (await other.Send(HttpMethod.Post, path + "/sharing", """{"shared":true}""")).Status.ShouldBe(404);
            (await Say(other, path, Hears)).Status.ShouldBe(404);
        }
        (await served.Agent.Post(path + "/sharing", new { shared = true })).GetProperty("shared").GetBoolean().ShouldBeTrue();
        (await served.Lead.Get(path)).GetProperty("version").GetInt32().ShouldBe(1);
        (await served.Lead.Get(path + "/debrief")).GetProperty("score").GetInt32().ShouldBeGreaterThan(0);
        (await Say(served.Lead, path, Hears)).Status.ShouldBe(404, "seen, not played");
        (await colleague.Send(HttpMethod.Get, path, null)).Status.ShouldBe(404);
        (await served.Lead.Get("practice/sessions?shared=true&limit=200")).GetProperty("items").EnumerateArray().ShouldContain(one => path.EndsWith(one.GetProperty("sessionId").GetString()!));
        (await colleague.Get("practice/sessions?shared=true")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Theory, OnBoth]
    internal async Task An_exam_tells_nothing_of_the_anger_before_it_is_over(On on)
    {
        var served = await Served.Shared(on);
        var path = await Begin(served.Agent, exam: true);
        var said = (await Say(served.Agent, path, "Hello.")).Json;
        said.GetProperty("anger").ValueKind.ShouldBe(JsonValueKind.Null);
        said.GetProperty("score").ValueKind.ShouldBe(JsonValueKind.Null);
        said.GetProperty("turns")[0].GetProperty("reasons").ValueKind.ShouldBe(JsonValueKind.Null);
        var listed = (await served.Agent.Get("practice/sessions?limit=200")).GetProperty("items").EnumerateArray().Single(one => path.EndsWith(one.GetProperty("sessionId").GetString()!, StringComparison.Ordinal));
        listed.GetProperty("anger").ValueKind.ShouldBe(JsonValueKind.Null);
        var early = await served.Agent.Send(HttpMethod.Get, path + "/debrief", null);
        (early.Status, early.Json.GetProperty("code").GetString()).ShouldBe((409, "exam_open"));
        await served.Agent.Post(path + "/ending", new { });
        (await served.Agent.Get(path + "/debrief")).GetProperty("anger").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task What_cannot_be_begun_or_said_is_refused_in_words()
    {
        var served = await Served.Shared(On.Sqlite);
        var unknown = await served.Agent.Send(HttpMethod.Post, "practice/sessions", """{"scenario":"nobody"}""");
        unknown.Status.ShouldBe(400);
        unknown.Json.GetProperty("errors").TryGetProperty("scenario", out _).ShouldBeTrue();
        var path = await Begin(served.Agent);
        (await served.Agent.Send(HttpMethod.Get, path + "/debrief", null)).Status.ShouldBe(409);
        foreach (var text in new[] { "", "   ", new string('a', 20_001) })
            (await Say(served.Agent, path, text)).Status.ShouldBe(400);
    }

    private static async Task<string> Begin(HttpClient by, int? seed = 3, bool exam = false) =>
        "practice/sessions/" + (await by.Post("practice/sessions", new { scenario = "late_delivery", seed, exam })).GetProperty("sessionId").GetString();

    private static Task<Answer> Say(HttpClient by, string path, string text, string? seen = null) =>
        by.Send(HttpMethod.Post, path + "/replies", JsonSerializer.Serialize(new { text }), seen is null ? [] : [("If-Match", seen)]);
}
