using System.Globalization;
using Amends.Web.Hosting;

namespace Amends.Web.Api;

/// <summary>A complaint's version as ETag, and the version that a change expects as If-Match.</summary>
internal static class Versions
{
    public static void WriteTag(HttpContext http, int version) =>
        http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>null where the caller changes whatever is there.</summary>
    /// <exception cref="BadRequestException">It is no version of ours.</exception>
    public static int? Expected(HttpContext http)
    {
        var header = http.Request.Headers.IfMatch.ToString().Trim();
        if (header is "" or "*")
            return null;
        // A proxy that compresses makes the tag a weak one; it names the same version.
        if (header.StartsWith("W/", StringComparison.Ordinal))
            header = header[2..];
        return int.TryParse(header.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new BadRequestException(new Problem(StatusCodes.Status412PreconditionFailed, "If-Match must be the ETag that the complaint was read with, such as \"4\"."));
    }
}
