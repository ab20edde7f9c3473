using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Amends.Web.Shared;

/// <summary>
/// The scripts, styles and fonts that the build bundled into this assembly, served from memory under names that carry their fingerprint:
/// a browser keeps them for a year, and a new version has a new name.
/// </summary>
internal static class BundledAssets
{
    private const string Folder = "dist/";

    private static readonly FrozenDictionary<string, byte[]> Files = Load();
    private static readonly FrozenDictionary<string, string> Fingerprinted =
        JsonSerializer.Deserialize<Dictionary<string, string>>(Files["manifest.json"])!.ToFrozenDictionary();

    /// <summary>The address of a bundle, such as <c>styles.css</c>, in this build.</summary>
    public static string Address(string bundle) => "/" + Folder + Fingerprinted[bundle];

    public static void MapBundledAssets(this IEndpointRouteBuilder app)
    {
        app.MapGet("/dist/{name}", (string name, HttpContext http) => Serve(name, "public, max-age=31536000, immutable", http)).AllowAnonymous().ExcludeFromDescription();
        // Other sites write this address into their pages: it stays, so a browser looks for a newer one by the hour.
        app.MapGet("/embed.js", (HttpContext http) => Serve(Fingerprinted["embed.js"], "public, max-age=3600", http)).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Serve(string name, string caching, HttpContext http)
    {
        if (!Files.TryGetValue(name, out var content) || ContentType(name) is not { } type)
            return Results.NotFound();

        http.Response.Headers.CacheControl = caching;
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (Files.TryGetValue(name + ".br", out var compressed) && Accepts(http.Request, "br"))
        {
            http.Response.Headers.ContentEncoding = "br";
            content = compressed;
        }
        return Results.Bytes(content, type);
    }

    private static bool Accepts(HttpRequest request, string coding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Quality is not 0 && accepted.Value == coding);

    private static string? ContentType(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".woff2" => "font/woff2",
        ".svg" => "image/svg+xml",
        _ => null,
    };

    private static FrozenDictionary<string, byte[]> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..], name => Read(assembly, name));
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
