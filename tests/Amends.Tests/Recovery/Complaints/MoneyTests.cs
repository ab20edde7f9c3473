using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Complaints;

public class MoneyTests
{
    [Theory]
    [InlineData(4000, "GBP", "£40.00")]
    [InlineData(200000, "EUR", "€2,000.00")]
    [InlineData(123456789, "USD", "$1,234,567.89")]
    [InlineData(4000, "JPY", "JPY 4,000")]
    [InlineData(2000500, "BHD", "BHD 2,000.500")]
    public void An_amount_is_written_as_people_write_it(long minor, string currency, string shown) => new Money(minor, currency).ToString().ShouldBe(shown);

    [Theory]
    [InlineData("12", "GBP", 1200)]
    [InlineData(" 12.5 ", "GBP", 1250)]
    [InlineData("12,50", "EUR", 1250)]
    [InlineData("2,000", "GBP", 200000)]
    [InlineData("1,234,567.89", "USD", 123456789)]
    [InlineData("4,000", "JPY", 4000)]
    [InlineData("2,000.500", "BHD", 2000500)]
    [InlineData("2,5", "BHD", 2500)]
    public void What_people_write_is_read(string typed, string currency, long minor)
    {
        Money.TryParse(typed, currency, out var money).ShouldBeTrue();
        money.ShouldBe(new(minor, currency));
    }

    [Theory]
    [InlineData(null, "GBP")]
    [InlineData("", "GBP")]
    [InlineData("£12", "GBP")]
    [InlineData("-12", "GBP")]
    [InlineData("12.505", "GBP")]
    [InlineData("2.000,00", "EUR")]
    [InlineData("20,00.00", "GBP")]
    [InlineData("12.5", "JPY")]
    [InlineData("1,,000", "GBP")]
    [InlineData("999,999,999,999.00", "GBP")]
    public void What_is_no_amount_is_not(string? typed, string currency) => Money.TryParse(typed, currency, out _).ShouldBeFalse();

    [Fact]
    public void Two_thousand_dinars_or_two_is_not_guessed() => Money.TryParse("2,000", "BHD", out _).ShouldBeFalse();

    [Fact]
    public void What_is_shown_is_read_again()
    {
        var money = new Money(123456700, "CHF");
        Money.TryParse(money.ToString()["CHF ".Length..], "CHF", out var read).ShouldBeTrue();
        read.ShouldBe(money);
    }
}
