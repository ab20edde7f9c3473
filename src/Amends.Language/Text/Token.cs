namespace Amends.Language.Text;

/// <summary>What a token is made of.</summary>
internal enum TokenKind : byte
{
    /// <summary>Letters, with inner apostrophes; also a censored or leet-spelt word.</summary>
    Word,
    /// <summary>Starts with a digit: 12, 4.99, 10:30, 3rd, 5pm.</summary>
    Number,
    /// <summary>@somebody.</summary>
    Mention,
    /// <summary>#something; the normalised form lacks the sign.</summary>
    Hashtag,
    /// <summary>An address on the web.</summary>
    Link,
    /// <summary>An e-mail address.</summary>
    Email,
    /// <summary>An emoji or an emoticon.</summary>
    Emoji,
    /// <summary>A run of one sort of punctuation, or a symbol.</summary>
    Punctuation,
}

/// <summary>How a token is written.</summary>
[Flags]
internal enum TokenMarks : byte
{
    None = 0,
    /// <summary>Two letters or more, all of them capitals.</summary>
    Shouted = 1,
    /// <summary>Starts with a capital and goes on in small letters.</summary>
    Capitalised = 2,
    /// <summary>A letter stands three times or more in a row.</summary>
    Elongated = 4,
    /// <summary>Swearing hidden behind stars, signs or digits; the normalised form is the plain word.</summary>
    Disguised = 8,
    /// <summary>White space stands before it, or the start of the text.</summary>
    SpaceBefore = 16,
    /// <summary>A line break stands before it.</summary>
    LineBefore = 32,
    /// <summary>Lies inside quotation marks or a quoted line.</summary>
    Quoted = 64,
}

/// <summary>One token with its exact place in the text as given and its normalised form.</summary>
/// <param name="Start">Offset in UTF-16 code units.</param>
/// <param name="Length">Length in UTF-16 code units.</param>
/// <param name="NormStart">Where its normalised form starts in the document's buffer.</param>
/// <param name="NormLength">Length of the normalised form; never more than <paramref name="Length"/> plus two.</param>
/// <param name="Hash">Hash of the normalised form, see <see cref="WordHash"/>.</param>
internal readonly record struct Token(
    int Start, int Length, int NormStart, int NormLength, TokenKind Kind, TokenMarks Marks, ulong Hash)
{
    public int End => Start + Length;

    public bool Has(TokenMarks mark) => (Marks & mark) != 0;
}

/// <summary>A run of text and of tokens: a sentence, or a clause of one.</summary>
/// <param name="Sentence">The number of the sentence that it is or belongs to.</param>
internal readonly record struct TextRange(int Start, int Length, int FirstToken, int TokenCount, int Sentence)
{
    public int End => Start + Length;

    public int EndToken => FirstToken + TokenCount;
}
