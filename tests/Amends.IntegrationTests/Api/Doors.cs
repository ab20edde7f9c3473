using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Amends.IntegrationTests.Api;

/// <summary>The endpoints of the house: as doors.txt states them, as the running server has them, and what each answers to whoever knocks.</summary>
internal static partial class Doors
{
    public const string NoSuchCase = "AM-0000-00", NoSuchId = "00000000-0000-0000-0000-000000000001";

    public static IReadOnlyList<Door> Stated { get; } =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Api", "doors.txt")).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ')).Select(part => new Door(part[0], part[1], part.Length > 2 ? part[2] : "", part.Length > 3 && part[3] == "framed")),
    ];

    public static IEnumerable<RouteEndpoint> Endpoints(Served served) => served.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>();

    /// <summary>Every endpoint as METHOD ROUTE; one that takes any method has none.</summary>
    public static IEnumerable<string> There(Served served) =>
        from endpoint in Endpoints(served)
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        select $"{method} {endpoint.RoutePattern.RawText!.TrimStart('/')}";

    /// <summary>An address for a route: of this case and these ids where they are named, of nothing that there is elsewhere.</summary>
    public static string Fill(string route, string reference = NoSuchCase, string id = NoSuchId) => Hole().Replace(route, hole => hole.Value switch
    {
        "{reference}" => reference,
        "{id:guid}" => id,
        var other when other.EndsWith(":guid}", StringComparison.Ordinal) => NoSuchId,
        _ => "none",
    });

    /// <summary>Knocks with nothing in the hand but a form's token, if there is one.</summary>
    public static async Task<Answered> Knock(this HttpClient client, Door door, string path, string? token = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), "/" + path);
        if (door.Method != "GET")
            request.Content = door.IsApi ? new StringContent("[]", System.Text.Encoding.UTF8, "application/json") : new FormUrlEncodedContent(token is null ? [] : [new("__RequestVerificationToken", token)]);
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        // News has no end.
        var text = response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, response.Headers.Location?.ToString(), text);
    }

    /// <summary>The token of a form for whoever is signed in with this browser.</summary>
    public static async Task<string> FormToken(this HttpClient browser) => WebUtility.HtmlDecode(Token().Match(await browser.GetStringAsync("/account")).Groups[1].Value);

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Hole();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

/// <param name="Who">anyone, link, person, agent, lead or admin, as doors.txt explains them.</param>
/// <param name="IsFramed">May stand in a frame of another site, and its form is not checked by a cookie.</param>
internal sealed record Door(string Who, string Method, string Route, bool IsFramed)
{
    public bool IsApi => Route.StartsWith("api/", StringComparison.Ordinal);
    public bool IsNews => Route is "events" or "api/v1/events";
    public override string ToString() => $"{Method} {Route}";
}

internal sealed record Answered(int Status, string? To, string Text)
{
    public bool AsksToSignIn => Status == 401 || (Status == 302 && To?.Contains("/sign-in?", StringComparison.Ordinal) == true);
    public override string ToString() => $"{Status}{(To is null ? "" : " to " + To)}";
}
