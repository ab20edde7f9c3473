using System.Globalization;
using Shouldly;
using Xunit;

namespace Amends.BrowserTests;

/// <summary>
/// A customer's first page is light: they may stand in the rain with one bar of signal. Counted as it travels, with everything the browser asks for. Styles and
/// scripts are compressed when they are built; pages are not at all: they hold a form's token and what people said beside words of the asker's choice, and the
/// length of such a page, compressed, tells of its secrets (BREACH). Four kilobytes are not worth it.
/// </summary>
public sealed class WeightTests(Installation house) : IClassFixture<Installation>
{
    private const int Most = 60_000;

    [Fact]
    public async Task The_form_and_a_customers_own_page_weigh_less_than_sixty_kilobytes()
    {
        (await Weigh("/complain")).Bytes.ShouldBeInRange(1, Most);
        await using var customer = await house.Visitor();
        await customer.Complains("Priya Raman", "priya.light@example.org", "So the driver just leaves it in the rain again? Second soaked parcel in a month.");
        await customer.OpensTheirPage();
        (await Weigh(new Uri(customer.Page.Url).AbsolutePath)).Bytes.ShouldBeInRange(1, Most);
    }

    /// <summary>Bytes of all answers with their heads, for a browser that was never here.</summary>
    private async Task<(long Bytes, string Parts)> Weigh(string path)
    {
        await using var fresh = await house.Visitor(390);
        var sizes = new List<Task<(string Name, long Bytes)>>();
        fresh.Page.RequestFinished += (_, request) => sizes.Add(Size(request));
        await fresh.Page.GotoAsync(path, new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
        var parts = await Task.WhenAll(sizes);
        var told = string.Join(", ", parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Name} {part.Bytes}")));
        TestContext.Current.TestOutputHelper!.WriteLine($"{path}: {parts.Sum(part => part.Bytes)}: {told}");
        parts.ShouldContain(part => part.Name.EndsWith(".woff2", StringComparison.Ordinal), told);
        return (parts.Sum(part => part.Bytes), told);

        static async Task<(string, long)> Size(Microsoft.Playwright.IRequest request)
        {
            var sizes = await request.SizesAsync();
            return (new Uri(request.Url).AbsolutePath, sizes.ResponseBodySize + sizes.ResponseHeadersSize);
        }
    }
}
