using Amends.Application.Practice;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Practice;

/// <summary>One's own skills with their curve, and for leads what people need to practise and whether practice shows in live replies.</summary>
internal static class SkillPages
{
    private const int Shown = 50;

    public static void MapSkills(this RouteGroupBuilder practice)
    {
        practice.MapGet("/skills", Own);
        practice.MapGet("/effect", Effect).RequireAuthorization(RolePolicies.Training);
        practice.MapGet("/skills/people", People).RequireAuthorization(RolePolicies.Training);
    }

    private static async Task<IResult> Own(HttpContext http, Skills skills, Frames frames, string? of)
    {
        var principle = SkillWording.Known(of);
        return Pages.Page<SkillsPage>(new { Frame = await frames.For(http), Principle = principle, Own = await skills.Mine(http.Person(), principle, http.RequestAborted) });
    }

    private static async Task<IResult> Effect(HttpContext http, PracticeAndLive effect, Frames frames, string? of)
    {
        var principle = SkillWording.Known(of);
        return await effect.Handle(http.Person(), principle, http.RequestAborted) is { } found
            ? Pages.Page<EffectPage>(new { Frame = await frames.For(http), Principle = principle, Found = found })
            : Results.NotFound();
    }

    private static async Task<IResult> People(HttpContext http, Skills skills, Frames frames, string? cursor) =>
        await skills.People(http.Person(), cursor, Shown, http.RequestAborted) is { } page
            ? Pages.Page<SkillsOfPeoplePage>(new { Frame = await frames.For(http), People = page.Items, page.Next, First = string.IsNullOrEmpty(cursor) })
            : Results.NotFound();
}
