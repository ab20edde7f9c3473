using FsCheck;
using FsCheck.Fluent;

namespace Amends.Tests.Language;

/// <summary>Hostile and ordinary texts for properties of the language engine.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "I", " want ", "my money back", "!!!", "\n", " ", "\u200B", "\uD83D", "\uDE21", "😡", "👨‍👩‍👧", "🇬🇧", "é", "e\u0301", "\u0600", "ﷺ", "日本語", "привет", "한국어", "\r\n",
        "f**k", "sh1t", "@you", "#fail", "http://x.example/y", "a@b.example", "£4.99", "12/03/2026", "4th time", "LW-34012", "…", "\"", "'", ">", "(", "—", "\0", "\u202E", "\uFEFF", ":(", "𝓱𝓮𝓵𝓵", "Cancel", "NEVER AGAIN", "and", "but", "\u0301",
    ];

    public static Arbitrary<string> Any { get; } = Arb.From(Gen.OneOf(
        Gen.ArrayOf(Gen.Elements(Pieces)).Select(string.Concat),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.ArrayOf(Gen.Choose(0, 0xFFFF).Select(unit => (char)unit)).Select(units => new string(units))));
}
