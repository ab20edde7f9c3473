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
    /// <param name="mode">What it is to become: a <see cref="DraftMode"/>.</param>
    /// <param name="sending">The request that carries these words: where it was answered before they have gone out, whoever still sends them did not get the answer.</param>
    /// <param name="from">The draft that these words grew from; null: whatever there is, these take its place.</param>
    public async Task<Outcome<KeptDraft>> Handle(Person by, string typed, string text, Once? sending = null, string? from = null, string mode = DraftMode.Reply, CancellationToken cancel = default)
    {
        if (text.Length > Words.LongestMessage)
            return Words.Problem(text, "")!;
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await Id(db, by, typed, cancel) is not { } id)
            return new Outcome<KeptDraft>.NotFound();
        return await changes.Run<KeptDraft>(
            async session =>
            {
                var there = await session.Draft(id, by.Id) ?? new() { Text = "" };
                var (draft, grownFrom) = (KeepingDrafts.Line(Words.Clean(text)), from is null ? null : KeepingDrafts.Line(Words.Clean(from)).Trim());
                // Where nothing is left of a reply, what waits aside is shown in its place.
                var takenUp = there is { Text: "", SetAside: { } aside } && aside.Trim() == grownFrom;
                if (grownFrom is not null && !takenUp && there.Text != draft && there.Text.Trim() != grownFrom)
                    return new(there.Text);
                if (takenUp)
                    await session.Execute("UPDATE drafts SET set_aside = NULL, set_aside_mode = NULL WHERE complaint_id = @complaint AND account_id = @account", id, by.Id);
                if (await session.AnswerTo<Changed>(sending) is Outcome<Changed>.Done)
                    await session.EndDraft(id, by.Id, there.Text);
                else if (!string.IsNullOrWhiteSpace(text))
                    await session.KeepDraft(id, by.Id, draft, mode, time.Now());
                else if (there.SetAside is null || takenUp)
                    await session.EndDraft(id, by.Id, there.Text);
                else
                    await session.KeepDraft(id, by.Id, "", mode, time.Now());
                return new(null);
            },
            cancel);
    }

    /// <summary>The draft; null where there is none.</summary>
    public async Task<string?> Load(Person by, string typed, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Id(db, by, typed, cancel) is { } id
            ? await db.Drafts.Where(d => d.ComplaintId == id && d.AccountId == by.Id).Select(d => d.Text == "" ? d.SetAside : d.Text).FirstOrDefaultAsync(cancel)
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

/// <param name="Others">The draft that is there instead; null where these words were kept.</param>
internal sealed record KeptDraft(string? Others);

internal static class KeepingDrafts
{
    /// <summary>As drafts are kept: browsers send line ends one way from a form and another from a script.</summary>
    public static string Line(string text) => text.ReplaceLineEndings("\n");

    /// <summary>These words have gone where they belong: they are no draft any more. Another draft stays, and what waited aside is the draft again.</summary>
    public static async Task EndDraft(this Session session, long complaint, Guid account, string text)
    {
        const string these = "complaint_id = @complaint AND account_id = @account AND text = @text";
        if (await session.Execute($"DELETE FROM drafts WHERE {these} AND set_aside IS NULL", complaint, account, Line(text)) == 0)
            await session.Execute($"UPDATE drafts SET text = set_aside, mode = set_aside_mode, set_aside = NULL, set_aside_mode = NULL WHERE {these}", complaint, account, Line(text));
    }

    /// <summary>As it is kept, and locked until the unit of work ends; null for none.</summary>
    public static Task<DraftRow?> Draft(this Session session, long complaint, Guid account) => session.First(
        $"SELECT text, mode, set_aside FROM drafts WHERE complaint_id = @complaint AND account_id = @account{session.ForUpdate}",
        row => new DraftRow { Text = row.GetString(0), Mode = row.GetString(1), SetAside = row.IsDBNull(2) ? null : row.GetString(2) },
        complaint, account);

    /// <summary>
    /// Words to the customer come back to their writer: they are the draft, above a reply that is being written now. A note, or what was said in a call, is
    /// never put below them: it waits aside.
    /// </summary>
    public static async Task ReturnToDraft(this Session session, long complaint, Guid account, string text, Instant now)
    {
        var there = await session.Draft(complaint, account);
        await session.KeepDraft(complaint, account, there is { Mode: DraftMode.Reply } ? Joined(text, there.Text) : text, DraftMode.Reply, now);
        if (there is { Mode: not DraftMode.Reply })
        {
            await session.Execute(
                "UPDATE drafts SET set_aside = @words, set_aside_mode = @mode WHERE complaint_id = @complaint AND account_id = @account",
                Joined(there.Text, there.SetAside), there.Mode, complaint, account);
        }
    }

    private static string Joined(string above, string? below) => string.IsNullOrWhiteSpace(below) ? above : $"{above}\n\n{below}";

    /// <summary>Keeps it with whatever else the unit of work changes.</summary>
    public static Task<int> KeepDraft(this Session session, long complaint, Guid account, string text, string mode, Instant now) => session.Execute(
        """
        INSERT INTO drafts (complaint_id, account_id, text, mode, saved_at) VALUES (@complaint, @account, @text, @mode, @at)
        ON CONFLICT (complaint_id, account_id) DO UPDATE SET text = excluded.text, mode = excluded.mode, saved_at = excluded.saved_at
        """,
        complaint, account, Line(text), mode, now);
}
