using System.Globalization;

namespace Amends.Language.Text;

/// <summary>
/// Folds a letter to the plain small letter that a reader takes it for: case, accents, full-width and mathematical letters,
/// and (inside an otherwise Latin word) Cyrillic and Greek look-alikes. Works from tables of its own, so that no culture data is loaded.
/// </summary>
internal static class Fold
{
    // U+00C0 to U+017F, one plain letter each.
    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo/ouuuuypy" +
        "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    private const string LookalikePairs = "аaвbеeёeз3кkмmнhоoрpсcтtуyхxіiјjѕsѵvԁdһhӏlԛqԝwαaβbγyεeιiκkνvοoρpτtυuχxωwɑaɡgɩiʀrѡw";

    private static readonly char[] Lookalikes = BuildLookalikes();

    /// <summary>Marks that stand on or join other characters, and characters without width: no part of a word's letters.</summary>
    public static bool IsIgnorable(char unit) =>
        unit >= 0x00AD && (unit is '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064') or (>= '\uFE00' and <= '\uFE0F') or '\uFEFF'
            || (unit >= 0x0300 && char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark));

    public static char Letter(char unit)
    {
        if (unit < 0x80)
            return (uint)(unit - 'A') <= 25 ? (char)(unit | 0x20) : unit;
        if (unit is >= '\u00C0' and <= '\u017F')
            return Latin[unit - 0xC0];
        if (unit is >= '\uFF01' and <= '\uFF5E')
            return Letter((char)(unit - 0xFEE0));
        if (unit is '’' or '‘' or '\u02BC' or '`' or '´' or '\u2032')
            return '\'';
        if (unit is '\u212A')
            return 'k';
        var lower = char.ToLowerInvariant(unit);
        // The two Cyrillic letters that Unicode also writes as a letter and a mark.
        return lower switch { 'й' => 'и', 'ё' => 'е', _ => lower };
    }

    /// <summary>The Latin letter that a folded Cyrillic or Greek one looks like, or itself.</summary>
    public static char Lookalike(char folded) => folded is >= '\u0250' and < '\u0530' ? Lookalikes[folded - 0x250] : folded;

    /// <summary>The plain letter or digit of a mathematical one (U+1D400 to U+1D7FF, the "fonts" of social media), or 0.</summary>
    public static char Mathematical(int rune)
    {
        if (rune is >= 0x1D400 and <= 0x1D6A3)
        {
            var place = (rune - 0x1D400) % 52;
            return (char)('a' + place % 26);
        }
        if (rune is >= 0x1D7CE and <= 0x1D7FF)
            return (char)('0' + (rune - 0x1D7CE) % 10);
        if (rune is >= 0x1F130 and <= 0x1F149)
            return (char)('a' + rune - 0x1F130);
        return '\0';
    }

    private static char[] BuildLookalikes()
    {
        var table = new char[0x530 - 0x250];
        for (var i = 0; i < table.Length; i++)
            table[i] = (char)(i + 0x250);
        for (var i = 0; i < LookalikePairs.Length; i += 2)
            table[LookalikePairs[i] - 0x250] = LookalikePairs[i + 1];
        return table;
    }
}
