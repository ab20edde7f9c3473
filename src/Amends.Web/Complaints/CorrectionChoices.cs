using Amends.Application.Complaints;
using Amends.Application.Corrections;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>How a customer's message was read, and what may be put right.</summary>
/// <param name="Concerns">What it is taken to be about.</param>
/// <param name="OtherConcerns">What it may be about instead.</param>
public sealed record CorrectionChoices(
    Guid Message,
    Band Band,
    bool IsComplaint,
    IReadOnlyList<CodeName> Concerns,
    IReadOnlyList<CodeName> Wants,
    IReadOnlyList<CodeName> OtherConcerns,
    IReadOnlyList<CodeName> OtherWants)
{
    private const double Found = 0.5;

    internal static bool Has(Case of, CaseMessage message) => message is { Direction: Direction.Inbound, Reading: not null } && of.State.Stage != Stage.Closed;

    internal static CorrectionChoices? Of(Case of, CaseMessage message)
    {
        if (!Has(of, message) || message.Reading is not { } reading)
            return null;
        var concerns = reading.Concerns.Where(code => code.Score >= Found).Select(code => code.Code).ToList();
        var wants = reading.Wants.Where(code => code.Score >= Found && code.Code != "none").Select(code => code.Code).ToList();
        return new(
            message.Id,
            new Heat(reading.Heat).Band,
            reading.Complaint >= Found,
            [.. concerns.Select(code => Concern(code, of))],
            [.. wants.Select(code => Want(code, of))],
            [.. KnownCodes.Concerns(of.Codes).Except(concerns).Select(code => Concern(code, of))],
            [.. KnownCodes.Wants(of.Codes).Except(wants).Select(code => Want(code, of))]);
    }

    private static CodeName Concern(string code, Case of) => new(code, Wording.Concern(code, of.Codes));

    private static CodeName Want(string code, Case of) => new(code, Wording.Want(code, of.Codes));
}

public sealed record CodeName(string Code, string Name);
