using System.Text.Json;
using Amends.Language;

namespace Amends.Web.Commands;

/// <summary>A conversation as the streaming verbs take it: a list of turns, or one message of a customer.</summary>
internal static class ConversationJson
{
    public static List<Turn> Read(JsonElement json)
    {
        if (json.TryGetProperty("conversation", out var turns) && turns.ValueKind != JsonValueKind.Null)
        {
            if (turns.ValueKind != JsonValueKind.Array) throw new BadItemException("\"conversation\" must be a list of {\"from\", \"text\"}");
            return [.. turns.EnumerateArray().Select(ReadTurn)];
        }

        return StreamItem.TextOrNull(json, "customer") is { } customer ? [new(Speaker.Customer, customer)] : [];
    }

    private static Turn ReadTurn(JsonElement turn)
    {
        if (turn.ValueKind != JsonValueKind.Object) throw new BadItemException("each turn of \"conversation\" must be {\"from\": \"customer\" or \"agent\", \"text\": \"…\"}");
        var speaker = StreamItem.Text(turn, "from") switch
        {
            "customer" => Speaker.Customer,
            "agent" => Speaker.Agent,
            _ => throw new BadItemException("\"from\" must be \"customer\" or \"agent\""),
        };
        return new(speaker, StreamItem.Text(turn, "text"));
    }
}
