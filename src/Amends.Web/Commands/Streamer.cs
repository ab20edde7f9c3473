using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;

namespace Amends.Web.Commands;

/// <summary>Answers a stream of lines in order, on all cores, in steady memory.</summary>
internal static class Streamer
{
    public const int Done = 0, SomeFailed = 1, WrongUsage = 2;

    private const int CsvBatch = 512;

    public static async Task<int> RunAsync(string? file, bool text, string? column, AnswerItem answer, CancellationToken cancel)
    {
        try
        {
            await using var input = file is null ? Console.OpenStandardInput() : File.OpenRead(file);
            await using var output = OpenOutput();
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
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var answers = Channel.CreateBounded<Task<Answers>>(2 * Environment.ProcessorCount);
        _ = FeedAsync(answers.Writer, Work(input, text, column, answer, gone.Token), gone.Token);
        try
        {
            return await WriteAsync(answers.Reader, output, errors, progress, gone.Token).ConfigureAwait(false) ? Done : SomeFailed;
        }
        finally
        {
            // Whoever reads the answers may go before the input ends: then nobody waits for the rest of it.
            await gone.CancelAsync().ConfigureAwait(false);
        }
    }

    // The console's own stream passes over a broken pipe in silence, and we would go on answering nobody. A file keeps it: there the place to write at is shared with standard error.
    private static Stream OpenOutput()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }

    // Whatever goes wrong here reaches the writer through the channel.
    private static async Task FeedAsync(ChannelWriter<Task<Answers>> answers, IAsyncEnumerable<Func<Answers>> batches, CancellationToken cancel)
    {
        try
        {
            await foreach (var batch in batches.ConfigureAwait(false))
                await answers.WriteAsync(Task.Run(batch, cancel), cancel).ConfigureAwait(false);
            answers.Complete();
        }
        catch (Exception failed)
        {
            answers.TryComplete(failed);
        }
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
        var answers = Answers.Rent();
        foreach (var (id, text) in rows)
            answers.AddText(0, id, text, answer);
        return answers;
    };

    private static Answers AnswerLines(LineBatch batch, bool text, AnswerItem answer)
    {
        using var lines = batch;
        var answers = Answers.Rent();
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
                answers.AddText(number, null, Encoding.UTF8.GetString(line.Span), answer);
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
            using var done = await task.ConfigureAwait(false);
            await output.WriteAsync(done.Bytes, cancel).ConfigureAwait(false);
            await output.FlushAsync(cancel).ConfigureAwait(false);
            foreach (var error in done.Errors)
                await errors.WriteLineAsync(error).ConfigureAwait(false);
            well &= done.Errors.Count == 0;
            progress.Add(done.Count);
        }
        return well;
    }
}

/// <summary>A CSV file lacks the column asked for.</summary>
internal sealed class UnknownColumnException(string message) : Exception(message);
