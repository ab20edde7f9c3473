using Amends.Application.Writing;
using Amends.Tests.Language.Writing;
using Shouldly;
using Xunit;

namespace Amends.Tests.Application;

public class MaskingTests
{
    [Fact]
    public void Names_addresses_and_numbers_leave_as_placeholders_and_come_back()
    {
        const string Words = "My name is Femi Ade. Parcel 48213, £45.90, 12 Hill Road, SE1 9GF. Write to femi.ade@example.org or ring +44 20 7946 0018. Maria knows me. Regards, Femi Ade";
        var masking = new Masking(["Maria Okafor", null]);

        var masked = masking.Mask(Words);

        foreach (var secret in (string[])["Femi", "Ade.", "48213", "45.90", "Hill", "SE1", "example.org", "7946", "Maria"])
            masked.ShouldNotContain(secret);
        masking.Restore(masked).ShouldBe(Words);
    }

    [Fact]
    public void Whatever_was_masked_comes_back_as_it_was_and_no_digit_leaves()
    {
        foreach (var message in Customers.All)
        {
            var masking = new Masking(["Maria"]);
            var masked = masking.Mask(message.Text);
            masked.ShouldNotContain(letter => char.IsAsciiDigit(letter), message.Id);
            masking.Restore(masked).ShouldBe(message.Text, message.Id);
        }
    }

    [Fact]
    public void Words_that_differ_only_in_capitals_come_back_each_as_it_was()
    {
        const string Words = "Maria said the 29th. THE 29TH. MARIA!";
        var masking = new Masking(["Maria"]);
        masking.Restore(masking.Mask(Words)).ShouldBe(Words);
    }
}
