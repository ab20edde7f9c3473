using System.Text.Json;

namespace Amends.Web.Api;

/// <summary>Ids that callers give their items, to find the answers by: a text or a number, echoed as it came.</summary>
internal static class Ids
{
    private const int Longest = 200;

    public static void Check(Check check, JsonElement? id, string field) =>
        check.That(
            id is null or { ValueKind: JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null } && !(id?.GetRawText().Length > Longest),
            field, $"An id is a text or a number of at most {Longest} characters.");

    public static void Write(Utf8JsonWriter json, JsonElement? id)
    {
        if (id is not { ValueKind: JsonValueKind.String or JsonValueKind.Number } given)
            return;
        json.WritePropertyName("id");
        json.WriteRawValue(given.GetRawText());
    }
}
