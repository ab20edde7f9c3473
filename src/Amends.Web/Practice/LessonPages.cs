using Amends.Application;
using Amends.Application.Practice;
using Amends.Language;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Practice;

/// <summary><c>/practice/lessons</c>: what worked, told by colleagues, found by words and by likeness.</summary>
internal static class LessonPages
{
    public static void MapLessons(this RouteGroupBuilder practice)
    {
        var board = practice.MapGroup("/lessons");
        board.MapGet("", (HttpContext http, Lessons lessons, Scenarios scenarios, Frames frames, string? q, string? principle, string? scenario, string? reference, Guid? shared, Guid? withdrawn) =>
            Show(http, lessons, scenarios, frames, new LessonAsk(q ?? "", Known(principle)), new LessonForm(scenario, reference), null, shared, withdrawn));
        board.MapPost("", Share).ChecksForms();
        board.MapPost("/{id:guid}/helped", async (HttpContext http, ShareLesson share, Guid id, IFormCollection form) =>
            await share.Helped(http.Person(), id, http.RequestAborted) is not Outcome<bool>.Done ? Results.NotFound()
                : Pages.SeeOther(Reference.TryParse(form["case"].ToString(), out var from) ? $"/complaints/{from}" : $"/practice/lessons#l-{id}")).ChecksForms();
        board.MapPost("/{id:guid}/withdrawal", async (HttpContext http, ShareLesson share, Guid id, IFormCollection form) =>
            await share.Withdraw(http.Person(), id, form["withdrawn"] == "yes", http.RequestAborted) is Outcome<bool>.Done
                ? Pages.SeeOther(form["withdrawn"] == "yes" ? $"/practice/lessons?withdrawn={id}" : $"/practice/lessons?shared={id}")
                : Results.NotFound()).ChecksForms();
    }

    private static async Task<IResult> Share(HttpContext http, ShareLesson share, Lessons lessons, Scenarios scenarios, Frames frames, IFormCollection form)
    {
        var typed = new LessonForm(Given(form["scenario"]), Given(form["reference"]), form["words"].ToString().ReplaceLineEndings("\n"), Known(form["principle"]));
        return await share.Handle(http.Person(), typed.Words, typed.Principle ?? "", typed.Scenario, typed.Reference, http.RequestAborted) switch
        {
            Outcome<Guid>.Done done => Pages.SeeOther($"/practice/lessons?shared={done.Value}"),
            Outcome<Guid>.Refused refused => await Show(http, lessons, scenarios, frames, new LessonAsk("", null), typed, refused.Refusal.Words, null, null),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> Show(HttpContext http, Lessons lessons, Scenarios scenarios, Frames frames, LessonAsk asked, LessonForm typed, string? trouble, Guid? shared, Guid? withdrawn) => Pages.Page<LessonsPage>(
        new
        {
            Frame = await frames.For(http),
            Items = await lessons.Find(asked.Words, asked.Principle, http.RequestAborted),
            Asked = asked,
            Typed = typed with { Reference = Reference.TryParse(typed.Reference ?? "", out var reference) ? reference.ToString() : null },
            Titles = (await scenarios.All(http.RequestAborted)).ToDictionary(scenario => scenario.Id, scenario => scenario.Title),
            Trouble = trouble,
            Shared = shared,
            Withdrawn = withdrawn,
        },
        trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static string? Known(string? principle) => Rubric.Principles.Contains(principle) ? principle : null;

    private static string? Given(string? field) => string.IsNullOrWhiteSpace(field) ? null : field.Trim();
}

/// <param name="Words">What is looked for; empty: nothing.</param>
public sealed record LessonAsk(string Words, string? Principle);

/// <summary>A lesson on its way, and where it was learned.</summary>
public sealed record LessonForm(string? Scenario = null, string? Reference = null, string Words = "", string? Principle = null);
