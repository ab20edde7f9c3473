using System.Text.Json;
using System.Text.Json.Serialization;

namespace Amends.Recovery;

/// <summary>Heat is written as the plain number that it is.</summary>
internal sealed class HeatJson : JsonConverter<Heat>
{
    public override Heat Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, Heat value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
