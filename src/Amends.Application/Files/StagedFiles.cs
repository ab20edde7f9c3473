using System.Security.Cryptography;
using System.Text;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Files;

/// <summary>
/// What a customer sent along with a form that was refused: it lies here for an hour, for whoever has the key that the form holds, and goes in with what
/// they send next. All that strangers leave so has a limit; beyond it they choose their files once more.
/// </summary>
internal sealed class StagedFiles(Changes changes, IDbContextFactory<AmendsDb> databases, TimeProvider time)
{
    /// <summary>Most that is kept of all forms together, in bytes.</summary>
    public const long Most = 500L * FileLimits.Megabyte;

    private const int KeyBytes = 32;

    /// <summary>What lies under a key, in order; nothing for one that is unknown, or of another form.</summary>
    public async Task<IReadOnlyList<StagedFile>> Of(string form, string? key, CancellationToken cancel = default)
    {
        if (string.IsNullOrEmpty(key))
            return [];
        var hash = Hash(key);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.StagedFiles.Where(f => f.KeyHash == hash && f.Form == form).OrderBy(f => f.Place).ThenBy(f => f.Id)
            .Select(f => new StagedFile(f.Id, f.Name, f.Size, f.Hash)).ToListAsync(cancel);
    }

    /// <summary>These files with what they hold, to go in.</summary>
    public async Task<IReadOnlyList<NewFile>> Open(IReadOnlyList<StagedFile> files, CancellationToken cancel = default)
    {
        if (files.Count == 0)
            return [];
        var hashes = files.Select(file => file.Hash).ToList();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var contents = await db.FileContents.Where(content => hashes.Contains(content.Hash)).ToDictionaryAsync(content => content.Hash, content => content.Bytes, cancel);
        return [.. files.Where(file => contents.ContainsKey(file.Hash)).Select(file => NewFile.Of(file.Name, contents[file.Hash]))];
    }

    /// <summary>Keeps these of what lies under the key already, forgets the rest of it, and adds new ones, which may go with them.</summary>
    /// <returns>The key to ask for them by.</returns>
    public async Task<string> Keep(string form, string? key, IReadOnlyList<StagedFile> kept, IReadOnlyList<NewFile> more, CancellationToken cancel = default)
    {
        var now = time.Now();
        return await changes.Run(async session =>
        {
            var there = await session.All($"SELECT id FROM staged_files WHERE key_hash = @key AND form = @form{session.ForUpdate}", row => row.GetGuid(0), Hash(key ?? ""), form);
            // Never a key of the sender's own choice.
            var known = there.Count > 0 ? key! : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
            var hash = Hash(known);
            foreach (var id in there)
            {
                if (kept.Any(file => file.Id == id))
                    await session.Execute("UPDATE staged_files SET kept_at = @now WHERE id = @id", now, id);
                else
                    await session.Execute("DELETE FROM staged_files WHERE id = @id", id);
            }
            var all = await session.Scalar<long>("SELECT COALESCE(SUM(size), 0) FROM staged_files");
            foreach (var (place, file) in more.Index())
            {
                if ((all += file.Bytes.Length) > Most)
                    break;
                await session.InsertContent(file.Hash, file.Bytes);
                await session.Execute(
                    "INSERT INTO staged_files (id, form, key_hash, place, name, size, hash, kept_at) VALUES (@id, @form, @key, @place, @name, @size, @hash, @now)",
                    Guid.CreateVersion7(now.ToDateTimeOffset()), form, hash, kept.Count + place, file.Name, file.Bytes.Length, file.Hash, now);
            }
            return known;
        }, cancel);
    }

    /// <summary>They went in.</summary>
    public Task Forget(string form, string? key, CancellationToken cancel = default) => string.IsNullOrEmpty(key)
        ? Task.CompletedTask
        : changes.Run(session => session.Execute("DELETE FROM staged_files WHERE key_hash = @key AND form = @form", Hash(key), form), cancel);

    private static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}

/// <param name="Size">In bytes.</param>
/// <param name="Hash">SHA-256 in hexadecimal.</param>
public sealed record StagedFile(Guid Id, string Name, int Size, string Hash);
