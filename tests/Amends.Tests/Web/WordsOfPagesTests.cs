using Amends.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Shouldly;
using Xunit;

namespace Amends.Tests.Web;

public sealed class WordsOfPagesTests
{
    /// <summary>Names, keys, codes between components and the syntax of a charter's limits.</summary>
    private static readonly HashSet<string> Codes =
    [
        "Amends", " · Amends", "Authorization: Bearer", "Enter", "Ctrl Enter", "Ctrl Shift Enter", "Ctrl .", "Ctrl ;", "Address", "BEGIN:VCALENDAR", "ddd d MMMM", "d MMMM uuuu", "dddd d MMMM uuuu, HH:mm:ss",
        "new", "own", "choice", "btn", "btn main", "ev open", "right", "three", "satisfied", "five", "ease", "outcome", "fair", "process", "recommend",
        "15 business minutes, 24 hours, 8 weeks, 3 business days, close of 2 business days", "24 hours or 1 business day", "8 weeks", "furious: 15 business minutes; angry: 1 business hour",
        "response", "acknowledgement, response", "{customer}, {reference}, {received}, {today}, {heard}, {outcome}, {agent}, {organisation}", "{due:CLOCK}",
    ];

    [Fact]
    public void No_words_of_a_page_stand_outside_the_resources() =>
        typeof(Line).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ComponentBase)))
            .SelectMany(type => WordsOfPages.In(type).Where(words => !IsTheSameInEveryLanguage(words)).Select(words => $"{type.FullName}: {words}"))
            .ShouldBeEmpty();

    [Fact]
    public void The_check_finds_words_that_do() =>
        WordsOfPages.In(typeof(Outside)).ShouldBe(["Who waits", "Hottest first", "in two lines", "Nobody waits."], ignoreOrder: true);

    private static bool IsTheSameInEveryLanguage(string words) => Codes.Contains(words) || words.Contains('/', StringComparison.Ordinal) && !words.Contains(' ', StringComparison.Ordinal) || words.StartsWith("<script", StringComparison.Ordinal) || words.StartsWith("/embed.js", StringComparison.Ordinal);

    private sealed class Outside : ComponentBase
    {
        private static string None => "Nobody waits.";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "section");
            builder.AddAttribute(1, "class", "say narrow");
            builder.AddAttribute(2, "aria-label", "Who waits");
            builder.AddMarkupContent(3, "<h1 class=\"not these\">Hottest first</h1><kbd>Enter</kbd>");
            builder.AddContent(4, "in two lines");
            builder.AddContent(5, None);
            builder.CloseElement();
        }
    }
}
