using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amends.Web.Commands;

namespace Amends.Web.Api;

/// <summary>
/// Strings as they may be stored on both databases and shown anywhere: half a surrogate pair and control characters become U+FFFD, one for
/// one, so that offsets stay what they were. Tabs, line breaks and right-to-left marks stay.
/// </summary>
internal sealed class TextJson : JsonConverter<string>
{
    private const char Replacement = '\uFFFD';

    private static readonly SearchValues<char> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(i => (char)i).Except(['\t', '\n', '\r']), '\u007F', .. Enumerable.Range(0xD800, 0x800).Select(i => (char)i)]);

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new WrongValueException("This must be a text.");
        return Clean(Decode(ref reader));
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    // Emotions and principles stand as names of members.
    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    public static string Clean(string text)
    {
        if (text.AsSpan().IndexOfAny(Suspects) < 0)
            return text;
        return string.Create(text.Length, text, static (clean, text) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    clean[i] = text[i];
                    clean[i + 1] = text[++i];
                }
                else
                    clean[i] = Suspects.Contains(text[i]) ? Replacement : text[i];
            }
        });
    }

    // Legal JSON may spell half a surrogate pair, which the framework declines to decode.
    private static string Decode(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            var raw = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan.ToArray();
            return StreamItem.Unescape(Encoding.UTF8.GetString(raw));
        }
    }
}
