using Amends.Web.Shared;

namespace Amends.Web.People;

/// <summary>
/// <c>POST /account/keys</c>: whether single keys do things in this browser. Whoever speaks to their computer, or whose hand strays, has use for a keyboard
/// that only writes (WCAG 2.1.4). It lives in a cookie that the script reads: the pages are the same either way.
/// </summary>
internal static class KeyPages
{
    private const string Cookie = "keys";

    public static void MapKeys(this IEndpointRouteBuilder desk) => desk.MapPost("/account/keys", (HttpContext http, IFormCollection form) =>
    {
        http.Response.Cookies.Append(Cookie, form["keys"] == "yes" ? "on" : "off", new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true,
        });
        return Pages.SeeOther("/account?said=keys");
    }).ChecksForms();

    public static bool Act(HttpRequest request) => request.Cookies[Cookie] is not "off";
}
