using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Practice;
using Amends.Application.Storage;
using Amends.Practice;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Hosting;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.Practice;

/// <summary>Practice for programs: the scenarios, a session of one's own from its beginning to the talk about it, and what colleagues shared with leads and trainers.</summary>
internal static class PracticeApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var practice = api.MapGroup("/practice");
        practice.MapGet("/scenarios", Library).Produces<Items<ScenarioAnswer>>().WithSummary("The customers to practise with, easiest first.");
        practice.MapGet("/sessions", List).Produces<Api.Page<PracticeItemAnswer>>().WithSummary("Your own sessions, the latest first; shared=true: what colleagues shared, for leads.");
        practice.MapPost("/sessions", Begin).Accepts<PracticeBody>("application/json").Produces<PracticeAnswer>(StatusCodes.Status201Created)
            .WithSummary("Begins a session. With the same seed the same customer answers the same to the same words; in an exam neither anger nor score is told before the end.");
        practice.MapGet("/sessions/{id:guid}", One).Produces<PracticeAnswer>().WithSummary("A session of your own, or one that was shared with you as a lead.");
        practice.MapPost("/sessions/{id:guid}/replies", Reply).Accepts<PracticeReplyBody>("application/json").Produces<PracticeAnswer>(StatusCodes.Status201Created)
            .WithSummary("Says a reply; the simulated customer answers at once.");
        practice.MapPost("/sessions/{id:guid}/ending", End).Produces<PracticeAnswer>().WithSummary("Ends a session of your own where it is. One that is over stays as it is.");
        practice.MapPost("/sessions/{id:guid}/sharing", Share).Accepts<SharingBody>("application/json").Produces<PracticeAnswer>().WithSummary("Shows a session of your own to the leads, or no longer.");
        practice.MapGet("/sessions/{id:guid}/debrief", Talk).Produces<DebriefAnswer>().WithSummary("What helped and what hurt, what to try, and other words for the reply that did worst.");
    }

    private static async Task<IResult> Library(Scenarios scenarios, CancellationToken cancel) =>
        Answers.Json(new Items<ScenarioAnswer>([.. (await scenarios.All(cancel)).Select(ScenarioAnswer.Of)]), ApiJson.Web.ItemsScenarioAnswer);

    private static async Task<IResult> List(HttpContext http, PracticeView view, string? shared, string? cursor, string? limit, CancellationToken cancel)
    {
        var check = new Check();
        check.That(shared is null or "" or "true" or "false", "shared", "This must be true or false.");
        var size = Queries.Limit(limit, check);
        check.Done();
        var page = shared == "true" ? await view.Shared(http.Person(), cursor, size, cancel) : await view.Mine(http.Person(), cursor, size, cancel);
        return Answers.Json(new Api.Page<PracticeItemAnswer>([.. page.Items.Select(item => PracticeItemAnswer.Of(item, hides: shared != "true" && item is { Exam: true, Ended: PracticeEnd.Open }))], page.Next), ApiJson.Web.PagePracticeItemAnswer);
    }

    private static async Task<IResult> Begin(HttpContext http, BeginPractice begin, PracticeView view, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.PracticeBody);
        var check = new Check();
        check.Required(body.Scenario, "scenario", Check.LongestName);
        check.Done();
        var outcome = await begin.Handle(http.Person(), body.Scenario!, body.Exam ?? false, body.Seed, http.Once(), cancel);
        if (outcome is Outcome<Guid>.NotFound)
            throw new BadRequestException(Problem.Field("scenario", "There is no such scenario to begin; GET /practice/scenarios lists them."));
        if (outcome is not Outcome<Guid>.Done { Value: var id })
            return outcome.ToAnswer(_ => Results.NoContent());
        http.Response.Headers.Location = $"/api/v1/practice/sessions/{id}";
        return await view.Handle(http.Person(), id, cancel) is { } session ? Tell(http, session, StatusCodes.Status201Created) : Problem.NotFound;
    }

    private static async Task<IResult> One(HttpContext http, Guid id, PracticeView view, CancellationToken cancel) =>
        await Seen(http, id, view, cancel) is { } session ? Tell(http, session) : Problem.NotFound;

    private static async Task<IResult> Reply(HttpContext http, Guid id, PlayReply play, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.PracticeReplyBody);
        var check = new Check();
        check.Required(body.Text, "text", PlayReply.LongestReply);
        check.Done();
        var outcome = await play.Handle(http.Person(), id, Versions.Expected(http), body.Text!, http.Once(), cancel);
        return outcome is Outcome<PracticeSession>.Refused { Refusal.Code: "played_elsewhere" }
            ? new Problem(StatusCodes.Status412PreconditionFailed, "Somebody was faster: the session has gone on since you read it. Read it again, then answer what was said last.") { Code = "stale" }
            : outcome.ToAnswer(session => Tell(http, session, StatusCodes.Status201Created));
    }

    private static async Task<IResult> End(HttpContext http, Guid id, KeepPractice keep, PracticeView view, CancellationToken cancel)
    {
        await keep.Stop(http.Person(), id, cancel);
        return await Own(http, id, view, cancel);
    }

    private static async Task<IResult> Share(HttpContext http, Guid id, KeepPractice keep, PracticeView view, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.SharingBody);
        var check = new Check();
        check.That(body.Shared is not null, "shared", "This is missing.");
        check.Done();
        return await keep.Share(http.Person(), id, body.Shared!.Value, cancel) is Outcome<bool>.Done ? await Own(http, id, view, cancel)
            : await view.Handle(http.Person(), id, cancel) is { } session && session.By == http.Person().Id ? new Problem(StatusCodes.Status409Conflict, "There is nothing to show before the first reply.") { Code = "nothing_to_share" }
            : Problem.NotFound;
    }

    private static async Task<IResult> Talk(HttpContext http, Guid id, PracticeView view, CancellationToken cancel)
    {
        if (await Seen(http, id, view, cancel) is not { } session)
            return Problem.NotFound;
        if (session.Play.Turns.IsEmpty)
            return new Problem(StatusCodes.Status409Conflict, "There is nothing to talk over before the first reply.") { Code = "nothing_to_debrief" };
        return Hides(http, session)
            ? new Problem(StatusCodes.Status409Conflict, "This is an exam: end it first, then look back.") { Code = "exam_open" }
            : Answers.Json(DebriefAnswer.Of(session, Debrief.Of(session.Play)), ApiJson.Web.DebriefAnswer);
    }

    private static async Task<IResult> Own(HttpContext http, Guid id, PracticeView view, CancellationToken cancel) =>
        await view.Handle(http.Person(), id, cancel) is { } session && session.By == http.Person().Id ? Tell(http, session) : Problem.NotFound;

    /// <summary>Whoever plays the customer for a colleague does so on the pages.</summary>
    private static async Task<PracticeSession?> Seen(HttpContext http, Guid id, PracticeView view, CancellationToken cancel) =>
        await view.Handle(http.Person(), id, cancel) is { } session && (session.By == http.Person().Id || (session.SharedAt is not null && http.Person().Trains)) ? session : null;

    private static bool Hides(HttpContext http, PracticeSession session) => session is { Exam: true, IsOpen: true } && session.By == http.Person().Id;

    private static IResult Tell(HttpContext http, PracticeSession session, int status = StatusCodes.Status200OK)
    {
        Versions.WriteTag(http, session.Play.Turns.Count);
        return Answers.Json(PracticeAnswer.Of(session, Hides(http, session)), ApiJson.Web.PracticeAnswer, status);
    }
}

/// <param name="Level">1 to 3, the hardest last.</param>
/// <param name="Anger">How angry they begin, 0 to 100.</param>
internal sealed record ScenarioAnswer(string Scenario, string Title, string Trade, int Level, string Customer, int Anger, string Opening)
{
    public static ScenarioAnswer Of(Scenario it) => new(it.Id, it.Title, it.Trade, it.Level, it.Persona.Name, it.Anger, it.Opening);
}

/// <param name="Seed">Any number; left out: drawn by lot.</param>
internal sealed record PracticeBody(string? Scenario, int? Seed, bool? Exam);

internal sealed record PracticeReplyBody(string? Text);

internal sealed record SharingBody(bool? Shared);

/// <summary>A session in a list. Anger and score are null in an exam that is not over.</summary>
internal sealed record PracticeItemAnswer(Guid SessionId, string Scenario, string Title, string By, PracticeEnd Ended, bool Exam, int Replies, double? Anger, int? Score, Instant BeganAt, Instant ChangedAt, bool Shared)
{
    public static PracticeItemAnswer Of(PracticeItem it, bool hides) => new(
        it.Id, it.ScenarioId, it.Title, it.ByName, it.Ended, it.Exam, it.Replies, hides ? null : Math.Round(it.Anger, 1), hides ? null : it.Score, it.BeganAt, it.ChangedAt, it.SharedAt is not null);
}

/// <summary>A session. What tells how angry they are is null in an exam that is not over.</summary>
/// <param name="Version">How many replies there are; also its ETag.</param>
/// <param name="Anger">0 to 100.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Opening">The customer's first message.</param>
/// <param name="Waits">A colleague plays the customer and has not answered the last reply yet.</param>
internal sealed record PracticeAnswer(
    Guid SessionId, string Scenario, string Title, string Customer, int Seed, bool Exam, PracticeEnd Ended, int Version, double? Anger, int? Score, string Opening, IReadOnlyList<PlayedAnswer> Turns, bool Waits, bool Shared, Instant BeganAt)
{
    public static PracticeAnswer Of(PracticeSession it, bool hides) => new(
        it.Id, it.Play.Scenario.Id, it.Play.Scenario.Title, it.Play.Scenario.Persona.Name, it.Play.Seed, it.Exam, it.Ended, it.Play.Turns.Count,
        hides ? null : Math.Round(it.Play.State.Anger, 1), hides ? null : it.Play.Score, it.Play.Scenario.Opening, [.. it.Play.Turns.Select(turn => PlayedAnswer.Of(turn, hides))],
        it.WaitsForPartner, it.SharedAt is not null, it.BeganAt);
}

/// <param name="Answer">What the customer said to it; null where they had left, or have not answered yet.</param>
/// <param name="Reasons">Why the anger moved.</param>
internal sealed record PlayedAnswer(string Reply, string? Answer, double? Anger, IReadOnlyList<MovedAnswer>? Reasons)
{
    public static PlayedAnswer Of(PlayedTurn it, bool hides) => new(it.Reply, it.Answer, hides ? null : it.Anger, hides ? null : [.. it.Reasons.Select(MovedAnswer.Of)]);
}

/// <param name="Points">Above 0 the anger rose.</param>
internal sealed record MovedAnswer(string Code, string Words, double Points)
{
    public static MovedAnswer Of(Reason it) => new(it.Code, it.Text, Math.Round(it.Amount, 1));
}

/// <summary>The talk about a session. Turns count from 0.</summary>
/// <param name="Anger">At the start and after each reply.</param>
/// <param name="Best">The reply after which the anger fell most; null where none helped.</param>
/// <param name="Better">Other words for the worst reply; null where it was a good one, or where a person has to find them.</param>
internal sealed record DebriefAnswer(
    Guid SessionId, PracticeEnd Ended, int Score, IReadOnlyList<double> Anger, int? Best, int Worst, IReadOnlyList<EffectAnswer> Helped, IReadOnlyList<EffectAnswer> Hurt, IReadOnlyList<TryAnswer> Try, IReadOnlyList<ShownAnswer> Steps, BetterAnswer? Better)
{
    public static DebriefAnswer Of(PracticeSession it, Debrief debrief) => new(
        it.Id, it.Ended, it.Play.Score, it.Play.Anger, debrief.Best, debrief.Worst, [.. debrief.Helped.Select(EffectAnswer.Of)], [.. debrief.Hurt.Select(EffectAnswer.Of)],
        [.. debrief.Try.Select(one => new TryAnswer(one.Principle, one.Text))], [.. debrief.Steps.Select(one => new ShownAnswer(one.Step, one.Turn, one.Words))],
        debrief.Better is { } better ? new(better.Draft, Math.Round(better.Anger, 1)) : null);
}

/// <param name="Said">The words of the reply that did it; null where it is not a matter of single words.</param>
internal sealed record EffectAnswer(int Turn, string Code, string Words, double Points, string? Said)
{
    public static EffectAnswer Of(Effect it) => new(it.Turn, it.Reason.Code, it.Reason.Text, Math.Round(it.Reason.Amount, 1), it.Words);
}

internal sealed record TryAnswer(string Principle, string Words);

/// <param name="Said">The words that are the evidence; null where the reply shows it as a whole.</param>
internal sealed record ShownAnswer(Step Step, int Turn, string? Said);

/// <param name="Anger">Where the customer would be after it, as the model reckons.</param>
internal sealed record BetterAnswer(string Draft, double Anger);
