using System.Security.Cryptography;
using Amends.Recovery;

namespace Amends.Application.Files;

/// <summary>
/// A folder of files beside an export, each content once, named by its SHA-256 in hexadecimal: a name that a stranger gave can neither clash there nor lead out
/// of it. Nothing that lies there is ever overwritten.
/// </summary>
internal sealed class FileFolder
{
    private readonly string path;

    private FileFolder(string path) => this.path = path;

    /// <summary>Makes the folder where there is none, and tries whether it can be written.</summary>
    /// <exception cref="IOException">It cannot; the message says why and what to do.</exception>
    public static FileFolder ToWrite(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            File.Create(Path.Combine(path, $"{Guid.NewGuid():N}.partial"), 1, FileOptions.DeleteOnClose).Dispose();
            return new(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, failure);
        }
    }

    /// <exception cref="IOException">There is none; the message says so.</exception>
    public static FileFolder ToRead(string path) =>
        Directory.Exists(path) ? new(path) : throw new IOException($"There is no folder {path}. Name the one that export wrote the files into.");

    /// <summary>Whether this content lies there whole; null where nothing has its name.</summary>
    public async Task<bool?> Holds(string hash, int size, CancellationToken cancel)
    {
        var file = new FileInfo(Name(hash));
        return file.Exists ? file.Length == size && await Hash(file.FullName, cancel) == hash : Path.Exists(file.FullName) ? false : null;
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
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, failure);
        }
    }

    /// <summary>A content; null where it is not there, or is not what its hash says.</summary>
    /// <param name="hash">As a stranger gives it; anything.</param>
    public byte[]? Read(string? hash)
    {
        if (hash is not { Length: 64 } || !hash.All(char.IsAsciiHexDigitLower) || new FileInfo(Name(hash)) is not { Exists: true, Length: <= FileLimits.File })
            return null;
        var bytes = File.ReadAllBytes(Name(hash));
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash ? bytes : null;
    }

    private string Name(string hash) => Path.Combine(path, hash);

    private static async Task<string> Hash(string file, CancellationToken cancel)
    {
        await using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
    }

    private async Task<bool> Write(string hash, Stream content, CancellationToken cancel)
    {
        var partial = Name(hash) + ".partial";
        // Held by whoever writes it: a second export into the same folder stops here.
        var file = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None);
        try
        {
            await using (file)
            {
                await content.CopyToAsync(file, cancel);
                file.Flush(flushToDisk: true);
            }
            if (await Hash(partial, cancel) != hash)
                return false;
            File.Move(partial, Name(hash));
            return true;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static IOException CannotWrite(string path, Exception failure) =>
        new($"Files cannot be written to {path}: {failure.Message} Name a folder that you may write to, on a disk with room, and export again: what is there already is left.", failure);
}
