using System.CommandLine;
using System.Text.Json;
using Amends.Language;

namespace Amends.Web.Commands;

/// <summary><c>amends suggest</c>: composes replies, one answer a line. It asks no model: what a machine reads in bulk never leaves the house.</summary>
internal static class SuggestCommand
{
    public static Command Create() => StreamOptions.Streaming(
        "suggest",
        "Suggests replies to customers, composed offline. In: {\"id\",\"conversation\":[{\"from\",\"text\"}] or \"customer\",\"name\"?,\"seed\"?} a line; out: {\"id\",\"draft\",\"score\",\"by\"} a line; draft is null where a person has to write.",
        () =>
        {
            var now = TimeProvider.System.GetLocalNow();
            return (in StreamItem item, Utf8JsonWriter output) =>
            {
                var name = item.Plain is null ? StreamItem.TextOrNull(item.Json, "name") : null;
                List<Turn> conversation = item.Plain is { } text ? [new(Speaker.Customer, text)] : ConversationJson.Read(item.Json);
                Write(output, ReplyComposer.Compose(conversation, ReplyBrief.At(now) with { CustomerName = string.IsNullOrWhiteSpace(name) ? null : name }, item.Plain is null ? Seed(item.Json) : 0));
            };
        });

    private static void Write(Utf8JsonWriter output, Suggestion suggestion)
    {
        output.WriteString("draft", suggestion.Draft);
        if (suggestion.Review is { } review) output.WriteNumber("score", review.Score);
        else output.WriteNull("score");
        output.WriteString("by", "composed");
        if (suggestion.Refusal is { } refusal) output.WriteString("note", refusal);
    }

    private static int Seed(JsonElement json)
    {
        if (!json.TryGetProperty("seed", out var seed) || seed.ValueKind == JsonValueKind.Null) return 0;
        return seed.ValueKind == JsonValueKind.Number && seed.TryGetInt32(out var number) ? number : throw new BadItemException("\"seed\" must be a whole number");
    }
}
