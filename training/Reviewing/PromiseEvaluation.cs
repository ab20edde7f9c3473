using System.Globalization;
using System.Text.Json;
using Amends.Language;
using Amends.Language.Reviewing.Promises;

namespace Amends.Training.Reviewing;

/// <summary>How well promises and their due dates are found: F1 of spans that overlap by half or more, and the share of dates exactly right.</summary>
internal static class PromiseEvaluation
{
    public static void Print(string folder, bool test, bool errors)
    {
        int hits = 0, found = 0, wanted = 0, due = 0, dated = 0, datedRight = 0, actors = 0;
        foreach (var path in Directory.GetFiles(folder, "promises*.jsonl").Order(StringComparer.Ordinal))
        foreach (var line in File.ReadLines(path))
        {
            using var row = JsonDocument.Parse(line);
            if (Parts.Of(row.RootElement.GetProperty("id").GetString()!) == "test" != test) continue;
            var text = row.RootElement.GetProperty("text").GetString()!;
            var sent = DateTimeOffset.Parse(row.RootElement.GetProperty("sent").GetString()!, CultureInfo.InvariantCulture);
            var answers = PromiseFinder.Find(text, sent);
            found += answers.Count;
            var notes = new List<string>();
            var open = answers.ToList();
            foreach (var promise in row.RootElement.GetProperty("promises").EnumerateArray())
            {
                wanted++;
                var words = promise.GetProperty("text").GetString()!;
                var start = text.IndexOf(words, StringComparison.Ordinal);
                var best = open.FindIndex(a => Overlap(a.Start, a.Length, start, words.Length) >= 0.5);
                if (best < 0) { notes.Add("MISSED  " + words); continue; }
                hits++;
                var answer = open[best];
                open.RemoveAt(best);
                var right = promise.GetProperty("due").GetString();
                dated += right is null ? 0 : 1;
                if (SameDue(right, answer.Due)) { due++; datedRight += right is null ? 0 : 1; }
                else notes.Add($"DUE     {words} | want {right} got {answer.Due}");
                if (promise.GetProperty("actor").GetString() == answer.Actor) actors++;
                else notes.Add($"ACTOR   {words} | want {promise.GetProperty("actor").GetString()} got {answer.Actor}");
            }

            foreach (var wrong in open) notes.Add($"EXTRA   {wrong.Text} | {wrong.Due} {wrong.Actor}");
            if (errors && notes.Count > 0)
            {
                Console.WriteLine($"{row.RootElement.GetProperty("id")} [{sent:yyyy-MM-dd HH:mm ddd}] {text}");
                foreach (var note in notes) Console.WriteLine("    " + note);
            }
        }

        double precision = (double)hits / Math.Max(1, found), recall = (double)hits / Math.Max(1, wanted);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"promises {wanted}: precision {precision:F3} recall {recall:F3} F1 {2 * precision * recall / Math.Max(1e-9, precision + recall):F3}; due exactly right {(double)due / Math.Max(1, hits):F3} of found, of those with a date {(double)datedRight / Math.Max(1, dated):F3}; actor {(double)actors / Math.Max(1, hits):F3}"));
    }

    private static bool SameDue(string? a, string? b) =>
        a == b || a?.Length > 10 && b?.Length > 10 && DateTimeOffset.Parse(a, CultureInfo.InvariantCulture) == DateTimeOffset.Parse(b, CultureInfo.InvariantCulture);

    private static double Overlap(int start, int length, int otherStart, int otherLength)
    {
        var common = Math.Min(start + length, otherStart + otherLength) - Math.Max(start, otherStart);
        return common <= 0 ? 0 : (double)common / (Math.Max(start + length, otherStart + otherLength) - Math.Min(start, otherStart));
    }
}
