using System.Net;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.CustomerPages;
using Amends.Application.Customers;
using Amends.Application.Surveys;
using Amends.IntegrationTests.Api;
using Amends.IntegrationTests.People;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.FollowUps;

public class SurveyTests
{
    [Theory, OnBoth]
    internal async Task They_are_asked_once_and_reminded_once_however_often_the_sweep_runs_and_after_days_off(On on)
    {
        await using var house = await House.Open(on);
        var reference = await Followed(house);
        var sweep = house.Get<SweepSurveys>();
        (await sweep.Handle()).ShouldBe(0);
        house.Clock.Advance(TimeSpan.FromDays(3));
        (await sweep.Handle()).ShouldBe(1);
        (await sweep.Handle()).ShouldBe(0);
        // Amends is off for weeks.
        house.Clock.Advance(TimeSpan.FromDays(40));
        (await sweep.Handle()).ShouldBe(1);
        house.Clock.Advance(TimeSpan.FromDays(40));
        (await sweep.Handle()).ShouldBe(0);
        var found = await house.Get<CaseView>().Handle(house.Agent, reference);
        found!.Timeline.Select(entry => entry.What).OfType<SurveyAsked>().ShouldBe([new SurveyAsked(false), new SurveyAsked(true)]);
        await using var db = await house.Db();
        (await db.Outbox.CountAsync(o => o.Kind == "survey")).ShouldBe(2);
        (await house.Get<Application.Audit.VerifyAll>().Handle()).FaultCount.ShouldBe(0);
    }

    [Theory, OnBoth]
    internal async Task Whoever_wants_no_questions_is_asked_none_on_any_case(On on)
    {
        await using var house = await House.Open(on);
        var first = await Followed(house, "maya@example.com");
        var second = await Followed(house, "maya@example.com");
        var customer = (await house.Get<CaseView>().Handle(house.Agent, first))!.State.CustomerId;
        (await house.Get<CaseView>().Handle(house.Agent, second))!.State.CustomerId.ShouldBe(customer);
        (await house.Get<CustomerChoices>().Change(customer, surveys: false)).Value().ShouldBeTrue();
        house.Clock.Advance(TimeSpan.FromDays(3));
        (await house.Get<SweepSurveys>().Handle()).ShouldBe(0);
        (await house.Get<SweepSurveys>().Handle()).ShouldBe(0);
        await using var db = await house.Db();
        (await db.Surveys.CountAsync(s => s.AskAt != null)).ShouldBe(0);
    }

    [Theory, OnBoth]
    internal async Task A_hot_comment_opens_the_case_to_the_lead_with_its_reading_until_a_lead_takes_it(On on)
    {
        await using var house = await House.Open(on);
        var reference = await Followed(house);
        await using (var db = await house.Db())
        {
            db.Users.Add(new Account { Id = house.Lead.Id, Name = "Lena", Role = Role.Lead, UserName = "lena" });
            db.Users.Add(new Account { Id = house.Agent.Id, Name = "Ada", Role = Role.Agent, UserName = "ada" });
            await db.SaveChangesAsync();
        }
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new Close(null))).Value();
        var words = "This is an absolute disgrace! You lied to me again and I am furious. I will never buy from you again!";
        (await house.Get<AnswerQuestions>().Handle(house.Target(reference, by: Customer(await State())), new AnswerSurvey(2, null, words, Satisfied: 4))).Value();

        var state = await State();
        state.Stage.ShouldBe(Stage.Open);
        state.Heat.Value.ShouldBeGreaterThan(60);
        var found = await house.Get<CaseView>().Handle(house.Agent, reference);
        found!.Messages[^1].Text.ShouldBe(words);
        found.Messages[^1].Reading.ShouldNotBeNull();
        var low = (await house.Get<ListLowScores>().Handle(house.Lead)).ShouldHaveSingleItem();
        low.Said.ShouldBe(words);
        low.Answers.Heat!.Value.Value.ShouldBeGreaterThan(60);
        (await house.Get<ListLowScores>().Handle(house.Agent)).ShouldBeEmpty();

        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new ChangeOwner(house.Agent.Id, null))).Value();
        (await house.Get<ListLowScores>().Handle(house.Lead)).Count.ShouldBe(1);
        (await house.Get<ChangeComplaint>().Handle(house.Target(reference), new ChangeOwner(house.Lead.Id, null))).Value();
        (await house.Get<ListLowScores>().Handle(house.Lead)).ShouldBeEmpty();
        (await house.Get<Application.Audit.VerifyAll>().Handle()).FaultCount.ShouldBe(0);

        async Task<Complaint> State() => (await house.Get<CaseView>().Handle(house.Lead, reference))!.State;
        static Person Customer(Complaint of) => Person.Customer(of.CustomerId, "Maya");
    }

    [Theory, OnBoth]
    internal async Task Looking_at_the_page_records_nothing_whoever_looks_and_how(On on)
    {
        await using var served = await Served.Start(on);
        var (reference, page) = await Closed(served);
        var before = await Timeline(served, reference);
        var scanner = SignedIn.Browser(served);
        foreach (var (method, header, value) in ((HttpMethod, string, string)[])
            [(HttpMethod.Get, "User-Agent", "link-preview/1.0"), (HttpMethod.Head, "User-Agent", "mail-scanner"), (HttpMethod.Get, "Sec-Purpose", "prefetch"), (HttpMethod.Get, "Purpose", "prefetch")])
        {
            foreach (var path in (string[])[page, $"{page}?right=0&satisfied=1&recommend=0", $"{page}/answers?right=0", $"{page}/questions?ask=never"])
            {
                using var request = new HttpRequestMessage(method, path);
                request.Headers.TryAddWithoutValidation(header, value);
                using var answer = await scanner.SendAsync(request);
            }
        }
        // A scanner that sends the form without having been given it is refused too.
        using var forged = await scanner.PostAsync($"{page}/answers", new FormUrlEncodedContent([new("right", "0")]));
        forged.IsSuccessStatusCode.ShouldBeFalse();
        forged.StatusCode.ShouldNotBe(HttpStatusCode.SeeOther);
        (await Timeline(served, reference)).ShouldBe(before);
        await using var db = await served.Db();
        (await db.SurveySums.CountAsync()).ShouldBe(0);
        (await db.Customers.CountAsync(c => c.NoSurveysAt != null)).ShouldBe(0);
    }

    [Theory, OnBoth]
    internal async Task On_two_devices_the_first_answer_counts_and_the_second_is_told_so_with_its_words_kept(On on)
    {
        await using var served = await Served.Start(on);
        var (reference, page) = await Closed(served);
        var (phone, laptop) = (SignedIn.Browser(served), SignedIn.Browser(served));
        var answers = await Task.WhenAll(Answer(phone), Answer(laptop));
        answers.Select(answer => (int)answer.StatusCode).Order().ShouldBe([303, 422]);
        var told = await answers.Single(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity).Content.ReadAsStringAsync();
        told.ShouldContain("You have answered these questions already");
        told.ShouldContain("It went well in the end");
        (await Timeline(served, reference)).Count(kind => kind == "survey_answered").ShouldBe(1);
        await using var db = await served.Db();
        (await db.SurveySums.Select(s => s.Count).ToListAsync()).ShouldAllBe(count => count == 1);
        (await db.SurveySums.CountAsync()).ShouldBe(3);
        (await db.Customers.CountAsync(c => c.InvitationsAt != null)).ShouldBe(1);
        var complaint = await served.Agent.Get($"complaints/{reference}");
        complaint.GetProperty("stage").GetString().ShouldBe("resolved");

        Task<HttpResponseMessage> Answer(HttpClient device) => SignedIn.Post(device, page, $"{page}/answers",
            new() { ["satisfied"] = "5", ["ease"] = "6", ["recommend"] = "9", ["better"] = "It went well in the end", ["invite"] = "yes" });
    }

    [Theory, OnBoth]
    internal async Task The_customer_stops_the_questions_from_their_page_and_may_have_them_again(On on)
    {
        await using var served = await Served.Start(on);
        var (_, page) = await Closed(served);
        var customer = SignedIn.Browser(served);
        (await customer.GetStringAsync(page)).ShouldContain("How satisfied are you");
        (await SignedIn.Post(customer, page, $"{page}/questions", new() { ["ask"] = "never" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await customer.GetStringAsync(page)).ShouldNotContain("How satisfied are you");
        (await SignedIn.Post(customer, page, $"{page}/questions", new() { ["ask"] = "again" })).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await customer.GetStringAsync(page)).ShouldContain("How satisfied are you");
    }

    private static async Task<string> Followed(House house, string? email = null)
    {
        var reference = await house.Receive(email: email);
        foreach (var command in (Command[])[new NoteEvidence(Step.Acknowledge, null), new Resolve("Done"), new FollowUp(FollowUpOutcome.Satisfied, null)])
            (await house.Get<ChangeComplaint>().Handle(house.Target(reference), command)).Value();
        return reference;
    }

    /// <summary>A complaint that is put right, and its customer's page.</summary>
    private static async Task<(string Reference, string Page)> Closed(Served served)
    {
        var reference = await served.Complaint();
        await served.Agent.Post($"complaints/{reference}/evidence", new { step = "acknowledge" });
        await served.Agent.Post($"complaints/{reference}/resolution", new { words = "Done" });
        return (reference, $"/c/{await served.App.Services.GetRequiredService<CustomerLink>().Create(reference)}");
    }

    private static async Task<List<string>> Timeline(Served served, string reference) =>
        [.. (await served.Agent.Get($"complaints/{reference}/timeline?limit=200")).GetProperty("items").EnumerateArray().Select(e => e.GetProperty("what").GetProperty("kind").GetString()!)];
}
