using System.Diagnostics;
using System.Globalization;
using Amends.Language;
using Amends.Language.Reviewing.Features;

namespace Amends.Training.Reviewing;

/// <summary>How long one review takes, on the replies of about a hundred words; the benchmark project measures it with more care.</summary>
internal static class SpeedCheck
{
    public static void Print(string folder)
    {
        var replies = LabelledReply.Load(folder).Where(reply => reply.Draft.Split(' ').Length is > 85 and < 115).Take(60).ToList();
        var sent = LabelledReply.Sent;
        foreach (var piece in new[] { "sorry ", "and I'll ring you on Monday ", "We will look into it. ", "x", "{" })
        foreach (var length in new[] { 10_000, 20_000, 40_000 })
        {
            var draft = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
            var started = Stopwatch.GetTimestamp();
            DraftReviewer.Default.Review([], draft, sent);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{length} of \"{piece}\": {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms"));
        }

        foreach (var (name, work) in new (string, Action<LabelledReply>)[]
        {
            ("words", reply => Amends.Language.Reviewing.Words.Sentences.Split(Amends.Language.Reviewing.Words.WordScanner.Scan(reply.Draft))),
            ("reading the customer", reply => MessageReader.Default.Read(reply.Customer)),
            ("promises", reply => Amends.Language.Reviewing.Promises.PromiseFinder.Find(reply.Draft, sent)),
            ("analysis", reply => ReviewEvaluation.Analyse(reply)),
            ("features", reply => DraftFeatures.Of(ReviewEvaluation.Analyse(reply))),
            ("sentence features", reply => SentenceFeatures.Of(ReviewEvaluation.Analyse(reply))),
            ("review", reply => reply.Review()),
        })
        {
            var best = replies.ConvertAll(_ => double.MaxValue);
            for (var round = 0; round < 60; round++)
                for (var i = 0; i < replies.Count; i++)
                {
                    var started = Stopwatch.GetTimestamp();
                    work(replies[i]);
                    best[i] = Math.Min(best[i], Stopwatch.GetElapsedTime(started).TotalMicroseconds);
                }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22} {best.Average():F0} microseconds, the best of 60 for each of {replies.Count} drafts of about 100 words"));
        }
    }
}
