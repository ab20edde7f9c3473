using System.Globalization;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Files;

public sealed class FileLimitsTests
{
    [Fact]
    public void What_is_too_large_too_many_or_empty_is_told_by_name_with_what_to_do()
    {
        FileLimits.Refusal([("a.png", FileLimits.File), ("b.png", FileLimits.File)]).ShouldBeNull();
        FileLimits.Refusal([("a.png", FileLimits.File + 1L)])!.Words.ShouldBe("“a.png” has 10.1 MB; a file may have 10 MB. Make it smaller, or send a link to where it lies.");
        FileLimits.Refusal([("a.png", 0)])!.Code.ShouldBe("file_empty");
        FileLimits.Refusal([("a", FileLimits.File), ("b", FileLimits.File), ("c", FileLimits.File)])!.Code.ShouldBe("files_large");
        FileLimits.Refusal([.. Enumerable.Repeat(("a", 1L), 21)])!.Code.ShouldBe("files_many");
        FileLimits.Refusal([.. Enumerable.Repeat(("a", 1L), 6)], FileLimits.CustomerCount)!.Code.ShouldBe("files_many");
        FileLimits.Refusal([]).ShouldBeNull();
    }

    [Theory]
    [InlineData("en", 1, "1 kB")]
    [InlineData("en", 1025, "2 kB")]
    [InlineData("en", 1_300_000, "1.3 MB")]
    [InlineData("de", 1_300_000, "1,3 MB")]
    [InlineData("fr", 1_300_000, "1,3 Mo")]
    public void A_size_is_told_as_the_language_tells_it(string language, long bytes, string words)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
            FileLimits.Size(bytes).ShouldBe(words);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
