using System.Globalization;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Web.Customers;
using Amends.Web.Shared;
using NodaTime;

namespace Amends.Web.Complaints;

/// <summary>The customer beside their case: how to reach them, what they like, and their heat over all their cases.</summary>
internal static class CustomerPanelBuilder
{
    public static CustomerPanelModel Build(Case of, CustomerProfile? profile)
    {
        if (profile is null)
            return new(of.State.CustomerId, of.CustomerName, "", null, 1, of.ReceivedAt, []);
        return new(
            profile.Id,
            profile.Name,
            string.Join(" · ", profile.Identities.Select(i => i.Shown).Take(3)),
            profile.Preferences,
            profile.Complaints.Count,
            profile.Since,
            Arc(profile, of.Reference));
    }

    /// <summary>Each case a line of its own, oldest first.</summary>
    public static IReadOnlyList<ArcCase> Arc(CustomerProfile profile, string? current)
    {
        var inMonth = profile.Complaints.CountBy(c => Month(c.ReceivedAt)).ToDictionary();
        return
        [
            .. profile.Complaints.OrderBy(c => c.ReceivedAt).Select(c => new ArcCase(
                c.Reference,
                c.Reference == current ? CustomersWords.ThisCase : inMonth[Month(c.ReceivedAt)] > 1 ? Day(c.ReceivedAt) : Month(c.ReceivedAt),
                [.. profile.Arc.Where(p => p.Reference == c.Reference).Select(p => p.Heat)],
                c.Reference == current)),
        ];
    }

    private static string Month(Instant at) => at.InUtc().ToString("MMM yyyy", CultureInfo.CurrentCulture);

    // Where a month alone would name two cases.
    private static string Day(Instant at) => at.InUtc().ToString("d MMM", CultureInfo.CurrentCulture);
}
