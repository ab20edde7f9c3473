using Amends.Application.Offers;
using Amends.Recovery;
using Amends.Web.Api;

namespace Amends.Web.Offers;

/// <summary>Ways to put it right: offered, declined, agreed on.</summary>
internal static class OffersApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/complaints/{reference}/offers", Offer).Accepts<OffersBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created).WithSummary("Offers one or more ways to put it right.");
        api.MapChange("offers/refusal", ApiJson.Web.RefusalBody, "Records that none of the options suits the customer.");
        api.MapChange("agreements", ApiJson.Web.AgreementBody, "Records what was agreed: an option by its id, or something else in words.");
    }

    private static async Task<IResult> Offer(HttpContext http, string reference, OfferWays offers, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.OffersBody);
        var command = body.ToCommand();
        return (await offers.Handle(http.Target(reference), command, cancel)).ToAnswer(changed => Changing.Changed(http, changed));
    }
}

internal sealed record OptionBody(string? Remedy, string? Words, MoneyBody? Value);

internal sealed record OffersBody(IReadOnlyList<OptionBody?>? Options)
{
    private const int Most = 20;

    public OfferOptions ToCommand()
    {
        var check = new Check();
        check.That(Options is { Count: > 0 and <= Most }, "options", $"Give one to {Most} options.");
        check.Done();
        var options = Options!.Select((option, i) => Read(option, check, $"options[{i}]")).ToList();
        check.Done();
        return new OfferOptions(options);
    }

    private static NewOption Read(OptionBody? option, Check check, string field)
    {
        check.Required(option?.Remedy, field + ".remedy", Check.LongestName);
        check.Required(option?.Words, field + ".words", Check.LongestWords);
        return new NewOption(Guid.NewGuid(), option?.Remedy ?? "", option?.Words ?? "", MoneyBody.Read(option?.Value, check, field + ".value"));
    }
}

internal sealed record RefusalBody(string? Words) : IChange
{
    public Command ToCommand(HttpContext http) => new DeclineOptions(new WordsBody(Words).Checked());
}

internal sealed record AgreementBody(Guid? Option, string? Words) : IChange
{
    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.That(Option is not null || !string.IsNullOrWhiteSpace(Words), "option", "Give the option's id, or say in words what was agreed.");
        check.Optional(Words, "words", Check.LongestWords);
        check.Done();
        return new Agree(Option, Words);
    }
}
