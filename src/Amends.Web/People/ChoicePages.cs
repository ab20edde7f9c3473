using Amends.Application;
using Amends.Web.Shared;

namespace Amends.Web.People;

/// <summary>
/// <c>/colleagues</c>: finds whom a form is about where more work here than a list holds. <c>GET</c> is asked as somebody types; <c>POST</c> is the form's
/// other way without a script: a page that takes along what the form holds and sends it where it was going, with whoever is chosen.
/// </summary>
internal static class ChoicePages
{
    /// <summary>What was searched for; no form that chooses somebody has a field of this name.</summary>
    private const string Part = "part";

    private const string Token = "__RequestVerificationToken";

    public static void MapChoosing(this IEndpointRouteBuilder desk)
    {
        var colleagues = desk.MapGroup("/colleagues").ChecksForms();
        colleagues.MapGet("", async (HttpContext http, Colleagues all, string? part, bool? leads) =>
            Pages.Page<ColleagueOptions>(new { Found = await all.Find(http.Person(), part ?? "", Among(leads), http.RequestAborted) }));
        colleagues.MapPost("", async (HttpContext http, Colleagues all, Frames frames, IFormCollection form, string? field, string? then, bool? leads) => Pages.Page<ChoicePage>(new
        {
            Frame = await frames.For(http),
            Found = await all.Find(http.Person(), form[Part].ToString(), Among(leads), http.RequestAborted),
            Part = form[Part].ToString(),
            Field = field ?? "",
            Then = Entering.Local(then),
            Again = $"{http.Request.Path}{http.Request.QueryString}",
            Along = form.Where(one => one.Key is not (Part or Token) && one.Key != field).SelectMany(one => one.Value.Select(value => (one.Key, value ?? ""))).ToList(),
        }));
    }

    private static Func<Colleagues.AtWork, bool>? Among(bool? leads) => leads == true ? Colleagues.IsLead : null;
}
