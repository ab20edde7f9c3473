using System.Globalization;
using Amends.Application;
using Amends.Application.Audit;
using Amends.Application.Storage;
using Amends.Web.People;
using Amends.Web.Shared;
using NodaTime;
using NodaTime.Text;

namespace Amends.Web.SettingsPages;

/// <summary>
/// <c>/settings/audit</c>: who changed what about people, tokens and settings, found by person, kind and day, and whether the timelines of the cases are
/// whole. No words of customers or colleagues stand in it.
/// </summary>
internal static class AuditPages
{
    private const int Shown = 50, MostNamesakes = 5;

    public static void MapAudit(this RouteGroupBuilder admin)
    {
        admin.MapGet("/audit", Show);
        admin.MapPost("/audit/verification", (LastVerification verification) =>
        {
            verification.Begin();
            return Pages.SeeOther("/settings/audit");
        }).ChecksForms();
    }

    private static async Task<IResult> Show(HttpContext http, Frames frames, ListPeople people, LastVerification verification, string? who, string? kind, string? day, string? cursor)
    {
        var (frame, cancel) = (await frames.For(http), http.RequestAborted);
        var found = who?.Trim() is { Length: > 0 } words ? (await people.Handle(new PeopleQuery(words, Limit: MostNamesakes), cancel)).Items : null;
        LocalDate? on = LocalDatePattern.Iso.Parse(day ?? "").TryGetValue(default, out var date) && date.Year is >= 1970 and < 2200 ? date : null;
        // Of several who are called so, one is chosen first.
        var by = found is [var one] ? one.Id : (Guid?)null;
        var changes = found is null or [_]
            ? await people.Changes(new ChangesQuery
            {
                By = by, Kind = Enum.TryParse<PeopleChange>(kind, out var given) && Enum.IsDefined(given) ? given : null, Cursor = cursor, Limit = Shown,
                From = on is { } first ? Midnight(first) : null, Until = on is { } last ? Midnight(last.PlusDays(1)) : null,
            }, cancel)
            : new([], null);
        return Pages.Page<AuditPage>(new
        {
            Frame = frame, Filter = new AuditFilter(who?.Trim() ?? "", kind ?? "", on is { } asked ? LocalDatePattern.Iso.Format(asked) : ""), Changes = changes,
            Namesakes = found is { Count: not 1 } ? found : null, Verification = await verification.Find(cancel), Runs = verification.Runs,
        });

        Instant Midnight(LocalDate at) => frame.Clock.Zone.AtStartOfDay(at).ToInstant();
    }
}

/// <param name="Who">A part of a name, or an e-mail address.</param>
/// <param name="Day">As yyyy-MM-dd.</param>
public sealed record AuditFilter(string Who, string Kind, string Day)
{
    public bool IsEmpty => Who.Length + Kind.Length + Day.Length == 0;

    /// <summary>The query string with another part of it.</summary>
    public string Query(string? who = null, string? cursor = null) => string.Create(
        CultureInfo.InvariantCulture, $"?who={Uri.EscapeDataString(who ?? Who)}&kind={Uri.EscapeDataString(Kind)}&day={Day}{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}");
}
