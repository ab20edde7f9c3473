using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Amends.Application;
using Amends.Recovery;
using Amends.Web.Hosting;
using NodaTime.Text;

namespace Amends.Web.Api;

/// <summary>What came of a use case, as an answer.</summary>
internal static class Answers
{
    private static readonly string[] Forbidden = ["for_colleagues", "for_leads", "for_readers", "own_approval", "own_reply"];
    private static readonly string[] Unprocessable = ["idempotency_key_reused"];

    public static IResult ToAnswer<T>(this Outcome<T> outcome, Func<T, IResult> done) => outcome switch
    {
        Outcome<T>.Done it => done(it.Value),
        Outcome<T>.Refused it => Refuse(it.Refusal),
        Outcome<T>.Stale it => Stale(it.Version, it.Since),
        _ => Problem.NotFound,
    };

    public static IResult Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) => TypedResults.Json(value, type, statusCode: status);

    public static Problem Refuse(Refusal refusal) =>
        new(refusal.Code switch
        {
            _ when Forbidden.Contains(refusal.Code) => StatusCodes.Status403Forbidden,
            _ when Unprocessable.Contains(refusal.Code) => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status409Conflict,
        }, refusal.Words)
        { Code = refusal.Code };

    private static Problem Stale(int version, IReadOnlyList<TimelineEntry> since) =>
        new(StatusCodes.Status412PreconditionFailed, "Somebody was faster: the complaint has changed since you read it. Look at what happened and send your change again with the new version.")
        {
            Code = "stale",
            More = json =>
            {
                json.WriteNumber("version", version);
                json.WriteStartArray("changes");
                foreach (var entry in since)
                    WriteChange(json, entry);
                json.WriteEndArray();
            },
        };

    private static void WriteChange(Utf8JsonWriter json, TimelineEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("sequence", entry.Sequence);
        json.WriteString("kind", JsonNamingPolicy.SnakeCaseLower.ConvertName(entry.What.GetType().Name));
        json.WriteString("at", InstantPattern.ExtendedIso.Format(entry.At));
        if (entry.By.Id is { } by)
            json.WriteString("by", by);
        json.WriteEndObject();
    }
}
