using System.Text.RegularExpressions;
using Shouldly;

namespace Amends.BrowserTests;

/// <summary>
/// A customer comes with the phone they have. Our styles as a browser of 2021 reads them: it drops rules with <c>:has()</c> and values with
/// <c>light-dark()</c>, and takes what is meant for browsers that do not know <c>:has()</c>.
/// </summary>
internal static partial class OlderPhone
{
    public static Task IsInTheHandOf(Visitor visitor) => visitor.Page.RouteAsync("**/*.css", async route =>
    {
        var response = await route.FetchAsync();
        await route.FulfillAsync(new() { Response = response, Body = AsReadIn2021(await response.TextAsync()) });
    });

    private static string AsReadIn2021(string sheet)
    {
        var meant = sheet.Replace("@supports not selector(:has(*))", "@media all", StringComparison.Ordinal);
        var without = RuleWithHas().Replace(ValueOfTwoColours().Replace(meant, ""), "");
        without.ShouldNotContain(":has(");
        return without;
    }

    /// <summary>A rule ends before the next begins; what stands in an at-rule begins after its brace.</summary>
    [GeneratedRegex(@"(?<![^{};])[^{};@]*:has\([^{}]*\{[^{}]*\}")]
    private static partial Regex RuleWithHas();

    [GeneratedRegex(@"[\w-]+: ?light-dark\([^;}]*;?")]
    private static partial Regex ValueOfTwoColours();
}
