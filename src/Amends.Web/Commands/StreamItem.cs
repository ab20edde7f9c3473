using System.Text;
using System.Text.Json;

namespace Amends.Web.Commands;

/// <summary>One line of input: a JSON object, or one plain text.</summary>
/// <param name="Json">The object; undefined where the input is plain text.</param>
/// <param name="Plain">The text, where the input is plain text or a CSV column.</param>
internal readonly record struct StreamItem(JsonElement Json, string? Plain)
{
    /// <summary>A string property that must be there.</summary>
    public static string Text(JsonElement json, string name) =>
        TextOrNull(json, name) ?? throw new BadItemException($"\"{name}\" is missing: give {{\"id\": …, \"{name}\": \"…\"}}");

    public static string? TextOrNull(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String ? Text(value) : throw new BadItemException($"\"{name}\" must be a string");
    }

    /// <summary>What a string says. It may hold half of a surrogate pair: legal JSON that the framework declines to decode.</summary>
    public static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(value.GetRawText().AsSpan(1..^1));
        }
    }

    /// <summary>The text of a JSON string's inside, whatever it spells.</summary>
    public static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }
            i++;
            if (raw[i] == 'u')
            {
                text.Append((char)Convert.ToUInt16(raw.Slice(i + 1, 4).ToString(), 16));
                i += 4;
                continue;
            }
            text.Append(raw[i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', var other => other });
        }
        return text.ToString();
    }
}

/// <summary>A line that cannot be answered, with words for the person who sent it.</summary>
internal sealed class BadItemException(string message) : Exception(message);

/// <summary>Writes the properties of the answer that follow its id.</summary>
internal delegate void AnswerItem(in StreamItem item, Utf8JsonWriter output);
