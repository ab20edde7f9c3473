using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>Beside a customer's message whose reading may be put right.</summary>
/// <param name="Choices">For their latest message, the one that a key opens; those of the others are asked for when somebody opens them: a long conversation has many.</param>
/// <param name="Corrected">"corrected by Ana, 3 May"; null where it stands as it was read.</param>
public sealed record CorrectionModel(Guid Message, CorrectionChoices? Choices, string? Corrected)
{
    internal static CorrectionModel? Of(Case of, CaseMessage message, HouseClock clock) => !CorrectionChoices.Has(of, message) ? null : new(
        message.Id,
        message.Id == of.Messages.LastOrDefault(m => m.Direction == Direction.Inbound)?.Id ? CorrectionChoices.Of(of, message) : null,
        message.Corrected is { } corrected ? ComplaintsWords.CorrectedBy.Fill(CaseBuilder.Name(of, corrected.By), clock.Day(corrected.At)) : null);
}
