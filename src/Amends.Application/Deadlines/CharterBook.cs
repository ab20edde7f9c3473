using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Deadlines;

/// <summary>Everything that a case can be held to, as it stands now.</summary>
/// <param name="Standard">What new complaints begin under, by the organisation's own hours.</param>
/// <param name="All">Every version of every charter: those that ship and those of one's own.</param>
/// <param name="House">The organisation's own calendar.</param>
public sealed record CharterBook(Charter Standard, CharterChoice Choice, IReadOnlyList<Charter> All, BusinessCalendar House)
{
    /// <param name="own">Charters of one's own, as <see cref="CharterFile"/> writes them.</param>
    public static CharterBook Of(BusinessCalendar house, IReadOnlyList<string> own, CharterChoice choice)
    {
        List<Charter> all =
        [
            .. ShippedCharters.All.Select(charter => charter.Code == CharterChoice.Shipped ? charter with { Calendar = house } : charter),
            .. own.Select(text => CharterFile.Read(text, code => Calendar(code, house))),
        ];
        return new(all.LastOrDefault(charter => charter.Code == choice.Standard) ?? all.Last(charter => charter.Code == CharterChoice.Shipped), choice, all, house);
    }

    public static BusinessCalendar? Calendar(string code, BusinessCalendar house) => code == BusinessHours.Code ? house : ShippedCharters.Calendar(code);

    /// <summary>The newest version; null for an unknown code.</summary>
    public Charter? Latest(string code) => All.LastOrDefault(charter => charter.Code == code);

    /// <summary>The newest version of each.</summary>
    public IEnumerable<Charter> Newest => All.GroupBy(charter => charter.Code).Select(versions => versions.Last());

    /// <summary>The version that a complaint received then is held to: the newest in force by then, the first one before any was. Null for an unknown code.</summary>
    public Charter? For(string code, Instant received)
    {
        var versions = All.Where(charter => charter.Code == code).ToList();
        return versions.FindLast(charter => charter.Effective <= charter.Calendar.DateOf(received)) ?? versions.FirstOrDefault();
    }

    /// <summary>The very versions that a case is held to, the one it began under first.</summary>
    public IReadOnlyList<Charter> Of(Complaint state)
    {
        var first = Named(state.Charter) ?? Standard;
        return state.Charters.IsEmpty ? [first] : [first, .. state.Charters.Select(held => Named(held.Key)).OfType<Charter>()];
    }

    /// <summary>Everything due on this case.</summary>
    public IReadOnlyList<Deadline> Deadlines(Complaint state) => Charter.Deadlines(state, Of(state));

    private Charter? Named(string key)
    {
        foreach (var charter in All)
        {
            if (key.Length > charter.Code.Length && key.StartsWith(charter.Code, StringComparison.Ordinal) && charter.Key == key)
                return charter;
        }
        return null;
    }
}
