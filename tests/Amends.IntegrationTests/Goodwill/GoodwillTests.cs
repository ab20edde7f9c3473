using System.Text.Json;
using Amends.Application;
using Amends.Application.Audit;
using Amends.Application.Goodwill;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Goodwill;

/// <summary>Goodwill through the real API: limits, questions, gifts, payments, sums.</summary>
public sealed class GoodwillTests
{
    [Theory, OnBoth]
    internal async Task Within_the_limit_it_is_given_and_above_it_a_lead_is_asked(On on)
    {
        await using var served = await Served.Start(on);
        var path = $"complaints/{await served.Complaint()}";
        Kind(await Give(served.Agent, path, 1000)).ShouldBe("goodwill_given");
        // What was given before counts.
        var asked = await Give(served.Agent, path, 100_000);
        Kind(asked).ShouldBe("approval_asked");
        (await served.Agent.Send(HttpMethod.Post, path + "/goodwill", Body(100_000))).Json.GetProperty("code").GetString().ShouldBe("approval_waiting");
        var id = asked.GetProperty("entries")[0].GetProperty("what").GetProperty("approvalId").GetString();
        var question = (await served.Lead.Get("approvals")).GetProperty("items")[0];
        question.GetProperty("id").GetString().ShouldBe(id);
        question.GetProperty("question").GetString()!.ShouldStartWith("May I give a voucher of £1,000.00? I ask because it is above my limit of £");

        // The lead's own limit does not reach so far; an admin's does.
        var decision = $"{path}/approvals/{id}/decision";
        (await served.Lead.Send(HttpMethod.Post, decision, """{"granted":true}""")).Json.GetProperty("code").GetString().ShouldBe("above_limit");
        (await served.Admin.Send(HttpMethod.Post, decision, """{"granted":true}""")).Status.ShouldBe(201);
        (await served.Admin.Send(HttpMethod.Post, decision, """{"granted":false}""")).Json.GetProperty("code").GetString().ShouldBe("approval_decided");
        Kind(await Give(served.Agent, path, 100_000)).ShouldBe("goodwill_given");
        (await served.Agent.Send(HttpMethod.Post, path + "/goodwill", $$"""{"remedy":"voucher","value":{"minorUnits":100,"currency":"GBP"},"approval":"{{id}}"}""")).Json.GetProperty("code").GetString().ShouldBe("approval_used");
        (await served.Lead.Get("approvals")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await served.Lead.Get("approvals?state=granted")).GetProperty("items").GetArrayLength().ShouldBe(1);
        (await served.App.Services.GetRequiredService<VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Theory, OnBoth]
    internal async Task A_no_with_a_counter_offer_lets_that_much_be_given_and_a_lead_above_their_limit_asks_too(On on)
    {
        await using var served = await Served.Start(on);
        var path = $"complaints/{await served.Complaint()}";
        var id = (await Give(served.Agent, path, 9000)).GetProperty("entries")[0].GetProperty("what").GetProperty("approvalId").GetString();
        (await served.Lead.Send(HttpMethod.Post, $"{path}/approvals/{id}/decision", """{"granted":false,"words":"Too much for a first time.","counter":{"minorUnits":6000,"currency":"GBP"}}""")).Status.ShouldBe(201);
        Kind(await Give(served.Agent, path, 6000)).ShouldBe("goodwill_given");
        Kind(await Give(served.Lead, path, 90_000)).ShouldBe("approval_asked");
    }

    [Theory, OnBoth]
    internal async Task A_leads_answers_on_one_case_add_up_to_their_limit_and_not_beyond(On on)
    {
        await using var served = await Served.Start(on);
        var path = $"complaints/{await served.Complaint()}";
        // 150.00 on a calm case, 300.00 on the most furious.
        (await Answer(served.Lead, path)).Status.ShouldBe(201);
        await Answer(served.Lead, path);
        (await Answer(served.Lead, path)).Json.GetProperty("code").GetString().ShouldBe("above_limit");
        (await Answer(served.Admin, path)).Status.ShouldBe(201);
        (await Answer(served.Lead, $"complaints/{await served.Complaint()}")).Status.ShouldBe(201, "each case by itself");

        async Task<(int Status, JsonElement Json)> Answer(HttpClient who, string path)
        {
            var asked = await served.Agent.Send(HttpMethod.Post, path + "/approvals", $$$"""{"question":"May I give {{{Guid.NewGuid()}}}?","value":{"minorUnits":14900,"currency":"GBP"}}""");
            asked.Status.ShouldBe(201, asked.Text);
            var answer = await who.Send(HttpMethod.Post, $"{path}/approvals/{asked.Json.GetProperty("entries")[0].GetProperty("what").GetProperty("approvalId").GetString()}/decision", """{"granted":true}""");
            return (answer.Status, answer.Json);
        }
    }

    [Theory, OnBoth]
    internal async Task A_question_is_handed_on_to_a_lead_and_then_only_they_or_an_admin_answer_it(On on)
    {
        await using var served = await Served.Start(on);
        var path = $"complaints/{await served.Complaint()}";
        var id = (await Give(served.Agent, path, 9000)).GetProperty("entries")[0].GetProperty("what").GetProperty("approvalId").GetString();
        var (agent, lead) = (await Account(served, Role.Agent), await Account(served, Role.Lead));
        (await served.Lead.Send(HttpMethod.Post, $"{path}/approvals/{id}/delegation", $$"""{"to":"{{agent}}"}""")).Json.GetProperty("code").GetString().ShouldBe("not_a_lead");
        (await served.Lead.Send(HttpMethod.Post, $"{path}/approvals/{id}/delegation", $$"""{"to":"{{lead}}","words":"You know them."}""")).Status.ShouldBe(201);
        (await served.Lead.Send(HttpMethod.Post, $"{path}/approvals/{id}/decision", """{"granted":true}""")).Json.GetProperty("code").GetString().ShouldBe("approval_handed_on");
        (await served.Admin.Send(HttpMethod.Post, $"{path}/approvals/{id}/decision", """{"granted":true}""")).Status.ShouldBe(201);
    }

    [Theory, OnBoth]
    internal async Task The_same_request_many_times_at_once_gives_once_and_pays_once(On on)
    {
        await using var served = await Served.Start(on);
        var path = $"complaints/{await served.Complaint()}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => served.Agent.Send(HttpMethod.Post, path + "/goodwill", Body(1000), ("Idempotency-Key", "once"))));
        answers.ShouldAllBe(a => a.Status == 201);
        var gifts = (await served.Agent.Get(path)).GetProperty("gifts");
        gifts.GetArrayLength().ShouldBe(1);
        var pay = $"{path}/goodwill/{gifts[0].GetProperty("id").GetString()}/payment";
        var payments = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => served.Agent.Send(HttpMethod.Post, pay, $$"""{"reference":"PAY-{{i}}"}""")));
        payments.Count(a => a.Status == 201).ShouldBe(1);
        payments.Where(a => a.Status != 201).ShouldAllBe(a => a.Json.GetProperty("code").GetString() == "paid");

        // One payment pays one gift.
        var paid = (await served.Agent.Get(path)).GetProperty("gifts")[0].GetProperty("payment").GetString();
        var other = $"complaints/{await served.Complaint()}";
        var gift = (await Give(served.Agent, other, 500)).GetProperty("entries")[0].GetProperty("what").GetProperty("giftId").GetString();
        (await served.Agent.Send(HttpMethod.Post, $"{other}/goodwill/{gift}/payment", $$"""{"reference":"{{paid}}"}""")).Json.GetProperty("code").GetString().ShouldBe("payment_used");
    }

    [Theory, OnBoth]
    internal async Task Months_are_summed_as_they_happen_and_a_recovery_that_did_not_hold_is_none(On on)
    {
        await using var served = await Served.Start(on);
        var (one, two) = ($"complaints/{await served.Complaint()}", $"complaints/{await served.Complaint()}");
        await Give(served.Agent, one, 1000);
        await Give(served.Agent, two, 500);
        foreach (var path in new[] { one, two })
            (await served.Agent.Send(HttpMethod.Post, path + "/resolution", """{"words":"Sent again."}""")).Status.ShouldBe(201);
        var month = (await served.Lead.Get("insights/goodwill")).GetProperty("items")[0];
        month.GetProperty("value").GetInt64().ShouldBe(1500);
        month.GetProperty("cost").GetInt64().ShouldBe(900);
        month.GetProperty("gifts").GetInt64().ShouldBe(2);
        month.GetProperty("recoveries").GetInt64().ShouldBe(2);
        month.GetProperty("costPerRecovery").GetInt64().ShouldBe(450);
        month.GetProperty("budget").GetInt64().ShouldBe(200_000);
        await served.Agent.Send(HttpMethod.Post, one + "/reopening", """{"reason":"Broke again."}""");
        (await served.Lead.Get("insights/goodwill")).GetProperty("items")[0].GetProperty("recoveries").GetInt64().ShouldBe(1);
        (await served.Agent.Send(HttpMethod.Get, "insights/goodwill", null)).Status.ShouldBe(403);
    }

    [Theory, OnBoth]
    internal async Task The_guide_reads_the_loss_from_their_words_and_looks_at_like_cases(On on)
    {
        await using var served = await Served.Start(on);
        const string words = "My parcel with the £42.00 lamp never came and nobody answers. I want something for the trouble!";
        foreach (var amount in new[] { 1000, 1500, 2000 })
            await Give(served.Agent, $"complaints/{await served.Complaint(words)}", amount);
        var guide = await served.Agent.Get($"complaints/{await served.Complaint(words)}/goodwill");
        guide.GetProperty("loss").GetProperty("minorUnits").GetInt64().ShouldBe(4200);
        guide.GetProperty("softCap").GetInt64().ShouldBe(6300);
        guide.GetProperty("like").GetProperty("count").GetInt32().ShouldBe(3);
        guide.GetProperty("like").GetProperty("median").GetInt64().ShouldBe(1500);
        // Beyond one and a half times the loss a lead decides, whatever the limit.
        var fee = $"complaints/{await served.Complaint("You charged me a £10.00 fee that I never agreed to! This is a DISGRACE, I am furious!!!")}";
        var credit = await served.Agent.Send(HttpMethod.Post, fee + "/goodwill", """{"remedy":"credit","value":{"minorUnits":1600,"currency":"GBP"}}""");
        Kind(credit.Json).ShouldBe("approval_asked");
        credit.Text.ShouldContain("more than one and a half times what they lost, £10.00");
    }

    [Theory, OnBoth]
    internal async Task Amounts_that_make_no_sense_are_refused_in_words(On on)
    {
        var served = await Served.Shared(on);
        var path = $"complaints/{await served.Complaint()}";
        await Give(served.Agent, path, 100);
        (await served.Agent.Send(HttpMethod.Post, path + "/goodwill", """{"remedy":"voucher","value":{"minorUnits":100,"currency":"EUR"}}""")).Json.GetProperty("code").GetString().ShouldBe("currency_differs");
        foreach (var amount in new[] { "-1", "9223372036854775807", "99999999999999999999", "1.5", "\"5\"" })
            (await served.Agent.Send(HttpMethod.Post, path + "/goodwill", $$$"""{"remedy":"voucher","value":{"minorUnits":{{{amount}}},"currency":"GBP"}}""")).Status.ShouldBe(400, amount);
        (await served.Agent.Send(HttpMethod.Post, path + "/goodwill", """{"remedy":"voucher"}""")).Json.GetProperty("code").GetString().ShouldBe("amount_missing");
        (await served.Agent.Send(HttpMethod.Post, path + "/goodwill", """{"remedy":"unicorn"}""")).Json.GetProperty("code").GetString().ShouldBe("remedy_unknown");
        (await served.Agent.Send(HttpMethod.Post, path + "/goodwill", """{"remedy":"refund","value":{"minorUnits":100,"currency":"GBP"}}""")).Json.GetProperty("code").GetString().ShouldBe("remedy_owed");
    }

    [Theory, OnBoth]
    public async Task Who_was_given_something_on_several_cases_within_a_year_is_told_to_leads_only(On on)
    {
        await using var house = await House.Open(on);
        var view = house.Get<GoodwillView>();
        var reference = "";
        for (var i = 0; i < 3; i++)
        {
            reference = await house.Receive(email: "maya@example.com");
            (await view.Handle(house.Lead, reference))!.Repeat.ShouldBeNull();
            (await house.Get<GiveRemedy>().Handle(house.Target(reference), new(Guid.NewGuid(), "voucher", new Money(500, "GBP"), null))).Value();
        }
        (await view.Handle(house.Lead, reference))!.Repeat.ShouldBe(new RepeatClaims(3, 3, new Money(1500, "GBP")));
        (await view.Handle(house.Agent, reference))!.Repeat.ShouldBeNull();
        house.Clock.Advance(TimeSpan.FromDays(400));
        (await view.Handle(house.Lead, reference))!.Repeat.ShouldBeNull();
    }

    private static string Body(long minor) => $$$"""{"remedy":"voucher","value":{"minorUnits":{{{minor}}},"currency":"GBP"}}""";

    private static async Task<JsonElement> Give(HttpClient client, string path, long minor)
    {
        var answer = await client.Send(HttpMethod.Post, path + "/goodwill", Body(minor));
        answer.Status.ShouldBe(201, answer.Text);
        return answer.Json;
    }

    private static string Kind(JsonElement answer) => answer.GetProperty("entries")[0].GetProperty("what").GetProperty("kind").GetString()!;

    private static async Task<Guid> Account(Served served, Role role)
    {
        await using var scope = served.App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<Accounts>().Create($"{Guid.NewGuid():N}@example.com", "Ruth Adeyemi", role, "a calm and long password")).Value().Id;
    }
}
