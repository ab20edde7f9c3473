namespace Amends.Language.Text;

/// <summary>
/// A text cut into tokens, clauses and sentences, each with its exact span. Rented and given back, so that reading a message allocates
/// nothing but its result: <c>using var document = TextDocument.Rent(text);</c>. For one thread at a time.
/// </summary>
internal sealed class TextDocument : IDisposable
{
    private const int KeptTokens = 1 << 15;

    [ThreadStatic]
    private static TextDocument? spare;

    // Documents given back lie behind one another: a message is at times read twice, whole and without its insults.
    private TextDocument? nextSpare;

    private Token[] tokens = new Token[256];
    private char[] norms = new char[1024];
    private TextRange[] clauses = new TextRange[32];
    private TextRange[] sentences = new TextRange[16];
    private int tokenCount, normCount, clauseCount, sentenceCount;

    private TextDocument()
    {
    }

    /// <summary>The text as given.</summary>
    public string Source { get; private set; } = "";

    public ReadOnlySpan<Token> Tokens => tokens.AsSpan(0, tokenCount);

    public ReadOnlySpan<TextRange> Clauses => clauses.AsSpan(0, clauseCount);

    public ReadOnlySpan<TextRange> Sentences => sentences.AsSpan(0, sentenceCount);

    /// <summary>Cuts a text. Linear in its length; never throws for any text.</summary>
    public static TextDocument Rent(string text)
    {
        var document = spare ?? new TextDocument();
        (spare, document.nextSpare) = (document.nextSpare, null);
        document.Cut(text);
        return document;
    }

    /// <summary>The token in small letters without accents, numbers masked as 0, mentions as @, links as /, mail addresses as &amp;.</summary>
    public ReadOnlySpan<char> Norm(in Token token) => norms.AsSpan(token.NormStart, token.NormLength);

    /// <summary>The token as it stands in the text.</summary>
    public ReadOnlySpan<char> Written(in Token token) => Source.AsSpan(token.Start, token.Length);

    public ReadOnlySpan<Token> TokensOf(in TextRange range) => tokens.AsSpan(range.FirstToken, range.TokenCount);

    public void Dispose()
    {
        Source = "";
        if (tokens.Length <= KeptTokens)
            (nextSpare, spare) = (spare, this);
    }

    internal void Add(int start, int length, TokenKind kind, TokenMarks marks, ReadOnlySpan<char> norm)
    {
        var hash = WordHash.Of(norm);
        if (kind == TokenKind.Word && Spellings.Of(hash) is { } plain)
        {
            norm = plain;
            hash = WordHash.Of(plain);
        }
        if (tokenCount == tokens.Length)
            Array.Resize(ref tokens, tokens.Length * 2);
        if (normCount + norm.Length > norms.Length)
            Array.Resize(ref norms, Math.Max(norms.Length * 2, normCount + norm.Length));
        norm.CopyTo(norms.AsSpan(normCount));
        tokens[tokenCount++] = new Token(start, length, normCount, norm.Length, kind, marks, hash);
        normCount += norm.Length;
    }

    /// <summary>Room for a normalised form that is written in place, for <see cref="AddRead"/> to keep.</summary>
    internal Span<char> Room(int most)
    {
        if (normCount + most > norms.Length)
            Array.Resize(ref norms, Math.Max(norms.Length * 2, normCount + most));
        return norms.AsSpan(normCount, most);
    }

    /// <summary>Adds a token whose normalised form was written to the <see cref="Room"/> given, and hashed.</summary>
    internal void AddRead(int start, int length, TokenKind kind, TokenMarks marks, int normLength, ulong hash)
    {
        if (Spellings.Of(hash) is not null)
        {
            Add(start, length, kind, marks, norms.AsSpan(normCount, normLength));
            return;
        }
        if (tokenCount == tokens.Length)
            Array.Resize(ref tokens, tokens.Length * 2);
        tokens[tokenCount++] = new Token(start, length, normCount, normLength, kind, marks, hash);
        normCount += normLength;
    }

    internal void AddClause(TextRange range)
    {
        if (clauseCount == clauses.Length)
            Array.Resize(ref clauses, clauses.Length * 2);
        clauses[clauseCount++] = range;
    }

    internal void AddSentence(TextRange range)
    {
        if (sentenceCount == sentences.Length)
            Array.Resize(ref sentences, sentences.Length * 2);
        sentences[sentenceCount++] = range;
    }

    internal void Mark(int token, TokenMarks mark) => tokens[token] = tokens[token] with { Marks = tokens[token].Marks | mark };

    private void Cut(string text)
    {
        Source = text;
        tokenCount = normCount = clauseCount = sentenceCount = 0;
        Tokenizer.Run(this);
        Quotes.Mark(this);
        Sentencer.Run(this);
    }
}
