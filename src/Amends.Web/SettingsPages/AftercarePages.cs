using System.Globalization;
using Amends.Application;
using Amends.Application.Surveys;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.SettingsPages;

/// <summary>What happens after the fix, as an admin decides it.</summary>
internal static class AftercarePages
{
    public static void MapAftercareSettings(this RouteGroupBuilder admin)
    {
        admin.MapGet("/after-the-fix", async (HttpContext http, HouseAftercare house, Frames frames) => await Show(http, frames, await house.Current(http.RequestAborted), null));
        admin.MapPost("/after-the-fix", Save).ChecksForms();
    }

    private static async Task<IResult> Save(HttpContext http, HouseAftercare house, Frames frames, IFormCollection form)
    {
        var wanted = From(form, await house.Current(http.RequestAborted));
        return await house.Change(http.Person(), wanted, http.RequestAborted) switch
        {
            Outcome<Aftercare>.Done => Pages.SeeOther("/settings/after-the-fix"),
            Outcome<Aftercare>.Refused refused => await Show(http, frames, wanted, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static Aftercare From(IFormCollection form, Aftercare before) => before with
    {
        Surveys = form["surveys"] == "yes",
        ReminderDays = int.TryParse(form["reminder"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : -1,
    };

    private static async Task<IResult> Show(HttpContext http, Frames frames, Aftercare aftercare, string? trouble) => Pages.Page<AftercarePage>(
        new { Frame = await frames.For(http), Aftercare = aftercare, Trouble = trouble },
        trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
