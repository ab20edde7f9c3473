using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;

namespace Amends.Application.Surveys;

/// <summary>What the answers of the last months came to, from sums that are kept as they come. Under <see cref="SurveyFigure.Enough"/> answers no rate is given.</summary>
internal sealed class SurveyResults(IDbContextFactory<AmendsDb> databases, TimeProvider time)
{
    public async Task<SurveyReport> Handle(int months = 12, CancellationToken cancel = default)
    {
        var from = time.Now().InUtc().Date.PlusMonths(1 - months);
        var first = from.Year * 100 + from.Month;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var sums = await db.SurveySums.AsNoTracking().Where(s => s.Month >= first).GroupBy(s => new { s.Question, s.Value }).Select(g => new { g.Key.Question, g.Key.Value, Count = g.Sum(s => s.Count) }).ToListAsync(cancel);
        var byQuestion = sums.ToLookup(s => s.Question, s => (s.Value, s.Count));
        return new(months, [.. Enum.GetValues<SurveyQuestion>().Select(question => SurveyFigure.Of(question, [.. byQuestion[question]]))]);
    }
}

/// <param name="Months">How many, this one with it.</param>
public sealed record SurveyReport(int Months, IReadOnlyList<SurveyFigure> Figures);
