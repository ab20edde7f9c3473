using System.Security.Cryptography;
using Amends.Recovery;

namespace Amends.Application.Files;

/// <summary>A file as it comes in: its name cleaned, its kind told by us, its content hashed.</summary>
public sealed record NewFile
{
    private NewFile(string name, byte[] bytes) =>
        (Name, Bytes, Type, Hash) = (FileNames.Clean(name), bytes, FileTypes.Of(FileNames.Clean(name), bytes.AsSpan(0, Math.Min(bytes.Length, FileTypes.Head))), Convert.ToHexStringLower(SHA256.HashData(bytes)));

    public string Name { get; }
    public byte[] Bytes { get; }
    public string Type { get; }

    /// <summary>SHA-256 in hexadecimal.</summary>
    public string Hash { get; }

    /// <param name="name">As its sender calls it; anything.</param>
    public static NewFile Of(string name, byte[] bytes) => new(name, bytes);
}
