using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Channels;

namespace Amends.Web.Commands;

/// <summary>Answers a stream of lines in order, on all cores, in steady memory.</summary>
internal static class Streamer
{
    public const int Done = 0, SomeFailed = 1, WrongUsage = 2;

    private const int CsvBatch = 512;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(string? file, bool text, string? column, AnswerItem answer, CancellationToken cancel)
    {
        try
        {
            await using var input = file is null ? Console.OpenStandardInput() : File.OpenRead(file);
            await using var output = Console.OpenStandardOutput();
            return await RunAsync(input, output, Console.Error, text, column, answer, cancel).ConfigureAwait(false);
        }
        catch (UnknownColumnException unknown)
        {
            await Console.Error.WriteLineAsync(unknown.Message).ConfigureAwait(false);
            return WrongUsage;
        }
        catch (IOException closed)
        {
            // Whoever read our output has gone, or the disk has: there is nobody left to answer.
            await Console.Error.WriteLineAsync(closed.Message).ConfigureAwait(false);
            return SomeFailed;
        }
    }

    public static async Task<int> RunAsync(
        Stream input, Stream output, TextWriter errors, bool text, string? column, AnswerItem answer, CancellationToken cancel)
    {
        using var progress = Progress.Start(input, output, errors);
        var answers = Channel.CreateBounded<Task<Answers>>(2 * Environment.ProcessorCount);
        var writing = WriteAsync(answers.Reader, output, errors, progress, cancel);
        try
        {
            await foreach (var work in Work(input, text, column, answer, cancel).ConfigureAwait(false))
                await answers.Writer.WriteAsync(Task.Run(work, cancel), cancel).ConfigureAwait(false);
            answers.Writer.Complete();
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            answers.Writer.Complete(failed);
        }
        return await writing.ConfigureAwait(false) ? Done : SomeFailed;
    }

    private static IAsyncEnumerable<Func<Answers>> Work(Stream input, bool text, string? column, AnswerItem answer, CancellationToken cancel) =>
        column is null ? Lines(input, text, answer, cancel) : Rows(input, column, answer).ToAsyncEnumerable();

    private static async IAsyncEnumerable<Func<Answers>> Lines(
        Stream input, bool text, AnswerItem answer, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var batch in LineBatches.ReadAsync(input, cancel).ConfigureAwait(false))
            yield return () => AnswerLines(batch, text, answer);
    }

    private static IEnumerable<Func<Answers>> Rows(Stream input, string column, AnswerItem answer)
    {
        using var reader = new StreamReader(input);
        using var rows = CsvRows.Read(reader).GetEnumerator();
        var header = rows.MoveNext() ? rows.Current : [];
        var (text, id) = (Array.IndexOf(header, column), Array.IndexOf(header, "id"));
        if (text < 0)
            throw new UnknownColumnException($"There is no column {column}; the columns are: {string.Join(", ", header)}.");
        var batch = new List<(string Id, string Text)>();
        for (long row = 1; rows.MoveNext(); row++)
        {
            var number = row.ToString(CultureInfo.InvariantCulture);
            batch.Add((id >= 0 ? rows.Current.ElementAtOrDefault(id) ?? number : number, rows.Current.ElementAtOrDefault(text) ?? ""));
            if (batch.Count < CsvBatch)
                continue;
            yield return Take(batch, answer);
            batch = [];
        }
        if (batch.Count > 0)
            yield return Take(batch, answer);
    }

    private static Func<Answers> Take(List<(string Id, string Text)> rows, AnswerItem answer) => () =>
    {
        var answers = new Answers();
        foreach (var (id, text) in rows)
            answers.Add(0, writer => writer.WriteString("id", id), new StreamItem(default, text), answer);
        return answers;
    };

    private static Answers AnswerLines(LineBatch batch, bool text, AnswerItem answer)
    {
        var answers = new Answers();
        for (var i = 0; i < batch.Ends.Count; i++)
        {
            var start = i == 0 ? 0 : batch.Ends[i - 1];
            var line = batch.Bytes.AsMemory(start, batch.Ends[i] - start);
            var number = batch.FirstLine + i;
            if (number == 1 && line.Span.StartsWith(Encoding.UTF8.Preamble))
                line = line[Encoding.UTF8.Preamble.Length..];
            if (line.Span.EndsWith("\r"u8))
                line = line[..^1];
            if (text)
                answers.Add(number, writer => writer.WriteString("id", number.ToString(CultureInfo.InvariantCulture)), new StreamItem(default, Encoding.UTF8.GetString(line.Span)), answer);
            else if (!line.Span.Trim(" \t"u8).IsEmpty)
                answers.AddJson(number, line, answer);
        }
        return answers;
    }

    private static async Task<bool> WriteAsync(ChannelReader<Task<Answers>> answers, Stream output, TextWriter errors, Progress progress, CancellationToken cancel)
    {
        var well = true;
        await foreach (var task in answers.ReadAllAsync(cancel).ConfigureAwait(false))
        {
            var done = await task.ConfigureAwait(false);
            await output.WriteAsync(done.Bytes, cancel).ConfigureAwait(false);
            await output.FlushAsync(cancel).ConfigureAwait(false);
            foreach (var error in done.Errors)
                await errors.WriteLineAsync(error).ConfigureAwait(false);
            well &= done.Errors.Count == 0;
            progress.Add(done.Count);
        }
        return well;
    }

    /// <summary>The answers to one batch, as bytes, and what was wrong with lines of it.</summary>
    private sealed class Answers
    {
        private readonly ArrayBufferWriter<byte> all = new(1 << 16);
        private readonly ArrayBufferWriter<byte> one = new(1 << 10);

        public ReadOnlyMemory<byte> Bytes => all.WrittenMemory;

        public List<string> Errors { get; } = [];

        public int Count { get; private set; }

        public void AddJson(long line, ReadOnlyMemory<byte> bytes, AnswerItem answer)
        {
            Action<Utf8JsonWriter> id = writer => writer.WriteString("id", line.ToString(CultureInfo.InvariantCulture));
            try
            {
                if (bytes.Length > LineBatches.LongestLine)
                    throw new BadItemException($"the line is longer than {LineBatches.LongestLine >> 20} MB");
                using var json = JsonDocument.Parse(bytes);
                if (json.RootElement.ValueKind != JsonValueKind.Object)
                    throw new BadItemException("this is not a JSON object");
                if (json.RootElement.TryGetProperty("id", out var given))
                    id = given.ValueKind is JsonValueKind.String or JsonValueKind.Number
                        ? writer => { writer.WritePropertyName("id"); writer.WriteRawValue(given.GetRawText()); }
                        : throw new BadItemException("\"id\" must be a string or a number");
                Add(line, id, new StreamItem(json.RootElement, null), answer);
            }
            catch (Exception bad) when (bad is JsonException or BadItemException)
            {
                Fail(line, id, bad is JsonException ? "this is not a JSON object" : bad.Message);
            }
        }

        public void Add(long line, Action<Utf8JsonWriter> id, in StreamItem item, AnswerItem answer)
        {
            one.ResetWrittenCount();
            try
            {
                using var writer = new Utf8JsonWriter(one, Plain);
                writer.WriteStartObject();
                id(writer);
                answer(item, writer);
                writer.WriteEndObject();
            }
            catch (BadItemException bad)
            {
                Fail(line, id, bad.Message);
                return;
            }
            Keep();
        }

        private void Fail(long line, Action<Utf8JsonWriter> id, string error)
        {
            Errors.Add($"line {line}: {error}");
            one.ResetWrittenCount();
            using (var writer = new Utf8JsonWriter(one, Plain))
            {
                writer.WriteStartObject();
                id(writer);
                writer.WriteString("error", error);
                writer.WriteEndObject();
            }
            Keep();
        }

        private void Keep()
        {
            all.Write(one.WrittenSpan);
            all.Write("\n"u8);
            Count++;
        }
    }
}

/// <summary>A CSV file lacks the column asked for.</summary>
internal sealed class UnknownColumnException(string message) : Exception(message);
