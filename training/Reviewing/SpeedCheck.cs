using System.Diagnostics;
using System.Globalization;
using Amends.Language;

namespace Amends.Training.Reviewing;

/// <summary>How long one review takes, on the replies of about a hundred words; the benchmark project measures it with more care.</summary>
internal static class SpeedCheck
{
    public static void Print(string folder)
    {
        var replies = Reply.Load(folder).Where(reply => reply.Draft.Split(' ').Length is > 85 and < 115).Take(60).ToList();
        var sent = new DateTimeOffset(2026, 3, 3, 10, 15, 0, TimeSpan.Zero);
        var best = double.MaxValue;
        for (var round = 0; round < 40; round++)
        {
            var started = Stopwatch.GetTimestamp();
            foreach (var reply in replies) _ = DraftReviewer.Default.Review([new(Speaker.Customer, reply.Customer)], reply.Draft, sent);
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalMicroseconds / replies.Count);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{replies.Count} drafts of about 100 words: {best:F0} microseconds each, best of 40 rounds"));
    }
}
