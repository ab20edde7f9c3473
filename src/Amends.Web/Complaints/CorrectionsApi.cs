using Amends.Application.Complaints;
using Amends.Application.Corrections;
using Amends.Recovery;
using Amends.Web.Api;

namespace Amends.Web.Complaints;

/// <summary><c>POST /complaints/{reference}/messages/{id}/correction</c>: puts right how a customer's message was read; <c>…/withdrawal</c> takes it back.</summary>
internal static class CorrectionsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/complaints/{reference}/messages/{id:guid}/correction", Correct)
            .Accepts<CorrectionBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created)
            .WithSummary("Corrects how a customer's message was read. The case moves to where it belongs, and the organisation's own codes learn from it at once.");
        api.MapPost("/complaints/{reference}/messages/{id:guid}/correction/withdrawal", Withdraw)
            .Accepts<CorrectionWithdrawalBody>("application/json").Produces<ChangeAnswer>(StatusCodes.Status201Created)
            .WithSummary("Takes the correction of a message back: it counts as it was read.");
    }

    private static async Task<IResult> Correct(HttpContext http, string reference, Guid id, CorrectMessage correct, CancellationToken cancel)
    {
        var body = await Body.Read(http, ApiJson.Web.CorrectionBody);
        var outcome = await correct.Handle(http.Target(reference), id, body.ToCorrection(), cancel);
        return outcome.ToAnswer(changed => Changing.Changed(http, changed));
    }

    private static async Task<IResult> Withdraw(HttpContext http, string reference, Guid id, CorrectMessage correct, CancellationToken cancel)
    {
        await Body.Read(http, ApiJson.Web.CorrectionWithdrawalBody);
        var outcome = await correct.Handle(http.Target(reference), id, null, cancel);
        return outcome.ToAnswer(changed => Changing.Changed(http, changed));
    }
}

/// <summary>What is different from how the message was read; what is left out stays as it was read.</summary>
/// <param name="Heat">0 to 100; or a <paramref name="Band"/>, which means its middle.</param>
/// <param name="Complaint">false: this is no complaint.</param>
/// <param name="Concerns">All codes that apply; none: an empty list.</param>
internal sealed record CorrectionBody(double? Heat, Band? Band, bool? Complaint, IReadOnlyList<string?>? Concerns, IReadOnlyList<string?>? Wants)
{
    private const int Most = 50;
    private const int LongestCode = 60;

    /// <exception cref="BadRequestException">Fields need another look.</exception>
    public Correction ToCorrection()
    {
        var check = new Check();
        check.That(Heat is null or (>= 0 and <= 100), "heat", "This goes from 0 to 100.");
        check.That(Heat is null || Band is null, "band", "Give the heat or the band, not both.");
        Codes(check, Concerns, "concerns");
        Codes(check, Wants, "wants");
        check.Done();
        var heat = Heat is { } degrees ? new Recovery.Heat(degrees) : Band is { } band ? CorrectionPages.Middle(band) : (Recovery.Heat?)null;
        return new(heat, Complaint, Concerns?.OfType<string>().ToList(), Wants?.OfType<string>().ToList());
    }

    private static void Codes(Check check, IReadOnlyList<string?>? codes, string field)
    {
        check.That(codes is null || codes.Count <= Most, field, "Send at most 50 codes.");
        check.That(codes is null || codes.All(code => code is { Length: > 0 and <= LongestCode }), field, "A code is written like delivery.late or refund.");
    }
}

/// <summary>Nothing needs saying.</summary>
internal sealed record CorrectionWithdrawalBody;
