using System.Text;
using System.Text.Json;

namespace Amends.Web.Commands;

/// <summary>Writes the emotions of a reading: its longest part, and the same names each time. They are put together as bytes and written at once.</summary>
internal static class EmotionsJson
{
    private const int Room = 2048, Most = 64;

    // Readings name their emotions in one order: a name is found where it stood last.
    private static readonly Name?[] Names = new Name?[Most];

    public static void Write(Utf8JsonWriter json, IReadOnlyDictionary<string, double> emotions)
    {
        json.WritePropertyName("emotions"u8);
        Span<byte> text = stackalloc byte[Room];
        if (emotions.Count is > 0 and <= Most && Together(emotions, text) is var length and > 0)
            json.WriteRawValue(text[..length], skipInputValidation: true);
        else
            OneByOne(json, emotions);
    }

    // How many bytes it came to; 0 where a number is no share of four places, or the names are too long.
    private static int Together(IReadOnlyDictionary<string, double> emotions, Span<byte> text)
    {
        var (length, place) = (0, 0);
        foreach (var (emotion, share) in emotions)
        {
            var name = NameAt(place++, emotion);
            if (text.Length - length < name.Length + Shares.Longest + 1)
                return 0;
            name.CopyTo(text[length..]);
            length += name.Length;
            var digits = Shares.TryWrite(share, text[length..]);
            if (digits == 0)
                return 0;
            length += digits;
        }
        text[0] = (byte)'{';
        text[length++] = (byte)'}';
        return length;
    }

    private static void OneByOne(Utf8JsonWriter json, IReadOnlyDictionary<string, double> emotions)
    {
        json.WriteStartObject();
        foreach (var (emotion, share) in emotions)
            json.WriteNumber(emotion, share);
        json.WriteEndObject();
    }

    private static byte[] NameAt(int place, string emotion)
    {
        if (Names[place] is { } name && name.Emotion == emotion)
            return name.Written;
        var written = Encoding.UTF8.GetBytes($",\"{JsonEncodedText.Encode(emotion)}\":");
        Names[place] = new Name(emotion, written);
        return written;
    }

    /// <summary>A name, and how it stands before its number.</summary>
    private sealed record Name(string Emotion, byte[] Written);
}
