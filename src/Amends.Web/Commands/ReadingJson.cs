using System.Collections.Concurrent;
using System.Text.Json;
using Amends.Language;

namespace Amends.Web.Commands;

/// <summary>Writes a reading in the shape that people script against (docs/reference/commands.md).</summary>
internal static class ReadingJson
{
    private static readonly ConcurrentDictionary<string, JsonEncodedText> Names = new(StringComparer.Ordinal);

    public static void Write(Utf8JsonWriter json, Reading reading)
    {
        json.WriteNumber("heat"u8, reading.Heat);
        json.WriteString("band"u8, Name(reading.Band));
        Share(json, "complaint"u8, reading.Complaint);
        json.WriteStartObject("emotions"u8);
        foreach (var (name, score) in reading.Emotions)
        {
            json.WritePropertyName(Names.GetOrAdd(name, static name => JsonEncodedText.Encode(name)));
            Shares.Write(json, score);
        }
        json.WriteEndObject();
        json.WriteStartObject("polarity"u8);
        Share(json, "negative"u8, reading.Polarity.Negative);
        Share(json, "neutral"u8, reading.Polarity.Neutral);
        Share(json, "positive"u8, reading.Polarity.Positive);
        json.WriteEndObject();
        Codes(json, "concerns", reading.Concerns);
        Codes(json, "wants", reading.Wants);
        Codes(json, "signals", reading.Signals);
        Facts(json, reading.Facts);
        Evidence(json, reading.Evidence);
        json.WriteString("language"u8, reading.Language);
    }

    private static void Share(Utf8JsonWriter json, ReadOnlySpan<byte> name, double value)
    {
        json.WritePropertyName(name);
        Shares.Write(json, value);
    }

    private static string Name(HeatBand band) => band switch
    {
        HeatBand.Calm => "calm",
        HeatBand.Concerned => "concerned",
        HeatBand.Upset => "upset",
        HeatBand.Angry => "angry",
        _ => "furious",
    };

    private static void Codes(Utf8JsonWriter json, string name, IReadOnlyList<ScoredCode> codes)
    {
        json.WriteStartArray(name);
        foreach (var (code, score) in codes)
        {
            json.WriteStartObject();
            json.WriteString("code"u8, code);
            Share(json, "score"u8, score);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Facts(Utf8JsonWriter json, IReadOnlyList<Fact> facts)
    {
        json.WriteStartArray("facts");
        foreach (var fact in facts)
        {
            json.WriteStartObject();
            json.WriteString("kind", fact.Kind);
            json.WriteString("text", fact.Text);
            json.WriteNumber("start", fact.Start);
            json.WriteNumber("length", fact.Length);
            if (fact.Value is { } value)
                json.WriteString("value", value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Evidence(Utf8JsonWriter json, IReadOnlyList<EvidenceSpan> evidence)
    {
        json.WriteStartArray("evidence");
        foreach (var span in evidence)
        {
            json.WriteStartObject();
            json.WriteNumber("start", span.Start);
            json.WriteNumber("length", span.Length);
            json.WriteString("for", span.For);
            json.WriteNumber("weight", span.Weight);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
