using Amends.Application.Goodwill;
using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.Goodwill;

/// <summary>What a month's goodwill came to, in a sentence.</summary>
internal static class MonthWording
{
    /// <summary>For this month.</summary>
    public static string Cost(GoodwillMonth month) => month.Budget is { } budget
        ? (month.Cost > budget ? GoodwillWords.SpentMoreThanBudget : GoodwillWords.SpentOfBudget).Fill(Of(month.Cost, month), Of(budget, month))
        : GoodwillWords.SpentSoFar.Fill(Of(month.Cost, month));

    private static string Of(long minor, GoodwillMonth month) => Wording.Of(new Money(minor, month.Currency));
}
