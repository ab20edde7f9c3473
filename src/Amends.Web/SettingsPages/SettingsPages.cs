using Amends.Application;
using Amends.Application.Writing;
using Amends.Web.Deadlines;
using Amends.Web.Files;
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
        admin.MapGet("", async (HttpContext http, HouseForm house, Frames frames, string? q) => await Show(http, frames, await house.Read(http.RequestAborted), asked: q));
        admin.MapPost("/house", SaveHouse).TakesFiles().ChecksForms();
        admin.MapPeopleSettings();
        admin.MapPost("/writing", SaveModel).ChecksForms();
        admin.MapPost("/writing/trial", TryModel).ChecksForms();
        admin.MapCodes();
        admin.MapGoodwillSettings();
        admin.MapPolicies();
        admin.MapCauses();
        admin.MapCharterSettings();
        admin.MapPathNames();
        admin.MapComposureSettings();
        admin.MapSignInSettings();
        admin.MapAftercareSettings();
        admin.MapSendingSettings();
        admin.MapChatSettings();
        admin.MapTokens();
        admin.MapAudit();
    }

    private static async Task<IResult> SaveHouse(HttpContext http, HouseForm house, Frames frames, IFormCollection form) =>
        await house.Save(http, form) is { Trouble: not null } wrong ? await Show(http, frames, wrong) : Pages.SeeOther("/settings");

    private static async Task<IResult> SaveModel(HttpContext http, ModelSettings models, HouseForm house, Frames frames, IFormCollection form)
    {
        _ = int.TryParse(form["seconds"], out var seconds);
        var endpoint = new ModelEndpoint(form["on"] == "yes", form["address"].ToString(), form["model"].ToString(), false, form["mask"] == "yes", seconds);
        var key = form["forget"] == "yes" ? "" : form["key"].ToString() is { Length: > 0 } given ? given : null;
        return await models.Save(http.Person(), endpoint, key, http.RequestAborted) switch
        {
            Outcome<ModelEndpoint>.Done => Pages.SeeOther("/settings#writing"),
            Outcome<ModelEndpoint>.Refused refused => await Show(http, frames, await house.Read(http.RequestAborted) with { Trouble = refused.Refusal.Words }, typed: endpoint),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> TryModel(HttpContext http, SuggestReply suggest, HouseForm house, Frames frames) =>
        await Show(http, frames, await house.Read(http.RequestAborted), await suggest.Try(http.RequestAborted));

    private static async Task<IResult> Show(HttpContext http, Frames frames, HouseFormed house, Suggested? tried = null, string? asked = null, ModelEndpoint? typed = null) => Pages.Page<SettingsPage>(
        new
        {
            Frame = await frames.For(http), house.Organisation, house.Hours, house.Trouble, Tried = tried, Address = http.Home(),
            Model = Again(typed, await http.RequestServices.GetRequiredService<ModelSettings>().Get(http.RequestAborted)), Asked = asked?.Trim() ?? "",
            Last = await http.RequestServices.GetRequiredService<ListPeople>().LastOf(SettingsCatalogue.All.Select(one => one.Kept).OfType<string>(), http.RequestAborted),
        },
        house.Trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    // A key is never shown, and not typed again by the page.
    private static ModelEndpoint Again(ModelEndpoint? typed, ModelEndpoint kept) => typed is null ? kept : typed with { HasKey = kept.HasKey };
}
