using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Amends.Tests.Architecture;
using Amends.Web.Shared;
using Shouldly;
using Xunit;

namespace Amends.Tests.Web;

/// <summary>The words that the workspace's scripts say: in the resources, in the list that the scripts are checked against, and in the head of a page.</summary>
public sealed partial class ScriptWordsTests
{
    private static readonly Dictionary<string, string> Words = ScriptWords.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    [Fact]
    public void What_scripts_say_is_in_the_resources_and_nothing_else_is() =>
        Repository.Files(".ts").Where(path => path.StartsWith("src/Amends.Web/", StringComparison.Ordinal))
            .SelectMany(path => Said().Matches(Repository.Read(path)).Select(said => said.Groups[1].Value))
            .Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(Words.Keys.Order(StringComparer.Ordinal));

    // The compiler holds each call to this list: so as many values come as there are gaps.
    [Fact]
    public void Scripts_know_of_each_word_which_gaps_it_has()
    {
        var listed = Listed().Matches(Repository.Read("src/Amends.Web/Shared/words.ts")).ToDictionary(word => word.Groups[1].Value, word => word.Groups[2].Value.Count(':'));
        listed.Keys.Order(StringComparer.Ordinal).ShouldBe(Words.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, words) in Words)
            Gap().Matches(words).Select(gap => gap.Value).Distinct().Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, listed[name]).Select(at => $"{{{at}}}"), name);
    }

    [Fact]
    public void No_words_stand_in_scripts() =>
        Repository.Files(".ts").Where(path => path.StartsWith("src/Amends.Web/", StringComparison.Ordinal) && !path.EndsWith("/embed.ts", StringComparison.Ordinal))
            .SelectMany(path => Standing().Matches(Repository.Read(path)).Select(words => $"{path}: {words.Value}"))
            .ShouldBeEmpty();

    [Fact]
    public void A_page_carries_them_whole_and_nothing_in_them_ends_the_element()
    {
        var carried = WordsForScripts.Json.Value;
        carried.ShouldNotContain("<");
        JsonSerializer.Deserialize<Dictionary<string, string>>(carried).ShouldBe(Words, ignoreOrder: true);
    }

    [GeneratedRegex("""(?<![.\w])say(?:With)?\("(\w+)""")]
    private static partial Regex Said();

    // What a script gives an element to show; what stands on other sites (embed.ts) is told by its tag.
    [GeneratedRegex("""(?:textContent|title|placeholder|alt|ariaLabel)\s*=(?!=)[^;\n("'`]*(?:""\s*:[^;\n("'`]*)?["'`](?:\p{Lu}\p{Ll}|\p{Ll}+ )|setAttribute\("aria-label", ["'`]""")]
    private static partial Regex Standing();

    [GeneratedRegex(@"^  ([A-Z]\w*): \[(.*)\];$", RegexOptions.Multiline)]
    private static partial Regex Listed();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap();
}
