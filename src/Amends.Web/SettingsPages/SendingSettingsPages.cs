using System.Globalization;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.SettingsPages;

/// <summary>How long a reply can be called back: changed by an admin, in force at once.</summary>
internal static class SendingSettingsPages
{
    public static void MapSendingSettings(this RouteGroupBuilder admin)
    {
        admin.MapGet("/sending", async (HttpContext http, HouseRules<SendingRules> house, Frames frames) => await Show(http, frames, await house.Current(http.RequestAborted), null));
        admin.MapPost("/sending", async (HttpContext http, HouseRules<SendingRules> house, Frames frames, IFormCollection form) =>
        {
            var rules = new SendingRules(int.TryParse(form["undo"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : -1);
            return await house.Change(http.Person(), rules, http.RequestAborted) switch
            {
                Outcome<SendingRules>.Done => Pages.SeeOther("/settings/sending"),
                Outcome<SendingRules>.Refused refused => await Show(http, frames, rules, refused.Refusal.Words),
                _ => Results.NotFound(),
            };
        }).ChecksForms();
    }

    private static async Task<IResult> Show(HttpContext http, Frames frames, SendingRules rules, string? trouble) => Pages.Page<SendingSettingsPage>(
        new { Frame = await frames.For(http), Rules = rules, Trouble = trouble }, trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
