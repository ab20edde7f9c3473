using System.Text.Json;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.Files;
using Amends.IntegrationTests.Files;
using Amends.IntegrationTests.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Api;

/// <summary>What came with messages leaves with <c>export --files</c> and comes back with <c>import --files</c>.</summary>
public sealed class ExportedFilesTests : IDisposable
{
    private static readonly NewFile Cup = Pictures.Png(1), Receipt = Pictures.Text("receipt.txt"), Label = Pictures.Of("label.bin", 3 * FileLimits.Megabyte);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("amends-files-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory, OnBoth]
    internal async Task Each_file_is_written_once_under_the_hash_that_its_line_names(On on)
    {
        await using var house = await House.Open(on);
        var reference = await Receive(house, "It came broken, see!", Cup, NewFile.Of("../../../cup.png", Receipt.Bytes));
        await Receive(house, "Mine too.", Cup);
        (await house.Get<SendReply>().Handle(new Target(reference, house.Agent), new Reply("Dear Maya, I am sorry. Here is a label.", Files: new([Label])))).Value();
        (await house.Get<DraftFiles>().Add(house.Agent, reference, [Pictures.Text("draft.txt"), Pictures.Png(9)])).Value();

        var (status, lines, errors) = await Export(house);
        (status, errors).ShouldBe((0, ""));
        Names().ShouldBe([Cup.Hash, Receipt.Hash, Label.Hash], ignoreOrder: true);
        foreach (var file in new[] { Cup, Receipt, Label })
            (await File.ReadAllBytesAsync(At(file), TestContext.Current.CancellationToken)).ShouldBe(file.Bytes);
        var messages = lines[0].GetProperty("complaint").GetProperty("messages");
        Files(messages[0]).ShouldBe([("picture.png", Cup.Hash), ("cup.png", Receipt.Hash)]);
        Files(messages[1]).ShouldBe([("label.bin", Label.Hash)]);
        var timeline = lines[0].GetProperty("timeline").ToString();
        foreach (var file in new[] { Cup, Receipt, Label })
            timeline.ShouldContain(file.Hash);
    }

    [Theory, OnBoth]
    internal async Task What_broke_off_goes_on_and_leaves_what_is_whole(On on)
    {
        await using var house = await House.Open(on);
        await Receive(house, "It came broken, see!", Cup, Receipt, Label);
        (await Export(house)).Status.ShouldBe(0);
        var before = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(At(Cup), before);
        File.Delete(At(Receipt));
        File.Delete(At(Label));
        await File.WriteAllBytesAsync(At(Label) + ".partial", [.. Label.Bytes, .. "more of another"u8], TestContext.Current.CancellationToken);

        (await Export(house)).Status.ShouldBe(0);
        Names().ShouldBe([Cup.Hash, Receipt.Hash, Label.Hash], ignoreOrder: true);
        File.GetLastWriteTimeUtc(At(Cup)).ShouldBe(before);
        (await File.ReadAllBytesAsync(At(Label), TestContext.Current.CancellationToken)).ShouldBe(Label.Bytes);
    }

    [Theory, OnBoth]
    internal async Task Another_file_of_that_name_is_never_overwritten_and_a_damaged_content_never_written(On on)
    {
        await using var house = await House.Open(on);
        await Receive(house, "It came broken, see!", Cup, Receipt, Label);
        await File.WriteAllTextAsync(At(Cup), "Mine.", TestContext.Current.CancellationToken);
        await using (var db = await house.Db())
            await db.FileContents.Where(content => content.Hash == Label.Hash).ExecuteUpdateAsync(set => set.SetProperty(content => content.Bytes, [1, 2, 3]), TestContext.Current.CancellationToken);

        var (status, lines, errors) = await Export(house);
        (status, lines.Length).ShouldBe((1, 1));
        errors.ShouldContain($"file {Cup.Hash}: something else lies there");
        errors.ShouldContain($"file {Label.Hash}: its content in the database is not what came");
        Names().ShouldBe([Cup.Hash, Receipt.Hash], ignoreOrder: true);
        (await File.ReadAllTextAsync(At(Cup), TestContext.Current.CancellationToken)).ShouldBe("Mine.");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_told_before_the_first_line()
    {
        await using var house = await House.Open(On.Sqlite);
        await Receive(house, "It came broken, see!", Cup);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "taken"), "", TestContext.Current.CancellationToken);
        var (status, output, errors) = await ImportExportTests.Text(house, $"export --files {folder.FullName}/taken/files", "");
        (status, output).ShouldBe((1, ""));
        errors.ShouldContain($"Files cannot be written to {folder.FullName}/taken/files");

        var none = await ImportExportTests.Text(house, $"import --files {folder.FullName}/none", "");
        none.Status.ShouldBe(1);
        none.Errors.ShouldContain($"There is no folder {folder.FullName}/none.");
        foreach (var verb in new[] { "export", "import" })
        {
            var csv = await ImportExportTests.Text(house, $"{verb} --csv --files {folder.FullName}", "");
            csv.Status.ShouldBe(2);
            csv.Errors.ShouldContain("Leave one of the two out.");
        }
    }

    [Fact]
    public async Task What_only_points_elsewhere_is_no_content_and_the_other_lines_come_in()
    {
        await using var here = await House.Open(On.Sqlite);
        await Receive(here, "It came broken, see!", Cup);
        await Receive(here, "And nothing to see here.");
        var lines = (await Export(here)).Answers.Select(line => line.ToString()).ToList();
        File.Move(At(Cup), At(Cup) + ".elsewhere");
        File.CreateSymbolicLink(At(Cup), At(Cup) + ".elsewhere");

        await using var there = await House.Open(On.Sqlite);
        var (status, answers, _) = await ImportExportTests.Run(there, $"import --files {folder.FullName}", string.Join('\n', lines));
        status.ShouldBe(1);
        answers[0].GetProperty("error").GetString()!.ShouldStartWith("files: “picture.png” is not in the folder");
        answers[1].GetProperty("error").GetString().ShouldBeNull();
    }

    [Theory, OnBoth]
    internal async Task The_files_of_the_first_message_come_back_with_it(On on)
    {
        await using var here = await House.Open(on);
        await Receive(here, "It came broken, see!", Cup, Label);
        await Receive(here, "Mine too.", Receipt);
        await Receive(here, "And nothing to see here.");
        var lines = (await Export(here)).Answers.Select(line => line.ToString()).ToList();
        // A name that leads out of the folder is one that is not there.
        lines.Add(lines[0].Replace(Cup.Hash, "../" + folder.Name + "/" + Cup.Hash, StringComparison.Ordinal).Replace("externalId\":\"", "externalId\":\"x", StringComparison.Ordinal));
        await File.AppendAllTextAsync(At(Receipt), "More.", TestContext.Current.CancellationToken);

        await using var there = await House.Open(on);
        var (status, answers, _) = await ImportExportTests.Run(there, $"import --files {folder.FullName}", string.Join('\n', lines));
        status.ShouldBe(1);
        answers.Select(answer => answer.GetProperty("error").GetString()).Count(error => error is null).ShouldBe(2);
        answers[1].GetProperty("error").GetString()!.ShouldStartWith($"files: “receipt.txt” is not in the folder as {Receipt.Hash}");
        answers[3].GetProperty("error").GetString()!.ShouldStartWith("files: “picture.png” is not in the folder");
        var back = (await there.Get<CaseView>().Handle(Person.Amends, answers[0].GetProperty("reference").GetString()!, TestContext.Current.CancellationToken))!.Messages.ShouldHaveSingleItem().Files;
        back.Select(file => (file.Name, file.Hash)).ShouldBe([("picture.png", Cup.Hash), ("label.bin", Label.Hash)]);
        (await there.Get<OpenFile>().Handle(Person.Amends, answers[0].GetProperty("reference").GetString()!, back[1].Id, TestContext.Current.CancellationToken))!.Bytes.ShouldBe(Label.Bytes);

        // Without the folder the words come back alone, as before.
        (await ImportExportTests.Run(there, "import", lines[1])).Status.ShouldBe(0);
    }

    private static async Task<string> Receive(House house, string text, params NewFile[] files) =>
        (await house.Get<ReceiveComplaint>().Handle(new NewComplaint(new NewCustomer("Maya Lund", null), Channel.Email, text) { Files = files }, house.Agent)).Value().Reference;

    private Task<(int Status, JsonElement[] Answers, string Errors)> Export(House house) => ImportExportTests.Run(house, $"export --files {folder.FullName}", "");

    private string At(NewFile file) => Path.Combine(folder.FullName, file.Hash);

    private IEnumerable<string> Names() => Directory.EnumerateFileSystemEntries(folder.FullName).Select(Path.GetFileName).OfType<string>();

    private static IEnumerable<(string?, string?)> Files(JsonElement message) =>
        message.GetProperty("files").EnumerateArray().Select(file => (file.GetProperty("name").GetString(), file.GetProperty("hash").GetString()));
}
