using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace Amends.Web.Api;

/// <summary>Times: RFC 3339, written in UTC, read in any offset. A time centuries away is a mistake.</summary>
internal sealed class TimeJson : JsonConverter<Instant>
{
    private static readonly Instant Earliest = Instant.FromUtc(1970, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(2200, 1, 1, 0, 0);

    /// <summary>In seconds.</summary>
    private const int FurthestOffset = 14 * 3600;

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(ref reader).ToInstant();

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));

    public static OffsetDateTime Parse(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || !TryParse(ReadText(ref reader), out var time))
            throw new WrongValueException("This must be a time such as 2026-03-10T09:30:00Z.");
        return IsNear(time) ? time : throw new WrongValueException("This must be a time between 1970 and 2199.");
    }

    /// <summary>Not centuries away, and of an offset that there is: others cannot even be counted with.</summary>
    public static bool IsNear(OffsetDateTime time) =>
        time.Year is > 1968 and < 2201 && Math.Abs(time.Offset.Seconds) <= FurthestOffset && time.ToInstant() >= Earliest && time.ToInstant() < Latest;

    private static bool TryParse(string? text, out OffsetDateTime time)
    {
        var parsed = OffsetDateTimePattern.Rfc3339.Parse(text ?? "");
        time = parsed.Success ? parsed.Value : default;
        return parsed.Success;
    }

    private static string? ReadText(ref Utf8JsonReader reader)
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

/// <summary>Times whose offset matters: a promise to ring "tomorrow" falls due where it was made.</summary>
internal sealed class OffsetTimeJson : JsonConverter<OffsetDateTime>
{
    public override OffsetDateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TimeJson.Parse(ref reader);

    public override void Write(Utf8JsonWriter writer, OffsetDateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(OffsetDateTimePattern.Rfc3339.Format(value));
}
