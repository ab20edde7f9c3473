using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Files;

/// <summary>A file of a message, without its content.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="Hash">SHA-256 in hexadecimal.</param>
public sealed record MessageFile(Guid Id, string Name, string Type, int Size, string Hash)
{
    /// <summary>It may stand in a page as a picture.</summary>
    public bool IsPicture => FileTypes.IsPicture(Type);

    /// <summary>It may do something by itself once it is opened.</summary>
    public bool MayRun => FileTypes.MayRun(Name);

    internal static MessageFile Of(FileRow row) => new(row.Id, row.Name, row.Type, row.Size, row.Hash);
}

internal static class FilesOfMessages
{
    public static ILookup<Guid, MessageFile> None { get; } = Array.Empty<MessageFile>().ToLookup(_ => Guid.Empty);

    /// <summary>The files of these messages of a case, in order; without their contents.</summary>
    public static async Task<ILookup<Guid, MessageFile>> FilesOf(this AmendsDb db, long complaint, IReadOnlyList<Guid> messages, CancellationToken cancel)
    {
        var rows = await db.Files.AsNoTracking().Where(f => f.ComplaintId == complaint && f.MessageId != null && messages.Contains(f.MessageId.Value)).OrderBy(f => f.Place).ToListAsync(cancel);
        return rows.ToLookup(f => f.MessageId!.Value, MessageFile.Of);
    }
}
