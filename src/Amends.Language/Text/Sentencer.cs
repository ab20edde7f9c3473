namespace Amends.Language.Text;

/// <summary>Cuts the tokens into sentences, and these into clauses at commas, dashes and turning words.</summary>
internal static class Sentencer
{
    private static readonly WordSet Abbreviations = WordSet.Of("mr mrs ms dr prof st no nr approx vs etc inc ltd co jr sr ref tel ext acc acct dept est min max eg ie e g i");
    private static readonly WordSet Turns = WordSet.Of("but however although though yet because cos cuz while whereas unless until except instead then so");
    private static readonly WordSet Links = WordSet.Of("and or if when after before since as");
    private static readonly WordSet Subjects = WordSet.Of("i we you he she they it there this that nobody no-one someone everyone i'm i've i'll i'd we're we've we'll we'd you're you've you'll you'd it's they're he's she's that's my our your their its the a no not still now");

    // The bit of the first set; what is no turn is a link.
    private const uint Turn = 1;

    private static readonly WordClasses Joints = new(Turns, Links);

    public static void Run(TextDocument document)
    {
        var tokens = document.Tokens;
        var first = 0;
        var sentence = 0;
        for (var i = 0; i < tokens.Length; i++)
            if (i + 1 == tokens.Length || Ends(document, i))
            {
                document.AddSentence(Range(tokens, first, i + 1, sentence));
                Clauses(document, first, i + 1, sentence++);
                first = i + 1;
            }
    }

    private static bool Ends(TextDocument document, int at)
    {
        ref readonly var token = ref document.Tokens[at];
        ref readonly var next = ref document.Tokens[at + 1];
        if (next.Has(TokenMarks.LineBefore))
            return true;
        if (token.Kind != TokenKind.Punctuation || !next.Has(TokenMarks.SpaceBefore))
            return false;
        var sign = document.Norm(token)[0];
        if (sign is '"' or ')' or '\'' && at > 0 && !token.Has(TokenMarks.SpaceBefore) && document.Tokens[at - 1].Kind == TokenKind.Punctuation)
            sign = document.Norm(document.Tokens[at - 1])[0];
        return sign is '!' or '?' || (sign == '.' && !(at > 0 && token.NormLength == 1 && !token.Has(TokenMarks.SpaceBefore) && Abbreviations.Contains(document.Tokens[at - 1])));
    }

    private static void Clauses(TextDocument document, int from, int to, int sentence)
    {
        var tokens = document.Tokens;
        var first = from;
        for (var i = from; i < to; i++)
        {
            ref readonly var token = ref tokens[i];
            var after = token.Kind == TokenKind.Punctuation && i + 1 < to && IsBreak(document, i);
            if (after)
            {
                document.AddClause(Range(tokens, first, i + 1, sentence));
                first = i + 1;
            }
            else if (i - first > 1 && token.Kind == TokenKind.Word && Joints.Of(token) is var joint and not 0 && ((joint & Turn) != 0 || (i + 1 < to && Subjects.Contains(tokens[i + 1]))))
            {
                document.AddClause(Range(tokens, first, i, sentence));
                first = i;
            }
        }
        if (first < to)
            document.AddClause(Range(tokens, first, to, sentence));
    }

    private static bool IsBreak(TextDocument document, int at)
    {
        var next = document.Tokens[at + 1];
        return document.Norm(document.Tokens[at])[0] switch
        {
            ',' or ';' or ':' or '.' => next.Has(TokenMarks.SpaceBefore),
            '-' => next.Has(TokenMarks.SpaceBefore) || document.Written(document.Tokens[at])[0] is '—' or '–',
            '(' or ')' => true,
            _ => false,
        };
    }

    private static TextRange Range(ReadOnlySpan<Token> tokens, int first, int end, int sentence)
    {
        var start = tokens[first].Start;
        return new TextRange(start, tokens[end - 1].End - start, first, end - first, sentence);
    }
}
