using Amends.Application.Files;
using Amends.Web.Hosting;
using Amends.Web.People;

namespace Amends.Web.Files;

/// <summary><c>GET /complaints/{reference}/files/{id}</c>: a file as it came.</summary>
internal static class FilesApi
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/complaints/{reference}/files/{id:guid}", async (HttpContext http, OpenFile files, string reference, Guid id, CancellationToken cancel) =>
        await files.Handle(http.Person(), reference, id, cancel) is { } file ? FileAnswer.Of(http, file) : Problem.NotFound)
        .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream")
        .WithSummary("A file that came or went with a message, under the media type and name that the complaint tells of it.");
}
