using System.Text.Json;
using Amends.Language;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Reviewing;

/// <summary>The traps of traps.jsonl, which anyone may extend: codes that a draft must be found to have or to lack.</summary>
public class TrapCases
{
    private static readonly DateTimeOffset Sent = new(2026, 3, 3, 10, 15, 0, TimeSpan.Zero);

    public static TheoryData<string> Names => [.. Cases.Load("traps.jsonl").Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_trap_does_not_catch_the_coach(string name)
    {
        var row = Cases.Load("traps.jsonl")[name];
        var review = DraftReviewer.Default.Review([new(Speaker.Customer, row.GetProperty("customer").GetString()!)], row.GetProperty("draft").GetString()!, Sent);
        var shown = review.Principles.Where(principle => principle.Value >= 0.5).Select(principle => principle.Key).Concat(review.Warnings.Select(warning => warning.Code)).ToHashSet();

        foreach (var code in Codes(row, "has")) shown.ShouldContain(code);
        foreach (var code in Codes(row, "lacks")) shown.ShouldNotContain(code);
    }

    private static IEnumerable<string> Codes(JsonElement row, string name) =>
        row.TryGetProperty(name, out var codes) ? codes.EnumerateArray().Select(code => code.GetString()!) : [];
}
