using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amends.Recovery;

/// <summary>A reference is written as people read it out.</summary>
internal sealed class ReferenceJson : JsonConverter<Reference>
{
    public override Reference Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Reference.TryParse(reader.GetString(), out var reference)
            ? reference
            : throw new JsonException("A reference looks like AM-7K3F-2Q.");

    public override void Write(Utf8JsonWriter writer, Reference value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
