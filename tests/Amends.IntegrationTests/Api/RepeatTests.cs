using System.Text.Json;
using Amends.IntegrationTests.Storage;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Api;

public class RepeatTests
{
    [Theory, OnBoth]
    internal async Task The_same_key_many_times_at_once_is_one_complaint_and_one_answer(On on)
    {
        var served = await Served.Shared(on);
        var key = Guid.NewGuid().ToString();
        var json = JsonSerializer.Serialize(new { text = $"Only once please {key}", customer = new { email = $"{key}@example.com" } });
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => served.Agent.Send(HttpMethod.Post, "complaints", json, ("Idempotency-Key", key))));
        answers.ShouldAllBe(a => a.Status == 201);
        answers.Select(a => a.Text).Distinct().Count().ShouldBe(1);
        (await served.Agent.Get($"complaints?q={key}")).GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Theory, OnBoth]
    internal async Task The_same_key_with_another_body_is_refused(On on)
    {
        var served = await Served.Shared(on);
        var key = Guid.NewGuid().ToString();
        (await served.Agent.Send(HttpMethod.Post, "complaints", """{"text":"one"}""", ("Idempotency-Key", key))).Status.ShouldBe(201);
        var other = await served.Agent.Send(HttpMethod.Post, "complaints", """{"text":"two"}""", ("Idempotency-Key", key));
        other.Status.ShouldBe(422);
        other.Json.GetProperty("code").GetString().ShouldBe("idempotency_key_reused");
        (await served.Lead.Send(HttpMethod.Post, "complaints", """{"text":"two"}""", ("Idempotency-Key", key))).Status.ShouldBe(201);
    }

    [Theory, OnBoth]
    internal async Task A_repeated_change_is_done_once_even_with_the_version_it_was_made_on(On on)
    {
        var served = await Served.Shared(on);
        var path = $"complaints/{await served.Complaint()}/messages";
        var json = """{"direction":"note","text":"Rang her."}""";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => served.Agent.Send(HttpMethod.Post, path, json, ("Idempotency-Key", path), ("If-Match", "\"2\""))));
        answers.ShouldAllBe(a => a.Status == 201);
        answers.Select(a => a.Json.GetProperty("version").GetInt32()).Distinct().ShouldBe([3]);
    }

    [Theory, OnBoth]
    internal async Task An_old_version_is_answered_with_what_changed_since(On on)
    {
        var served = await Served.Shared(on);
        var path = $"complaints/{await served.Complaint()}";
        var tag = (await served.Agent.Send(HttpMethod.Get, path, null)).Headers.ETag!.Tag;
        (await served.Lead.Send(HttpMethod.Post, path + "/evidence", """{"step":"own"}""", ("If-Match", tag))).Status.ShouldBe(201);
        var stale = await served.Agent.Send(HttpMethod.Post, path + "/evidence", """{"step":"inform"}""", ("If-Match", tag));
        stale.Status.ShouldBe(412);
        stale.Json.GetProperty("version").GetInt32().ShouldBe(3);
        stale.Json.GetProperty("changes")[0].GetProperty("kind").GetString().ShouldBe("evidence_noted");
        (await served.Agent.Get(path)).GetProperty("version").GetInt32().ShouldBe(3);
    }

    [Theory, OnBoth]
    internal async Task Of_many_changes_to_the_same_version_at_once_one_goes_through(On on)
    {
        var served = await Served.Shared(on);
        var path = $"complaints/{await served.Complaint()}/evidence";
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => served.Agent.Send(HttpMethod.Post, path, """{"step":"own"}""", ("If-Match", "\"2\""))));
        answers.Count(a => a.Status == 201).ShouldBe(1);
        answers.Count(a => a.Status == 412).ShouldBe(11);
    }

    [Fact]
    public async Task What_the_complaint_does_not_allow_is_a_conflict_in_words()
    {
        var served = await Served.Shared(On.Sqlite);
        var answer = await served.Agent.Send(HttpMethod.Post, $"complaints/{await served.Complaint()}/closing", "{}");
        answer.Status.ShouldBe(409);
        answer.Json.GetProperty("code").GetString().ShouldBe("not_resolved");
        answer.Json.GetProperty("detail").GetString()!.ShouldContain("Put it right first");
    }
}
