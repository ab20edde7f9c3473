using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Complaints;

/// <summary>Views of the queue under names of one's own, in an order of one's own. Nobody else sees them.</summary>
internal sealed class SavedViews(Changes changes, IDbContextFactory<AmendsDb> databases)
{
    public const int Most = 20, LongestName = 40;

    public async Task<IReadOnlyList<SavedView>> Of(Person person, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Set<SavedViewRow>().AsNoTracking().Where(v => v.AccountId == person.Id).OrderBy(v => v.Place).ToListAsync(cancel);
        return rows.ConvertAll(row => new SavedView(row.Id, row.Name, Json.Read<ViewFilters>(row.Filters)));
    }

    /// <summary>Keeps a new one behind the others.</summary>
    public Task<Outcome<Guid>> Add(Person person, string name, ViewFilters filters, CancellationToken cancel = default) =>
        Named(name, filters) is { } trouble ? Refused(trouble) : changes.Run<Outcome<Guid>>(async session =>
        {
            var (count, last) = (await session.Scalar<long>("SELECT COUNT(*) FROM saved_views WHERE account_id = @account", person.Id), await session.Scalar<int>("SELECT MAX(place) FROM saved_views WHERE account_id = @account", person.Id));
            if (count >= Most)
                return new Refusal("too_many", $"You have {Most} views already. Remove one that you do not use.");
            var id = Guid.CreateVersion7();
            await session.Execute("INSERT INTO saved_views (id, account_id, name, place, filters) VALUES (@id, @account, @name, @place, @filters)", id, person.Id, name.Trim(), last + 1, Json.Write(filters));
            return id;
        }, cancel);

    /// <summary>Gives one another name and other filters.</summary>
    public Task<Outcome<Guid>> Change(Person person, Guid id, string name, ViewFilters filters, CancellationToken cancel = default) =>
        Named(name, filters) is { } trouble ? Refused(trouble) : Done(id, "UPDATE saved_views SET name = @name, filters = @filters WHERE id = @id AND account_id = @account", [name.Trim(), Json.Write(filters), id, person.Id], cancel);

    public Task<Outcome<Guid>> Remove(Person person, Guid id, CancellationToken cancel = default) =>
        Done(id, "DELETE FROM saved_views WHERE id = @id AND account_id = @account", [id, person.Id], cancel);

    /// <summary>Puts one before the one that stands before it. The first stays.</summary>
    public Task<Outcome<Guid>> MoveUp(Person person, Guid id, CancellationToken cancel = default) => changes.Run<Outcome<Guid>>(async session =>
    {
        var ids = await session.All($"SELECT id FROM saved_views WHERE account_id = @account ORDER BY place{session.ForUpdate}", row => row.GetGuid(0), person.Id);
        var at = ids.IndexOf(id);
        if (at < 0)
            return new Outcome<Guid>.NotFound();
        if (at > 0)
            (ids[at - 1], ids[at]) = (ids[at], ids[at - 1]);
        for (var place = 0; place < ids.Count; place++)
            await session.Execute("UPDATE saved_views SET place = @place WHERE id = @id", place, ids[place]);
        return id;
    }, cancel);

    private async Task<Outcome<Guid>> Done(Guid id, string sql, object?[] values, CancellationToken cancel) =>
        await changes.Run(session => session.Execute(sql, values), cancel) == 0 ? new Outcome<Guid>.NotFound() : id;

    private static Refusal? Named(string name, ViewFilters filters) => name.Trim() switch
    {
        "" => new("name", "Give it a name."),
        { Length: > LongestName } => new("name", $"Give it a name of at most {LongestName} characters: it stands in the bar."),
        _ => filters == new ViewFilters() ? new("filters", "Choose what it shows: all cases stand under All.") : null,
    };

    private static Task<Outcome<Guid>> Refused(Refusal refusal) => Task.FromResult<Outcome<Guid>>(refusal);
}

/// <summary>A view of one's own.</summary>
public sealed record SavedView(Guid Id, string Name, ViewFilters Filters);

/// <summary>What a view of one's own shows; without any of them, all open cases.</summary>
/// <param name="Colleague">Whose, with <see cref="ViewWhose.Colleague"/>.</param>
/// <param name="HeatFrom">Only those at least so hot; 0 for any.</param>
/// <param name="WaitingHours">Only those who have waited for our answer so long; 0: who wait at all; null: also those whose turn it is.</param>
public sealed record ViewFilters(ViewWhose Whose = ViewWhose.Anybody, Guid? Colleague = null, Channel? Channel = null, int HeatFrom = 0, int? WaitingHours = null)
{
    /// <summary>Where heat alone chooses from everybody's, the hottest stand first: so the index is read; else the most urgent.</summary>
    public bool ByHeat => HeatFrom > 0 && Whose == ViewWhose.Anybody && Channel is null;
}

public enum ViewWhose { Anybody, Mine, Team, Nobody, Colleague }
