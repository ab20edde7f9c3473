using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Drafts;

/// <summary>Keeps what a person is writing, one draft for each person and case, so that nothing is lost with a closed tab.</summary>
internal sealed class SaveDraft(Changes changes, IDbContextFactory<AmendsDb> databases, TimeProvider time)
{
    /// <param name="text">Nothing but white space removes the draft.</param>
    /// <param name="sending">The request that carries these words: where it was answered before they have gone out, whoever still sends them did not get the answer.</param>
    public async Task<Outcome<bool>> Handle(Person by, string typed, string text, Once? sending = null, CancellationToken cancel = default)
    {
        if (text.Length > Words.LongestMessage)
            return Words.Problem(text, "")!;
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Id(db, by, typed, cancel) is not { } id)
            return new Outcome<bool>.NotFound();
        await changes.Run(
            async session => string.IsNullOrWhiteSpace(text) || await session.AnswerTo<Changed>(sending) is Outcome<Changed>.Done
                ? await session.Execute("DELETE FROM drafts WHERE complaint_id = @complaint AND account_id = @account", id, by.Id)
                : await session.KeepDraft(id, by.Id, Words.Clean(text), time.Now()),
            cancel);
        return true;
    }

    /// <summary>The draft; null where there is none.</summary>
    public async Task<string?> Load(Person by, string typed, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Id(db, by, typed, cancel) is { } id
            ? await db.Drafts.Where(d => d.ComplaintId == id && d.AccountId == by.Id).Select(d => d.Text).FirstOrDefaultAsync(cancel)
            : null;
    }

    private static async Task<long?> Id(AmendsDb db, Person by, string typed, CancellationToken cancel)
    {
        if (!Reference.TryParse(typed, out var parsed))
            return null;
        var reference = parsed.ToString();
        return await db.VisibleTo(by).Where(c => c.Reference == reference).Select(c => (long?)c.Id).FirstOrDefaultAsync(cancel);
    }
}

internal static class KeepingDrafts
{
    /// <summary>Keeps it with whatever else the unit of work changes.</summary>
    public static Task<int> KeepDraft(this Session session, long complaint, Guid account, string text, Instant now) => session.Execute(
        """
        INSERT INTO drafts (complaint_id, account_id, text, saved_at) VALUES (@complaint, @account, @text, @at)
        ON CONFLICT (complaint_id, account_id) DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at
        """,
        complaint, account, text, now);
}
