using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Practice;
using Amends.Recovery;

namespace Amends.Application.Practice;

/// <summary>A lead makes a programme, changes one, or ends it. Where those stand who have it is judged by what it says now.</summary>
internal sealed class SaveProgramme(Changes changes, Scenarios scenarios, TimeProvider time)
{
    public async Task<Outcome<Guid>> Make(Person by, Programme wanted, CancellationToken cancel = default)
    {
        if (!by.Trains)
            return new Outcome<Guid>.NotFound();
        if (await Problem(wanted, [], cancel) is { } refusal)
            return refusal;
        var id = Guid.CreateVersion7(time.GetUtcNow());
        return await changes.Run<Outcome<Guid>>(async session =>
        {
            if (await session.Scalar<long>("SELECT count(*) FROM programmes") >= Programmes.Most)
                return new Refusal("programme_many", $"There are {Programmes.Most} programmes. Change one that nobody has.");
            await session.Execute(
                "INSERT INTO programmes (id, version, name, scenarios, target, repeats, days, changed_at, changed_by) VALUES (@id, 1, @name, @scenarios, @target, @repeats, @days, @at, @by)",
                id, Words.Clean(wanted.Name).Trim(), string.Join(' ', wanted.Scenarios), wanted.Target, string.Join(' ', wanted.Repeats), wanted.Days, time.Now(), by.Id);
            return id;
        }, cancel);
    }

    /// <param name="seen">The version that was changed: whoever was overtaken is told.</param>
    public async Task<Outcome<Guid>> Change(Person by, Guid id, int seen, Programme wanted, CancellationToken cancel = default)
    {
        if (!by.Trains)
            return new Outcome<Guid>.NotFound();
        return await changes.Run<Outcome<Guid>>(async session =>
        {
            if (await Kept(session, id) is not { } kept)
                return new Outcome<Guid>.NotFound();
            if (kept.Ended)
                return Over;
            if (await Problem(wanted, kept.Scenarios, cancel) is { } refusal)
                return refusal;
            if (kept.Version != seen)
                return new Refusal("programme_newer", "Somebody changed this programme while you wrote. Look at it in another tab; saving now puts yours in its place.");
            await session.Execute(
                "UPDATE programmes SET version = version + 1, name = @name, scenarios = @scenarios, target = @target, repeats = @repeats, days = @days, changed_at = @at, changed_by = @by WHERE id = @id",
                Words.Clean(wanted.Name).Trim(), string.Join(' ', wanted.Scenarios), wanted.Target, string.Join(' ', wanted.Repeats), wanted.Days, time.Now(), by.Id, id);
            return id;
        }, cancel);
    }

    /// <summary>Nothing of it is due any more; those who have it keep what they played.</summary>
    public Task<Outcome<Guid>> End(Person by, Guid id, CancellationToken cancel = default) =>
        !by.Trains ? Task.FromResult<Outcome<Guid>>(new Outcome<Guid>.NotFound()) : changes.Run<Outcome<Guid>>(async session =>
        {
            if (await Kept(session, id) is not { } kept)
                return new Outcome<Guid>.NotFound();
            if (kept.Ended)
                return Over;
            await session.Execute("UPDATE programmes SET version = version + 1, ended_at = @at, changed_at = @at, changed_by = @by WHERE id = @id", time.Now(), by.Id, id);
            return id;
        }, cancel);

    internal static readonly Refusal Over = new("programme_ended", "This programme has ended. Make a new one; it can have the same customers.");

    /// <param name="had">Scenarios that may stay in it although nobody can begin them now.</param>
    private async ValueTask<Refusal?> Problem(Programme wanted, IReadOnlyList<string> had, CancellationToken cancel)
    {
        if (wanted.Problem() is { } refusal)
            return refusal;
        foreach (var scenario in wanted.Scenarios.Except(had))
        {
            if (await scenarios.Find(scenario, cancel) is null)
                return new("programme_scenarios", $"Nobody can begin “{scenario}”: there is no such scenario, or it was taken out of use. Choose another.");
        }
        return null;
    }

    private static Task<Before?> Kept(Storage.Session session, Guid id) => session.First(
        $"SELECT version, scenarios, ended_at FROM programmes WHERE id = @id{session.ForUpdate}",
        row => new Before(row.GetInt32(0), row.GetString(1).Split(' '), !row.IsDBNull(2)), id);

    private sealed record Before(int Version, string[] Scenarios, bool Ended);
}
