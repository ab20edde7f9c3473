using Amends.Language;
using Amends.Web.Commands.Evaluation;
using Shouldly;
using Xunit;

namespace Amends.Tests.Commands;

/// <summary><c>amends evaluate own</c> on a few texts whose ids lie in the test part, and others that must not count.</summary>
public sealed class OwnSetTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("amends-own-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Messages_replies_and_promises_have_a_row_for_each_measure_and_say_where_they_lie()
    {
        var texts = folder.CreateSubdirectory("own");
        string[] messages = Ids("m", TestPart.Holds), replies = Ids("r", TestPart.HoldsReply), promises = Ids("p", TestPart.HoldsReply);
        Write(texts, "customers-1.jsonl", messages, id => $$"""{"id":"{{id}}","text":"My parcel {{id}} is late again, I want my money back!","complaint":{{(id == messages[0] ? "true" : "false")}},"heat":{{id.Length * 10}},"concerns":["delivery.late"],"wants":["refund"],"signals":["wait"]}""");
        Write(texts, "replies-1.jsonl", replies, id => $$"""{"id":"{{id}}","customer":"Where is my parcel?","draft":"I am sorry that your parcel is late. {{id}}","principles":["apology"],"warnings":["vague"],"quality":{{id.Length * 10}}}""");
        Write(texts, "promises.jsonl", promises, id => $$"""{"id":"{{id}}","sent":"2026-03-03T10:15:00+00:00","text":"I'll ring you on Friday.","promises":[{"text":"I'll ring you on Friday","due":"{{(id == promises[0] ? "2026-03-06" : "2026-03-09")}}","actor":"I"}]}""");

        var rows = OwnSet.Rows(folder.FullName).ToList();
        Row Of(string what, string measure) => rows.Single(row => row.DataSet.Split(' ')[1] == what && row.Measure == measure);

        var where = $"{folder.Name}/own";
        rows.ShouldAllBe(row => row.DataSet.EndsWith($" of {where}, test part"));
        Of("messages", "r of heat").Count.ShouldBe(messages.Length);
        Of("replies", "principles, macro-F1").ShouldSatisfyAllConditions(row => row.Count.ShouldBe(replies.Length), row => row.Ours.ShouldBe(1, 1e-9));
        rows.Where(row => row.DataSet.StartsWith("own replies", StringComparison.Ordinal)).Select(row => row.Measure).ShouldBe(["principles, macro-F1", "warnings, macro-F1", "rank correlation of score and quality", "r of score and length, given quality"]);
        Of("promises", "promises, F1").ShouldSatisfyAllConditions(row => row.Count.ShouldBe(promises.Length), row => row.Ours.ShouldBe(1, 1e-9));
        Of("promises", "due exactly right, of those found").Ours.ShouldBe(1.0 / promises.Length, 1e-9);
    }

    // The first four ids in the test part.
    private static string[] Ids(string prefix, Predicate<string> isTest) => [.. Enumerable.Range(0, 1_000).Select(i => prefix + i).Where(id => isTest(id)).Take(4)];

    private static void Write(DirectoryInfo to, string name, string[] ids, Func<string, string> line)
    {
        // One that is no part of the test: its labels would spoil every figure.
        var other = Enumerable.Range(0, 1_000).Select(i => "x" + i).First(id => !TestPart.Holds(id) && !TestPart.HoldsReply(id));
        File.WriteAllLines(Path.Combine(to.FullName, name), ids.Append(other).Select(line));
    }
}
