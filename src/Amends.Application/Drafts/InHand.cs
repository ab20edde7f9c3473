using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Drafts;

/// <summary>What a person has in hand on a case: their draft, and whether there is anything else, which is asked for only then. One query.</summary>
internal sealed class InHand(IDbContextFactory<AmendsDb> databases)
{
    // One for each installation: a query is compiled against one model, and a process may know several databases.
    private readonly Func<AmendsDb, long, Guid, CancellationToken, Task<Hand?>> _ask = EF.CompileAsyncQuery((AmendsDb db, long complaint, Guid person, CancellationToken cancel) =>
        db.Complaints.Where(c => c.Id == complaint)
            .Select(c => new Hand(
                db.Drafts.Where(d => d.ComplaintId == c.Id && d.AccountId == person).Select(d => d.Text == "" ? d.SetAside : d.Text).FirstOrDefault(),
                db.Drafts.Where(d => d.ComplaintId == c.Id && d.AccountId == person).Select(d => d.Text == "" ? d.SetAsideMode ?? d.Mode : d.Mode).FirstOrDefault(),
                db.Files.Any(f => f.ComplaintId == c.Id && f.MessageId == null && f.AccountId == person),
                db.HeldReplies.Any(h => h.ComplaintId == c.Id),
                db.Set<ReturnedReplyRow>().Any(r => r.ComplaintId == c.Id && r.AccountId == person),
                db.Mentions.Any(m => m.AccountId == person && m.ReadAt == null && m.ComplaintId == c.Id)))
            .FirstOrDefault());

    /// <param name="complaint">A case that this person sees.</param>
    public async Task<Hand> Handle(Person person, long complaint, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await _ask(db, complaint, person.Id, cancel) ?? Hand.Nothing;
    }

    /// <param name="Draft">What they were writing; null for nothing.</param>
    /// <param name="Mode">What it is to become: a <see cref="DraftMode"/>; null for nothing.</param>
    /// <param name="Files">Files stand beside the draft.</param>
    /// <param name="Waiting">Replies on this case have not gone out yet, whoever wrote them.</param>
    /// <param name="CameBack">A second reader sent theirs back.</param>
    /// <param name="Mentioned">A note names them that they have not read.</param>
    internal sealed record Hand(string? Draft, string? Mode, bool Files, bool Waiting, bool CameBack, bool Mentioned)
    {
        public static Hand Nothing { get; } = new(null, null, false, false, false, false);
    }
}
