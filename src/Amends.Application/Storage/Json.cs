using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Amends.Application.Storage;

/// <summary>How state, entries and answers are written as JSON: once written, the bytes are hashed and kept, so this only ever grows.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new InstantConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"Stored JSON is null where a {typeof(T).Name} belongs.");

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        private static readonly InstantPattern Pattern = InstantPattern.ExtendedIso;

        /// <summary>Of a page of the queue, instants took a quarter of the reading; up to seven decimals the reader takes them as they stand.</summary>
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.ValueSpan.Length <= "2026-11-18T09:30:00.1234567Z".Length && reader.TryGetDateTimeOffset(out var at)
                ? Instant.FromDateTimeOffset(at)
                : Pattern.Parse(reader.GetString() ?? "").Value;

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Pattern.Format(value));
    }
}
