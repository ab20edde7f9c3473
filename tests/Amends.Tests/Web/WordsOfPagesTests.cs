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
        "ev want", "Received", "Asked", "Closed", "Satisfied", "The form has no token.", "/embed.js\" async></script>",
    ];

    /// <summary>Classes that put pages together and word them.</summary>
    private static readonly string[] MakeWords = ["Wording", "Builder", "Pages", "Loader", "Catalogue", "Views"];

    [Fact]
    public void No_words_of_a_page_stand_outside_the_resources() =>
        Outside(type => type.IsSubclassOf(typeof(ComponentBase))).ShouldBeEmpty();

    [Fact]
    public void No_words_stand_in_the_classes_that_put_pages_together() =>
        Outside(type => MakeWords.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void The_check_finds_words_that_do() =>
        WordsOfPages.In(typeof(Spoken)).ShouldBe(["Who waits", "Hottest first", "in two lines", "Nobody waits."], ignoreOrder: true);

    private static IEnumerable<string> Outside(Func<Type, bool> which) =>
        typeof(Line).Assembly.GetTypes().Where(which).SelectMany(type => WordsOfPages.In(type).Where(words => !IsTheSameInEveryLanguage(words)).Select(words => $"{type.FullName}: {words}"));

    private static bool IsTheSameInEveryLanguage(string words) =>
        Codes.Contains(words) || words.StartsWith("<script", StringComparison.Ordinal) || (words.Contains('/', StringComparison.Ordinal) && (!words.Contains(' ', StringComparison.Ordinal) || words.Contains("charset=", StringComparison.Ordinal)));

    private sealed class Spoken : ComponentBase
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
