using System.Text;
using System.Text.Json;
using Amends.Web.Commands;
using Shouldly;
using Xunit;

namespace Amends.Tests.Commands;

public sealed class StreamerTests
{
    [Fact]
    public async Task Answers_keep_the_order_of_the_lines()
    {
        var input = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{{\"id\":{i},\"text\":\"t{i}\"}}\n"));
        var (status, lines, _) = await Run(input);
        status.ShouldBe(0);
        lines.Length.ShouldBe(20_000);
        for (var i = 0; i < lines.Length; i++)
            lines[i].ShouldBe($"{{\"id\":{i},\"said\":\"t{i}\"}}");
    }

    [Fact]
    public async Task A_bad_line_is_answered_in_its_place_and_the_rest_goes_on()
    {
        var (status, lines, errors) = await Run("{\"id\":\"a\",\"text\":\"x\"}\nnonsense\n\n[1]\n{\"id\":7}\n{\"id\":{},\"text\":\"x\"}\n{\"text\":\"no id\"}");
        status.ShouldBe(1);
        lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").ToString()).ShouldBe(["a", "2", "4", "7", "6", "7"]);
        lines.Count(line => line.Contains("\"error\"", StringComparison.Ordinal)).ShouldBe(4);
        errors.ShouldContain("line 2:");
        errors.ShouldContain("line 5: \"text\" is missing");
    }

    [Fact]
    public async Task Plain_lines_and_columns_are_read_too()
    {
        (await Run("one\r\n\ntwo", text: true)).Lines.ShouldBe(["{\"id\":\"1\",\"said\":\"one\"}", "{\"id\":\"2\",\"said\":\"\"}", "{\"id\":\"3\",\"said\":\"two\"}"]);
        (await Run("id,body\n7,\"a \"\"b\"\",\nc\"\n8,d", column: "body")).Lines.ShouldBe(["{\"id\":\"7\",\"said\":\"a \\\"b\\\",\\nc\"}", "{\"id\":\"8\",\"said\":\"d\"}"]);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_read_and_not_refused()
    {
        var (status, lines, _) = await Run("{\"id\":1,\"text\":\"x\\ud83d\"}");
        status.ShouldBe(0);
        lines.Length.ShouldBe(1);
    }

    private static async Task<(int Status, string[] Lines, string Errors)> Run(string input, bool text = false, string? column = null)
    {
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(input));
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var status = await Streamer.RunAsync(source, output, errors, text, column, (in StreamItem item, Utf8JsonWriter json) =>
            json.WriteString("said", item.Plain ?? StreamItem.Text(item.Json, "text")), TestContext.Current.CancellationToken);
        return (status, Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.ToString());
    }
}
