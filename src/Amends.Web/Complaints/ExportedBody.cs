using Amends.Application.Files;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Files;
using Amends.Web.Hosting;

namespace Amends.Web.Complaints;

/// <summary>What a line of an export tells of the message that its complaint begins with again.</summary>
internal sealed record ExportedBody(ExportedComplaintBody? Complaint)
{
    /// <exception cref="BadRequestException">One is not in the folder, or is not what it was.</exception>
    public IEnumerable<FileBody> Files(FileFolder folder)
    {
        var first = Complaint?.Messages?.FirstOrDefault(message => message?.Direction == Direction.Inbound);
        long together = 0;
        // One more than may go is enough to be told so: a line that names thousands fills no memory.
        foreach (var file in (first?.Files ?? []).Take(FileLimits.Count + 1).TakeWhile(_ => together <= FileLimits.Message))
        {
            var bytes = folder.Read(file?.Hash) ?? throw Missing(file);
            together += bytes.Length;
            yield return new(file?.Name, bytes);
        }
    }

    private static BadRequestException Missing(ExportedFileBody? file) =>
        new(Problem.Field("files", $"“{FileNames.Clean(file?.Name)}” is not in the folder as {file?.Hash ?? "its hash"}, or is not what was exported. Export its files again: once the complaint is here, its files cannot be added by import."));
}

internal sealed record ExportedComplaintBody(IReadOnlyList<ExportedMessageBody?>? Messages);

internal sealed record ExportedMessageBody(Direction? Direction, IReadOnlyList<ExportedFileBody?>? Files);

internal sealed record ExportedFileBody(string? Name, string? Hash);
