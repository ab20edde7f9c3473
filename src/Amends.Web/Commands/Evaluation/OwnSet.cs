using System.Text.Json;
using Amends.Language;

namespace Amends.Web.Commands.Evaluation;

/// <summary>The test part of our own labelled messages, replies and promises, which nothing was trained or tuned on.</summary>
internal static class OwnSet
{
    /// <param name="folder">The folder with the texts, or one in which they lie under <c>own</c>.</param>
    public static IEnumerable<Row> Rows(string folder)
    {
        if (Directory.Exists(Path.Combine(folder, "own")))
            folder = Path.Combine(folder, "own");
        // There is more than one edition of these texts: the last two names of the path say which one was read.
        var name = string.Join('/', Path.TrimEndingDirectorySeparator(folder).Split(Path.DirectorySeparatorChar).TakeLast(2));
        return Messages(folder, $"own messages of {name}, test part").Concat(Replies(folder, $"own replies of {name}, test part")).Concat(Promises(folder, $"own promises of {name}, test part"));
    }

    private static IEnumerable<Row> Messages(string folder, string name)
    {
        var rows = LabelledTexts.Lines(folder, "customers-*.jsonl")
            .Select(line => JsonDocument.Parse(line).RootElement).Where(row => TestPart.Holds(row.GetProperty("id").GetString()!))
            .Select(row => (Truth: row, Reading: MessageReader.Default.Read(row.GetProperty("text").GetString()!))).ToList();
        double[] complaint = [.. rows.Select(row => row.Reading.Complaint)];
        bool[] truth = [.. rows.Select(row => row.Truth.GetProperty("complaint").GetBoolean())];
        Row R(string measure, double ours, string published = "") => new(name, measure, rows.Count, ours, published);
        yield return R("r of heat", Measures.Pearson([.. rows.Select(row => row.Reading.Heat)], [.. rows.Select(row => row.Truth.GetProperty("heat").GetDouble())]));
        yield return R("AUC of complaint", Measures.Auc(complaint, truth));
        yield return R("calibration error of complaint", Measures.CalibrationError(complaint, truth));
        yield return R("concern families, micro-F1", Micro(rows, "concerns", reading => reading.Concerns, code => code.Split('.')[0]));
        yield return R("concern codes, micro-F1", Micro(rows, "concerns", reading => reading.Concerns, code => code));
        yield return R("wants, micro-F1", Micro(rows, "wants", reading => reading.Wants, code => code));
        yield return R("signals, micro-F1", Micro(rows, "signals", reading => reading.Signals, code => code));
        foreach (var signal in new[] { "churn", "repeat", "abuse", "wait", "vulnerable", "legal", "public", "regulator", "safety" })
            yield return R("signal " + signal + ", F1", Micro(rows, "signals", reading => [.. reading.Signals.Where(s => s.Code == signal)], code => code, signal));
    }

    private static IEnumerable<Row> Replies(string folder, string name)
    {
        var replies = LabelledReply.Load(folder).FindAll(reply => TestPart.HoldsReply(reply.Id));
        var figures = ReviewFigures.Of(replies, replies.ConvertAll(reply => reply.Review()));
        yield return new(name, "principles, macro-F1", replies.Count, figures.Principles, "two readers .90");
        yield return new(name, "warnings, macro-F1", replies.Count, figures.Warnings, "two readers .85-.87");
        yield return new(name, "rank correlation of score and quality", replies.Count, figures.Rank, "");
        yield return new(name, "r of score and length, given quality", replies.Count, figures.Length, "");
    }

    private static IEnumerable<Row> Promises(string folder, string name)
    {
        var texts = LabelledPromises.Load(folder).FindAll(text => TestPart.HoldsReply(text.Id));
        var figures = PromiseFigures.Of(texts);
        yield return new(name, "promises, F1", figures.Promises, figures.F1, "");
        yield return new(name, "due exactly right, of those found", figures.Promises, figures.Due, "");
    }

    private static double Micro(List<(JsonElement Truth, Reading Reading)> rows, string property, Func<Reading, IReadOnlyList<ScoredCode>> codes, Func<string, string> name, string? only = null)
    {
        int hits = 0, found = 0, there = 0;
        foreach (var (truth, reading) in rows)
        {
            // "none" says that nothing is wanted: an empty list.
            var expected = truth.GetProperty(property).EnumerateArray().Select(code => name(code.GetString()!)).Where(code => code != "none" && (only is null || code == only)).ToHashSet();
            var given = codes(reading).Select(code => name(code.Code)).ToHashSet();
            hits += given.Count(expected.Contains);
            found += given.Count;
            there += expected.Count;
        }
        return Measures.F1(hits, found, there);
    }
}
