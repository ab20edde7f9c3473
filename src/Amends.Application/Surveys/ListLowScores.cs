using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Surveys;

/// <summary>For leads: the cases that a low answer brought back and no lead has taken, the longest waiting first, with the scores and the customer's words as they were read.</summary>
internal sealed class ListLowScores(IDbContextFactory<AmendsDb> databases)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<LowScore>> Handle(Person person, CancellationToken cancel = default)
    {
        if (!person.SeesAll)
            return [];
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await db.Surveys.AsNoTracking().Where(s => s.LowAt != null).OrderBy(s => s.LowAt).ThenBy(s => s.ComplaintId).Take(Most)
            .Join(db.Complaints, s => s.ComplaintId, c => c.Id, (s, c) => new { s.LowAt, c.Id, c.Reference, c.Version, c.CustomerName, c.Heat, c.Owner })
            .OrderBy(one => one.LowAt).ThenBy(one => one.Id).ToListAsync(cancel);
        var cases = found.ConvertAll(one => one.Id);
        var answers = (await db.Timeline.AsNoTracking().Where(t => cases.Contains(t.ComplaintId) && t.Kind == "survey_answered").OrderBy(t => t.ComplaintId).ThenBy(t => t.Sequence).ToListAsync(cancel))
            .Select(t => (t.ComplaintId, Answers: (SurveyAnswered)t.ToEntry().What)).GroupBy(one => one.ComplaintId).ToDictionary(group => group.Key, group => group.Last().Answers);
        var messages = answers.Values.Select(one => one.MessageId).OfType<Guid>().ToArray();
        var said = await db.Messages.AsNoTracking().Where(m => messages.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Text, cancel);
        var owners = found.Select(one => one.Owner).OfType<Guid>().Distinct().ToArray();
        var names = await db.Users.Where(a => owners.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        return found.ConvertAll(one => new LowScore(
            one.Reference, one.Version, one.CustomerName, one.LowAt!.Value, answers[one.Id],
            answers[one.Id].MessageId is { } id ? said.GetValueOrDefault(id) : null,
            one.Owner is { } owner ? names.GetValueOrDefault(owner) : null));
    }
}

/// <param name="Said">The customer's own words; null where they wrote none. How hot they are is in <paramref name="Answers"/>.</param>
public sealed record LowScore(string Reference, int Version, string CustomerName, Instant At, SurveyAnswered Answers, string? Said, string? OwnerName);
