using System.Security.Cryptography;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Files;

/// <summary>
/// A folder of files beside an export, each content once, named by its SHA-256 in hexadecimal: a name that a stranger gave can neither clash there nor lead out
/// of it. Nothing that lies there is ever written over, but for the beginnings of what broke off.
/// </summary>
internal sealed class FileFolder : IDisposable
{
    private readonly string _path;
    private readonly FileStream? _held;

    private FileFolder(string path, FileStream? held) => (_path, _held) = (path, held);

    /// <summary>Makes the folder where there is none, and holds it: of two exports into the same folder the second stops here.</summary>
    /// <exception cref="IOException">It cannot be written; the message says why and what to do.</exception>
    public static FileFolder ToWrite(string path)
    {
        try
        {
            OwnerOnly.Folder(path);
            return new(path, new FileStream(Path.Combine(path, ".export"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (Exception failure) when (IsOfTheDisk(failure))
        {
            throw CannotWrite(path, failure);
        }
    }

    /// <exception cref="IOException">There is none; the message says so.</exception>
    public static FileFolder ToRead(string path) =>
        Directory.Exists(path) ? new(path, null) : throw new IOException($"There is no folder {path}. Name the one that export wrote the files into.");

    public void Dispose() => _held?.Dispose();

    /// <summary>Whether this content lies there whole; null where nothing has its name.</summary>
    public async Task<bool?> Holds(string hash, int size, CancellationToken cancel)
    {
        var file = new FileInfo(Name(hash));
        try
        {
            return file.Exists ? file.Length == size && await Hash(file.FullName, cancel) == hash : Path.Exists(file.FullName) ? false : null;
        }
        catch (Exception failure) when (IsOfTheDisk(failure))
        {
            return false;
        }
    }

    /// <summary>Writes a content under another name until it is whole and on the disk: what breaks off leaves nothing that looks finished.</summary>
    /// <returns>Whether it was what its hash says; else nothing is kept of it.</returns>
    /// <exception cref="IOException">It cannot be written; the message says why and what to do.</exception>
    public async Task<bool> Put(string hash, Stream content, CancellationToken cancel)
    {
        try
        {
            return await Write(hash, content, cancel);
        }
        catch (Exception failure) when (IsOfTheDisk(failure))
        {
            throw CannotWrite(_path, failure);
        }
    }

    /// <summary>A content; null where it is not there, cannot be read, or is not what its hash says.</summary>
    /// <param name="hash">As a stranger gives it; anything.</param>
    public byte[]? Read(string? hash)
    {
        if (hash is not { Length: 64 } || !hash.All(char.IsAsciiHexDigitLower) || new FileInfo(Name(hash)) is not { Exists: true, LinkTarget: null })
            return null;
        try
        {
            using var file = File.OpenRead(Name(hash));
            if (file.Length > FileLimits.File)
                return null;
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash ? bytes : null;
        }
        catch (Exception failure) when (IsOfTheDisk(failure))
        {
            return null;
        }
    }

    private string Name(string hash) => Path.Combine(_path, hash);

    private static async Task<string> Hash(string file, CancellationToken cancel)
    {
        await using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
    }

    private async Task<bool> Write(string hash, Stream content, CancellationToken cancel)
    {
        var partial = Name(hash) + ".partial";
        // The beginning of one that broke off.
        File.Delete(partial);
        try
        {
            using var sha = SHA256.Create();
            await using (var file = OwnerOnly.File(partial))
            {
                await using (var hashed = new CryptoStream(file, sha, CryptoStreamMode.Write, leaveOpen: true))
                    await content.CopyToAsync(hashed, cancel);
                file.Flush(flushToDisk: true);
            }
            if (Convert.ToHexStringLower(sha.Hash!) != hash)
                return false;
            File.Move(partial, Name(hash));
            return true;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static bool IsOfTheDisk(Exception failure) => failure is IOException or UnauthorizedAccessException;

    private static IOException CannotWrite(string path, Exception failure) =>
        new($"Files cannot be written to {path}: {failure.Message} Name a folder that you may write to, on a disk with room, and export again: what is there already is left.", failure);
}
