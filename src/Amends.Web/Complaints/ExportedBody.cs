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
        // One more than may go is enough to be told so: a line that names thousands fills no memory.
        return (first?.Files ?? []).Take(FileLimits.Count + 1).Select(file => new FileBody(file?.Name, folder.Read(file?.Hash) ?? throw Missing(file)));
    }

    private static BadRequestException Missing(ExportedFileBody? file) =>
        new(Problem.Field("files", $"“{FileNames.Clean(file?.Name)}” is not in the folder as {file?.Hash ?? "its hash"}, or is not what was exported. Export its files again, or import without --files."));
}

internal sealed record ExportedComplaintBody(IReadOnlyList<ExportedMessageBody?>? Messages);

internal sealed record ExportedMessageBody(Direction? Direction, IReadOnlyList<ExportedFileBody?>? Files);

internal sealed record ExportedFileBody(string? Name, string? Hash);
