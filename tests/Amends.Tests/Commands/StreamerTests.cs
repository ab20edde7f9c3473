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

    [Fact]
    public async Task Bad_lines_among_many_stand_in_their_places_whatever_the_cores_are_doing()
    {
        // Every seventh line is broken, and lines take turns to be slow.
        var input = string.Concat(Enumerable.Range(1, 30_000).Select(i => i % 7 == 0 ? "{\"id\":\n" : $"{{\"id\":{i},\"text\":\"{new string('x', i % 97)}\"}}\n"));
        var (status, lines, errors) = await Run(input);
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
        var running = Streamer.RunAsync(to.Reader.AsStream(), from.Writer.AsStream(), errors, true, null, Say, TestContext.Current.CancellationToken);
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
        var running = Streamer.RunAsync(to.Reader.AsStream(), gone, errors, true, null, Say, TestContext.Current.CancellationToken);
        await to.Writer.WriteAsync("one\n"u8.ToArray());
        await Should.ThrowAsync<IOException>(() => running.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task An_answer_that_fails_half_way_leaves_nothing_of_itself()
    {
        using var source = new MemoryStream("{\"id\":1}\n{\"id\":2}\n"u8.ToArray());
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        await Streamer.RunAsync(source, output, errors, false, null, (in StreamItem item, Utf8JsonWriter json) =>
        {
            json.WriteString("long", new string('y', 300_000));
            throw new BadItemException("no");
        }, TestContext.Current.CancellationToken);
        Encoding.UTF8.GetString(output.ToArray()).ShouldBe("{\"id\":1,\"error\":\"no\"}\n{\"id\":2,\"error\":\"no\"}\n");
    }

    private static void Say(in StreamItem item, Utf8JsonWriter json) => json.WriteString("said", item.Plain ?? StreamItem.Text(item.Json, "text"));

    private sealed class Gone : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("Broken pipe");
    }

    private static async Task<(int Status, string[] Lines, string Errors)> Run(string input, bool text = false, string? column = null)
    {
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(input));
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        var status = await Streamer.RunAsync(source, output, errors, text, column, Say, TestContext.Current.CancellationToken);
        return (status, Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.ToString());
    }
}
