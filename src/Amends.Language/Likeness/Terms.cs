using Amends.Language.Text;

namespace Amends.Language;

/// <summary>
/// The words of a text that may stand in a label: telling words and neighbouring pairs of them, as written. Only what is written small counts: a word with
/// a capital is a name, or will be written small by somebody else.
/// </summary>
internal static class Terms
{
    private const int Most = 60, Shortest = 3, Longest = 24;

    // A pair bridges this many plain words: "cancelled my booking".
    private const int Bridge = 2;

    private static readonly WordSet Unfit = WordSet.Of(
        "mr mrs ms miss dr sir madam lol omg wtf ffs smh yeah yep nope gonna wanna gotta via etc today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday week weeks day days hour hours minute minutes month months year years time times ago now later soon since still after before until while next last first second third one two three four five six seven eight nine ten back down out off over away around never always really absolutely literally actually finally called calling people person guys guy lady man woman customer company useless joke ridiculous disgusting appalling awful terrible disgrace shocking unacceptable",
        // Given names are often written small in chats.
        "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark steven paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander patrick raymond jack dennis jerry tyler aaron jose adam nathan henry peter kyle harry oliver luke liam noah ethan simon ian neil stuart colin",
        "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura helen sharon cynthia kathleen amy angela anna ruth brenda pamela nicole katherine virginia catherine christine samantha debra janet rachel carolyn emma maria heather diane julie joyce victoria kelly christina joan evelyn olivia sophie chloe hannah claire fiona priya ahmed mohammed muhammad ali omar fatima aisha wei chen ravi anita");

    public static List<string> Of(TextDocument document)
    {
        var terms = new List<string>();
        var (previous, gap, clause) = ("", 0, -1);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var c = 0; c < document.Clauses.Length; c++)
            foreach (ref readonly var token in document.TokensOf(document.Clauses[c]))
            {
                if (terms.Count >= Most)
                    return terms;
                if (clause != c)
                    (previous, gap, clause) = ("", 0, c);
                if (token.Kind is TokenKind.Punctuation || !IsFit(document, token))
                {
                    if (token.Kind != TokenKind.Word || !PlainWords.Holds(token) || ++gap > Bridge)
                        previous = "";
                    continue;
                }
                var word = document.Written(token).ToString();
                if (seen.Add(word))
                    terms.Add(word);
                if (previous.Length > 0 && previous != word && seen.Add($"{previous} {word}"))
                    terms.Add($"{previous} {word}");
                (previous, gap) = (word, 0);
            }
        return terms;
    }

    private static bool IsFit(TextDocument document, in Token token) =>
        token.Kind == TokenKind.Word && token.Length is >= Shortest and <= Longest && !token.Has(TokenMarks.Disguised) && !token.Has(TokenMarks.Elongated)
        && IsSmall(document.Written(token)) && !PlainWords.Holds(token) && !Unfit.Contains(token);

    private static bool IsSmall(ReadOnlySpan<char> word)
    {
        foreach (var unit in word)
            if (!char.IsLower(unit) && unit is not ('-' or '\''))
                return false;
        return true;
    }
}
