using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Practice;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Practice;

/// <summary>Begins a session with the simulated customer, anew or from an earlier one before one of its replies; or with a colleague who plays the customer.</summary>
internal sealed class BeginPractice(Changes changes, Scenarios scenarios, PracticeView view, IDbContextFactory<AmendsDb> databases, TimeProvider time)
{
    /// <param name="exam">Neither anger nor coach is shown before the end.</param>
    /// <param name="seed">The same customer answers the same to the same words; null for one drawn by lot.</param>
    public async Task<Outcome<Guid>> Handle(Person by, string scenario, bool exam, int? seed = null, Once? once = null, CancellationToken cancel = default) =>
        await scenarios.Find(scenario, cancel) is { } found
            ? await Begin(by, Amends.Practice.Session.Begin(found, seed ?? Random.Shared.Next()), exam, null, cancel, once: once)
            : new Outcome<Guid>.NotFound();

    /// <summary>The colleague finds it on their page of practice.</summary>
    public async Task<Outcome<Guid>> With(Person by, string scenario, Guid colleague, CancellationToken cancel = default)
    {
        if (colleague == by.Id)
            return new Refusal("partner_oneself", "Choose a colleague: nobody surprises themselves.");
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Users.AnyAsync(account => account.Id == colleague && account.DisabledAt == null, cancel))
            return new Refusal("partner_unknown", "Choose who plays the customer.");
        return await scenarios.Find(scenario, cancel) is { } found
            ? await Begin(by, Amends.Practice.Session.Begin(found, Random.Shared.Next()), false, null, cancel, colleague)
            : new Outcome<Guid>.NotFound();
    }

    /// <summary>Plays a scenario that is still being written.</summary>
    public Task<Outcome<Guid>> Try(Person by, Scenario scenario, CancellationToken cancel = default) =>
        Begin(by, Amends.Practice.Session.Begin(scenario, Random.Shared.Next()), false, null, cancel);

    /// <summary>Another try: the first <paramref name="replies"/> replies stay, and the customer is as they were after them. The earlier session stays too. A colleague who played the customer is not asked again: the simulated one goes on from there.</summary>
    public async Task<Outcome<Guid>> Rewind(Person by, Guid id, int replies, CancellationToken cancel = default)
    {
        if (await view.Handle(by, id, cancel) is not { } earlier || earlier.By != by.Id)
            return new Outcome<Guid>.NotFound();
        if (replies < 0 || replies >= earlier.Play.Turns.Count)
            return new Refusal("nothing_to_rewind", "There is no such reply to go back to. Look at the session once more.");
        return await Begin(by, earlier.Play.RewindTo(replies), earlier.Exam, (earlier, replies), cancel);
    }

    private async Task<Outcome<Guid>> Begin(Person by, Amends.Practice.Session play, bool exam, (PracticeSession Earlier, int Replies)? from, CancellationToken cancel, Guid? partner = null, Once? once = null)
    {
        var (id, now) = (Guid.CreateVersion7(time.GetUtcNow()), time.Now());
        var began = new PracticeSession(id, by.Id, play, PracticeEnd.Open, exam, from?.Earlier.Id, from?.Replies ?? 0, now, now, null, "") { FirstAt = from?.Earlier.FirstAt ?? now, Partner = partner };
        return await changes.Run<Outcome<Guid>>(async session =>
        {
            if (await session.AnswerTo<Guid>(once) is { } before)
                return before;
            await session.Insert(began);
            await session.KeepAnswer(once, id, now);
            return id;
        }, cancel);
    }
}
