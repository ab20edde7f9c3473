using System.Text;
using System.Text.Json;
using Amends.Training.Reading;

namespace Amends.Training.Likeness;

/// <summary>A text, and where a set tells it, what kind of request it is. Banking77's kinds are never read: its own labels are what we are measured by.</summary>
internal sealed record Sample(string Text, string? Kind);

/// <summary>The texts that likeness is learned from, all of them training parts.</summary>
internal static class LikenessTexts
{
    // More complaints draw banking topics together: with files 15 and 16, the training part of Banking77 sorts at 65.5 / 29.9 / 43.0 instead of 65.8 / 32.3 / 44.2.
    private const int LastFile = 14;

    public static List<Sample> Load(string data, string own) =>
    [
        .. Banking(data).Select(text => new Sample(text, null)),
        .. Requests(data),
        .. Sources.Own(own).Where(message => message.File <= LastFile && !Amends.Language.TestPart.Holds(message.Id)).Select(message => new Sample(message.Text, null)),
    ];

    private static IEnumerable<string> Banking(string data) => Rows(File.ReadAllText(Path.Combine(data, "banking77", "train.csv"))).Skip(1).Select(row => row.Item1);

    private static IEnumerable<Sample> Requests(string data)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(data, "clinc150", "data_full.json")));
        return [.. json.RootElement.GetProperty("train").EnumerateArray().Select(pair => new Sample(pair[0].GetString()!, pair[1].GetString()))];
    }

    // A table with two columns, of which the first may be quoted and hold line breaks.
    internal static IEnumerable<(string, string)> Rows(string csv)
    {
        for (var at = 0; at < csv.Length;)
        {
            var field = new StringBuilder();
            if (csv[at] == '"')
            {
                for (at++; csv[at] != '"' || csv[at + 1] == '"'; at++)
                {
                    field.Append(csv[at]);
                    if (csv[at] == '"')
                        at++;
                }
            }
            else
            {
                while (csv[at] != ',')
                    field.Append(csv[at++]);
            }
            var comma = csv.IndexOf(',', at);
            var end = csv.IndexOf('\n', at) is var line and >= 0 ? line : csv.Length;
            yield return (field.ToString(), csv[(comma + 1)..end].Trim());
            at = end + 1;
        }
    }
}
