using Amends.Application;
using Amends.Application.Deadlines;
using Amends.Application.Writing;
using Amends.Web.CustomerPages;
using Amends.Web.Deadlines;
using Amends.Web.Goodwill;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.SettingsPages;

/// <summary>What an admin decides: the organisation's name, colour and time zone; and the way to the rest.</summary>
internal static class SettingsPages
{
    public static void MapSettings(this IEndpointRouteBuilder desk)
    {
        var admin = desk.MapGroup("/settings").RequireAuthorization(RolePolicies.Admin);
        admin.MapGet("", async (HttpContext http, HouseSettings settings, Charters charters, Frames frames) =>
            await Show(http, frames, await settings.Get(http.RequestAborted), await charters.Hours(http.RequestAborted), null));
        admin.MapPost("/house", SaveHouse).ChecksForms();
        admin.MapPeopleSettings();
        admin.MapPost("/writing", SaveModel).ChecksForms();
        admin.MapPost("/writing/trial", TryModel).ChecksForms();
        admin.MapCodes();
        admin.MapGoodwillSettings();
        admin.MapPolicies();
        admin.MapCharterSettings();
        admin.MapComposureSettings();
        admin.MapSignInSettings();
        admin.MapAftercareSettings();
        admin.MapSendingSettings();
    }

    private static async Task<IResult> SaveHouse(HttpContext http, HouseSettings settings, Charters charters, Frames frames, IFormCollection form)
    {
        var house = new Organisation(form["name"].ToString(), form["colour"].ToString());
        var hours = await charters.Hours(http.RequestAborted) with
        {
            Zone = form["zone"].ToString(),
            Days = [.. form["day"].Select(day => int.TryParse(day, out var number) ? number : 0).Where(day => day is >= 1 and <= 7)],
            Intervals = form["hours"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
        if (!BrandColour.IsColour(house.Colour))
            return await Show(http, frames, house, hours, "A colour is written like #0b5d51. Nothing was changed.");
        try
        {
            await charters.Change(hours, http.RequestAborted);
        }
        catch (ArgumentException failure)
        {
            return await Show(http, frames, house, hours, failure.Message);
        }
        return await settings.Save(http.Person(), house, http.RequestAborted) switch
        {
            Outcome<Organisation>.Done => Pages.SeeOther("/settings"),
            Outcome<Organisation>.Refused refused => await Show(http, frames, house, hours, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> SaveModel(HttpContext http, HouseSettings settings, ModelSettings models, Charters charters, Frames frames, IFormCollection form)
    {
        _ = int.TryParse(form["seconds"], out var seconds);
        var endpoint = new ModelEndpoint(form["on"] == "yes", form["address"].ToString(), form["model"].ToString(), false, form["mask"] == "yes", seconds);
        var key = form["forget"] == "yes" ? "" : form["key"].ToString() is { Length: > 0 } given ? given : null;
        return await models.Save(http.Person(), endpoint, key, http.RequestAborted) switch
        {
            Outcome<ModelEndpoint>.Done => Pages.SeeOther("/settings#writing"),
            Outcome<ModelEndpoint>.Refused refused => await Show(http, frames, await settings.Get(http.RequestAborted), await charters.Hours(http.RequestAborted), refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> TryModel(HttpContext http, HouseSettings settings, SuggestReply suggest, Charters charters, Frames frames) =>
        await Show(http, frames, await settings.Get(http.RequestAborted), await charters.Hours(http.RequestAborted), null, await suggest.Try(http.RequestAborted));

    private static async Task<IResult> Show(HttpContext http, Frames frames, Organisation house, BusinessHours hours, string? trouble, Suggested? tried = null) =>
        Pages.Page<SettingsPage>(
            new { Model = await http.RequestServices.GetRequiredService<ModelSettings>().Get(http.RequestAborted), Tried = tried, Frame = await frames.For(http), Organisation = house, Hours = new HoursFields(hours.Zone, hours.Days, string.Join(", ", hours.Intervals)), Trouble = trouble, Address = $"{http.Request.Scheme}://{http.Request.Host}" },
            trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <param name="Days">1 Monday to 7 Sunday.</param>
/// <param name="Intervals">Such as <c>09:00-12:00, 13:00-17:00</c>.</param>
public sealed record HoursFields(string Zone, IReadOnlyList<int> Days, string Intervals);
