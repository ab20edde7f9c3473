namespace Amends.Language.Text;

/// <summary>Marks what is quoted: between quotation marks, or on a line that starts with &gt;.</summary>
internal static class Quotes
{
    private const int LongestQuote = 120;

    public static void Mark(TextDocument document)
    {
        var tokens = document.Tokens;
        var opened = -1;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.Kind != TokenKind.Punctuation || token.NormLength != 1)
                continue;
            var sign = document.Norm(token)[0];
            if (sign == '>' && token.Has(TokenMarks.LineBefore))
                i = MarkLine(document, i);
            else if (sign is '"' || (sign == '\'' && (opened < 0 ? OpensSingle(document, i) : ClosesSingle(document, i))))
                opened = Toggle(document, opened, i, sign);
        }
    }

    private static int Toggle(TextDocument document, int opened, int at, char sign)
    {
        if (opened < 0 || at - opened > LongestQuote)
            return at;
        if (document.Norm(document.Tokens[opened])[0] != sign)
            return opened;
        for (var i = opened + 1; i < at; i++)
            document.Mark(i, TokenMarks.Quoted);
        return -1;
    }

    private static int MarkLine(TextDocument document, int at)
    {
        var i = at;
        do
            document.Mark(i++, TokenMarks.Quoted);
        while (i < document.Tokens.Length && !document.Tokens[i].Has(TokenMarks.LineBefore));
        return i - 1;
    }

    private static bool OpensSingle(TextDocument document, int at) =>
        document.Tokens[at].Has(TokenMarks.SpaceBefore) && at + 1 < document.Tokens.Length && !document.Tokens[at + 1].Has(TokenMarks.SpaceBefore);

    private static bool ClosesSingle(TextDocument document, int at) =>
        !document.Tokens[at].Has(TokenMarks.SpaceBefore) && (at + 1 == document.Tokens.Length || document.Tokens[at + 1].Has(TokenMarks.SpaceBefore) || document.Tokens[at + 1].Kind == TokenKind.Punctuation);
}
