using System.Globalization;
using Amends.Application.Goodwill;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Hosting;
using Amends.Web.People;

namespace Amends.Web.Goodwill;

/// <summary>Something beyond what is owed: what would do good, given once and paid once, and what it came to.</summary>
internal static class GoodwillApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/complaints/{reference}/goodwill", Give).Accepts<GoodwillBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created)
            .WithSummary("Gives something from the catalogue beyond what is owed; above your limit it asks for approval instead, and the entry says so.");
        api.MapPost("/complaints/{reference}/goodwill/{id:guid}/payment", Pay).Accepts<PaymentBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created)
            .WithSummary("Records that the money of a gift has left, by its external reference. A gift is paid once.");
        api.MapGet("/complaints/{reference}/goodwill", Guide).Produces<GuideAnswer>().WithSummary("How much goodwill does good on this case, and what was given in like cases.");
        api.MapGet("/insights/goodwill", Months).RequireAuthorization(RolePolicies.Measuring).Produces<Items<MonthAnswer>>().WithSummary("Goodwill by month: budget, cost, cost for each recovery. For analysts and leads.");
    }

    private static async Task<IResult> Give(HttpContext http, string reference, GiveRemedy give, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.GoodwillBody);
        var giving = body.ToGiving();
        return (await give.Handle(http.Target(reference), giving, cancel)).ToAnswer(changed => Changing.Changed(http, changed));
    }

    private static async Task<IResult> Pay(HttpContext http, string reference, Guid id, PayGift pay, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.PaymentBody);
        var check = new Check();
        check.Required(body.Reference, "reference", Check.LongestName);
        check.Done();
        return (await pay.Handle(http.Target(reference), id, body.Reference!, cancel)).ToAnswer(changed => Changing.Changed(http, changed));
    }

    private static async Task<IResult> Guide(HttpContext http, string reference, GoodwillView view, CancellationToken cancel) =>
        await view.Handle(http.Person(), reference, cancel: cancel) is { } on ? Answers.Json(GuideAnswer.Of(on), ApiJson.Web.GuideAnswer) : Problem.NotFound;

    private static async Task<IResult> Months(GoodwillMonths months, CancellationToken cancel) =>
        Answers.Json(new Items<MonthAnswer>([.. (await months.Handle(cancel)).Select(MonthAnswer.Of)]), ApiJson.Web.ItemsMonthAnswer);
}

internal sealed record GoodwillBody(string? Remedy, MoneyBody? Value, string? Words, Guid? Approval)
{
    public Giving ToGiving()
    {
        var check = new Check();
        check.Required(Remedy, "remedy", Check.LongestName);
        var value = MoneyBody.Read(Value, check, "value");
        check.Optional(Words, "words", Check.LongestWords);
        check.Done();
        return new(Guid.CreateVersion7(), Remedy!, value, Words, Approval);
    }
}

internal sealed record PaymentBody(string? Reference);

/// <param name="Limit">Yours on this case, in minor units; null for none.</param>
/// <param name="Like">null where too little was given in like cases to say anything.</param>
internal sealed record GuideAnswer(string Currency, MoneyAnswer? Loss, long From, long To, long SoftCap, IReadOnlyList<string> Why, long? Limit, LikeAnswer? Like)
{
    public static GuideAnswer Of(GoodwillOn it) => new(
        it.Currency, MoneyAnswer.Of(it.Facts.Loss), it.Guide.From, it.Guide.To, it.Guide.SoftCap, it.Guide.Why, it.Limit,
        it.Like is { } like ? new(like.Count, like.Median, like.Lower, like.Upper) : null);
}

internal sealed record LikeAnswer(int Count, long Median, long Lower, long Upper);

/// <param name="Month">Such as 2026-03, in UTC.</param>
internal sealed record MonthAnswer(string Month, string Currency, long Gifts, long Value, long Cost, long? Budget, long Recoveries, long? CostPerRecovery)
{
    public static MonthAnswer Of(GoodwillMonth it) => new(
        string.Create(CultureInfo.InvariantCulture, $"{it.Month / 100:0000}-{it.Month % 100:00}"), it.Currency, it.Gifts, it.Value, it.Cost, it.Budget, it.Recoveries, it.CostPerRecovery);
}
