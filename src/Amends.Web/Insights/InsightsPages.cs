using Amends.Application.Corrections;
using Amends.Application.Insights;
using Amends.Application.Practice;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Insights;

/// <summary>What cases have in common: <c>GET /complaints/{reference}/like</c>, which the guide loads by itself, and <c>GET /insights/issues</c>; and how good live replies are: <c>GET /insights/quality</c>.</summary>
internal static class InsightsPages
{
    public static void MapInsights(this IEndpointRouteBuilder desk)
    {
        desk.MapGet("/complaints/{reference}/like", Like);
        desk.MapGet("/insights/issues", Issues).RequireAuthorization(RolePolicies.Measuring);
        desk.MapGet("/insights/quality", Quality).RequireAuthorization(RolePolicies.Measuring);
    }

    private static async Task<IResult> Like(HttpContext http, FindLikeCases cases, Lessons lessons, Frames frames, string reference) =>
        await cases.Handle(http.Person(), reference, http.RequestAborted) is { } found
            ? Pages.Page<LikeCasesPage>(new { Frame = await frames.For(http), Reference = reference.ToUpperInvariant(), Cases = found, Lessons = await lessons.Like(http.Person(), reference, http.RequestAborted) })
            : Results.NotFound();

    private static async Task<IResult> Issues(HttpContext http, WhatKeepsGoingWrong issues, HouseCodes codes, Frames frames) =>
        Pages.Page<IssuesPage>(new { Frame = await frames.For(http), Report = await issues.Handle(http.Person(), http.RequestAborted), Codes = await codes.Current(http.RequestAborted) });

    private static async Task<IResult> Quality(HttpContext http, ReplyQuality quality, Frames frames, string? months)
    {
        var span = QualitySpans.Known(months);
        return await quality.Handle(http.Person(), span, http.RequestAborted) is { } report
            ? Pages.Page<QualityPage>(new { Frame = await frames.For(http), Months = span, Report = report })
            : Results.NotFound();
    }
}
