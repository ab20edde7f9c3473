using System.Globalization;
using System.Text.Json;
using Amends.Language;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Reviewing;

/// <summary>
/// The cases of contradictions.jsonl: what a draft gets wrong about names and facts, and what only looks like it. <c>said</c> is what we answered before,
/// <c>known</c> what the case knows besides.
/// </summary>
public class ContradictionCases
{
    private static readonly DateTimeOffset Sent = new(2026, 5, 6, 10, 15, 0, TimeSpan.Zero);

    public static TheoryData<string> Names => [.. Cases.Load("contradictions.jsonl").Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_draft_is_held_against_what_the_customer_wrote_and_the_case_knows(string name)
    {
        var row = Cases.Load("contradictions.jsonl")[name];
        var draft = row.GetProperty("draft").GetString()!;
        List<Turn> conversation = [new(Speaker.Customer, row.GetProperty("customer").GetString()!)];
        if (row.TryGetProperty("said", out var said)) conversation.Add(new(Speaker.Agent, said.GetString()!));

        var found = DraftReviewer.Default.Review(conversation, draft, Sent, row.TryGetProperty("known", out var known) ? Known(known) : null).Contradictions;

        found.Select(contradiction => contradiction.Draft).ShouldBe(Strings(row, "draftSays"));
        found.Select(contradiction => contradiction.Case).ShouldBe(Strings(row, "caseSays"));
        foreach (var contradiction in found) draft.Substring(contradiction.Start, contradiction.Length).ShouldBe(contradiction.Draft);
    }

    private static CaseFacts Known(JsonElement known) => new()
    {
        CustomerName = known.TryGetProperty("name", out var name) ? name.GetString() : null,
        Reference = known.TryGetProperty("reference", out var reference) ? reference.GetString() : null,
        Agreed = Strings(known, "agreed"),
        Promised = [.. Strings(known, "promised").Select(day => DateOnly.Parse(day, CultureInfo.InvariantCulture))],
    };

    private static List<string> Strings(JsonElement row, string name) =>
        row.TryGetProperty(name, out var said) ? [.. said.EnumerateArray().Select(text => text.GetString()!)] : [];
}
