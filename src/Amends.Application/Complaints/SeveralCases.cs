using Amends.Application.Deadlines;
using Amends.Application.Live;
using Amends.Application.Promises;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Complaints;

/// <summary>Cases that change together, in one unit of work and in the order in which they are asked to; each may change several times.</summary>
internal sealed class SeveralCases(Session session, IEnumerable<Loaded> rows, ChangeComplaint change, HouseRules rules)
{
    private readonly Dictionary<string, Loaded> _rows = rows.ToDictionary(row => row.Reference, StringComparer.Ordinal);
    private readonly List<ComplaintChanged> _news = [];

    public Session Session => session;

    public CharterBook Book => rules.Book;

    public PromiseSums Sums { get; } = new();

    /// <summary>What to announce at the unit's end and to publish once it is saved, in order.</summary>
    public IReadOnlyList<ComplaintChanged> News => _news;

    /// <summary>false where somebody is changing it in this moment: it is not to be touched here.</summary>
    public bool Holds(string reference) => _rows.ContainsKey(reference);

    public async Task<Outcome<Changed>> Change(string reference, Func<Complaint, Plan> plan)
    {
        if (!_rows.TryGetValue(reference, out var row))
            return new Outcome<Changed>.NotFound();
        var (outcome, after) = await change.Do(session, row, plan(row.State), Person.Amends, rules, Sums);
        _rows[reference] = after;
        if (outcome is Outcome<Changed>.Done { Value: var changed })
            _news.Add(after.News(changed));
        return outcome;
    }

    /// <summary>Tells live pages of what is no change of the case.</summary>
    public void Tell(string reference, string kind) => _news.Add(_rows[reference].News([kind]));
}
