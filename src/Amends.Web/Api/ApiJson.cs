using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amends.Language;
using Amends.Recovery;
using Amends.Web.Complaints;

namespace Amends.Web.Api;

/// <summary>Every body that the API reads or writes, with its JSON made at build time.</summary>
[JsonSerializable(typeof(NewComplaintBody))]
[JsonSerializable(typeof(NewComplaintAnswer))]
[JsonSerializable(typeof(ReadingsBody))]
[JsonSerializable(typeof(Items<ReadingAnswer>))]
[JsonSerializable(typeof(ReviewsBody))]
[JsonSerializable(typeof(Items<ReviewAnswer>))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>camelCase; texts cleaned, codes and times checked. Right types only: "5" is no number.</summary>
    public static ApiJson Web { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        MaxDepth = 32,
        // The answers are JSON and say so (nosniff): nothing in them needs escaping for HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new TextJson(), new TimeJson(), new OffsetTimeJson(), new CodeJson<Channel>(), new CodeJson<Stage>(), new CodeJson<Band>(), new CodeJson<Speaker>() },
    });
}

/// <summary>A page of a list.</summary>
/// <param name="Next">The cursor of the next page; null where there is none.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Answers to many at once, in the order of the questions.</summary>
internal sealed record Items<T>(IReadOnlyList<T> All)
{
    [JsonPropertyName("items")]
    public IReadOnlyList<T> All { get; init; } = All;
}
