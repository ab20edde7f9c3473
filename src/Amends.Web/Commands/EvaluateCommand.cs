using System.CommandLine;
using Amends.Web.Commands.Evaluation;

namespace Amends.Web.Commands;

/// <summary><c>amends evaluate</c>: measures the language engine on a data set and prints its row beside published figures.</summary>
internal static class EvaluateCommand
{
    private static readonly SortedDictionary<string, Func<string, IEnumerable<Row>>> DataSets = new(StringComparer.Ordinal)
    {
        ["airline"] = PublicSets.Airline,
        ["banking77"] = Clustering.Banking77,
        ["emoint"] = PublicSets.EmoInt,
        ["goemotions"] = PublicSets.GoEmotions,
        ["own"] = OwnSet.Rows,
        ["tweeteval"] = PublicSets.TweetEval,
    };

    public static Command Create()
    {
        var name = new Argument<string>("DATASET") { Description = "One of: " + string.Join(", ", DataSets.Keys) + ", all" };
        name.AcceptOnlyFromAmong([.. DataSets.Keys, "all"]);
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "The data folder; for own, the folder with customers-*.jsonl, replies-*.jsonl and promises*.jsonl" };
        folder.AcceptExistingOnly();
        var command = new Command("evaluate", "Measures the language engine on a data set and prints the table row.") { name, folder };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(name), parsed.GetRequiredValue(folder).FullName));
        return command;
    }

    private static int Run(string name, string folder)
    {
        Console.WriteLine("| data set | measure | rows | ours | published |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        try
        {
            foreach (var (key, rows) in DataSets)
                if (name == "all" || name == key)
                    foreach (var row in rows(folder))
                        Console.WriteLine(row);
            return Streamer.Done;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            Console.Error.WriteLine(missing.Message);
            return Streamer.SomeFailed;
        }
    }
}
