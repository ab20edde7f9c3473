using Amends.Application.Files;
using Amends.Recovery;
using Microsoft.Net.Http.Headers;

namespace Amends.Web.Files;

/// <summary>
/// A file on its way to a browser, which may show four kinds of picture and saves all else. Whatever is in it runs nowhere: the browser believes our word
/// on its kind and puts it into a sandbox that may load nothing.
/// </summary>
internal static class FileAnswer
{
    private const string Policy = "default-src 'none'; sandbox; frame-ancestors 'none'";

    public static IResult Of(HttpContext http, OpenedFile file)
    {
        var disposition = new ContentDispositionHeaderValue(FileTypes.IsPicture(file.Type) ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        var headers = http.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = Policy;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // For an hour of work on a case; not for whoever sits at this machine tomorrow.
        headers.CacheControl = "private, max-age=3600, immutable";
        return Results.Bytes(file.Bytes, file.Type, enableRangeProcessing: true, entityTag: new EntityTagHeaderValue($"\"{file.Hash}\""));
    }
}
