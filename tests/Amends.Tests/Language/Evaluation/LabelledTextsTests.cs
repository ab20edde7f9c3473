using Amends.Language;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language;

public sealed class LabelledTextsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("amends-labelled-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Lines_come_in_the_order_of_the_files_names()
    {
        Write("replies-2.jsonl", "c");
        Write("replies-1.jsonl", "a", "", "b");
        Write("customers-1.jsonl", "x");
        LabelledTexts.Lines(folder.FullName, "replies-*.jsonl").ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void A_folder_without_such_texts_says_so() =>
        Should.Throw<FileNotFoundException>(() => LabelledReply.Load(folder.FullName)).Message.ShouldContain("replies-*.jsonl");

    [Fact]
    public void What_readers_found_in_a_reply_is_one_and_the_rest_is_zero()
    {
        Write("replies-1.jsonl", """{"id":"r1-1","customer":"Where is it?","draft":"Calm down.","principles":["thanks"],"warnings":["hostile"],"quality":7}""");
        var reply = LabelledReply.Load(folder.FullName).ShouldHaveSingleItem();
        LabelledReply.Codes.Zip(reply.Labels).Where(label => label.Second == 1).Select(label => label.First).ShouldBe(["thanks", "hostile"]);
        (reply.Id, reply.Customer, reply.Draft, reply.Quality).ShouldBe(("r1-1", "Where is it?", "Calm down.", 7));
        reply.Labels.Sum().ShouldBe(2);
    }

    [Fact]
    public void A_fifth_of_replies_is_only_ever_reported() =>
        Enumerable.Range(0, 10_000).Count(i => TestPart.HoldsReply($"r1-{i}")).ShouldBeInRange(1_850, 2_150);

    private void Write(string name, params string[] lines) => File.WriteAllLines(Path.Combine(folder.FullName, name), lines);
}
