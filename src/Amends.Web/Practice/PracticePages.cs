using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Practice;
using Amends.Language;
using Amends.Practice;
using Amends.Recovery;
using Amends.Web.Complaints;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Practice;

/// <summary><c>/practice</c>: scenarios to play, a session with the simulated customer, and the talk about it afterwards.</summary>
internal static class PracticePages
{
    private const int Shown = 20;

    public static void MapPractice(this IEndpointRouteBuilder desk)
    {
        var practice = desk.MapGroup("/practice");
        practice.MapGet("", Library);
        practice.MapPost("", Begin).ChecksForms();
        practice.MapGet("/shared", Shared).RequireAuthorization(RolePolicies.Lead);
        practice.MapScenarios();
        practice.MapProgrammes();
        practice.MapSkills();
        var one = practice.MapGroup("/{id:guid}");
        one.MapGet("", (HttpContext http, PracticeView view, Frames frames, Guid id, string? coach) => Play(http, view, frames, id, coach == "off", null));
        one.MapPost("/replies", Reply).ChecksForms();
        one.MapPost("/review", Review).ChecksForms();
        one.MapPost("/draft", Draft).ChecksForms();
        one.MapPost("/stop", Stop).ChecksForms();
        one.MapGet("/debrief", Talk);
        one.MapPost("/rewind", Rewind).ChecksForms();
        one.MapPost("/share", (HttpContext http, KeepPractice keep, Guid id, IFormCollection form) => Kept(keep.Share(http.Person(), id, form["shared"] == "yes", http.RequestAborted), $"/practice/{id}/debrief#share")).ChecksForms();
        one.MapPost("/delete", (HttpContext http, KeepPractice keep, Guid id) => Kept(keep.Delete(http.Person(), id, http.RequestAborted), "/practice")).ChecksForms();
    }

    private static async Task<IResult> Library(HttpContext http, PracticeView view, Scenarios scenarios, Training training, Frames frames, string? cursor)
    {
        var mine = await view.Mine(http.Person(), cursor, Shown, http.RequestAborted);
        return Pages.Page<PracticePage>(new { Frame = await frames.For(http), Scenarios = await scenarios.All(http.RequestAborted), Mine = mine.Items, mine.Next, Training = await training.Mine(http.Person(), http.RequestAborted), Best = await view.Best(http.Person(), http.RequestAborted) });
    }

    private static async Task<IResult> Shared(HttpContext http, PracticeView view, Frames frames, string? cursor)
    {
        var shared = await view.Shared(http.Person(), cursor, Shown, http.RequestAborted);
        return Pages.Page<SharedPracticePage>(new { Frame = await frames.For(http), Items = shared.Items, shared.Next });
    }

    private static async Task<IResult> Begin(HttpContext http, BeginPractice begin, AnswerNudge answer, IFormCollection form)
    {
        await ProgrammePages.Answered(http, answer, form);
        return Began(await begin.Handle(http.Person(), form["scenario"].ToString(), form["exam"] == "yes", http.RequestAborted));
    }

    private static async Task<IResult> Rewind(HttpContext http, BeginPractice begin, PracticeView view, Frames frames, Guid id, IFormCollection form)
    {
        if (!int.TryParse(form["replies"], out var replies))
            return Results.BadRequest();
        var outcome = await begin.Rewind(http.Person(), id, replies, http.RequestAborted);
        return outcome is Outcome<Guid>.Refused refused ? await Play(http, view, frames, id, false, refused.Refusal) : Began(outcome);
    }

    private static IResult Began(Outcome<Guid> outcome) => outcome is Outcome<Guid>.Done began ? Pages.SeeOther($"/practice/{began.Value}") : Results.NotFound();

    private static async Task<IResult> Kept(Task<Outcome<bool>> work, string then) => await work is Outcome<bool>.Done ? Pages.SeeOther(then) : Results.NotFound();

    private static async Task<IResult> Play(HttpContext http, PracticeView view, Frames frames, Guid id, bool coachOff, Refusal? refused, string? typed = null)
    {
        if (await view.Handle(http.Person(), id, http.RequestAborted) is not { } session)
            return Results.NotFound();
        if (session.By != http.Person().Id)
            return Pages.SeeOther($"/practice/{id}/debrief");
        return Pages.Page<SessionPage>(
            new { Frame = await frames.For(http), Session = session, CoachOff = coachOff, Refused = refused, Typed = typed },
            refused is null ? StatusCodes.Status200OK : refused.Code == "played_elsewhere" ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Reply(HttpContext http, PlayReply play, PracticeView view, Frames frames, Guid id, IFormCollection form)
    {
        var (text, coachOff) = (form["text"].ToString().ReplaceLineEndings("\n"), form["coach"] == "off");
        if (!int.TryParse(form["seen"], out var seen))
            return Results.BadRequest();
        return await play.Handle(http.Person(), id, seen, text, http.RequestAborted) switch
        {
            Outcome<PracticeSession>.Done => Pages.SeeOther($"/practice/{id}{(coachOff ? "?coach=off" : "")}"),
            Outcome<PracticeSession>.Refused refused => await Play(http, view, frames, id, coachOff, refused.Refusal, text),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> Review(HttpContext http, PracticeView view, Frames frames, Guid id, IFormCollection form)
    {
        var draft = form["text"].ToString().ReplaceLineEndings("\n");
        if (draft.Length > PlayReply.LongestReply || await view.Handle(http.Person(), id, http.RequestAborted) is not { Exam: false } session)
            return Results.NotFound();
        http.Response.ContentType = "text/vnd.turbo-stream.html; charset=utf-8";
        return Pages.Page<PracticeReviewStream>(new { Review = Coach(session, draft, (await frames.For(http)).Clock) });
    }

    /// <summary>The same coach, in the same words, as beside a live reply.</summary>
    internal static ReviewModel Coach(PracticeSession session, string draft, HouseClock clock)
    {
        var now = clock.Now.InZone(clock.Zone).ToDateTimeOffset();
        var conversation = session.Play.Conversation;
        var review = DraftReviewer.Default.Review(conversation, draft, now);
        return ReviewBuilder.Build(draft, new(review, CoachPrompts.MostUseful(review), CoachPrompts.Missing(conversation, review, now)), PromiseChoices.None, session.Play.Scenario.Persona.FirstName, clock);
    }

    private static async Task<IResult> Draft(HttpContext http, KeepPractice keep, Guid id, IFormCollection form) =>
        await keep.Draft(http.Person(), id, form["text"].ToString(), http.RequestAborted) is Outcome<bool>.Done ? Results.NoContent() : Results.NotFound();

    private static async Task<IResult> Stop(HttpContext http, KeepPractice keep, PracticeView view, Guid id)
    {
        if (await view.Handle(http.Person(), id, http.RequestAborted) is not { } session)
            return Results.NotFound();
        // One who went before the first word leaves nothing to talk over.
        if (session.Play.Turns.IsEmpty)
            return await Kept(keep.Delete(http.Person(), id, http.RequestAborted), "/practice");
        await keep.Stop(http.Person(), id, http.RequestAborted);
        return Pages.SeeOther($"/practice/{id}/debrief");
    }

    private static async Task<IResult> Talk(HttpContext http, PracticeView view, Scenarios scenarios, Frames frames, Guid id)
    {
        if (await view.Handle(http.Person(), id, http.RequestAborted) is not { } session)
            return Results.NotFound();
        if (session.Play.Turns.IsEmpty || (session is { IsOpen: true, Exam: true } && session.By == http.Person().Id))
            return Pages.SeeOther($"/practice/{id}");
        var mine = session.By == http.Person().Id;
        return Pages.Page<DebriefPage>(new
        {
            Frame = await frames.For(http),
            Session = session,
            Debrief = Debrief.Of(session.Play),
            Earlier = mine && session.From is { } from ? await view.Handle(http.Person(), from, http.RequestAborted) : null,
            Mine = mine,
            CanBegin = await scenarios.Find(session.Play.Scenario.Id, http.RequestAborted) is not null,
            Lately = mine ? (await view.Mine(http.Person(), null, Shown, http.RequestAborted)).Items : [],
        });
    }
}
