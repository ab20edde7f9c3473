using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Goodwill;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Goodwill;

/// <summary>
/// <c>/complaints/{reference}/goodwill</c>: what would do good on a case, and giving it. The guide loads it into itself; without JavaScript it is a page.
/// <c>/insights/goodwill</c>: what it came to, by month and by team.
/// </summary>
internal static class GoodwillPages
{
    public static void MapGoodwill(this IEndpointRouteBuilder desk)
    {
        var one = desk.MapGroup("/complaints/{reference}/goodwill");
        one.MapGet("", (HttpContext http, GoodwillView view, Frames frames, string reference, string? loss, string? fault, string? refused, string? facts, string? said, string? brief) =>
            Show(http, view, frames, reference, new(loss, fault, refused, facts), said switch { "given" => GoodwillWords.IsGiven, "asked" => GoodwillWords.LeadIsAsked, "paid" => GoodwillWords.PaymentRecorded, _ => null }, null, brief: brief is not null));
        one.MapPost("", Give).ChecksForms();
        one.MapPost("/{id:guid}/payment", Pay).ChecksForms();
        desk.MapGet("/insights/goodwill", Cost).RequireAuthorization(RolePolicies.Measuring);
    }

    private static async Task<IResult> Cost(HttpContext http, GoodwillMonths months, TeamGoodwill teams, Frames frames) => Pages.Page<GoodwillCostPage>(
        new { Frame = await frames.For(http), Months = await months.Handle(http.RequestAborted), Teams = await teams.Handle(http.RequestAborted) });

    private static async Task<IResult> Give(HttpContext http, GiveRemedy give, GoodwillView view, Frames frames, string reference, IFormCollection form)
    {
        var (remedy, currency, amount) = (form["remedy"].ToString(), form["currency"].ToString(), form["amount"].ToString());
        var value = default(Money);
        if (amount.Trim().Length > 0 && !Money.TryParse(amount, currency, out value))
            return await Show(http, view, frames, reference, AskedFacts.None, null, GoodwillWords.AmountLike, form);
        var giving = new Giving(
            Guid.TryParse(form["gift"], out var gift) ? gift : Guid.CreateVersion7(), remedy, amount.Trim().Length > 0 ? value : null, form["words"].ToString() is { Length: > 0 } words ? words : null,
            Guid.TryParse(form["approval"], out var approval) ? approval : null);
        return await Finish(http, view, frames, reference, await give.Handle(new Target(reference, http.Person()), giving, http.RequestAborted), form);
    }

    private static async Task<IResult> Pay(HttpContext http, PayGift pay, GoodwillView view, Frames frames, string reference, Guid id, IFormCollection form) =>
        await Finish(http, view, frames, reference, await pay.Handle(new Target(reference, http.Person()), id, form["reference"].ToString(), http.RequestAborted), form);

    private static async Task<IResult> Finish(HttpContext http, GoodwillView view, Frames frames, string reference, Outcome<Changed> outcome, IFormCollection form) => outcome switch
    {
        Outcome<Changed>.Done done => Pages.SeeOther($"/complaints/{done.Value.Reference}/goodwill?said={(done.Value.Entries[^1].What switch { ApprovalAsked => "asked", GoodwillPaid => "paid", _ => "given" })}"),
        Outcome<Changed>.Refused refused => await Show(http, view, frames, reference, AskedFacts.None, null, refused.Refusal.Words, form),
        _ => Results.NotFound(),
    };

    private static async Task<IResult> Show(HttpContext http, GoodwillView view, Frames frames, string reference, AskedFacts asked, string? said, string? trouble, IFormCollection? form = null, bool brief = false)
    {
        var first = await view.Handle(http.Person(), reference, cancel: http.RequestAborted);
        if (first is null)
            return Results.NotFound();
        var loss = Money.TryParse(asked.Loss, first.Currency, out var given) ? given : (Money?)null;
        if (!string.IsNullOrWhiteSpace(asked.Loss) && loss is null)
            trouble = GoodwillWords.LossLike;
        var on = asked.Given ? await view.Handle(http.Person(), reference, loss, Enum.TryParse<Fault>(asked.Fault, out var fault) ? fault : Fault.Ours, asked.Refused == "yes", http.RequestAborted) : first;
        return Pages.Page<GoodwillPage>(
            new { Frame = await frames.For(http), On = on, Said = said, Trouble = trouble, Brief = brief, Typed = form is null ? null : new TypedGift(form["remedy"].ToString(), form["amount"].ToString(), form["words"].ToString(), form["gift"].ToString()) },
            trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <param name="Facts">Present where the form of facts was sent: an empty box then means no.</param>
    private sealed record AskedFacts(string? Loss, string? Fault, string? Refused, string? Facts)
    {
        public static AskedFacts None { get; } = new(null, null, null, null);

        public bool Given => Facts is not null || Loss is not null || Fault is not null;
    }
}

/// <summary>What somebody had typed where it was not given.</summary>
public sealed record TypedGift(string Remedy, string Amount, string Words, string Gift);
