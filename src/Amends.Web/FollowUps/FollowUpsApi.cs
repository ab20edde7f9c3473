using Amends.Application.Complaints;
using Amends.Application.FollowUps;
using Amends.Application.Surveys;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Hosting;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.FollowUps;

/// <summary>After the fix: whether it is really right, the closing questions, and thanks.</summary>
internal static class FollowUpsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/follow-ups", List).Produces<Api.Page<FollowUpAnswer>>().WithSummary("Whom to ask next whether it is right, the longest due first.");
        api.MapPost("/complaints/{reference}/follow-ups", Post).Accepts<FollowUpBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created)
            .WithSummary("Records a contact after the fix, and what came of it. \"not_yet\" reopens the complaint; \"asked\" may bring the message that asks.");
        api.MapPost("/complaints/{reference}/survey", Survey).Accepts<SurveyBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created)
            .WithSummary("Records the customer's answers to the closing questions. A low score, or upset words, reopens the complaint and hands it to a lead.");
        api.MapPost("/complaints/{reference}/thanks", Thank).Accepts<ThanksBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created)
            .WithSummary("Thanks the customer for telling us; with what the rule gives, if \"reward\" is true.");
        api.MapPost("/complaints/{reference}/invitation", Invite).Accepts<InvitationBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created)
            .WithSummary("Invites a customer to review or recommend us, who said that we may and scored high.");
    }

    private static async Task<IResult> List(HttpContext http, ListFollowUps list, string? owner, string? cursor, string? limit, CancellationToken cancel)
    {
        var check = new Check();
        var query = new FollowUpQuery(Queries.Owner(owner, http.Person(), check), Cursor: cursor, Limit: Queries.Limit(limit, check));
        check.Done();
        var page = await list.Handle(http.Person(), query, cancel);
        return Answers.Json(new Api.Page<FollowUpAnswer>([.. page.Items.Select(FollowUpAnswer.Of)], page.Next), ApiJson.Web.PageFollowUpAnswer);
    }

    private static async Task<IResult> Survey(HttpContext http, string reference, AnswerQuestions questions, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.SurveyBody);
        var outcome = await questions.Handle(http.Target(reference), body.Checked(), Channel.Api, cancel);
        return outcome.ToAnswer(changed => Changing.Changed(http, changed));
    }

    private static async Task<IResult> Thank(HttpContext http, string reference, ThankCustomer thank, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.ThanksBody);
        var words = new WordsBody(body.Words).Checked();
        return (await thank.Handle(http.Target(reference), words, body.Reward == true, cancel)).ToAnswer(changed => Changing.Changed(http, changed));
    }

    private static async Task<IResult> Invite(HttpContext http, string reference, InviteToReview invite, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.InvitationBody);
        var check = new Check();
        check.Required(body.Words, "words", Check.LongestWords);
        check.Done();
        return (await invite.Handle(http.Target(reference), body.Words!, cancel)).ToAnswer(changed => Changing.Changed(http, changed));
    }

    private static async Task<IResult> Post(HttpContext http, string reference, ChangeComplaint change, WriteAfterFix write, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.FollowUpBody);
        var followUp = body.Checked();
        if (body.Message is not { } message)
            return await Changing.Change(http, reference, followUp, change, cancel);
        var outcome = await write.Ask(http.Target(reference), message, body.Channel ?? Channel.Email, cancel);
        return outcome.ToAnswer(changed => Changing.Changed(http, changed));
    }
}

/// <param name="Message">What the customer is sent with it; only with <c>asked</c>.</param>
internal sealed record FollowUpBody(FollowUpOutcome? Outcome, string? Words, string? Message = null, Channel? Channel = null)
{
    public FollowUp Checked()
    {
        var check = new Check();
        check.That(Outcome is not null, "outcome", $"This must be one of: {string.Join(", ", Codes<FollowUpOutcome>.All)}.");
        check.Optional(Words, "words", Check.LongestWords);
        check.Optional(Message, "message", Check.LongestMessage);
        check.That(Message is null || Outcome == FollowUpOutcome.Asked, "message", "A message goes with the outcome asked.");
        check.Done();
        return new FollowUp(Outcome!.Value, Words);
    }
}

internal sealed record SurveyBody(
    int? Right, int? Fairness, string? Words, int? Satisfied = null, int? Ease = null, int? Recommend = null, int? Outcome = null, int? Process = null)
{
    public AnswerSurvey Checked()
    {
        var check = new Check();
        check.That(Satisfied is null or (>= 1 and <= 5), "satisfied", "This must be from 1 (not at all) to 5 (fully).");
        check.That(Ease is null or (>= 1 and <= 7), "ease", "This must be from 1 (very hard) to 7 (very easy).");
        check.That(Recommend is null or (>= 0 and <= 10), "recommend", "This must be from 0 (not at all) to 10 (gladly).");
        check.That(Outcome is null or (>= 1 and <= 5), "outcome", "This must be from 1 (unfair) to 5 (fair).");
        check.That(Process is null or (>= 1 and <= 5), "process", "This must be from 1 (unfair) to 5 (fair).");
        check.That(Right is null or (>= 0 and <= 2), "right", "This must be 0 (no), 1 (in part) or 2 (yes).");
        check.That(Fairness is null or (>= 1 and <= 5), "fairness", "This must be from 1 (not at all) to 5 (fully).");
        check.Optional(Words, "words", Check.LongestWords);
        check.Done();
        return new AnswerSurvey(Right, Fairness, Words, Satisfied, Ease, Recommend, Outcome, Process);
    }
}

/// <param name="Reward">With what the rule gives.</param>
internal sealed record ThanksBody(string? Words, bool? Reward = null);

internal sealed record InvitationBody(string? Words);

/// <param name="Address">The number or address; null where it can only stand on the customer's own page.</param>
internal sealed record FollowUpAnswer(
    string Reference, Guid CustomerId, string CustomerName, string? Subject, double Heat, Guid? Owner, ContactKind Kind, Instant Due, IReadOnlyList<DoneAnswer> Done, Channel Channel, string? Address)
{
    public static FollowUpAnswer Of(FollowUpItem it) => new(
        it.Reference, it.CustomerId, it.CustomerName, it.Subject, it.Heat, it.Owner, it.Kind, it.Due, [.. it.Done.Select(one => new DoneAnswer(one.Words, one.At))], it.By.Channel, it.By.Address);
}

internal sealed record DoneAnswer(string Words, Instant At);
