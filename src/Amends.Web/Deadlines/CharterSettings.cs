using Amends.Application;
using Amends.Application.Deadlines;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;
using NodaTime;
using NodaTime.Text;

namespace Amends.Web.Deadlines;

/// <summary>An admin's pages: the charters there are and when something would be due under one, one's own, and the days off.</summary>
internal static class CharterSettings
{
    private const int LargestUpload = 4_000_000;

    public static void MapCharterSettings(this RouteGroupBuilder admin)
    {
        admin.MapGet("/charters", (HttpContext http, Charters charters, Frames frames, string? charter, string? received, string? zone, string? saved) => Show(http, charters, frames, new(charter, received, zone), saved, null));
        admin.MapPost("/charters/choice", Choose).ChecksForms();
        admin.MapGet("/charters/one", One);
        admin.MapGet("/charters/edit", Edit);
        admin.MapPost("/charters/edit", Save).ChecksForms();
        admin.MapGet("/calendar", (HttpContext http, Charters charters, Frames frames) => Calendar(http, charters, frames, null, null));
        admin.MapPost("/calendar/import", Import).ChecksForms();
        admin.MapPost("/calendar/days", (HttpContext http, ImportHolidays import, Charters charters, Frames frames, IFormCollection form) =>
            Changed(http, charters, frames, import.Handle(http.Person(), form["date"].ToString(), form["name"].ToString(), http.RequestAborted))).ChecksForms();
        admin.MapPost("/calendar/days/removal", (HttpContext http, ImportHolidays import, Charters charters, Frames frames, IFormCollection form) =>
            Changed(http, charters, frames, import.Handle(http.Person(), form["date"].ToString(), null, http.RequestAborted))).ChecksForms();
    }

    private static async Task<IResult> Show(HttpContext http, Charters charters, Frames frames, AskedSimulation asked, string? saved, string? trouble)
    {
        var frame = await frames.For(http);
        var book = await charters.Book(http.RequestAborted);
        Simulation? simulation = null;
        string? wrong = null;
        if (asked.Charter is { } code && book.Latest(code) is { } latest)
        {
            try
            {
                simulation = Simulation.Of(latest, at => book.For(code, at)!, asked.Received ?? "", string.IsNullOrEmpty(asked.Zone) ? null : asked.Zone);
            }
            catch (FormatException failure)
            {
                wrong = failure.Message;
            }
        }
        return Pages.Page<ChartersPage>(
            new { Frame = frame, Book = book, Asked = asked with { Received = asked.Received ?? frame.Clock.FieldTime(frame.Clock.Now) }, Simulation = simulation, Wrong = wrong, Saved = saved, Trouble = trouble },
            trouble is null && wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Choose(HttpContext http, Charters charters, Frames frames, IFormCollection form)
    {
        var choice = new CharterChoice(form["standard"].ToString(), [.. form["held"].OfType<string>()]);
        return await charters.Choose(http.Person(), choice, http.RequestAborted) switch
        {
            Outcome<CharterChoice>.Done => Pages.SeeOther("/settings/charters?saved=choice"),
            Outcome<CharterChoice>.Refused refused => await Show(http, charters, frames, new(null, null, null), null, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> One(HttpContext http, Charters charters, Frames frames, string? key) =>
        (await charters.Book(http.RequestAborted)).All.FirstOrDefault(charter => charter.Key == key) is { } charter
            ? Pages.Page<CharterPage>(new { Frame = await frames.For(http), Charter = charter, Own = ShippedCharters.Named(charter.Key) is null })
            : Results.NotFound();

    /// <summary>What comes with Amends is copied under a code of one's own; one's own gets a new version; without either it is written anew.</summary>
    private static async Task<IResult> Edit(HttpContext http, Charters charters, Frames frames, string? code, string? copy)
    {
        var frame = await frames.For(http);
        var book = await charters.Book(http.RequestAborted);
        var today = frame.Clock.FieldDate(frame.Clock.Now);
        if (book.Latest(code ?? copy ?? "") is { } charter)
        {
            var own = ShippedCharters.All.All(shipped => shipped.Code != charter.Code);
            return Editor(frame, CharterForm.Of(charter, own && copy is null ? null : $"own-{charter.Code}", today), own && copy is null ? charter : null, null);
        }
        return code is null && copy is null ? Editor(frame, CharterForm.Empty(today), null, null) : Results.NotFound();
    }

    private static async Task<IResult> Save(HttpContext http, SaveCharter save, Charters charters, Frames frames, IFormCollection form)
    {
        var typed = CharterForm.Of(form);
        return await save.Handle(http.Person(), typed.ToFile(), cancel: http.RequestAborted) switch
        {
            Outcome<Charter>.Done done => Pages.SeeOther($"/settings/charters?saved={Uri.EscapeDataString(done.Value.Key)}"),
            Outcome<Charter>.Refused refused => Editor(await frames.For(http), typed, form["own"] == "yes" ? (await charters.Book(http.RequestAborted)).Latest(typed.Code) : null, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static IResult Editor(Frame frame, CharterForm form, Charter? own, string? trouble) => Pages.Page<CharterEditorPage>(
        new { Frame = frame, Form = form.WithSpace(), Own = own, Trouble = trouble },
        trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Import(HttpContext http, ImportHolidays import, Charters charters, Frames frames, IFormCollection form)
    {
        var text = form["ics"].ToString();
        if (form.Files["file"] is { Length: > 0 } file)
        {
            if (file.Length > LargestUpload)
                return await Calendar(http, charters, frames, DeadlinesWords.TooLarge, text);
            using var reader = new StreamReader(file.OpenReadStream());
            text = await reader.ReadToEndAsync(http.RequestAborted);
        }
        if (string.IsNullOrWhiteSpace(text))
            return await Calendar(http, charters, frames, DeadlinesWords.ChooseAFile, null);
        return await Changed(http, charters, frames, import.Handle(http.Person(), text, form["replace"] == "yes", http.RequestAborted), form["ics"].ToString());
    }

    private static async Task<IResult> Changed(HttpContext http, Charters charters, Frames frames, Task<Outcome<int>> change, string? typed = null) => await change switch
    {
        Outcome<int>.Done => Pages.SeeOther("/settings/calendar"),
        Outcome<int>.Refused refused => await Calendar(http, charters, frames, refused.Refusal.Words, typed),
        _ => Results.NotFound(),
    };

    private static async Task<IResult> Calendar(HttpContext http, Charters charters, Frames frames, string? trouble, string? typed)
    {
        var hours = await charters.Hours(http.RequestAborted);
        IReadOnlyList<Holiday> days = [.. hours.Holidays.Select(date => new Holiday(LocalDatePattern.Iso.Parse(date).Value, hours.Names?.GetValueOrDefault(date) ?? ""))];
        return Pages.Page<CalendarPage>(
            new { Frame = await frames.For(http), Days = days, Zone = hours.Zone, Trouble = trouble, Typed = typed },
            trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>What is asked of the simulator.</summary>
public sealed record AskedSimulation(string? Charter, string? Received, string? Zone);
