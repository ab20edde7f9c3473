using Amends.Application;
using Amends.Application.Approvals;
using Amends.Application.Complaints;
using Amends.Application.Goodwill;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Complaints;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Approvals;

/// <summary><c>/approvals</c>: questions that wait for a lead, decided with one key each.</summary>
internal static class ApprovalPages
{
    private const int Shown = 20;

    public static void MapApprovals(this IEndpointRouteBuilder desk)
    {
        var leads = desk.MapGroup("/approvals").RequireAuthorization(RolePolicies.Lead);
        leads.MapGet("", (HttpContext http, ApprovalsLoader loader, string? cursor) => loader.Show(http, cursor));
        leads.MapPost("/{reference}/{id:guid}/decision", Decide).ChecksForms();
        leads.MapPost("/{reference}/{id:guid}/delegation", async (HttpContext http, AnswerApproval approvals, ApprovalsLoader loader, string reference, Guid id, IFormCollection form) =>
            Guid.TryParse(form["to"], out var to)
                ? await Finish(http, loader, TypedAnswer.Of(id, form), await approvals.Delegate(new Target(reference, http.Person()), id, to, Words(form), http.RequestAborted))
                : Results.BadRequest()).ChecksForms();
    }

    private static async Task<IResult> Decide(HttpContext http, AnswerApproval approvals, ApprovalsLoader loader, string reference, Guid id, IFormCollection form)
    {
        if (ApprovalForm.Read(form, id, out var trouble) is not { } command)
            return await loader.Show(http, null, trouble, TypedAnswer.Of(id, form));
        return await Finish(http, loader, TypedAnswer.Of(id, form), await approvals.Decide(new Target(reference, http.Person()), command, http.RequestAborted));
    }

    private static async Task<IResult> Finish(HttpContext http, ApprovalsLoader loader, TypedAnswer typed, Outcome<Changed> outcome) => outcome switch
    {
        Outcome<Changed>.Done => Pages.SeeOther("/approvals"),
        Outcome<Changed>.Refused refused => await loader.Show(http, null, refused.Refusal.Words, typed),
        _ => Results.NotFound(),
    };

    private static string? Words(IFormCollection form) => form["words"].ToString().Trim() is { Length: > 0 } words ? words : null;

    /// <summary>Puts the page of approvals together.</summary>
    internal sealed class ApprovalsLoader(ListApprovals approvals, GoodwillMonths months, TeamGoodwill teams, HouseGoodwill house, Colleagues colleagues, ApprovalLink links, Frames frames)
    {
        public async Task<IResult> Show(HttpContext http, string? cursor, string? trouble = null, TypedAnswer? typed = null)
        {
            var (person, cancel) = (http.Person(), http.RequestAborted);
            var page = await approvals.Handle(person, ApprovalState.Open, cursor, Shown, cancel);
            var mine = new Dictionary<Guid, string>();
            foreach (var item in page.Items)
                mine[item.Id] = $"/a/{await links.Create(item.Id, person.Id, cancel)}";
            return Pages.Page<ApprovalsPage>(
                new
                {
                    Frame = await frames.For(http),
                    Items = page.Items,
                    page.Next,
                    Links = mine,
                    Month = await months.ThisMonth(cancel),
                    TeamOf = await teams.Of(page.Items.Where(item => item.Remedy is not null).Select(item => item.AskedBy), cancel),
                    Book = await house.Current(cancel),
                    Leads = await colleagues.LeadsBesides(person, cancel),
                    Trouble = trouble,
                    Typed = typed,
                },
                trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }
    }
}

/// <summary>What was typed into an answer that could not be taken: it stands there again.</summary>
/// <param name="Counter">What may be given instead, as it was typed.</param>
public sealed record TypedAnswer(Guid Id, string Words, string Counter)
{
    public static TypedAnswer Of(Guid id, IFormCollection form) => new(id, form["words"].ToString(), form["counter"].ToString());
}

/// <summary>Reads an answer to a question from its form.</summary>
internal static class ApprovalForm
{
    private const int MostWords = 2_000;

    /// <returns>null where it makes no answer; <paramref name="trouble"/> says why.</returns>
    public static DecideApproval? Read(IFormCollection form, Guid id, out string? trouble)
    {
        trouble = null;
        var words = form["words"].ToString().Trim();
        var granted = form["granted"] == "yes";
        Money? counter = null;
        if (!granted && form["counter"].ToString().Trim() is { Length: > 0 } typed)
        {
            if (!Money.TryParse(typed, form["currency"].ToString(), out var money))
            {
                trouble = ApprovalsWords.InsteadLike;
                return null;
            }
            counter = money;
        }
        if (form["granted"] != "yes" && form["granted"] != "no")
            trouble = ApprovalsWords.ApproveOrDecline;
        else if (!granted && words.Length == 0)
            trouble = ApprovalsWords.SayWhyNot;
        return trouble is null ? new(id, granted, words.Length == 0 ? null : Words.Beginning(words, MostWords), counter) : null;
    }
}
