using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Files;

/// <summary>
/// Hands out a file to whoever may see it: colleagues, those of the cases that they see, and of drafts their own; customers, those of their own case that came
/// or went with a message, never a note's.
/// </summary>
internal sealed class OpenFile(IDbContextFactory<AmendsDb> databases)
{
    public async Task<OpenedFile?> Handle(Person by, string typed, Guid id, CancellationToken cancel = default)
    {
        if (!Reference.TryParse(typed, out var parsed))
            return null;
        var reference = parsed.ToString();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var files = db.Files.AsNoTracking().Where(f => f.Id == id).Join(db.VisibleTo(by).Where(c => c.Reference == reference), f => f.ComplaintId, c => c.Id, (f, _) => f);
        files = by.IsCustomer
            ? files.Where(f => db.Messages.Any(m => m.ComplaintId == f.ComplaintId && m.Id == f.MessageId && m.Direction != Direction.Note))
            : files.Where(f => f.AccountId == null || f.AccountId == by.Id);
        return await files.Join(db.FileContents, f => f.Hash, c => c.Hash, (f, c) => new OpenedFile(f.Name, f.Type, f.Hash, c.Bytes)).FirstOrDefaultAsync(cancel);
    }
}

/// <summary>A file with its content.</summary>
/// <param name="Hash">SHA-256 in hexadecimal.</param>
internal sealed record OpenedFile(string Name, string Type, string Hash, byte[] Bytes);
