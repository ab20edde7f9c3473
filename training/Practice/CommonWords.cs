using System.Text.Json;
using System.Text.RegularExpressions;

namespace Amends.Training.Practice;

/// <summary>
/// The words that many people write: each stands in two or more of our own texts without a capital letter, and in no more with one inside a sentence, so names do not. What is not among them may tell who wrote it,
/// and is replaced where a real case becomes a scenario.
/// </summary>
internal static partial class CommonWords
{
    private const int Fewest = 2;

    // Written with a capital by everybody, and nobody's name.
    private const string Capitalised =
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december " +
        "christmas easter english i i'm i've i'll i'd mr mrs ms dr ok okay pdf sms atm pin id faq uk eu british tv sim wifi";

    public static int Run(string folder, string file)
    {
        var (texts, named) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var text in Directory.EnumerateFiles(folder, "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(Words))
        {
            Count(texts, Word().Matches(text));
            Count(named, Name().Matches(text));
        }
        var common = texts.Where(word => word.Value >= Fewest && word.Value >= named.GetValueOrDefault(word.Key)).Select(word => word.Key).Concat(Capitalised.Split(' ')).Distinct().Order(StringComparer.Ordinal).ToList();
        File.WriteAllText(file, string.Join('\n', common) + '\n');
        Console.WriteLine($"{common.Count} words in {file}");
        return 0;
    }

    private static string Words(string line)
    {
        using var row = JsonDocument.Parse(line);
        return string.Join('\n', row.RootElement.EnumerateObject().Where(field => field.Name is "text" or "draft" or "customer" && field.Value.ValueKind == JsonValueKind.String).Select(field => field.Value.GetString()));
    }

    private static void Count(Dictionary<string, int> counts, MatchCollection words)
    {
        foreach (var word in words.Select(word => word.Value.Replace('’', '\'').ToLowerInvariant()).Distinct())
            counts[word] = counts.GetValueOrDefault(word) + 1;
    }

    [GeneratedRegex(@"(?<=[\p{Ll},;] )\p{Lu}\p{Ll}+(?:['’]\p{Ll}+)*")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<![@#\p{L}\p{N}./_-])\p{Ll}+(?:['’]\p{Ll}+)*(?![\p{L}\p{N}@_]|\.\p{L})")]
    private static partial Regex Word();
}
