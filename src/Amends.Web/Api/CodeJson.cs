using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amends.Web.Api;

/// <summary>Codes: the snake_case names of an enumeration. An unknown one is answered with the list of those that exist.</summary>
internal sealed class CodeJson<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Codes<T>.TryParse(ReadCode(ref reader), out var value)
            ? value
            : throw new WrongValueException($"This must be one of: {string.Join(", ", Codes<T>.All)}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Codes<T>.Of(value));

    private static string? ReadCode(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>The codes of an enumeration, as they stand in JSON and in addresses.</summary>
internal static class Codes<T>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> ByCode = Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()), StringComparer.Ordinal);
    private static readonly Dictionary<T, string> ByValue = ByCode.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static IEnumerable<string> All => ByCode.Keys;

    public static bool TryParse(string? code, out T value) => ByCode.TryGetValue(code ?? "", out value);

    public static string Of(T value) => ByValue[value];
}
