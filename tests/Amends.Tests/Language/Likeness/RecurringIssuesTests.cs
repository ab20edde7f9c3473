using Amends.Language;
using Shouldly;
using Xunit;

namespace Amends.Tests.Language;

public sealed class RecurringIssuesTests
{
    private static readonly DateTimeOffset Start = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Refunds = ["The refund is missing for order {0}.", "My refund missing again, Karen promised it.", "Refund still missing after the return, what now?", "Hello, is my refund missing?"];
    private static readonly string[] Parcels = ["The parcel arrived soaked by the rain.", "Soaked parcel, box left in the rain by the courier.", "My parcel was left in the rain and is soaked.", "Parcel soaked! Rain all over it."];

    [Fact]
    public void Texts_of_the_same_thing_become_an_issue_with_its_words()
    {
        var issues = Told().Sort(2).Issues;
        issues.Count.ShouldBe(2);
        issues.Select(issue => issue.Size).ShouldBe([40, 20]);
        issues[0].Title.ShouldContain("refund");
        issues[1].Title.ShouldContain("soaked");
        issues[0].Label.Count.ShouldBeInRange(1, 3);
    }

    [Fact]
    public void No_label_holds_a_name_or_a_word_of_grammar()
    {
        string[] unfit = ["karen", "the", "my", "is", "hello", "what", "again", "still"];
        Told().Sort(2).Issues.SelectMany(issue => issue.Label).SelectMany(term => term.Split(' ')).Intersect(unfit, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty();
    }

    [Fact]
    public void An_issue_knows_when_how_upset_and_which()
    {
        var issue = Told().Sort(2).Issues[0];
        issue.Counts.Sum().ShouldBe(issue.Size);
        issue.Counts.Count.ShouldBe(13);
        issue.MeanHeat.ShouldBe(60, 0.01);
        issue.Examples.Count.ShouldBe(9);
        issue.Examples.ShouldAllBe(id => id < 1_000);
    }

    [Fact]
    public void A_text_finds_its_issue()
    {
        var map = Told().Sort(2);
        map.Find("no sign of my missing refund").ShouldBe(0);
        map.Find("rain soaked the parcel").ShouldBe(1);
        map.Find("").ShouldBe(-1);
    }

    [Fact]
    public void The_same_texts_give_the_same_issues()
    {
        static string Tell(IssueMap map) => string.Join('\n', map.Issues.Select(issue => $"{issue.Title} {issue.Size} {issue.MeanHeat} {string.Join(',', issue.Examples)} {string.Join(',', issue.Counts)}"));
        Tell(Told().Sort()).ShouldBe(Tell(Told().Sort()));
    }

    [Fact]
    public void What_is_kept_does_not_grow_with_the_texts()
    {
        var issues = new RecurringIssues(Start, TimeSpan.FromDays(7), 13, most: 64);
        string[] things = ["kettle", "toaster", "invoice", "password", "luggage", "driver", "heating", "ticket", "seat", "router", "coupon", "garden"];
        string[] wrongs = ["broken", "late", "lost", "noisy", "filthy", "expensive", "blocked", "leaking", "missing", "scratched"];
        for (var i = 0; i < 3_000; i++)
        {
            issues.Add(i, $"{things[i % 12]} {wrongs[i / 12 % 10]} {things[i / 7 % 12]} {wrongs[i / 31 % 10]}", Start);
            issues.Kept.ShouldBeLessThanOrEqualTo(64);
        }
        issues.Count.ShouldBe(3_000);
        issues.Sort(5).Issues.Sum(issue => issue.Size).ShouldBe(3_000);
    }

    [Theory]
    [MemberData(nameof(LikeCasesTests.Odd), MemberType = typeof(LikeCasesTests))]
    public void No_text_is_too_odd(string text)
    {
        var issues = Told();
        issues.Add(1, text, DateTimeOffset.MinValue, double.NaN);
        issues.Add(2, text, DateTimeOffset.MaxValue);
        issues.Sort().Find(text).ShouldBeGreaterThanOrEqualTo(-1);
    }

    [Fact]
    public void Nothing_gives_no_issues()
    {
        new RecurringIssues(Start, TimeSpan.FromDays(7), 13).Sort().Issues.ShouldBeEmpty();
        new RecurringIssues(Start, TimeSpan.FromDays(7), 13).Sort(77).Find("refund").ShouldBe(-1);
    }

    private static RecurringIssues Told()
    {
        var issues = new RecurringIssues(Start, TimeSpan.FromDays(7), 13);
        for (var i = 0; i < 40; i++)
            issues.Add(i, string.Format(System.Globalization.CultureInfo.InvariantCulture, Refunds[i % 4], i), Start.AddDays(2 * i), 60);
        for (var i = 0; i < 20; i++)
            issues.Add(1_000 + i, Parcels[i % 4], Start.AddDays(i), 40);
        return issues;
    }
}
