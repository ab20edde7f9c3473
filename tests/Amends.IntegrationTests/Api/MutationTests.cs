using System.Text;
using Amends.IntegrationTests.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Api;

/// <summary>Good bodies, broken in every way a random hand can break them, at every call: an answer each time, and never a 500.</summary>
public class MutationTests
{
    private const int BodiesForEachCall = 25;

    private static readonly string[] Pieces =
    [
        "\"", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "1e400", "99999999999999999999", "\\u0000", "\\ud800", "\\", "\u0001", "\"\"", "{}", "[[[[", "9999-12-31",
        "0001-01-01T00:00:00Z", "00000000-0000-0000-0000-000000000000", "\u202e", "😡", "/*", "NaN", "'",
    ];

    [Theory, OnBoth]
    internal async Task A_broken_body_is_answered_and_never_with_a_500(On on)
    {
        var served = await Served.Shared(on);
        var random = new Random(20_260_310);
        var reference = await served.Complaint();
        foreach (var route in Posts(served))
        {
            var path = route.Replace("{reference}", reference, StringComparison.Ordinal).Replace("{id:guid}", Guid.Empty.ToString(), StringComparison.Ordinal);
            for (var i = 0; i < BodiesForEachCall; i++)
            {
                var body = Break(Bodies.For(route), random);
                var answer = await served.Lead.Send(HttpMethod.Post, path, body);
                answer.Status.ShouldBeLessThan(500, $"{path}\n{body}\n{answer.Text}");
                if (answer.Status >= 400)
                    answer.Type.ShouldBe("application/problem+json", path);
            }
        }
    }

    private static string Break(string json, Random random)
    {
        var text = new StringBuilder(json);
        for (var cuts = random.Next(1, 4); cuts > 0; cuts--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 6), text.Length - at));
                    break;
                case 1:
                    text[at] = (char)random.Next(32, 0x2000);
                    break;
                default:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
            }
            if (text.Length == 0)
                break;
        }
        return text.ToString();
    }

    private static IEnumerable<string> Posts(Served served) =>
        from endpoint in served.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let route = endpoint.RoutePattern.RawText!.TrimStart('/')
        where route.StartsWith("api/v1/", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Contains("POST")
        select route["api/v1/".Length..];
}
