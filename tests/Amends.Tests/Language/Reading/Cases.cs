using System.Text.Json;
using Xunit;

namespace Amends.Tests.Language.Reading;

/// <summary>Cases that live in data files beside the tests, so that anybody can add one.</summary>
internal static class Cases
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Language", "Reading");

    public static TheoryData<TA, TB> Load<TA, TB>(string file, Func<JsonElement, (TA, TB)> read)
    {
        var data = new TheoryData<TA, TB>();
        foreach (var row in Rows(file))
        {
            var (a, b) = read(row);
            data.Add(a, b);
        }
        return data;
    }

    public static TheoryData<TA, TB, TC, TD, TE> Load<TA, TB, TC, TD, TE>(string file, Func<JsonElement, (TA, TB, TC, TD, TE)> read)
    {
        var data = new TheoryData<TA, TB, TC, TD, TE>();
        foreach (var row in Rows(file))
        {
            var (a, b, c, d, e) = read(row);
            data.Add(a, b, c, d, e);
        }
        return data;
    }

    public static string[] Strings(JsonElement row, string name) => [.. row.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];

    private static IEnumerable<JsonElement> Rows(string file) =>
        File.ReadLines(Path.Combine(Folder, file)).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);
}
