using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Journeys;

/// <summary>Gathers what shows how far a customer has come: their heat, what they said after the fix, and what other systems told us that they did. The complaints are those that the person may see.</summary>
internal sealed class CustomerJourney(IDbContextFactory<AmendsDb> databases)
{
    private const int Most = 500;

    public async Task<Journey> Handle(Person person, Guid customer, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var cases = await db.VisibleTo(person).Where(c => c.CustomerId == customer).OrderByDescending(c => c.Id).Take(Most).Select(c => new { c.Id, c.Reference }).ToListAsync(cancel);
        var references = cases.ToDictionary(c => c.Id, c => c.Reference);
        var ids = cases.ConvertAll(c => c.Id);
        var said = await db.Messages.AsNoTracking().Where(m => ids.Contains(m.ComplaintId) && m.Heat != null).OrderByDescending(m => m.Key).Take(Most).Select(m => new { m.ComplaintId, m.At, m.Heat }).ToListAsync(cancel);
        var told = await db.Timeline.AsNoTracking().Where(t => ids.Contains(t.ComplaintId) && (t.Kind == "survey_answered" || t.Kind == "followed_up" || t.Kind == "resolved" || t.Kind == "reopened")).OrderBy(t => t.ComplaintId).ThenBy(t => t.Sequence).ToListAsync(cancel);
        var events = await db.CustomerEvents.AsNoTracking().Where(e => e.CustomerId == customer).OrderByDescending(e => e.At).Take(Most).ToListAsync(cancel);
        return Journey.Of(
        [
            .. said.Select(m => new JourneyEvidence(JourneyEvidenceKind.Heat, m.At, references[m.ComplaintId], m.Heat)),
            .. told.Select(t => From(t, references[t.ComplaintId])).OfType<JourneyEvidence>(),
            .. events.Select(e => new JourneyEvidence(KindOf(e.Kind), e.At, ExternalId: e.ExternalId)),
        ],
        told.Where(t => t.Kind is "resolved" or "reopened").Select(t => new FixTurn(t.At, references[t.ComplaintId], t.Kind == "resolved")));
    }

    private static JourneyEvidence? From(TimelineRow row, string reference) => row.ToEntry().What switch
    {
        SurveyAnswered { Satisfied: >= 4, IsLow: false } => new(JourneyEvidenceKind.Satisfied, row.At, reference),
        SurveyAnswered { Right: 2, IsLow: false } => new(JourneyEvidenceKind.SaidRight, row.At, reference),
        FollowedUp { Outcome: FollowUpOutcome.Satisfied } => new(JourneyEvidenceKind.SaidRight, row.At, reference),
        _ => null,
    };

    private static JourneyEvidenceKind KindOf(CustomerEventKind kind) => kind switch
    {
        CustomerEventKind.Purchase => JourneyEvidenceKind.Purchase,
        CustomerEventKind.Visit => JourneyEvidenceKind.Visit,
        CustomerEventKind.Contact => JourneyEvidenceKind.Contact,
        CustomerEventKind.Referral => JourneyEvidenceKind.Referral,
        _ => JourneyEvidenceKind.Review,
    };
}
