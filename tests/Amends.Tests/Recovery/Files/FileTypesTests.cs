using System.Text;
using Amends.Recovery;
using Shouldly;
using Xunit;

namespace Amends.Tests.Recovery.Files;

public sealed class FileTypesTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];

    [Fact]
    public void A_picture_is_told_by_its_first_bytes_whatever_it_is_called()
    {
        FileTypes.Of("cup.png", Png).ShouldBe("image/png");
        FileTypes.Of("cup.txt", Png).ShouldBe("image/png");
        FileTypes.Of("x", [0xFF, 0xD8, 0xFF, 0xE0]).ShouldBe("image/jpeg");
        FileTypes.Of("x", "GIF89a"u8).ShouldBe("image/gif");
        FileTypes.Of("x", "RIFF1234WEBPVP8 "u8).ShouldBe("image/webp");
        FileTypes.Of("x", "%PDF-1.7"u8).ShouldBe("application/pdf");
    }

    [Theory]
    [InlineData("cup.png", "<script>alert(1)</script>")]
    [InlineData("cup.jpg", "MZ\u0090")]
    [InlineData("page.html", "<!doctype html>")]
    [InlineData("cup.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("page.xhtml", "<html/>")]
    [InlineData("run.js", "alert(1)")]
    [InlineData("RIFF", "RIFF1234WAVE")]
    [InlineData("x.png", "")]
    [InlineData("x.webp", "RIFF")]
    public void What_only_calls_itself_a_picture_or_a_page_is_just_bytes(string name, string content) =>
        FileTypes.Of(name, Encoding.Latin1.GetBytes(content)).ShouldBe(FileTypes.Unknown);

    [Theory]
    [InlineData("notes.txt", "text/plain")]
    [InlineData("LETTER.DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("voice.m4a", "audio/mp4")]
    public void What_no_browser_runs_goes_by_its_ending(string name, string type) => FileTypes.Of(name, "some words"u8).ShouldBe(type);

    [Theory]
    [InlineData("setup.exe", true)]
    [InlineData("invoice.pdf.SCR", true)]
    [InlineData("macro.docm", true)]
    [InlineData("page.html", true)]
    [InlineData("invoice.pdf", false)]
    [InlineData("cup.png", false)]
    [InlineData("exe", false)]
    public void What_may_run_when_it_is_opened_is_known_by_its_name(string name, bool runs) => FileTypes.MayRun(name).ShouldBe(runs);

    [Fact]
    public void No_type_that_a_browser_shows_as_a_page_is_ever_told()
    {
        foreach (var ending in new[] { "htm", "html", "xhtml", "xht", "svg", "svgz", "xml", "xsl", "mht", "mhtml", "shtml", "js", "mjs", "css", "swf", "pdf", "wasm" })
            FileTypes.Of($"a.{ending}", "<x>"u8).ShouldBe(FileTypes.Unknown, ending);
    }
}
