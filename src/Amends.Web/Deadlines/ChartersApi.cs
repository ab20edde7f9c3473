using System.Globalization;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Deadlines;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Complaints;
using Amends.Web.Hosting;
using Amends.Web.People;
using NodaTime;
using NodaTime.Text;

namespace Amends.Web.Deadlines;

/// <summary>Charters: those there are, when something would be due under one, one's own, and what a case is held to.</summary>
internal static class ChartersApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/charters", List).Produces<Items<CharterAnswer>>().WithSummary("Every version of every charter: those that ship and your own.");
        api.MapPost("/charters", Save).RequireAuthorization(RolePolicies.Admin).Accepts<System.Text.Json.Nodes.JsonObject>("application/json").Produces<System.Text.Json.Nodes.JsonObject>(StatusCodes.Status201Created)
            .WithSummary("Saves a charter of your own as its next version; its file as the body. Admins only.");
        api.MapGet("/charters/{code}", One).Produces<System.Text.Json.Nodes.JsonObject>().WithSummary("A charter as a file; ?version= names an older one.");
        api.MapGet("/charters/{code}/simulation", Simulate).Produces<SimulationAnswer>().WithSummary("When a complaint received then would be due.");
        api.MapPost("/calendar/holidays", Import).RequireAuthorization(RolePolicies.Admin).Accepts<HolidaysBody>("application/json").Produces<HolidaysAnswer>()
            .WithSummary("Takes holidays from an .ics calendar into the organisation's own calendar. Admins only.");
        api.MapChange("charters", ApiJson.Web.HeldBody, "Holds the complaint to another charter too, by code; or its newest version in force when the complaint came.")
            .AddEndpointFilter(Known);
        api.MapChange("charters/removal", ApiJson.Web.HeldRemovalBody, "The complaint is not held to this charter after all.");
    }

    private static async Task<IResult> List(Charters charters, CancellationToken cancel) =>
        Answers.Json(new Items<CharterAnswer>([.. (await charters.Book(cancel)).All.Select(CharterAnswer.Of)]), ApiJson.Web.ItemsCharterAnswer);

    private static async Task<IResult> One(string code, string? version, Charters charters, CancellationToken cancel)
    {
        var book = await charters.Book(cancel);
        var charter = version is null ? book.Latest(code) : book.All.FirstOrDefault(one => one.Code == code && one.Version.ToString(CultureInfo.InvariantCulture) == version);
        return charter is null ? Problem.NotFound : Results.Content(CharterFile.Write(charter), "application/json");
    }

    private static async Task<IResult> Save(HttpContext http, SaveCharter save, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.JsonObject);
        return (await save.Handle(http.Person(), body.ToJsonString(), http.Once(), cancel)).ToAnswer(charter =>
        {
            http.Response.Headers.Location = $"/api/v1/charters/{charter.Code}";
            return Results.Content(CharterFile.Write(charter), "application/json", statusCode: StatusCodes.Status201Created);
        });
    }

    private static async Task<IResult> Simulate(string code, string? received, string? zone, Charters charters, CancellationToken cancel)
    {
        var book = await charters.Book(cancel);
        if (book.Latest(code) is not { } latest)
            return Problem.NotFound;
        var check = new Check();
        check.Required(received, "received", Check.LongestName);
        check.Done();
        try
        {
            return Answers.Json(SimulationAnswer.Of(Simulation.Of(latest, at => book.For(code, at)!, received!, string.IsNullOrEmpty(zone) ? null : zone)), ApiJson.Web.SimulationAnswer);
        }
        catch (FormatException wrong)
        {
            throw new BadRequestException(Problem.Field(wrong.Message.Contains("zone", StringComparison.Ordinal) ? "zone" : "received", wrong.Message));
        }
    }

    private static async Task<IResult> Import(HttpContext http, ImportHolidays import, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.HolidaysBody);
        var check = new Check();
        check.Required(body.Ics, "ics", HolidayFeed.LongestFile);
        check.Done();
        return (await import.Handle(http.Person(), body.Ics!, body.Replace ?? false, cancel)).ToAnswer(days => Answers.Json(new HolidaysAnswer(days), ApiJson.Web.HolidaysAnswer));
    }

    /// <summary>A charter is named by its code; which version that is depends on when the complaint came.</summary>
    private static async ValueTask<object?> Known(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Items[HeldBody.BookKey] = await context.HttpContext.RequestServices.GetRequiredService<Charters>().Book(context.HttpContext.RequestAborted);
        return await next(context);
    }
}

/// <param name="Key">How a complaint names it.</param>
/// <param name="Own">Whether it is one of your own; otherwise it ships with Amends.</param>
internal sealed record CharterAnswer(string Key, string Code, int Version, string Name, string Source, string Effective, string Notice, string Calendar, bool Own)
{
    public static CharterAnswer Of(Charter it) => new(
        it.Key, it.Code, it.Version, it.Name, it.Source, LocalDatePattern.Iso.Format(it.Effective), it.Notice, it.Calendar.Code, ShippedCharters.Named(it.Key) is null);
}

internal sealed record SimulationAnswer(string Charter, int Version, Instant Received, string Zone, IReadOnlyList<DeadlineAnswer> Deadlines)
{
    public static SimulationAnswer Of(Simulation it) => new(
        it.Charter.Code, it.Charter.Version, it.Received, it.Charter.Calendar.Zone.Id, [.. it.Deadlines.Select(due => new DeadlineAnswer(due.Code, due.Due, it.Charter.Code))]);
}

/// <param name="Replace">Whether the days off that there are now go; otherwise these are added to them.</param>
internal sealed record HolidaysBody(string? Ics, bool? Replace);

/// <param name="Days">How many days off there are now.</param>
internal sealed record HolidaysAnswer(int Days);

/// <param name="Charter">Its code, or its key with a version.</param>
/// <param name="Since">From when its clocks count; left out: from the receipt of the complaint.</param>
internal sealed record HeldBody(string? Charter, Instant? Since) : IChange
{
    public static readonly object BookKey = new();

    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.Required(Charter, "charter", Check.LongestName);
        var book = (CharterBook)http.Items[BookKey]!;
        var charter = book.All.FirstOrDefault(one => one.Key == Charter) ?? (Charter is null ? null : book.Latest(Charter));
        check.That(string.IsNullOrWhiteSpace(Charter) || charter is not null, "charter", $"There is no such charter. There are: {string.Join(", ", book.Newest.Select(one => one.Code))}.");
        check.Done();
        return new AddCharter(charter!.Key, Since);
    }
}

internal sealed record HeldRemovalBody(string? Charter, string? Reason) : IChange
{
    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.Required(Charter, "charter", Check.LongestName);
        check.Optional(Reason, "reason", Check.LongestWords);
        check.Done();
        return new DropCharter(Charter!, Reason);
    }
}
