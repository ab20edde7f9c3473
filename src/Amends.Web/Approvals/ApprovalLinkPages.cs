using Amends.Application;
using Amends.Application.Approvals;
using Amends.Application.Complaints;
using Amends.Application.Goodwill;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Hosting;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Approvals;

/// <summary>
/// <c>/a/{token}</c>: one question, for one person, without signing in. Opening it decides nothing, so mail scanners may; the form does, once. Whoever is signed
/// in as somebody else is told so.
/// </summary>
internal static class ApprovalLinkPages
{
    public static void MapApprovalLinks(this WebApplication app)
    {
        var links = app.MapGroup("/a/{token}").AllowAnonymous().ExcludeFromDescription();
        links.MapGet("", async (HttpContext http, ApprovalLink link, ListApprovals approvals, Frames frames, string token) => await Show(http, link, approvals, frames, token, null, done: false));
        links.MapPost("", Decide).RequireRateLimiting(RateLimits.Form).ChecksForms();
    }

    private static async Task<IResult> Decide(HttpContext http, ApprovalLink link, ListApprovals approvals, AnswerApproval answer, Frames frames, string token, IFormCollection form)
    {
        if (await link.Open(token, http.RequestAborted) is not { } linked || await approvals.One(linked.By, linked.Approval, http.RequestAborted) is not { } item)
            return Results.NotFound();
        if (Obstacle(http, linked, item) is not null)
            return await Show(http, link, approvals, frames, token, null, done: false);
        if (ApprovalForm.Read(form, linked.Approval, out var trouble) is not { } command)
            return await Show(http, link, approvals, frames, token, trouble, done: false, TypedAnswer.Of(linked.Approval, form));
        return await answer.Decide(new Target(item.Reference, linked.By), command, http.RequestAborted) switch
        {
            Outcome<Changed>.Done => await Show(http, link, approvals, frames, token, null, done: true),
            Outcome<Changed>.Refused refused => await Show(http, link, approvals, frames, token, refused.Refusal.Words, done: false, TypedAnswer.Of(linked.Approval, form)),
            _ => Results.NotFound(),
        };
    }

    /// <summary>Why this link does nothing now; null where it does.</summary>
    private static string? Obstacle(HttpContext http, LinkedApproval linked, ApprovalItem item) =>
        http.User.PersonOrNull() is { } me && me.Id != linked.By.Id ? ApprovalsWords.LinkOfAnother.Fill(linked.By.Name, me.Name)
        : item.State != ApprovalState.Open ? (item.State == ApprovalState.Granted ? ApprovalsWords.ApprovedAlready : ApprovalsWords.DeclinedAlready)
        : linked.Expired ? ApprovalsWords.LinkTooOld
        : item.AskedBy == linked.By.Id ? ApprovalsWords.OwnQuestion
        : null;

    /// <summary>Such a link does not even show what it was about any more.</summary>
    private static bool Withholds(HttpContext http, LinkedApproval linked) => linked.Expired || (http.User.PersonOrNull() is { } me && me.Id != linked.By.Id);

    private static async Task<IResult> Show(HttpContext http, ApprovalLink link, ListApprovals approvals, Frames frames, string token, string? trouble, bool done, TypedAnswer? typed = null)
    {
        if (await link.Open(token, http.RequestAborted) is not { } linked || await approvals.One(linked.By, linked.Approval, http.RequestAborted) is not { } item)
            return Results.NotFound();
        var obstacle = done ? null : Obstacle(http, linked, item);
        var teams = item.Remedy is null ? null : await http.RequestServices.GetRequiredService<TeamGoodwill>().Of([item.AskedBy], http.RequestAborted);
        var book = await http.RequestServices.GetRequiredService<HouseGoodwill>().Current(http.RequestAborted);
        return Pages.Page<ApprovalLinkPage>(
            new { Frame = (await frames.For(http)) with { Me = null }, Item = item, Name = linked.By.Name, Obstacle = obstacle, Withheld = Withholds(http, linked), Trouble = trouble, Typed = typed, Done = done, Team = teams?.Values.FirstOrDefault(), More = book.CostOf(item.Remedy, item.Value), Address = $"/a/{token}" },
            obstacle is not null && !HttpMethods.IsGet(http.Request.Method) ? StatusCodes.Status409Conflict : trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
