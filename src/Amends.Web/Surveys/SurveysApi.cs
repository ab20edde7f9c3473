using Amends.Application.Insights;
using Amends.Application.Surveys;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Surveys;

/// <summary>What the answers to the closing questions came to; for analysts and leads, as a page and over the API.</summary>
internal static class SurveysApi
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/insights/surveys", Results).RequireAuthorization(RolePolicies.Measuring).Produces<SurveyReportAnswer>()
        .WithSummary("CSAT, CES, NPS and the three justices of the last twelve months, with bounds; null under twenty answers. For analysts and leads.");

    public static void MapSurveyResults(this IEndpointRouteBuilder desk) => desk.MapGet("/insights/surveys", async (HttpContext http, SurveyResults results, HeatBeforeAfter heats, Frames frames) =>
        Pages.Page<SurveyResultsPage>(new { Frame = await frames.For(http), Report = await results.Handle(cancel: http.RequestAborted), Heats = await heats.Handle(http.Person(), http.RequestAborted) })).RequireAuthorization(RolePolicies.Measuring);

    private static async Task<IResult> Results(SurveyResults results, CancellationToken cancel) =>
        Answers.Json(SurveyReportAnswer.Of(await results.Handle(cancel: cancel)), ApiJson.Web.SurveyReportAnswer);
}

internal sealed record SurveyReportAnswer(int Months, IReadOnlyList<SurveyFigureAnswer> Figures)
{
    public static SurveyReportAnswer Of(SurveyReport it) => new(it.Months, [.. it.Figures.Select(one => new SurveyFigureAnswer(one.Question, one.Count, one.Value, one.Low, one.High))]);
}

/// <param name="Value">Shares 0 to 1, NPS -1 to 1, the mean ease 1 to 7; null under twenty answers.</param>
/// <param name="Low">Lower bound, 95 %.</param>
internal sealed record SurveyFigureAnswer(SurveyQuestion Question, long Count, double? Value, double? Low, double? High);
