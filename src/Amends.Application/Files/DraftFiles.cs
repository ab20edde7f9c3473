using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Files;

/// <summary>
/// What somebody attached to what they are writing on a case: it lies beside their draft, on the disk, until it is sent with a message, or for thirty
/// days. What is taken out can be put back until then.
/// </summary>
internal sealed class DraftFiles(Changes changes, IDbContextFactory<AmendsDb> databases, TimeProvider time)
{
    /// <summary>The files of a draft, in order; those taken out of it too.</summary>
    public async Task<IReadOnlyList<FileRow>> Of(Person by, string typed, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Id(db, by, typed, cancel) is { } id
            ? await db.Files.AsNoTracking().Where(f => f.ComplaintId == id && f.MessageId == null && f.AccountId == by.Id).OrderBy(f => f.Place).ThenBy(f => f.Id).ToListAsync(cancel)
            : [];
    }

    /// <summary>Adds all of them, or none and says why.</summary>
    /// <returns>The ids of what was added.</returns>
    public Task<Outcome<IReadOnlyList<Guid>>> Add(Person by, string typed, IReadOnlyList<NewFile> files, CancellationToken cancel = default) =>
        Change<IReadOnlyList<Guid>>(by, typed, async (session, complaint, there) =>
        {
            var kept = there.Where(row => row.RemovedAt is null).Select(row => (row.Name, (long)row.Size));
            if (FileLimits.Refusal([.. kept, .. files.Select(file => (file.Name, (long)file.Bytes.Length))]) is { } refusal)
                return refusal;
            var place = there.Count == 0 ? 0 : there[^1].Place + 1;
            var ids = new List<Guid>();
            foreach (var file in files)
            {
                ids.Add(Guid.CreateVersion7(time.GetUtcNow()));
                there.Add(new() { Id = ids[^1], ComplaintId = complaint, AccountId = by.Id, Place = place++, Name = Apart(file.Name, there), Type = file.Type, Size = file.Bytes.Length, Hash = file.Hash, AddedAt = time.Now() });
                await session.InsertFile(there[^1], file.Bytes);
            }
            return new Outcome<IReadOnlyList<Guid>>.Done(ids);
        }, cancel);

    public Task<Outcome<bool>> Rename(Person by, string typed, Guid id, string name, CancellationToken cancel = default) =>
        One(by, typed, id, (session, row) => session.Execute("UPDATE files SET name = @name WHERE id = @id AND account_id = @account", DraftName.Of(row, name), id, by.Id), cancel);

    public Task<Outcome<bool>> Remove(Person by, string typed, Guid id, CancellationToken cancel = default) =>
        One(by, typed, id, (session, _) => session.Execute("UPDATE files SET removed_at = @now WHERE id = @id AND account_id = @account", time.Now(), id, by.Id), cancel);

    /// <summary>Takes back a removal.</summary>
    public Task<Outcome<bool>> PutBack(Person by, string typed, Guid id, CancellationToken cancel = default) =>
        Change<bool>(by, typed, async (session, _, there) =>
        {
            if (there.Find(row => row.Id == id) is not { } found)
                return new Outcome<bool>.NotFound();
            if (FileLimits.Refusal([.. there.Where(row => row.RemovedAt is null || row.Id == id).Select(row => (row.Name, (long)row.Size))]) is { } refusal)
                return refusal;
            await session.Execute("UPDATE files SET removed_at = NULL WHERE id = @id", found.Id);
            return true;
        }, cancel);

    private Task<Outcome<bool>> One(Person by, string typed, Guid id, Func<Session, FileRow, Task> how, CancellationToken cancel) =>
        Change<bool>(by, typed, async (session, _, there) =>
        {
            if (there.Find(row => row.Id == id) is not { } found)
                return new Outcome<bool>.NotFound();
            await how(session, found);
            return true;
        }, cancel);

    private async Task<Outcome<T>> Change<T>(Person by, string typed, Func<Session, long, List<FileRow>, Task<Outcome<T>>> how, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Id(db, by, typed, cancel) is { } id
            ? await changes.Run(async session => await how(session, id, await session.DraftFiles(id, by.Id)), cancel)
            : new Outcome<T>.NotFound();
    }

    /// <summary>Pictures from the clipboard all have one name: the second is called "picture-2.png".</summary>
    private static string Apart(string name, List<FileRow> there)
    {
        for (var number = 1; ; number++)
        {
            var other = number == 1 ? name : $"{Path.GetFileNameWithoutExtension(name)}-{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}{Path.GetExtension(name)}";
            if (!there.Exists(row => row.RemovedAt is null && row.Name == other))
                return other;
        }
    }

    private static async Task<long?> Id(AmendsDb db, Person by, string typed, CancellationToken cancel)
    {
        if (!Reference.TryParse(typed, out var parsed))
            return null;
        var reference = parsed.ToString();
        return await db.VisibleTo(by).Where(c => c.Reference == reference).Select(c => (long?)c.Id).FirstOrDefaultAsync(cancel);
    }
}
