using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Amends.Web.Commands;

/// <summary>The answers to one batch, as bytes, and what was wrong with lines of it. Lent out again and again, so that a long stream allocates little: dispose of it when it is written.</summary>
internal sealed class Answers : IDisposable
{
    private const int LargestKept = 1 << 22;

    private static readonly ConcurrentBag<Answers> Spare = [];

    private readonly AnswerBuffer all = new();
    private readonly Utf8JsonWriter json;

    private Answers() => json = new(all, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public ReadOnlyMemory<byte> Bytes => all.Written;

    public List<string> Errors { get; } = [];

    public int Count { get; private set; }

    public static Answers Rent()
    {
        var answers = Spare.TryTake(out var spare) ? spare : new Answers();
        answers.all.CutTo(0);
        answers.Errors.Clear();
        answers.Count = 0;
        return answers;
    }

    public void Dispose()
    {
        if (all.Capacity <= LargestKept)
            Spare.Add(this);
    }

    /// <summary>Answers a plain text; without an id, the number of its line is one.</summary>
    public void AddText(long line, string? id, string text, AnswerItem answer) => Add(line, new(line, id, default), new StreamItem(default, text), answer);

    /// <summary>Answers a JSON object.</summary>
    public void AddJson(long line, ReadOnlyMemory<byte> bytes, AnswerItem answer)
    {
        var id = new ItemId(line, null, default);
        try
        {
            if (!Utf8.IsValid(bytes.Span))
                throw new BadItemException("this is not UTF-8");
            using var parsed = JsonDocument.Parse(bytes);
            if (parsed.RootElement.ValueKind != JsonValueKind.Object)
                throw new BadItemException("this is not a JSON object");
            if (parsed.RootElement.TryGetProperty("id"u8, out var given))
                id = given.ValueKind is JsonValueKind.String or JsonValueKind.Number ? id with { Given = given } : throw new BadItemException("\"id\" must be a string or a number");
            Add(line, id, new StreamItem(parsed.RootElement, null), answer);
        }
        // InvalidOperation: a name that no text can have, such as half a surrogate pair.
        catch (Exception bad) when (bad is JsonException or BadItemException or InvalidOperationException)
        {
            Fail(line, id, bad is BadItemException ? bad.Message : "this is not a JSON object");
        }
    }

    /// <summary>Answers a line that cannot be read.</summary>
    public void Refuse(long line, string error) => Fail(line, new(line, null, default), error);

    private void Add(long line, in ItemId id, in StreamItem item, AnswerItem answer)
    {
        var start = all.Written.Length;
        try
        {
            Start(id);
            answer(item, json);
            End();
        }
        catch (Exception bad) when (bad is BadItemException or InvalidOperationException)
        {
            all.CutTo(start);
            Fail(line, id, bad is BadItemException ? bad.Message : "this is not a JSON object");
        }
    }

    private void Fail(long line, in ItemId id, string error)
    {
        Errors.Add($"line {line}: {error}");
        Start(id);
        json.WriteString("error", error);
        End();
    }

    private void Start(in ItemId id)
    {
        json.Reset(all);
        json.WriteStartObject();
        json.WritePropertyName("id"u8);
        id.Write(json);
    }

    private void End()
    {
        json.WriteEndObject();
        json.Flush();
        all.Write("\n"u8);
        Count++;
    }

    /// <summary>What an answer is known by: what was given, as it was given, or else the number of the line.</summary>
    private readonly record struct ItemId(long Line, string? Text, JsonElement Given)
    {
        public void Write(Utf8JsonWriter json)
        {
            if (Given.ValueKind != JsonValueKind.Undefined)
                json.WriteRawValue(JsonMarshal.GetRawUtf8Value(Given));
            else
                json.WriteStringValue(Text ?? Line.ToString(CultureInfo.InvariantCulture));
        }
    }
}

/// <summary>Bytes one after another that can be cut back to where they were.</summary>
internal sealed class AnswerBuffer : IBufferWriter<byte>
{
    private byte[] bytes = new byte[1 << 16];
    private int length;

    public int Capacity => bytes.Length;

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    public void CutTo(int start) => length = start;

    public void Advance(int count) => length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return bytes.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return bytes.AsSpan(length);
    }

    private void Grow(int sizeHint)
    {
        if (bytes.Length - length < Math.Max(sizeHint, 1))
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + sizeHint));
    }
}
