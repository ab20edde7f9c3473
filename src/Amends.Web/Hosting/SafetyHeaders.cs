using Amends.Web.Chat;
using Amends.Web.Forms;
using Microsoft.Net.Http.Headers;

namespace Amends.Web.Hosting;

/// <summary>Headers that keep a page from running, leaking or being framed where it should not.</summary>
internal static class SafetyHeaders
{
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    public static void UseSafetyHeaders(this WebApplication app)
    {
        app.Use(static (context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy + (IsForFrames(context.Request.Path) ? "*" : "'none'");
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            context.Response.OnStarting(static state => ForbidStoring((HttpContext)state), context);
            return next(context);
        });
        app.UseHsts();
    }

    /// <summary>What any site may show in a frame, also where it tells that something went wrong: only what holds nobody's session.</summary>
    private static bool IsForFrames(PathString path) =>
        path.StartsWithSegments(ComplainPages.Embedded, StringComparison.Ordinal) || path.StartsWithSegments(ChatPages.Embedded, StringComparison.Ordinal);

    // What people said to us stays out of shared and disk caches, unless the endpoint or the static files said otherwise.
    private static Task ForbidStoring(HttpContext context)
    {
        if (!context.Response.Headers.ContainsKey(HeaderNames.CacheControl) && context.GetEndpoint() is not null)
            context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
