using Amends.Application.Storage;
using Amends.Recovery;

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
