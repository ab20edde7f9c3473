using System.Text.Json;
using System.Text.Json.Serialization;
using Amends.Application.Writing;
using Amends.Language;
using Amends.Web.Commands;

namespace Amends.Web.Api;

/// <summary><c>POST /suggestions</c>: a reply for an agent to start from. Nothing is stored, and nothing is sent to a customer.</summary>
internal static class SuggestionsApi
{
    private const int LongestConversation = 500, LongestName = 200;

    public static void Map(RouteGroupBuilder api) => api.MapPost("/suggestions", Suggest)
        .Accepts<SuggestionBody>("application/json").Produces<SuggestionAnswer>()
        .WithSummary("Suggests a reply to a conversation, with its review. The same seed gives the same words where they were composed; draft is null where a person has to write, and note says why.");

    private static async Task<IResult> Suggest(HttpContext http, SuggestReply suggest, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.SuggestionBody);
        var check = new Check();
        Ids.Check(check, body.Id, "id");
        check.That(body.Conversation is not null || body.Customer is not null, "conversation", "This is missing.");
        check.Optional(body.Customer, "customer", Check.LongestMessage);
        check.Optional(body.Name, "name", LongestName);
        var turns = body.Conversation ?? [];
        check.That(turns.Count <= LongestConversation, "conversation", $"Send the last {LongestConversation} messages at most.");
        for (var i = 0; i < turns.Count; i++)
        {
            check.That(turns[i]?.From is not null, $"conversation[{i}].from", "This must be one of: customer, agent.");
            check.That(turns[i]?.Text is not null, $"conversation[{i}].text", "This is missing.");
            check.Optional(turns[i]?.Text, $"conversation[{i}].text", Check.LongestMessage);
        }
        check.Done();
        IReadOnlyList<Turn> conversation = body.Conversation is null ? [new(Speaker.Customer, body.Customer!)] : [.. turns.Select(turn => new Turn(turn!.From!.Value, turn.Text!))];
        return Answers.Json(new SuggestionAnswer(body.Id, await suggest.Handle(conversation, body.Name, body.Seed ?? 0, cancel)), ApiJson.Web.SuggestionAnswer);
    }
}

internal sealed record SuggestionBody(JsonElement? Id, IReadOnlyList<TurnBody?>? Conversation, string? Customer, string? Name, int? Seed);

/// <summary>A suggestion, under the id that it was asked with.</summary>
[JsonConverter(typeof(SuggestionAnswerJson))]
internal sealed record SuggestionAnswer(JsonElement? Id, Suggested Suggested);

internal sealed class SuggestionAnswerJson : JsonConverter<SuggestionAnswer>
{
    public override SuggestionAnswer Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, SuggestionAnswer value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        Ids.Write(writer, value.Id);
        writer.WriteString("draft", value.Suggested.Draft);
        writer.WriteString("by", value.Suggested.By == Writer.Model ? "model" : "composed");
        writer.WriteNumber("seed", value.Suggested.Seed);
        if (value.Suggested.Said is { } said)
            writer.WriteString("note", said);
        if (value.Suggested.Review is { } review)
        {
            writer.WriteStartObject("review");
            ReviewJson.Write(writer, review);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("review");
        }
        writer.WriteEndObject();
    }
}
