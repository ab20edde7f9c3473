using System.Globalization;
using System.Text.Json;
using Amends.Language;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language.Reviewing;

/// <summary>The cases of promises.jsonl, which anyone may extend: what is promised in a text, by whom, and when it falls due.</summary>
public class PromiseCases
{
    public static TheoryData<string> Names => [.. Cases.Load("promises.jsonl").Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_promise_is_found_with_its_day_and_its_doer(string name)
    {
        var row = Cases.Load("promises.jsonl")[name];
        var sent = DateTimeOffset.Parse(row.GetProperty("sent").GetString()!, CultureInfo.InvariantCulture);

        var found = DraftReviewer.Default.Review([], row.GetProperty("text").GetString()!, sent).Promises;

        found.Select(promise => $"{promise.Text} | {promise.Due} | {promise.Actor}").ShouldBe(
            row.GetProperty("promises").EnumerateArray().Select(promise => $"{Text(promise, "text")} | {Text(promise, "due")} | {Text(promise, "actor")}"));
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
