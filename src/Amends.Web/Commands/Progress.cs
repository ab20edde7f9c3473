using System.Diagnostics;
using System.Globalization;

namespace Amends.Web.Commands;

/// <summary>One line on the terminal that tells how far a stream has come; silent where nobody looks.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Stream input;
    private readonly TextWriter terminal;
    private readonly bool shown;
    private readonly long started = Stopwatch.GetTimestamp();
    private long last = Stopwatch.GetTimestamp();
    private long count;

    private Progress(Stream input, TextWriter terminal, bool shown) => (this.input, this.terminal, this.shown) = (input, terminal, shown);

    /// <summary>Shown only where errors go to a terminal and answers do not, so that the two never mix.</summary>
    public static Progress Start(Stream input, Stream output, TextWriter errors) =>
        new(input, errors, ReferenceEquals(errors, Console.Error) && !Console.IsErrorRedirected && Console.IsOutputRedirected && output.CanWrite);

    public void Add(int done)
    {
        count += done;
        if (!shown || Stopwatch.GetElapsedTime(last) < Pause)
            return;
        last = Stopwatch.GetTimestamp();
        terminal.Write("\r" + Line() + "\u001b[K");
    }

    public void Dispose()
    {
        if (shown && count > 0)
            terminal.WriteLine("\r" + Line() + "\u001b[K");
    }

    private string Line()
    {
        var rate = count / Math.Max(0.001, Stopwatch.GetElapsedTime(started).TotalSeconds);
        var figures = string.Create(CultureInfo.InvariantCulture, $"{count:N0} read, {rate:N0} a second");
        if (!input.CanSeek || input.Length == 0)
            return figures;
        var share = (double)input.Position / input.Length;
        var full = (int)(share * 24);
        return string.Create(CultureInfo.InvariantCulture, $"[{new string('#', full)}{new string('.', 24 - full)}] {share:P0}  {figures}");
    }
}
