using System.Globalization;

namespace Amends.Language.Reviewing.Dates;

/// <summary>Reads small numbers written as digits or words.</summary>
internal static class Numbers
{
    /// <summary>The whole number that the word is, or -1.</summary>
    public static int Cardinal(string word) => word switch
    {
        "one" or "a" or "an" => 1, "two" or "couple" => 2, "three" => 3, "four" => 4, "five" => 5, "six" => 6, "seven" => 7, "eight" => 8, "nine" => 9,
        "ten" => 10, "eleven" => 11, "twelve" => 12, "thirteen" => 13, "fourteen" => 14, "fifteen" => 15, "sixteen" => 16, "seventeen" => 17,
        "eighteen" => 18, "nineteen" => 19, "twenty" => 20, "thirty" => 30, "forty" => 40, "fifty" => 50, "sixty" => 60, "seventy" => 70, "eighty" => 80, "ninety" => 90,
        _ when word.IndexOf('-', StringComparison.Ordinal) is > 3 and var dash && Cardinal(word[..dash]) is >= 20 and < 100 and var tens && tens % 10 == 0 && !char.IsAsciiDigit(word[0]) && Cardinal(word[(dash + 1)..]) is > 0 and < 10 and var units => tens + units,
        _ => word.Length is > 0 and < 5 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1,
    };

    /// <summary>The day of the month that "3rd", "22nd", "first" names, or -1.</summary>
    public static int Ordinal(string word)
    {
        var named = word switch
        {
            "first" => 1, "second" => 2, "third" => 3, "fourth" => 4, "fifth" => 5, "sixth" => 6, "seventh" => 7, "eighth" => 8, "ninth" => 9, "tenth" => 10,
            "eleventh" => 11, "twelfth" => 12, "fifteenth" => 15, "twentieth" => 20, "thirtieth" => 30, _ => -1,
        };
        if (named > 0 || word.Length is < 3 or > 4) return named;
        return word[^2..] is "st" or "nd" or "rd" or "th" && int.TryParse(word.AsSpan(0, word.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            && n is > 0 and <= 31 ? n : -1;
    }
}
