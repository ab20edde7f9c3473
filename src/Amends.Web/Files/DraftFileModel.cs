using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Web.Files;

/// <summary>A file of a draft, as the composer shows it.</summary>
/// <param name="Removed">It is taken out, and can be put back.</param>
public sealed record DraftFileModel(Guid Id, string Name, int Size, bool IsPicture, bool Removed)
{
    internal static DraftFileModel Of(FileRow row) => new(row.Id, row.Name, row.Size, FileTypes.IsPicture(row.Type), row.RemovedAt is not null);

    /// <summary>What stands in place of a small picture: "PDF".</summary>
    public string Kind => FileNames.Ending(Name) is { Length: > 0 and <= 4 } ending ? ending.ToUpperInvariant() : FilesWords.File;
}
