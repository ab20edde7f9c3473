using System.Runtime.InteropServices;
using Amends.Application.Complaints;
using Amends.Application.Library;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Practice;

/// <summary>A colleague tells the team what worked; they or a lead may take it down, and put it up again.</summary>
internal sealed class ShareLesson(Changes changes, IDbContextFactory<AmendsDb> databases, Scenarios scenarios, Lessons lessons, TimeProvider time)
{
    /// <summary>In UTF-16 code units.</summary>
    public const int LongestWords = 1_000;

    /// <param name="principle">Of the rubric.</param>
    /// <param name="scenario">The scenario it was learned in, or null. Of one that there is no more the lesson stays: it speaks for itself.</param>
    /// <param name="typed">The case it was learned on, or null.</param>
    public async Task<Outcome<Guid>> Handle(Person by, string words, string principle, string? scenario, string? typed, CancellationToken cancel = default)
    {
        words = Words.Clean(words).Trim();
        if (words.Length == 0)
            return new Refusal("text_missing", "Say what worked.");
        if (words.Length > LongestWords)
            return new Refusal("text_too_long", $"Keep it under {LongestWords} characters: what you did, and what it changed.");
        if (!Rubric.Principles.Contains(principle))
            return new Refusal("principle_unknown", "Choose what it was that worked.");
        var reference = Reference.TryParse(typed ?? "", out var parsed) ? parsed.ToString() : null;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var learnedIn = reference is null && scenario is not null ? await scenarios.Find(scenario, cancel) : null;
        var situation = reference is not null ? await Lessons.Situation(db, by, reference, cancel) : learnedIn?.Opening ?? words;
        if (situation is null)
            return new Refusal("case_restricted", "Nothing is told of this case: it is restricted, or there is none.");
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var vector = MemoryMarshal.AsBytes(CaseVectors.Of(situation).AsSpan()).ToArray();
        await changes.Run(
            session => session.Execute(
                "INSERT INTO lessons (id, by, at, words, principle, scenario_id, reference, vector) VALUES (@id, @by, @at, @words, @principle, @scenario, @reference, @vector)",
                id, by.Id, time.Now(), words, principle, learnedIn?.Id, reference, vector),
            cancel);
        lessons.Forget();
        return id;
    }

    /// <summary>It helped this colleague, which counts once; who told it is not asked.</summary>
    public async Task<Outcome<bool>> Helped(Person by, Guid id, CancellationToken cancel = default)
    {
        var known = await changes.Run(async session =>
        {
            if (await session.Scalar<long>("SELECT COUNT(*) FROM lessons WHERE id = @id AND by <> @by", id, by.Id) == 0)
                return false;
            if (await session.Execute("INSERT INTO helped (lesson_id, account_id, at) VALUES (@lesson, @account, @at) ON CONFLICT (lesson_id, account_id) DO NOTHING", id, by.Id, time.Now()) > 0)
                await session.CountUses(Shelf.Lesson, [id.ToString("N")], time.Now());
            return true;
        }, cancel);
        lessons.Forget();
        return known ? true : new Outcome<bool>.NotFound();
    }

    public async Task<Outcome<bool>> Withdraw(Person by, Guid id, bool withdrawn, CancellationToken cancel = default)
    {
        var changed = await changes.Run(
            session => session.Execute("UPDATE lessons SET withdrawn_at = @at WHERE id = @id AND (by = @by OR @sees)", withdrawn ? time.Now() : null, id, by.Id, by.Trains),
            cancel);
        lessons.Forget();
        return changed > 0 ? true : new Outcome<bool>.NotFound();
    }
}
