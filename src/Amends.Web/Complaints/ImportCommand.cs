using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Files;
using Amends.Web.Api;
using Amends.Web.Commands;
using NodaTime.Text;

namespace Amends.Web.Complaints;

/// <summary>
/// <c>amends import</c>: complaints from JSON lines as <c>POST /complaints</c> takes them (and <c>export</c> gives them), or from a CSV file. What
/// carries an externalId may be imported again: it is there once.
/// </summary>
internal static class ImportCommand
{
    /// <summary>So many are read and saved side by side: on SQLite they share one commit.</summary>
    private const int Together = 64;

    /// <summary>Files are held in memory until they are saved, up to 25 MB with each complaint.</summary>
    private const int TogetherWithFiles = 4;

    public static Command Create()
    {
        var database = new DatabaseOptions();
        var file = new Argument<string?>("FILE") { Description = "The file to import; standard input where none is given", Arity = ArgumentArity.ZeroOrOne };
        var csv = new Option<bool>("--csv") { Description = "CSV with a header row: text, and any of name, email, phone, customerId, channel, subject, receivedAt, externalId" };
        var files = new Option<string?>("--files") { Description = "Folder that export wrote the files into: those of each first message are taken in with it." };
        var command = new Command("import", "Takes in complaints, one JSON object a line. Out: one line each, {\"id\",\"reference\"} or {\"id\",\"error\"}.") { file, csv, files };
        command.Validators.Add(given =>
        {
            if (given.GetValue(csv) && given.GetValue(files) is not null)
                given.AddError("--files goes with the JSON lines of export, which name the files; CSV does not. Leave one of the two out.");
            if (given.GetValue(files) is "")
                given.AddError("Name a folder after --files.");
        });
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, async services =>
        {
            using var folder = parsed.GetValue(files) is { } from ? FileFolder.ToRead(Path.GetFullPath(from)) : null;
            using var reader = parsed.GetValue(file) is { } path ? new StreamReader(path) : new StreamReader(Console.OpenStandardInput());
            var bodies = parsed.GetValue(csv) ? FromCsv(reader) : FromLines(reader, folder);
            return await Import(bodies.Chunk(folder is null ? Together : TogetherWithFiles), services.GetRequiredService<ReceiveComplaint>(), cancel);
        }, cancel));
        return command;
    }

    private static async Task<int> Import(IEnumerable<(string Id, Func<NewComplaintBody> Read)[]> batches, ReceiveComplaint receive, CancellationToken cancel)
    {
        var status = Streamer.Done;
        foreach (var batch in batches)
        {
            var answers = await Task.WhenAll(batch.Select(one => TakeIn(one.Id, one.Read, receive, cancel)));
            foreach (var answer in answers)
            {
                Console.WriteLine(JsonSerializer.Serialize(answer, ApiJson.Web.ImportAnswer));
                if (answer.Error is null)
                    continue;
                await Console.Error.WriteLineAsync($"line {answer.Id}: {answer.Error}");
                status = Streamer.SomeFailed;
            }
        }
        return status;
    }

    private static async Task<ImportAnswer> TakeIn(string id, Func<NewComplaintBody> read, ReceiveComplaint receive, CancellationToken cancel)
    {
        try
        {
            return await receive.Handle(read().Checked(), Person.Amends, once: null, cancel) switch
            {
                Outcome<NewCase>.Done done => new(id, done.Value.Reference, null),
                Outcome<NewCase>.Refused refused => new(id, null, refused.Refusal.Words),
                _ => new(id, null, "It could not be taken in."),
            };
        }
        catch (BadRequestException bad)
        {
            return new(id, null, string.Join(" ", bad.Problem.Errors?.Select(error => $"{error.Key}: {error.Value}") ?? [bad.Problem.Words]));
        }
    }

    private static IEnumerable<(string, Func<NewComplaintBody>)> FromLines(StreamReader reader, FileFolder? folder)
    {
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return (number.ToString(CultureInfo.InvariantCulture), () => FromLine(line, folder));
        }
    }

    private static NewComplaintBody FromLine(string line, FileFolder? folder)
    {
        var body = Body.Parse(line, ApiJson.Web.NewComplaintBody);
        return folder is null ? body : body with { Files = [.. body.Files ?? [], .. Body.Parse(line, ApiJson.Web.ExportedBody).Files(folder)] };
    }

    private static IEnumerable<(string, Func<NewComplaintBody>)> FromCsv(StreamReader reader)
    {
        using var rows = CsvRows.Read(reader).GetEnumerator();
        var header = rows.MoveNext() ? rows.Current : [];
        for (var number = 1; rows.MoveNext(); number++)
        {
            var row = rows.Current;
            string? Cell(string name) => Array.IndexOf(header, name) is >= 0 and var at && at < row.Length && row[at].Length > 0 ? TextJson.Clean(row[at]) : null;
            yield return (number.ToString(CultureInfo.InvariantCulture), () => FromRow(Cell));
        }
    }

    private static NewComplaintBody FromRow(Func<string, string?> cell)
    {
        var check = new Check();
        var channel = Queries.Code(cell("channel"), Recovery.Channel.Api, check, "channel");
        var received = OffsetDateTimePattern.Rfc3339.Parse(cell("receivedAt") ?? "");
        check.That(cell("receivedAt") is null || received.Success, "receivedAt", "This must be a time such as 2026-03-10T09:30:00Z.");
        check.Done();
        return new(
            new CustomerBody(cell("name"), cell("email"), cell("phone"), cell("customerId")), channel, cell("subject"), cell("text"), null,
            received.Success ? received.Value.ToInstant() : null, cell("externalId"));
    }
}

/// <param name="Id">The number of the line, or of the row.</param>
internal sealed record ImportAnswer(string Id, string? Reference, string? Error);
