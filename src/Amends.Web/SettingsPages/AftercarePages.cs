using System.Globalization;
using Amends.Application;
using Amends.Application.Goodwill;
using Amends.Application.Surveys;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.SettingsPages;

/// <summary>What happens after the fix, as an admin decides it.</summary>
internal static class AftercarePages
{
    public static void MapAftercareSettings(this RouteGroupBuilder admin)
    {
        admin.MapGet("/after-the-fix", async (HttpContext http, HouseRules<Aftercare> house, HouseGoodwill goodwill, Frames frames) => await Show(http, goodwill, frames, await house.Current(http.RequestAborted), null));
        admin.MapPost("/after-the-fix", Save).ChecksForms();
    }

    private static async Task<IResult> Save(HttpContext http, HouseRules<Aftercare> house, HouseGoodwill goodwill, Frames frames, IFormCollection form)
    {
        var wanted = From(form, await goodwill.Current(http.RequestAborted));
        return await house.Change(http.Person(), wanted, http.RequestAborted) switch
        {
            Outcome<Aftercare>.Done => Pages.SeeOther("/settings/after-the-fix"),
            Outcome<Aftercare>.Refused refused => await Show(http, goodwill, frames, wanted, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static Aftercare From(IFormCollection form, GoodwillBook book) => new(
        form["surveys"] == "yes",
        int.TryParse(form["reminder"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : -1,
        form["review"].ToString().Trim() is { Length: > 0 } address ? address : null,
        Reward(form, book));

    /// <summary>What is no amount is refused as one below zero.</summary>
    private static RewardRule? Reward(IFormCollection form, GoodwillBook book) => book.Remedy(form["remedy"].ToString()) is not { } remedy
        ? null
        : new(remedy.Code, !remedy.HasValue ? null : Money.TryParse(form["amount"], book.Currency, out var money) ? money.MinorUnits : -1, Enum.TryParse<Band>(form["from"], out var band) ? band : Band.Upset);

    private static async Task<IResult> Show(HttpContext http, HouseGoodwill goodwill, Frames frames, Aftercare aftercare, string? trouble) => Pages.Page<AftercarePage>(
        new { Frame = await frames.For(http), Aftercare = aftercare, Book = await goodwill.Current(http.RequestAborted), Trouble = trouble },
        trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
