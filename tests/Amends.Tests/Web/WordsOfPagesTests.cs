using Amends.Tests.Architecture;
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
        "Amends", " · Amends", "Authorization: Bearer", "Enter", "Ctrl Enter", "Ctrl Shift Enter", "Alt ", "Alt 1–7", "Ctrl .", "Ctrl ;", "Address", "BEGIN:VCALENDAR", "ddd d MMMM", "d MMMM uuuu", "dddd d MMMM uuuu, HH:mm:ss",
        "new", "own", "choice", "btn", "btn main", "ev open", "right", "three", "satisfied", "five", "ease", "outcome", "fair", "process", "recommend",
        "15 business minutes, 24 hours, 8 weeks, 3 business days, close of 2 business days", "24 hours or 1 business day", "8 weeks", "furious: 15 business minutes; angry: 1 business hour",
        "response", "acknowledgement, response", "{customer}, {reference}, {received}, {today}, {heard}, {outcome}, {agent}, {organisation}", "{due:CLOCK}",
        "ev want", "ev hot", "ev fact", "Point", "Provider", "Amends.Passkey", "public form", "public, max-age=31536000, immutable", "public, max-age=3600", ":root { --brand: light-dark(", "1 business day", "Received", "Asked", "Closed", "Satisfied", "The form has no token.", "/embed.js\" async></script>", "/embed.js\" data-chat async></script>",
    ];

    /// <summary>Classes that answer programs and command lines: their words stay English.</summary>
    private static readonly string[] ForPrograms = ["Api", "Command", "Json", "Answer", "Body", "Words", "TokenSignIn", "SignOnDoor", "OpenStreams", "ChatEvents", "Callers", "Simulation"];

    [Fact]
    public void No_words_of_a_page_stand_outside_the_resources() =>
        Outside(type => type.IsSubclassOf(typeof(ComponentBase))).ShouldBeEmpty();

    [Fact]
    public void No_words_stand_in_the_classes_that_put_pages_together() =>
        Outside(type => !type.IsNested && type.Namespace is { } place && place.StartsWith("Amends.Web", StringComparison.Ordinal) && !place.EndsWith(".Api", StringComparison.Ordinal) && !place.EndsWith(".Hosting", StringComparison.Ordinal) && !place.Contains(".Commands", StringComparison.Ordinal)
            && !ForPrograms.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal))).ShouldBeEmpty();

    /// <summary>A value too few would be a page that fails, one too many is lost in silence.</summary>
    [Fact]
    public void Each_gap_is_filled_and_nothing_else_is_given()
    {
        var filled = Repository.Files(".razor", ".cs").Where(path => path.StartsWith("src/Amends.Web/", StringComparison.Ordinal))
            .SelectMany(path => WordsOfPages.Filled(Repository.Read(path)).Select(one => (path, one.Words, one.Name, one.Values))).ToList();
        filled.Count.ShouldBeGreaterThan(300);
        filled.Where(one => one.Values != WordsOfPages.Gaps(one.Words, one.Name)).ShouldBeEmpty();
    }

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
