using Amends.Application.Approvals;
using Amends.Web.Shared;

namespace Amends.Web.Approvals;

/// <summary>A question as whoever decides on it reads it.</summary>
internal static class ApprovalWording
{
    /// <summary>Its first line; with the amount before it where that does not say how much: nobody agrees to a sum they do not see.</summary>
    public static string First(ApprovalItem item)
    {
        var first = item.Question.Split('\n', 2)[0];
        return item.Value is { } value && Wording.Of(value) is var amount && !item.Question.Contains(amount, StringComparison.Ordinal) ? ApprovalsWords.AmountAsked.Fill(amount, first) : first;
    }

    /// <summary>The lines after it; null where there are none.</summary>
    public static string? Rest(ApprovalItem item) => item.Question.Split('\n', 2) is [_, var rest] ? rest : null;
}
