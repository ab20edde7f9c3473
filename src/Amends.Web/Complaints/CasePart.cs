using Amends.Web.People;
using Microsoft.AspNetCore.WebUtilities;

namespace Amends.Web.Complaints;

/// <summary>
/// The part of the queue that a case was opened from: <c>?in=</c> names it. What a case's forms and links lead back to says nothing of it; there the page that
/// they stand on does.
/// </summary>
internal static class CasePart
{
    public static async Task<QueuePart> Of(HttpContext http, QueueViews views, string reference) =>
        Code(http, reference) is { } code ? (await views.Of(http.Person(), code, http.RequestAborted)).Part : QueuePart.All;

    /// <summary>A case's page, in the same part as the page that the request comes from.</summary>
    public static string Address(HttpContext http, string reference) =>
        Code(http, http.Request.RouteValues["reference"] as string ?? reference) is { } code ? $"/complaints/{reference}?in={Uri.EscapeDataString(code)}" : $"/complaints/{reference}";

    private static string? Code(HttpContext http, string reference)
    {
        if (http.Request.Query["in"].ToString() is { Length: > 0 } asked)
            return asked;
        // Only the case's own page counts: a link from another one opens this case by itself.
        return Uri.TryCreate(http.Request.Headers.Referer.ToString(), UriKind.Absolute, out var from) && from.Host == http.Request.Host.Host
            && from.AbsolutePath.Equals($"/complaints/{reference}", StringComparison.OrdinalIgnoreCase)
            && QueryHelpers.ParseQuery(from.Query).TryGetValue("in", out var code) && code.ToString() is { Length: > 0 and <= FilterCode.Longest } known ? known : null;
    }
}
