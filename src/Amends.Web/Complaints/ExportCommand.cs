using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Files;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Commands;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Amends.Web.Complaints;

/// <summary><c>amends export</c>: every complaint with its messages and timeline, one JSON object a line, or the main figures as CSV. Runs beside a server.</summary>
internal static class ExportCommand
{
    private const int Together = 500;

    private static readonly string[] Columns = ["reference", "name", "channel", "subject", "stage", "heat", "peak", "signals", "receivedAt", "resolvedAt", "closedAt", "cause", "text"];

    public static System.CommandLine.Command Create()
    {
        var database = new DatabaseOptions();
        var csv = new Option<bool>("--csv") { Description = "The main figures as CSV in place of JSON lines." };
        var files = new Option<string?>("--files") { Description = "Folder that also gets the files of the messages, each once, named by its hash; what is there is left." };
        var command = new System.CommandLine.Command("export", "Writes every complaint, oldest first: JSON lines that import takes again elsewhere, or CSV.") { csv, files };
        command.Validators.Add(given =>
        {
            if (given.GetValue(csv) && given.GetValue(files) is not null)
                given.AddError("--files goes with JSON lines, which name the files; CSV does not. Leave one of the two out.");
            if (given.GetValue(files) is "")
                given.AddError("Name a folder after --files.");
        });
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, async services =>
        {
            var asCsv = parsed.GetValue(csv);
            using var folder = parsed.GetValue(files) is { } path ? FileFolder.ToWrite(Path.GetFullPath(path)) : null;
            var status = Streamer.Done;
            if (asCsv)
                Console.WriteLine(string.Join(',', Columns));
            await foreach (var one in All(services, cancel))
            {
                // Before the line: what a line names lies there.
                if (folder is not null && !await Write(services.GetRequiredService<ExportFile>(), folder, one, cancel))
                    status = Streamer.SomeFailed;
                Console.WriteLine(asCsv ? Row(one) : JsonSerializer.Serialize(ExportAnswer.Of(one), ApiJson.Web.ExportAnswer));
            }
            return status;
        }, cancel));
        return command;
    }

    /// <returns>Whether all files of the case lie in the folder now; of the others it is said why.</returns>
    private static async Task<bool> Write(ExportFile export, FileFolder folder, Case one, CancellationToken cancel)
    {
        var all = true;
        foreach (var file in one.Messages.SelectMany(message => message.Files).DistinctBy(file => file.Hash))
        {
            if (await export.Handle(folder, file, cancel) is not { } trouble)
                continue;
            await Console.Error.WriteLineAsync($"{one.Reference}, file {file.Hash}: {trouble}");
            all = false;
        }
        return all;
    }

    private static async IAsyncEnumerable<Case> All(IServiceProvider services, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var db = services.GetRequiredService<AmendsDb>();
        var cases = services.GetRequiredService<CaseView>();
        long last = 0;
        while (true)
        {
            var page = await db.Complaints.Where(c => c.Id > last).OrderBy(c => c.Id).Take(Together).Select(c => new { c.Id, c.Reference }).ToListAsync(cancel);
            if (page.Count == 0)
                yield break;
            foreach (var row in page)
                if (await cases.Whole(Person.Amends, row.Reference, cancel) is { } one)
                    yield return one;
            last = page[^1].Id;
        }
    }

    private static string Row(Case it) => string.Join(',', new[]
    {
        it.Reference, it.CustomerName, Codes<Channel>.Of(it.State.Channel), it.Subject, Codes<Stage>.Of(it.State.Stage),
        it.State.Heat.Value.ToString(CultureInfo.InvariantCulture), it.State.Peak.Value.ToString(CultureInfo.InvariantCulture), string.Join(' ', it.State.Signals),
        At(it.State.ReceivedAt), At(it.State.ResolvedAt), At(it.State.ClosedAt), it.State.Cause, ExportAnswer.FirstWords(it),
    }.Select(Cell));

    private static string? At(Instant? at) => at is { } time ? InstantPattern.ExtendedIso.Format(time) : null;

    // A cell that begins like a formula would be run by a spreadsheet; a quote before it keeps it a text.
    private static string Cell(string? value)
    {
        var text = value ?? "";
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal))
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary>A complaint as it leaves: the first fields are what import begins it with again, under its old reference as externalId.</summary>
internal sealed record ExportAnswer(
    string ExternalId, CustomerBody Customer, Channel Channel, string? Subject, string Text, Instant ReceivedAt, ComplaintAnswer Complaint, IReadOnlyList<EntryAnswer> Timeline)
{
    public static ExportAnswer Of(Case it) => new(
        it.Reference, new CustomerBody(it.CustomerName, null, null, it.State.CustomerId.ToString()), it.State.Channel, it.Subject, FirstWords(it), it.ReceivedAt,
        ComplaintAnswer.Of(it), [.. it.Timeline.Select(EntryAnswer.Of)]);

    /// <summary>What the customer said first.</summary>
    public static string FirstWords(Case it) => it.Messages.FirstOrDefault(message => message.Direction == Direction.Inbound)?.Text ?? "";
}
