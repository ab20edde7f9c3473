using Amends.Application.Demo;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace Amends.Tests.Application.Demo;

public sealed class DemoScriptTests
{
    // A Saturday in winter time, four weeks after the clocks went back.
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 21, 15, 0);

    [Theory]
    [InlineData("1d 09:25", "2026-11-20T09:25:00Z")]
    [InlineData("40d 09:25", "2026-10-12T08:25:00Z")]
    [InlineData("38m", "2026-11-21T14:22:00Z")]
    [InlineData("1h44", "2026-11-21T13:16:00Z")]
    [InlineData("5h", "2026-11-21T10:00:00Z")]
    public void A_case_begins_so_long_ago_or_at_a_time_of_day_where_the_company_is(string written, string expected) =>
        DemoTime.Ago(written, Now).ShouldBe(At(expected));

    [Theory]
    [InlineData("+14m", "2026-10-24T09:14:00Z")]
    [InlineData("+2h", "2026-10-24T11:00:00Z")]
    [InlineData("+1d", "2026-10-25T10:00:00Z")]
    [InlineData("+1d 08:30", "2026-10-25T08:30:00Z")]
    public void Days_keep_the_time_of_day_when_the_clocks_change(string written, string expected) =>
        DemoTime.Later(written, Instant.FromUtc(2026, 10, 24, 9, 0)).ShouldBe(At(expected));

    [Fact]
    public void A_promise_of_whole_days_is_due_at_the_end_of_the_day() =>
        DemoTime.Due("+3d", Now).ShouldBe((Instant.FromUtc(2026, 11, 24, 23, 59), true));

    [Fact]
    public void A_case_is_read_with_its_people_times_arguments_and_promises()
    {
        var read = DemoScript.Read(
            """
            = 2d 09:00 | Maya Lund | maya@example.org | email | Late
            < Where is it?\nI wait.
            +10m ines reply: I'll ring you by noon: promised.
            ! I'll ring you by noon | +0d 12:00
            +1d 10:40 ines moves 1 +1d 12:00: the line is down
            +1h answers 2 5: fine
            """,
            "file",
            Now).ShouldHaveSingleItem();

        read.Steps[0].Words.ShouldBe("Where is it?\nI wait.");
        read.Steps[1].Words.ShouldBe("I'll ring you by noon: promised.");
        read.Steps[1].Promises.ShouldHaveSingleItem().Due.ShouldBe(Instant.FromUtc(2026, 11, 19, 12, 0));
        (read.Steps[2].Who, read.Steps[2].Verb, string.Join(' ', read.Steps[2].Arguments), read.Steps[2].Words).ShouldBe(("ines", "moves", "1 +1d 12:00", "the line is down"));
        read.Steps[2].At.ShouldBe(Instant.FromUtc(2026, 11, 20, 10, 40));
        (read.Steps[3].Who, read.Steps[3].Verb).ShouldBe((null, "answers"));
    }

    [Theory]
    [InlineData("+10m nobody reply: hello")]
    [InlineData("ines reply: hello")]
    [InlineData("+10x ines reply: hello")]
    public void A_line_that_cannot_be_understood_is_named_with_its_place(string line) =>
        Should.Throw<FormatException>(() => DemoScript.Read($"= 2d 09:00 | Maya | maya@example.org | email | Late\n< Hello\n{line}", "file", Now))
            .Message.ShouldStartWith($"file:3: {line}");

    private static Instant At(string text) => InstantPattern.ExtendedIso.Parse(text).Value;
}
