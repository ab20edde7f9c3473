using System.Diagnostics;
using System.Text.Json;
using Amends.IntegrationTests.Storage;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Amends.IntegrationTests.Api;

public class ImportExportTests
{
    [Theory, OnBoth]
    internal async Task Lines_are_taken_in_once_and_a_bad_one_is_answered_in_its_place(On on)
    {
        await using var house = await House.Open(on);
        const string Lines = """
            {"text":"My parcel is late!","externalId":"crm-1","customer":{"name":"Maya","email":"maya@example.com"}}
            {"text":"", "externalId":"crm-2"}
            no json at all
            {"text":"=HYPERLINK(\"x\") It broke.","externalId":"crm-3","channel":"phone","receivedAt":"2026-01-05T10:00:00+01:00"}
            """;
        var (status, answers, errors) = await Run(house, "import", Lines);
        status.ShouldBe(1);
        answers.Length.ShouldBe(4);
        answers.Count(a => a.GetProperty("reference").ValueKind == JsonValueKind.String).ShouldBe(2);
        answers[1].GetProperty("error").GetString()!.ShouldStartWith("text:");
        errors.ShouldContain("line 3:");

        var again = await Run(house, "import", Lines);
        again.Answers[0].GetProperty("reference").GetString().ShouldBe(answers[0].GetProperty("reference").GetString());
        await using var db = await house.Db();
        (await db.Complaints.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(2);
        (await db.Complaints.SingleAsync(c => c.ExternalId == "crm-3", TestContext.Current.CancellationToken)).ReceivedAt.ToString().ShouldStartWith("2026-01-05T09:00:00");
    }

    [Theory, OnBoth]
    internal async Task What_is_exported_begins_the_same_cases_elsewhere(On on)
    {
        await using var here = await House.Open(on);
        await here.Receive("First words, with a \"quote\" and\na line break.");
        await here.Receive("Second words.");
        var exported = await Run(here, "export", "");
        exported.Answers.Select(a => a.GetProperty("text").GetString()).ShouldBe(["First words, with a \"quote\" and\na line break.", "Second words."]);
        exported.Answers.ShouldAllBe(a => a.GetProperty("timeline").GetArrayLength() >= 2);

        await using var there = await House.Open(on);
        (await Run(there, "import", string.Join('\n', exported.Answers.Select(a => a.ToString())))).Status.ShouldBe(0);
        (await Run(there, "export", "")).Answers.Select(a => a.GetProperty("text").GetString()).ShouldBe(exported.Answers.Select(a => a.GetProperty("text").GetString()), ignoreOrder: true);
    }

    [Fact]
    public async Task Csv_goes_in_and_comes_out_with_nothing_that_a_spreadsheet_would_run()
    {
        await using var house = await House.Open(On.Sqlite);
        (await Run(house, "import --csv", "name,email,text,channel\n\"Lund, Maya\",maya@example.com,\"=1+1, twice\nlate\",phone\n")).Status.ShouldBe(0);
        var (status, text, _) = await Text(house, "export --csv", "");
        status.ShouldBe(0);
        text.ShouldContain("\"Lund, Maya\",phone");
        text.ShouldContain("\"'=1+1, twice\nlate\"");
    }

    internal static async Task<(int Status, JsonElement[] Answers, string Errors)> Run(House house, string verb, string input)
    {
        var (status, text, errors) = await Text(house, verb, input);
        return (status, [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))], errors);
    }

    internal static async Task<(int Status, string Output, string Errors)> Text(House house, string verb, string input)
    {
        string[] database = house.Options.Database is { } address ? ["--database", address] : [];
        var start = new ProcessStartInfo(System.IO.Path.Combine(AppContext.BaseDirectory, "amends"), [.. verb.Split(' '), "--data", house.Options.DataFolder, .. database])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }
}
