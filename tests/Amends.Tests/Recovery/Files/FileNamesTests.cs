using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Files;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("receipt.pdf", "receipt.pdf")]
    [InlineData("C:\\Users\\maria\\photo 1.jpg", "photo 1.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    [InlineData("   ", "file")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("a\u0000b\r\nSet-Cookie: x.txt", "ab Set-Cookie x.txt")]
    [InlineData("invoice\u202Egpj.exe", "invoicegpj.exe")]
    [InlineData("\u2066pic\u2069.png", "pic.png")]
    [InlineData("zero\u200Bwidth.png", "zerowidth.png")]
    [InlineData("what?<b>\"|.png", "whatb.png")]
    [InlineData("broken\ud800.png", "broken.png")]
    [InlineData("trailing.exe. . ", "trailing.exe")]
    [InlineData("Übergröße 写真 🎂.jpg", "Übergröße 写真 🎂.jpg")]
    public void A_name_is_cleaned_of_what_could_mislead(string? given, string clean) => FileNames.Clean(given).ShouldBe(clean);

    [Fact]
    public void A_long_name_is_cut_and_keeps_its_ending()
    {
        var clean = FileNames.Clean(new string('x', 5000) + ".jpeg");
        clean.Length.ShouldBeLessThanOrEqualTo(FileNames.Longest);
        clean.ShouldEndWith("….jpeg");
        FileNames.Clean("a." + new string('y', 5000)).Length.ShouldBeLessThanOrEqualTo(FileNames.Longest);
        FileNames.Clean(string.Concat(Enumerable.Repeat("😀", 3000))).Length.ShouldBeLessThanOrEqualTo(FileNames.Longest);
    }

    [Fact]
    public void Whatever_comes_the_name_is_clean_and_stays_so_when_cleaned_again() => Check.ForAnySeed(seed =>
    {
        var random = new Random(seed);
        var given = new string([.. Enumerable.Range(0, random.Next(0, 400)).Select(_ => (char)random.Next(0, random.Next(2) == 0 ? 256 : 0x10000))]);
        var clean = FileNames.Clean(given);
        clean.Length.ShouldBeInRange(1, FileNames.Longest);
        clean.ShouldNotContain(letter => char.IsControl(letter) || letter == '/' || letter == '\\');
        FileNames.Clean(clean).ShouldBe(clean);
    }, 500);
}
