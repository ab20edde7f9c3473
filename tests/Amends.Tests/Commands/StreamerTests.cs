using System.Text;
using System.Text.Json;
using Amends.Web.Commands;
using Shouldly;
using Xunit;

namespace Amends.Tests.Commands;

public sealed class StreamerTests
{
    [Fact]
    public void Answers_keep_the_order_of_the_lines()
    {
        var input = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{{\"id\":{i},\"text\":\"t{i}\"}}\n"));
        var (status, lines, _) = Run(input);
        status.ShouldBe(0);
        lines.Length.ShouldBe(20_000);
        for (var i = 0; i < lines.Length; i++)
            lines[i].ShouldBe($"{{\"id\":{i},\"said\":\"t{i}\"}}");
    }

    [Fact]
    public void A_bad_line_is_answered_in_its_place_and_the_rest_goes_on()
    {
        var (status, lines, errors) = Run("{\"id\":\"a\",\"text\":\"x\"}\nnonsense\n\n[1]\n{\"id\":7}\n{\"id\":{},\"text\":\"x\"}\n{\"text\":\"no id\"}");
        status.ShouldBe(1);
        lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").ToString()).ShouldBe(["a", "2", "4", "7", "6", "7"]);
        lines.Count(line => line.Contains("\"error\"", StringComparison.Ordinal)).ShouldBe(4);
        errors.ShouldContain("line 2:");
        errors.ShouldContain("line 5: \"text\" is missing");
    }

    [Fact]
    public void Plain_lines_and_columns_are_read_too()
    {
        Run("one\r\n\ntwo", text: true).Lines.ShouldBe(["{\"id\":\"1\",\"said\":\"one\"}", "{\"id\":\"2\",\"said\":\"\"}", "{\"id\":\"3\",\"said\":\"two\"}"]);
        Run("id,body\n7,\"a \"\"b\"\",\nc\"\n8,d", column: "body").Lines.ShouldBe(["{\"id\":\"7\",\"said\":\"a \\\"b\\\",\\nc\"}", "{\"id\":\"8\",\"said\":\"d\"}"]);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_read_and_not_refused()
    {
        var (status, lines, _) = Run("{\"id\":1,\"text\":\"x\\ud83d\"}");
        status.ShouldBe(0);
        lines.Length.ShouldBe(1);
    }

    [Fact]
    public void A_name_that_no_text_can_have_is_a_bad_line_and_ends_nothing()
    {
        var (status, lines, _) = Run("{\"id\":\"7\",\"\\ud800\":1,\"text\":\"hi\"}\n{\"id\":\"8\",\"text\":\"ho\"}");
        status.ShouldBe(1);
        lines.ShouldBe(["{\"id\":\"1\",\"error\":\"this is not a JSON object\"}", "{\"id\":\"8\",\"said\":\"ho\"}"]);
    }

    [Fact]
    public void Bad_lines_among_many_stand_in_their_places_whatever_the_cores_are_doing()
    {
        // Every seventh line is broken, and lines take turns to be slow.
        var input = string.Concat(Enumerable.Range(1, 30_000).Select(i => i % 7 == 0 ? "{\"id\":\n" : $"{{\"id\":{i},\"text\":\"{new string('x', i % 97)}\"}}\n"));
        var (status, lines, errors) = Run(input);
        status.ShouldBe(1);
        lines.Length.ShouldBe(30_000);
        for (var i = 1; i <= lines.Length; i++)
            lines[i - 1].ShouldBe(i % 7 == 0 ? $"{{\"id\":\"{i}\",\"error\":\"this is not a JSON object\"}}" : $"{{\"id\":{i},\"said\":\"{new string('x', i % 97)}\"}}");
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim()).ShouldBe(Enumerable.Range(1, 30_000 / 7).Select(i => $"line {i * 7}: this is not a JSON object"));
    }

    [Fact]
    public async Task Somebody_who_writes_a_line_and_waits_gets_its_answer_at_once()
    {
        var (to, from) = (new System.IO.Pipelines.Pipe(), new System.IO.Pipelines.Pipe());
        using var errors = new StringWriter();
        var running = Task.Run(() => Streamer.Run(to.Reader.AsStream(), from.Writer.AsStream(), errors, true, null, Say));
        using var answers = new StreamReader(from.Reader.AsStream());
        foreach (var line in new[] { "one", "two" })
        {
            await to.Writer.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
            var answer = await answers.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
            answer!.ShouldContain($"\"said\":\"{line}\"");
        }
        await to.Writer.CompleteAsync();
        (await running).ShouldBe(0);
    }

    [Fact]
    public async Task When_the_one_who_reads_the_answers_goes_the_rest_is_not_waited_for()
    {
        // The input never ends: without a word from the writer the stream would wait for ever.
        var to = new System.IO.Pipelines.Pipe();
        using var errors = new StringWriter();
        await using var gone = new Gone();
        var running = Task.Run(() => Streamer.Run(to.Reader.AsStream(), gone, errors, true, null, Say));
        await to.Writer.WriteAsync("one\n"u8.ToArray());
        await Should.ThrowAsync<IOException>(() => running.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Lines_are_the_same_however_they_arrive(int atOnce)
    {
        var input = string.Concat(Enumerable.Range(0, 3000).Select(i => $"{i} {new string('x', i % 211)}\n")) + "the last";
        using var source = new Drip(Encoding.UTF8.GetBytes(input), atOnce);
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        Streamer.Run(source, output, errors, true, null, Say).ShouldBe(0);
        var said = Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("said").GetString());
        said.ShouldBe(input.Split('\n'));
    }

    [Fact]
    public void A_line_without_end_is_reported_in_its_place_and_the_rest_goes_on()
    {
        var (status, lines, errors) = Run($"one\n{new string('x', LineBatches.LongestLine + (3 << 20))}\nthree\n{new string('y', LineBatches.LongestLine + 1)}", text: true);
        status.ShouldBe(1);
        lines.Length.ShouldBe(4);
        lines[0].ShouldContain("one");
        lines[1].ShouldContain("longer than 32 MB");
        lines[2].ShouldContain("three");
        lines[3].ShouldContain("longer than 32 MB");
        errors.ShouldContain("line 2:");
    }

    [Fact]
    public void An_answer_that_fails_half_way_leaves_nothing_of_itself()
    {
        using var source = new MemoryStream("{\"id\":1}\n{\"id\":2}\n"u8.ToArray());
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        Streamer.Run(source, output, errors, false, null, (in StreamItem item, Utf8JsonWriter json) =>
        {
            json.WriteString("long", new string('y', 300_000));
            throw new BadItemException("no");
        });
        Encoding.UTF8.GetString(output.ToArray()).ShouldBe("{\"id\":1,\"error\":\"no\"}\n{\"id\":2,\"error\":\"no\"}\n");
    }

    private static void Say(in StreamItem item, Utf8JsonWriter json) => json.WriteString("said", item.Plain ?? StreamItem.Text(item.Json, "text"));

    /// <summary>Gives a few bytes at a time.</summary>
    private sealed class Drip(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, atOnce));
    }

    private sealed class Gone : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }

    private static (int Status, string[] Lines, string Errors) Run(string input, bool text = false, string? column = null)
    {
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(input));
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var status = Streamer.Run(source, output, errors, text, column, Say);
        return (status, Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.ToString());
    }
}
