using System.Globalization;
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

    /// <summary>More names than this are no list to choose from: then one searches.</summary>
    private const int Named = 50;

    public static void MapPractice(this IEndpointRouteBuilder desk)
    {
        var practice = desk.MapGroup("/practice");
        practice.MapGet("", Library);
        practice.MapPost("", Begin).ChecksForms();
        practice.MapGet("/shared", Shared).RequireAuthorization(RolePolicies.Training);
        practice.MapGet("/with", (HttpContext http, Scenarios scenarios, ListPeople people, Frames frames, string scenario, string? q) => Choose(http, scenarios, people, frames, scenario, null, q));
        practice.MapPost("/with", BeginWith).ChecksForms();
        practice.MapScenarios();
        practice.MapProgrammes();
        practice.MapSkills();
        practice.MapLessons();
        var one = practice.MapGroup("/{id:guid}");
        one.MapGet("", (HttpContext http, PracticeView view, Frames frames, Guid id, string? coach) => Play(http, view, frames, id, coach == "off", null));
        one.MapPost("/replies", Reply).ChecksForms();
        one.MapPost("/review", Review).ChecksForms();
        one.MapPost("/draft", Draft).ChecksForms();
        one.MapPost("/stop", Stop).ChecksForms();
        one.MapGet("/debrief", Talk);
        one.MapPost("/rewind", Rewind).ChecksForms();
        one.MapGet("/customer", (HttpContext http, PracticeView view, Frames frames, Guid id) => PlayCustomer(http, view, frames, id, null, new()));
        one.MapPost("/customer", AnswerCustomer).ChecksForms();
        one.MapGet("/pulse", Pulse);
        one.MapPost("/share", (HttpContext http, KeepPractice keep, Guid id, IFormCollection form) => Kept(keep.Share(http.Person(), id, form["shared"] == "yes", http.RequestAborted), $"/practice/{id}/debrief#share")).ChecksForms();
        one.MapPost("/delete", (HttpContext http, KeepPractice keep, Guid id) => Kept(keep.Delete(http.Person(), id, http.RequestAborted), "/practice")).ChecksForms();
    }

    private static async Task<IResult> Library(HttpContext http, PracticeView view, Scenarios scenarios, Training training, Frames frames, string? cursor)
    {
        var mine = await view.Mine(http.Person(), cursor, Shown, http.RequestAborted);
        var played = await view.AsCustomer(http.Person(), http.RequestAborted);
        return Pages.Page<PracticePage>(new { Frame = await frames.For(http), Scenarios = await scenarios.All(http.RequestAborted), Mine = mine.Items, mine.Next, Played = played, Training = await training.Mine(http.Person(), http.RequestAborted), Best = await view.Best(http.Person(), http.RequestAborted) });
    }

    private static async Task<IResult> Shared(HttpContext http, PracticeView view, Frames frames, string? cursor)
    {
        var shared = await view.Shared(http.Person(), cursor, Shown, http.RequestAborted);
        return Pages.Page<SharedPracticePage>(new { Frame = await frames.For(http), Items = shared.Items, shared.Next });
    }

    private static async Task<IResult> Begin(HttpContext http, BeginPractice begin, AnswerNudge answer, IFormCollection form)
    {
        await ProgrammePages.Answered(http, answer, form);
        return Began(await begin.Handle(http.Person(), form["scenario"].ToString(), form["exam"] == "yes", cancel: http.RequestAborted));
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
            return Pages.SeeOther(session is { Partner: { } partner, IsOpen: true } && partner == http.Person().Id ? $"/practice/{id}/customer" : $"/practice/{id}/debrief");
        return Pages.Page<SessionPage>(
            new { Frame = await frames.For(http), Session = session, CoachOff = coachOff, Refused = refused, Typed = typed, Partner = await PartnerName(http, session) },
            refused is null ? StatusCodes.Status200OK : refused.Code == "played_elsewhere" ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Reply(HttpContext http, PlayReply play, PracticeView view, Frames frames, Guid id, IFormCollection form)
    {
        var (text, coachOff) = (form["text"].ToString().ReplaceLineEndings("\n"), form["coach"] == "off");
        if (!int.TryParse(form["seen"], out var seen))
            return Results.BadRequest();
        return await play.Handle(http.Person(), id, seen, text, cancel: http.RequestAborted) switch
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
        return Pages.Page<PracticeReviewStream>(new { Review = Coach(session, draft, await frames.Clock(http.RequestAborted)) });
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
        if (session.Play.Turns.IsEmpty && session.Partner == http.Person().Id)
            return Pages.SeeOther("/practice");
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

    private static async Task<IResult> Choose(HttpContext http, Scenarios scenarios, ListPeople people, Frames frames, string scenario, string? trouble, string? q = null)
    {
        if (await scenarios.Find(scenario, http.RequestAborted) is not { } found)
            return Results.NotFound();
        var page = await people.Handle(new PeopleQuery(q, Limit: Named), http.RequestAborted);
        var others = page.Items.Where(account => account.DisabledAt is null && account.Id != http.Person().Id).Select(account => new Application.Complaints.Receiver(account.Id, account.Name)).ToList();
        return Pages.Page<WithColleaguePage>(
            new { Frame = await frames.For(http), Scenario = found, Colleagues = others, More = page.Next is not null, Words = q?.Trim() ?? "", Trouble = trouble },
            trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> BeginWith(HttpContext http, BeginPractice begin, Scenarios scenarios, ListPeople people, Frames frames, IFormCollection form)
    {
        var scenario = form["scenario"].ToString();
        var outcome = await begin.With(http.Person(), scenario, Guid.TryParse(form["colleague"], out var colleague) ? colleague : Guid.Empty, http.RequestAborted);
        return outcome is Outcome<Guid>.Refused refused ? await Choose(http, scenarios, people, frames, scenario, refused.Refusal.Words) : Began(outcome);
    }

    private static async Task<IResult> PlayCustomer(HttpContext http, PracticeView view, Frames frames, Guid id, Refusal? refused, CustomerAnswer typed)
    {
        if (await view.Handle(http.Person(), id, http.RequestAborted) is not { } session || session.Partner != http.Person().Id)
            return Results.NotFound();
        // What was typed and could not be said is shown, also where nothing can be said any more.
        if (!session.IsOpen && refused is null)
            return Pages.SeeOther(session.Play.Turns.IsEmpty ? "/practice" : $"/practice/{id}/debrief");
        return Pages.Page<CustomerCardPage>(
            new { Frame = await frames.For(http), Session = session, Refused = refused, Typed = typed },
            refused is null ? StatusCodes.Status200OK : refused.Code == "played_elsewhere" ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> AnswerCustomer(HttpContext http, AnswerAsCustomer answer, PracticeView view, Frames frames, Guid id, IFormCollection form)
    {
        var typed = CustomerAnswer.Of(form);
        return await answer.Handle(http.Person(), id, typed.Seen, typed.Text, typed.Anger ?? -1, typed.Leaves, typed.Told, http.RequestAborted) switch
        {
            Outcome<PracticeSession>.Done done => Pages.SeeOther(done.Value.IsOpen ? $"/practice/{id}/customer" : $"/practice/{id}/debrief"),
            Outcome<PracticeSession>.Refused refused => await PlayCustomer(http, view, frames, id, refused.Refusal, typed),
            _ => Results.NotFound(),
        };
    }

    private static async Task<string?> PartnerName(HttpContext http, PracticeSession session) =>
        session.Partner is { } partner ? (await http.RequestServices.GetRequiredService<ListPeople>().Find(partner, http.RequestAborted))?.Name ?? PracticeWords.YourColleague : null;

    /// <summary>How far a session is, so that the page of whoever waits knows when to look again.</summary>
    private static async Task<IResult> Pulse(HttpContext http, PracticeView view, Guid id) =>
        await view.Handle(http.Person(), id, http.RequestAborted) is { } session ? Results.Text(PracticeWording.Pulse(session)) : Results.NotFound();
}

/// <summary>What a colleague who plays the customer typed.</summary>
/// <param name="Anger">null where it was no number.</param>
/// <param name="Parts">The parts of the story that they ticked.</param>
/// <param name="Seen">How many replies their page showed; -1 where it did not say, which answers none.</param>
public sealed record CustomerAnswer(string Text = "", int? Anger = null, bool Leaves = false, IReadOnlyCollection<int>? Parts = null, int Seen = -1)
{
    public IReadOnlyCollection<int> Told => Parts ?? [];

    public static CustomerAnswer Of(IFormCollection form) => new(
        form["text"].ToString().ReplaceLineEndings("\n"),
        int.TryParse(form["anger"], NumberStyles.None, CultureInfo.InvariantCulture, out var anger) ? anger : null,
        form["leaves"] == "yes",
        [.. form["told"].Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)],
        int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1);
}
