using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Drafts;

/// <summary>
/// Keeps what a person is writing, one draft for each person and case, so that nothing is lost with a closed tab. Where the draft is not the one that these
/// words grew from (a reply came back from its second reader, another tab saved, an older saving came last), it stays, and is told.
/// </summary>
internal sealed class SaveDraft(Changes changes, IDbContextFactory<AmendsDb> databases, TimeProvider time)
{
    /// <param name="text">Nothing but white space removes the draft.</param>
    /// <param name="mode">What it is to become: <c>reply</c>, <c>note</c> or <c>call</c>.</param>
    /// <param name="sending">The request that carries these words: where it was answered before they have gone out, whoever still sends them did not get the answer.</param>
    /// <param name="from">The draft that these words grew from; null: whatever there is, these take its place.</param>
    public async Task<Outcome<KeptDraft>> Handle(Person by, string typed, string text, Once? sending = null, string? from = null, string mode = "reply", CancellationToken cancel = default)
    {
        if (text.Length > Words.LongestMessage)
            return Words.Problem(text, "")!;
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Id(db, by, typed, cancel) is not { } id)
            return new Outcome<KeptDraft>.NotFound();
        return await changes.Run<KeptDraft>(
            async session =>
            {
                var there = await session.Scalar<string>($"SELECT text FROM drafts WHERE complaint_id = @complaint AND account_id = @account{session.ForUpdate}", id, by.Id) ?? "";
                var draft = KeepingDrafts.Line(Words.Clean(text));
                if (from is not null && there != draft && there.Trim() != KeepingDrafts.Line(Words.Clean(from)).Trim())
                    return new(there);
                if (string.IsNullOrWhiteSpace(text) || await session.AnswerTo<Changed>(sending) is Outcome<Changed>.Done)
                    await session.Execute("DELETE FROM drafts WHERE complaint_id = @complaint AND account_id = @account", id, by.Id);
                else
                    await session.KeepDraft(id, by.Id, draft, mode, time.Now());
                return new(null);
            },
            cancel);
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

/// <param name="Others">The draft that is there instead, and stays; null where these words were kept.</param>
internal sealed record KeptDraft(string? Others);

internal static class KeepingDrafts
{
    /// <summary>As drafts are kept: browsers send line ends one way from a form and another from a script.</summary>
    public static string Line(string text) => text.ReplaceLineEndings("\n");

    /// <summary>These words have gone where they belong: they are no draft any more. Another draft stays.</summary>
    public static Task<int> EndDraft(this Session session, long complaint, Guid account, string text) =>
        session.Execute("DELETE FROM drafts WHERE complaint_id = @complaint AND account_id = @account AND text = @text", complaint, account, Line(text));

    /// <summary>Keeps it with whatever else the unit of work changes.</summary>
    public static Task<int> KeepDraft(this Session session, long complaint, Guid account, string text, string mode, Instant now) => session.Execute(
        """
        INSERT INTO drafts (complaint_id, account_id, text, mode, saved_at) VALUES (@complaint, @account, @text, @mode, @at)
        ON CONFLICT (complaint_id, account_id) DO UPDATE SET text = excluded.text, mode = excluded.mode, saved_at = excluded.saved_at
        """,
        complaint, account, Line(text), mode, now);
}
