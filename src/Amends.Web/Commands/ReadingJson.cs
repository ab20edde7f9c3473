using System.Text.Json;
using Amends.Language;

namespace Amends.Web.Commands;

/// <summary>Writes a reading in the shape that people script against (docs/reference/commands.md).</summary>
internal static class ReadingJson
{
    public static void Write(Utf8JsonWriter json, Reading reading)
    {
        Share(json, "heat"u8, reading.Heat);
        json.WriteString("band"u8, Name(reading.Band));
        Share(json, "complaint"u8, reading.Complaint);
        EmotionsJson.Write(json, reading.Emotions);
        json.WriteStartObject("polarity"u8);
        Share(json, "negative"u8, reading.Polarity.Negative);
        Share(json, "neutral"u8, reading.Polarity.Neutral);
        Share(json, "positive"u8, reading.Polarity.Positive);
        json.WriteEndObject();
        Codes(json, "concerns"u8, reading.Concerns);
        Codes(json, "wants"u8, reading.Wants);
        Codes(json, "signals"u8, reading.Signals);
        Facts(json, reading.Facts);
        Evidence(json, reading.Evidence);
        json.WriteString("language"u8, reading.Language);
    }

    /// <summary>Numbers of four places or fewer.</summary>
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

    private static void Codes(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<ScoredCode> codes)
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
        json.WriteStartArray("facts"u8);
        foreach (var fact in facts)
        {
            json.WriteStartObject();
            json.WriteString("kind"u8, fact.Kind);
            json.WriteString("text"u8, fact.Text);
            json.WriteNumber("start"u8, fact.Start);
            json.WriteNumber("length"u8, fact.Length);
            if (fact.Value is { } value)
                json.WriteString("value"u8, value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Evidence(Utf8JsonWriter json, IReadOnlyList<EvidenceSpan> evidence)
    {
        json.WriteStartArray("evidence"u8);
        foreach (var span in evidence)
        {
            json.WriteStartObject();
            json.WriteNumber("start"u8, span.Start);
            json.WriteNumber("length"u8, span.Length);
            json.WriteString("for"u8, span.For);
            Share(json, "weight"u8, span.Weight);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
