using Amends.Application.Complaints;
using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>Who may see a case, for its header.</summary>
internal static class RestrictionBuilder
{
    /// <summary>So many are named in the header; all of them are in its menu.</summary>
    private const int MostInMark = 3;

    private const int MostChanges = 10;

    public static RestrictionModel? Build(Case of, Viewer me, Receivers colleagues)
    {
        var record = of.Timeline.Where(entry => entry.What is CaseRestricted or RestrictionLifted).ToList();
        if (!of.Restricted && record.Count == 0 && !me.IsLead)
            return null;
        var allowed = (of.State.Allowed ?? []).Select(id => new Receiver(id, of.Names.GetValueOrDefault(id, ComplaintsWords.AColleague))).OrderBy(one => one.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
        var describer = new Describer(of.Timeline, by => CaseBuilder.Name(of, by), of.Zone);
        return new(
            of.Restricted ? Mark(of, me, allowed) : null,
            allowed,
            colleagues with { Offered = [.. colleagues.Offered.Where(one => one.Id != of.State.Owner && !allowed.Exists(known => known.Id == one.Id))] },
            me.IsLead,
            [.. Enumerable.Reverse(record).Take(MostChanges).Select(entry => new RestrictionChange(describer.Describe(entry), entry.At))]);
    }

    private static string Mark(Case of, Viewer me, List<Receiver> allowed)
    {
        var names = allowed.Where(one => one.Id != of.State.Owner).Select(one => one.Id == me.Id ? ComplaintsWords.RestrictedYou : Wording.FirstName(one.Name)).ToList();
        if (of.State.Owner is { } owner)
            names.Insert(0, owner == me.Id ? ComplaintsWords.RestrictedYou : Wording.FirstName(of.Names.GetValueOrDefault(owner, ComplaintsWords.AColleague)));
        var first = string.Join(", ", names.Take(MostInMark));
        return names.Count switch
        {
            0 => ComplaintsWords.OnlyLeadsSeeIt,
            <= MostInMark => ComplaintsWords.TheySeeIt.Fill(first),
            _ => ComplaintsWords.TheyAndOthersSeeIt.Fill(first, names.Count - MostInMark),
        };
    }
}
