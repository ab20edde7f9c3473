using System.Text.Json;
using Amends.Language;

namespace Amends.Web.Commands;

/// <summary>Writes a review in the shape that people script against (docs/reference/commands.md).</summary>
internal static class ReviewJson
{
    public static void Write(Utf8JsonWriter json, Review review)
    {
        json.WriteNumber("score", review.Score);
        json.WriteStartObject("principles");
        foreach (var (name, probability) in review.Principles)
            json.WriteNumber(name, probability);
        json.WriteEndObject();
        json.WriteStartArray("warnings");
        foreach (var warning in review.Warnings)
            Warn(json, warning);
        json.WriteEndArray();
        json.WriteStartArray("unanswered");
        foreach (var concern in review.Unanswered)
            Unanswered(json, concern);
        json.WriteEndArray();
        json.WriteStartArray("promises");
        foreach (var promise in review.Promises)
            Promise(json, promise);
        json.WriteEndArray();
        json.WriteStartArray("contradictions");
        foreach (var contradiction in review.Contradictions)
            Contradict(json, contradiction);
        json.WriteEndArray();
        json.WriteStartArray("evidence");
        foreach (var span in review.Evidence)
            Span(json, "principle", span.Principle, span.Start, span.Length);
        json.WriteEndArray();
    }

    private static void Warn(Utf8JsonWriter json, Warning warning)
    {
        json.WriteStartObject();
        json.WriteString("code", warning.Code);
        json.WriteNumber("score", warning.Score);
        json.WriteNumber("start", warning.Start);
        json.WriteNumber("length", warning.Length);
        json.WriteString("advice", warning.Advice);
        json.WriteEndObject();
    }

    private static void Span(Utf8JsonWriter json, string name, string code, int start, int length)
    {
        json.WriteStartObject();
        json.WriteString(name, code);
        json.WriteNumber("start", start);
        json.WriteNumber("length", length);
        json.WriteEndObject();
    }

    /// <summary>Where the span lies in an earlier message than the customer's latest, <c>back</c> says in which.</summary>
    private static void Unanswered(Utf8JsonWriter json, UnansweredConcern concern)
    {
        json.WriteStartObject();
        json.WriteString("concern", concern.Concern);
        json.WriteNumber("start", concern.Start);
        json.WriteNumber("length", concern.Length);
        if (concern.Back > 0)
            json.WriteNumber("back", concern.Back);
        json.WriteEndObject();
    }

    private static void Contradict(Utf8JsonWriter json, Contradiction contradiction)
    {
        json.WriteStartObject();
        json.WriteNumber("start", contradiction.Start);
        json.WriteNumber("length", contradiction.Length);
        json.WriteString("draft", contradiction.Draft);
        json.WriteString("case", contradiction.Case);
        json.WriteEndObject();
    }

    private static void Promise(Utf8JsonWriter json, FoundPromise promise)
    {
        json.WriteStartObject();
        json.WriteNumber("start", promise.Start);
        json.WriteNumber("length", promise.Length);
        json.WriteString("text", promise.Text);
        json.WriteString("actor", promise.Actor);
        json.WriteString("due", promise.Due);
        json.WriteString("precision", promise.Precision);
        json.WriteEndObject();
    }
}
