using System.Buffers.Text;
using System.Text;
using Amends.Application.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application;

/// <summary>Who works here, by name, a page at a time; the teams, and who leads them; what changed.</summary>
internal sealed class ListPeople(IDbContextFactory<AmendsDb> databases)
{
    /// <param name="query">Narrowed by a part of the name, or by a whole e-mail address; by a team.</param>
    public async Task<Page<ColleagueItem>> Handle(PeopleQuery query, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var size = Page.Size(query.Limit);
        var rows = await Rows(db, query, size).ToListAsync(cancel);
        return rows.Count <= size ? new(rows, null) : new(rows.GetRange(0, size), NameCursor.Write(NameKey.Of(rows[size - 1].Name), rows[size - 1].Id));
    }

    /// <summary>One row more than the page holds, if there are more: one range of an index, in its order.</summary>
    public static IQueryable<ColleagueItem> Rows(AmendsDb db, PeopleQuery query, int size)
    {
        var rows = db.Users.AsNoTracking();
        if (query.Team is { } team)
            rows = rows.Where(a => a.TeamId == team);
        if (query.Words?.Trim() is { Length: > 0 } words)
        {
            var (key, address) = (NameKey.Of(words), words.ToUpperInvariant());
            rows = words.Contains('@', StringComparison.Ordinal) ? rows.Where(a => a.NormalizedEmail == address) : rows.Where(a => a.NameKey.Contains(key));
        }
        return Shown(db, ByName(rows, query.Cursor).Take(size + 1));
    }

    /// <summary>A page of accounts by name, and the cursor of the next.</summary>
    internal static async Task<(IReadOnlyList<(Guid Id, string Name)> People, string? Next)> Names(IQueryable<Account> accounts, string? cursor, int size, CancellationToken cancel)
    {
        var rows = await ByName(accounts, cursor).Take(size + 1).Select(a => new { a.Id, a.Name }).ToListAsync(cancel);
        return ([.. rows.Take(size).Select(a => (a.Id, a.Name))], rows.Count <= size ? null : NameCursor.Write(NameKey.Of(rows[size - 1].Name), rows[size - 1].Id));
    }

    private static IQueryable<Account> ByName(IQueryable<Account> rows, string? cursor)
    {
        if (NameCursor.Parse(cursor) is var (after, id))
#pragma warning disable CA1309 // The database compares, by the order of its own index.
            rows = rows.Where(a => string.Compare(a.NameKey, after) >= 0 && (string.Compare(a.NameKey, after) > 0 || a.Id.CompareTo(id) > 0));
#pragma warning restore CA1309
        return rows.OrderBy(a => a.NameKey).ThenBy(a => a.Id);
    }

    /// <summary>null where there is no such account.</summary>
    public async Task<ColleagueItem?> Find(Guid account, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await Shown(db, db.Users.AsNoTracking().Where(a => a.Id == account)).FirstOrDefaultAsync(cancel);
    }

    /// <summary>All teams by name, those in use first, with who leads them.</summary>
    public async Task<IReadOnlyList<TeamItem>> Teams(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var teams = await db.Teams.AsNoTracking().OrderBy(t => t.NameKey).ToListAsync(cancel);
        var leads = teams.Count == 0 ? [] : await db.Users.AsNoTracking().Where(a => a.Role >= Role.Lead && a.TeamId != null && a.DisabledAt == null).OrderBy(a => a.NameKey).Select(a => new { a.TeamId, a.Name }).ToListAsync(cancel);
        var byTeam = leads.ToLookup(lead => lead.TeamId, lead => lead.Name);
        return [.. teams.OrderBy(t => t.RetiredAt is not null).Select(t => new TeamItem(t.Id, t.Name, t.RetiredAt, [.. byTeam[t.Id]]))];
    }

    /// <summary>The team that an account is in; null for none.</summary>
    public async Task<TeamItem?> TeamOf(Guid account, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var team = await db.Users.Where(a => a.Id == account).Select(a => a.TeamId).FirstOrDefaultAsync(cancel);
        return team is null ? null : (await Teams(cancel)).FirstOrDefault(t => t.Id == team);
    }

    /// <summary>The latest changes first.</summary>
    public async Task<Page<PeopleChangeItem>> Changes(ChangesQuery query, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var size = Page.Size(query.Limit);
        var found = await Told(db, ChangeRows(db, query, size)).ToListAsync(cancel);
        return found.Count <= size ? new(found, null) : new(found.GetRange(0, size), MomentCursor.Write(found[size - 1].At, found[size - 1].Id));
    }

    /// <summary>The last change of each of these settings, by the name under which it is kept; those that never changed are missing.</summary>
    public async Task<IReadOnlyDictionary<string, PeopleChangeItem>> LastOf(IEnumerable<string> settings, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var last = new Dictionary<string, PeopleChangeItem>();
        foreach (var setting in settings.Distinct())
        {
            if (await Told(db, db.PeopleChanges.AsNoTracking().Where(c => c.Subject == setting).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(1)).FirstOrDefaultAsync(cancel) is { } found)
                last[setting] = found;
        }
        return last;
    }

    /// <summary>One row more than the page holds, if there are more: from the end of one index, in its order.</summary>
    public static IQueryable<PeopleChangeRow> ChangeRows(AmendsDb db, ChangesQuery query, int size)
    {
        var rows = db.PeopleChanges.AsNoTracking();
        if (query.Account is { } account)
            rows = rows.Where(c => c.AccountId == account);
        if (query.By is { } by)
            rows = rows.Where(c => c.By == by);
        if (query.Kind is { } kind)
            rows = rows.Where(c => c.Kind == kind);
        if (query.From is { } from)
            rows = rows.Where(c => c.At >= from);
        if (query.Until is { } until)
            rows = rows.Where(c => c.At < until);
        if (MomentCursor.Parse(query.Cursor) is var (at, last))
            rows = rows.Where(c => c.At <= at && (c.At < at || c.Id.CompareTo(last) < 0));
        return rows.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(size + 1);
    }

    private static IQueryable<PeopleChangeItem> Told(AmendsDb db, IQueryable<PeopleChangeRow> rows) => rows.Select(c => new PeopleChangeItem(
        c.Id, c.At, c.By, db.Users.Where(a => a.Id == c.By).Select(a => a.Name).FirstOrDefault(), c.Kind, c.AccountId,
        db.Users.Where(a => a.Id == c.AccountId).Select(a => a.Name).FirstOrDefault(), c.Before, c.After, c.Subject));

    private static IQueryable<ColleagueItem> Shown(AmendsDb db, IQueryable<Account> accounts) => accounts.Select(a => new ColleagueItem(
        a.Id, a.Name, a.Email ?? "", a.Role, a.TeamId, db.Teams.Where(t => t.Id == a.TeamId).Select(t => t.Name).FirstOrDefault(), a.DisabledAt, a.PasswordHash != null, a.TwoFactorEnabled, db.UserPasskeys.Any(p => p.UserId == a.Id), db.UserLogins.Any(l => l.UserId == a.Id)));
}

/// <param name="Words">A part of a name, or a whole e-mail address.</param>
public sealed record PeopleQuery(string? Words = null, Guid? Team = null, string? Cursor = null, int Limit = 50);

/// <summary>Which changes, the latest first.</summary>
internal sealed record ChangesQuery
{
    /// <summary>Only of this account.</summary>
    public Guid? Account { get; init; }

    /// <summary>Only by this account.</summary>
    public Guid? By { get; init; }

    public PeopleChange? Kind { get; init; }
    public Instant? From { get; init; }

    /// <summary>Before this moment.</summary>
    public Instant? Until { get; init; }

    public string? Cursor { get; init; }
    public int Limit { get; init; } = 50;
}

/// <param name="HasPassword">Has ever signed in, or could; false for whoever has a link to use first.</param>
public sealed record ColleagueItem(Guid Id, string Name, string Email, Role Role, Guid? TeamId, string? TeamName, Instant? DisabledAt, bool HasPassword, bool HasSecondStep = false, bool HasPasskey = false, bool HasSignOn = false);

/// <param name="Leads">The names of those in it who are leads or more.</param>
public sealed record TeamItem(Guid Id, string Name, Instant? RetiredAt, IReadOnlyList<string> Leads);

/// <param name="ByName">null for whoever runs the server.</param>
/// <param name="Before">The role's or the team's name as it was.</param>
public sealed record PeopleChangeItem(Guid Id, Instant At, Guid? By, string? ByName, Storage.PeopleChange Kind, Guid? AccountId, string? AccountName, string? Before, string? After, string? Subject = null);

/// <summary>The place after the last row of a page that is sorted by name.</summary>
internal static class NameCursor
{
    private const int Longest = 1_000;

    /// <summary>Null where there is none or it cannot be read.</summary>
    public static (string Name, Guid Id)? Parse(string? text) =>
        text is { Length: < Longest } && text.Split('.', 2) is [var name, var id] && Guid.TryParse(id, out var guid) && Base64Url.IsValid(name)
            ? (Encoding.UTF8.GetString(Base64Url.DecodeFromChars(name)).Replace("\0", "", StringComparison.Ordinal), guid)
            : null;

    public static string Write(string name, Guid id) => $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(name))}.{id:N}";
}
