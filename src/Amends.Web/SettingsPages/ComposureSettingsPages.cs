using System.Globalization;
using Amends.Application;
using Amends.Application.Composure;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.SettingsPages;

/// <summary>When a pause is offered, how long it is, and what is much for one person: changed by an admin, in force at once.</summary>
internal static class ComposureSettingsPages
{
    public static void MapComposureSettings(this RouteGroupBuilder admin)
    {
        admin.MapGet("/composure", async (HttpContext http, HouseRules<ComposureRules> house, Frames frames) => await Show(http, frames, await house.Current(http.RequestAborted), null));
        admin.MapPost("/composure", async (HttpContext http, HouseRules<ComposureRules> house, Frames frames, IFormCollection form) =>
        {
            var rules = new ComposureRules(form["shown"] == "yes", Number(form, "pauseAfter"), Number(form, "handOverAfter"), Number(form, "pause"), Number(form, "hotCases"), form["reminds"] == "yes");
            return await house.Change(http.Person(), rules, http.RequestAborted) switch
            {
                Outcome<ComposureRules>.Done => Pages.SeeOther("/settings/composure"),
                Outcome<ComposureRules>.Refused refused => await Show(http, frames, rules, refused.Refusal.Words),
                _ => Results.NotFound(),
            };
        }).ChecksForms();
    }

    /// <summary>What is no number is none that can be used, and is said so.</summary>
    private static int Number(IFormCollection form, string field) => int.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static async Task<IResult> Show(HttpContext http, Frames frames, ComposureRules rules, string? trouble) => Pages.Page<ComposureSettingsPage>(
        new { Frame = await frames.For(http), Rules = rules, Trouble = trouble }, trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
