using Amends.Web.Commands;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Deadlines;

public class CharterCommandTests
{
    [Fact]
    public void Simulating_answers_with_the_charter_its_version_and_each_deadline_in_universal_time() =>
        CharterCommand.Simulate("fca-disp", "2026-03-06T18:00:00Z", null).ShouldBe(
            """{"charter":"fca-disp","version":1,"deadlines":[{"code":"acknowledgement","due":"2026-03-09T23:59:59Z"},{"code":"summary_resolution","due":"2026-03-11T23:59:59Z"},{"code":"final_response","due":"2026-05-01T22:59:59Z"}]}""");

    [Fact]
    public void The_zone_says_where_the_wall_clock_hangs_and_whose_hours_count() =>
        CharterCommand.Simulate("service", "2026-07-03T16:50", "Europe/London").ShouldContain("""{"code":"first_reply_furious","due":"2026-07-06T08:05:00Z"}""");

    [Fact]
    public void The_version_is_the_one_in_force_when_it_came()
    {
        CharterCommand.Simulate("ofcom", "2026-04-07T23:59", null).ShouldContain("\"version\":1");
        CharterCommand.Simulate("ofcom", "2026-04-08T00:00", null).ShouldContain("\"version\":2");
    }

    [Theory]
    [InlineData("nope", "2026-04-08T00:00", null, "There are: asic-rg271, cfpb")]
    [InlineData("cfpb", "yesterday", null, "2026-03-06T18:30:00Z")]
    [InlineData("cfpb", "9999-12-31T23:59:59Z", null, "out of range")]
    [InlineData("cfpb", "2026-02-30T10:00:00Z", null, "is not a time")]
    [InlineData("cfpb", "2026-04-08T00:00", "Mars/Olympus", "no time zone")]
    public void What_cannot_be_simulated_is_refused_with_what_to_write_instead(string code, string received, string? zone, string why) =>
        Should.Throw<FormatException>(() => CharterCommand.Simulate(code, received, zone)).Message.ShouldContain(why);

    [Fact]
    public async Task Wrong_usage_ends_with_status_two() =>
        (await CommandLine.RunAsync(["charter", "simulate", "nope", "--received", "2026-04-08T00:00"])).ShouldBe(2);
}
