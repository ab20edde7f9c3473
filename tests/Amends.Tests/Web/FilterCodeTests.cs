using Amends.Application.Complaints;
using Amends.Recovery;
using Amends.Web.Complaints;
using Shouldly;
using Xunit;

namespace Amends.Tests.Web;

public class FilterCodeTests
{
    private static readonly Guid Ben = new("0198f2c1-7a00-7000-8000-0123456789ab");

    [Fact]
    public void What_is_chosen_is_read_again_as_it_was()
    {
        foreach (var filters in (ViewFilters[])
        [
            new(ViewWhose.Mine), new(ViewWhose.Nobody, HeatFrom: 80), new(Channel: Channel.InPerson, WaitingHours: 0),
            new(ViewWhose.Colleague, Ben, Channel.Phone, 60, 72),
        ])
        {
            FilterCode.Parse(FilterCode.Of(filters)).ShouldBe(filters);
            FilterCode.Of(filters).Length.ShouldBeLessThanOrEqualTo(FilterCode.Longest);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("all")]
    [InlineData("anybody..0.")]
    [InlineData("colleague..0.")]
    [InlineData("99..0.")]
    [InlineData(".42.61.5")]
    [InlineData("mine.phone.60.4.7")]
    public void What_chooses_nothing_or_is_none_of_ours_is_no_view(string? code) => FilterCode.Parse(code).ShouldBeNull();

    [Fact]
    public void An_address_says_it_in_plain_words() => FilterCode.Of(new(ViewWhose.Mine, null, Channel.Phone, 60, 4)).ShouldBe("mine.phone.60.4");
}
