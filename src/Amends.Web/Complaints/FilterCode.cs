using System.Globalization;
using Amends.Application.Complaints;
using Amends.Recovery;
using Microsoft.Extensions.Primitives;

namespace Amends.Web.Complaints;

/// <summary>What a view of the queue shows, as forms and addresses say it: <c>mine.phone.60.4</c> are one's own by phone, angry or more, who wait for four hours.</summary>
internal static class FilterCode
{
    private static readonly string[] Fields = ["whose", "channel", "heat", "waiting"];

    /// <summary>As many characters as one may have.</summary>
    public const int Longest = 60;

    /// <summary>Whatever is not understood chooses nothing.</summary>
    public static ViewFilters Read(Func<string, StringValues> field)
    {
        var whose = field("whose").ToString();
        var colleague = Guid.TryParse(whose, out var id) ? id : (Guid?)null;
        return new(
            colleague is not null ? ViewWhose.Colleague : Enum.TryParse<ViewWhose>(whose, ignoreCase: true, out var known) && known != ViewWhose.Colleague && Enum.IsDefined(known) ? known : ViewWhose.Anybody,
            colleague,
            Enum.TryParse<Channel>(field("channel"), ignoreCase: true, out var channel) && Enum.IsDefined(channel) ? channel : null,
            ViewWording.Heats.Select(heat => heat.From).FirstOrDefault(from => Number(from) == field("heat")),
            ViewWording.Waits.Where(wait => wait.Hours is not null).FirstOrDefault(wait => Number(wait.Hours!.Value) == field("waiting")).Hours);
    }

    /// <summary>null where it chooses nothing.</summary>
    public static ViewFilters? Parse(string? code) =>
        code is { Length: <= Longest } && code.Split('.') is { Length: 4 } parts && Read(field => parts[Array.IndexOf(Fields, field)]) is var filters && filters != new ViewFilters() ? filters : null;

    public static string Of(ViewFilters filters) => string.Join('.', Whose(filters), filters.Channel?.ToString().ToLowerInvariant(), Number(filters.HeatFrom), filters.WaitingHours is { } hours ? Number(hours) : null);

    /// <summary>The same as the fields of an address.</summary>
    public static string Query(ViewFilters filters) => $"whose={Whose(filters)}&channel={filters.Channel}&heat={filters.HeatFrom}&waiting={filters.WaitingHours}";

    public static string Whose(ViewFilters filters) => filters.Colleague is { } colleague ? colleague.ToString("N") : filters.Whose.ToString().ToLowerInvariant();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
