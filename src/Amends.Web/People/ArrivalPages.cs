using Amends.Web.Shared;

namespace Amends.Web.People;

/// <summary><c>POST /account/arrivals</c>: how this browser tells that somebody furious wrote. It lives in a cookie, as whether it is day or night does: a desk of one's own may sound where a shared one may not.</summary>
internal static class ArrivalPages
{
    private static readonly string[] Ways = ["sound", "badge"];

    public static void MapArrivals(this IEndpointRouteBuilder desk) => desk.MapPost("/account/arrivals", (HttpContext http, IFormCollection form) =>
    {
        http.Response.Cookies.Append(Frame.ArrivalsCookie, string.Join('.', Ways.Where(way => form[way] == "yes")), new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true,
        });
        return Pages.SeeOther("/account?said=arrivals");
    }).ChecksForms();

    public static string Chosen(HttpRequest request) => string.Join(' ', Ways.Intersect((request.Cookies[Frame.ArrivalsCookie] ?? "").Split('.')));
}
