using Amends.Application.Insights;
using Amends.Web.Forms;
using Shouldly;
using Xunit;

namespace Amends.Tests.Web;

public sealed class FormLabelsTests
{
    private static readonly FormLabels s_form = new(ComplainPages.Labels);

    [Theory]
    [InlineData("The cot came late.\n\nWhat would put it right: Money back.\n\nOrder or customer number: 5", "The cot came late.")]
    [InlineData("Das Bett kam zu spät.\n\nWas es wiedergutmachen würde: Geld zurück.", "Das Bett kam zu spät.")]
    [InlineData("Le lit est arrivé en retard.\n\nCe qui réparerait les choses : Un remboursement.", "Le lit est arrivé en retard.")]
    [InlineData("You ask what would put it right: money.\nAnd soon.", "You ask what would put it right: money.\nAnd soon.")]
    public void What_our_form_put_below_a_customers_words_is_not_theirs(string text, string own) => s_form.Without(text).ShouldBe(own);
}
