using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Amends.Web.Commands;

/// <summary>Answers a stream of lines in order, on all cores, in steady memory.</summary>
internal static class Streamer
{
    public const int Done = 0, SomeFailed = 1, WrongUsage = 2;

    private const int CsvBatch = 512;

    public static int Run(string? file, bool text, string? column, AnswerItem answer)
    {
        try
        {
            using var input = file is null ? Console.OpenStandardInput() : File.OpenRead(file);
            using var output = OpenOutput();
            return Run(input, output, Console.Error, text, column, answer);
        }
        catch (UnknownColumnException unknown)
        {
            Console.Error.WriteLine(unknown.Message);
            return WrongUsage;
        }
        catch (IOException closed)
        {
            // Whoever read our output has gone, or the disk has: there is nobody left to answer.
            Console.Error.WriteLine(closed.Message);
            return SomeFailed;
        }
    }

    // Two threads that wait instead of methods that await: a process's input and output block anyhow, and what awaiting takes is compiled at every start.
    public static int Run(Stream input, Stream output, TextWriter errors, bool text, string? column, AnswerItem answer)
    {
        using var progress = Progress.Start(input, output, errors);
        var gone = new CancellationTokenSource();
        var answers = new BlockingCollection<Task<Answers>>(2 * Environment.ProcessorCount);
        new Thread(() => Feed(answers, Work(input, text, column, answer), gone.Token)) { IsBackground = true, Name = "Amends lines" }.Start();
        try
        {
            return Write(answers, output, errors, progress) ? Done : SomeFailed;
        }
        finally
        {
            // Whoever reads the answers may go before the input ends: then nobody waits for the rest of it.
            gone.Cancel();
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

    // Whatever goes wrong here reaches the writer as an answer that failed, unless nobody waits for answers any more.
    private static void Feed(BlockingCollection<Task<Answers>> answers, IEnumerable<Func<Answers>> batches, CancellationToken gone)
    {
        try
        {
            try
            {
                foreach (var batch in batches)
                    answers.Add(Task.Run(batch, gone), gone);
            }
            catch (Exception failed) when (failed is not OperationCanceledException)
            {
                answers.Add(Task.FromException<Answers>(failed), gone);
            }
        }
        catch (OperationCanceledException)
        {
        }
        answers.CompleteAdding();
    }

    private static IEnumerable<Func<Answers>> Work(Stream input, bool text, string? column, AnswerItem answer) =>
        column is null ? LineBatches.Read(input).Select(batch => (Func<Answers>)(() => AnswerLines(batch, text, answer))) : Rows(input, column, answer);

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
            var start = i == 0 ? 0 : batch.Ends[i - 1] + 1;
            var line = batch.Bytes.AsMemory(start, batch.Ends[i] - start);
            var number = batch.FirstLine + i;
            if (number == 1 && line.Span.StartsWith(Encoding.UTF8.Preamble))
                line = line[Encoding.UTF8.Preamble.Length..];
            if (line.Span.EndsWith("\r"u8))
                line = line[..^1];
            if (line.Length > LineBatches.LongestLine)
                answers.Refuse(number, $"the line is longer than {LineBatches.LongestLine >> 20} MB");
            else if (text)
                answers.AddText(number, null, Encoding.UTF8.GetString(line.Span), answer);
            else if (!line.Span.Trim(" \t"u8).IsEmpty)
                answers.AddJson(number, line, answer);
        }
        return answers;
    }

    private static bool Write(BlockingCollection<Task<Answers>> answers, Stream output, TextWriter errors, Progress progress)
    {
        var well = true;
        foreach (var task in answers.GetConsumingEnumerable())
        {
            using var done = task.GetAwaiter().GetResult();
            output.Write(done.Bytes.Span);
            output.Flush();
            foreach (var error in done.Errors)
                errors.WriteLine(error);
            well &= done.Errors.Count == 0;
            progress.Add(done.Count);
        }
        return well;
    }
}

/// <summary>A CSV file lacks the column asked for.</summary>
internal sealed class UnknownColumnException(string message) : Exception(message);
