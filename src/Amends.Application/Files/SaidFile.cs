using Amends.Application.Storage;

namespace Amends.Application.Files;

/// <summary>A file of a message that is about to be saved.</summary>
/// <param name="Hash">SHA-256 in hexadecimal.</param>
/// <param name="New">Its content where it comes with the message; null where it lies with a draft already.</param>
internal sealed record SaidFile(Guid Id, string Name, string Type, int Size, string Hash, byte[]? New = null)
{
    public static SaidFile Of(NewFile file) => new(Guid.CreateVersion7(), file.Name, file.Type, file.Bytes.Length, file.Hash, file.Bytes);

    public static SaidFile Of(FileRow row) => new(row.Id, row.Name, row.Type, row.Size, row.Hash);

    /// <summary>What the timeline tells of them; null where there are none.</summary>
    public static IReadOnlyList<string>? Hashes(IReadOnlyList<SaidFile> files) => files.Count == 0 ? null : [.. files.Select(file => file.Hash)];
}
