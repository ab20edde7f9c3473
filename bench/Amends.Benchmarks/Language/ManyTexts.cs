using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Amends.Language;

namespace Amends.Benchmarks;

/// <summary>
/// What it takes to sort a great many texts into recurring issues: <c>issues FOLDER COUNT</c>. The texts are halves of two labelled messages each
/// (customers-*.jsonl of the folder), so that no two are the same.
/// </summary>
internal static class ManyTexts
{
    public static void Run(string folder, int count)
    {
        string[][] messages = [.. LabelledTexts.Lines(folder, "customers-*.jsonl").Select(Words)];
        var issues = new RecurringIssues(DateTimeOffset.UnixEpoch, TimeSpan.FromDays(7), 13);
        issues.Add(0, "The first text has the model read.", DateTimeOffset.UnixEpoch);
        using var process = Process.GetCurrentProcess();
        var (watch, worked) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        for (var i = 1; i <= count; i++)
        {
            string[] first = messages[i % messages.Length], second = messages[(i % messages.Length + i / messages.Length * 7919 + 1) % messages.Length];
            issues.Add(i, string.Join(' ', first.Take((first.Length + 1) / 2).Concat(second.Skip(second.Length / 2))), DateTimeOffset.UnixEpoch.AddDays(i % 91));
            if (i % (count / 10) == 0)
                Print(i);
        }
        var sorting = Stopwatch.StartNew();
        var found = issues.Sort().Issues.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sorted into {found} issues in {sorting.Elapsed.TotalSeconds:F1} s"));
        Print(count);

        void Print(int texts)
        {
            process.Refresh();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{texts} texts: {watch.Elapsed.TotalSeconds:F0} s, {(process.TotalProcessorTime - worked).TotalSeconds:F0} s of processor time, {issues.Kept} clusters kept, heap {GC.GetTotalMemory(false) >> 20} MB, peak of the process {process.PeakWorkingSet64 >> 20} MB"));
        }
    }

    private static string[] Words(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString()!.Split(' ');
    }
}
