using System.Text.Json;
using Amends.Language;

namespace Amends.Web.Commands;

/// <summary>Writes a reading in the shape that people script against (docs/reference/commands.md).</summary>
internal static class ReadingJson
{
    public static void Write(Utf8JsonWriter json, Reading reading)
    {
        json.WriteNumber("heat", reading.Heat);
        json.WriteString("band", Name(reading.Band));
        json.WriteNumber("complaint", reading.Complaint);
        json.WriteStartObject("emotions");
        foreach (var (name, score) in reading.Emotions)
            json.WriteNumber(name, score);
        json.WriteEndObject();
        json.WriteStartObject("polarity");
        json.WriteNumber("negative", reading.Polarity.Negative);
        json.WriteNumber("neutral", reading.Polarity.Neutral);
        json.WriteNumber("positive", reading.Polarity.Positive);
        json.WriteEndObject();
        Codes(json, "concerns", reading.Concerns);
        Codes(json, "wants", reading.Wants);
        Codes(json, "signals", reading.Signals);
        Facts(json, reading.Facts);
        Evidence(json, reading.Evidence);
        json.WriteString("language", reading.Language);
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
            json.WriteString("code", code);
            json.WriteNumber("score", score);
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
