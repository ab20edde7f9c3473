using Amends.Language.Text;

namespace Amends.Language;

/// <summary>What a message states that can be checked. Rules, since here rules are right; each takes the tokens it is sure of, and the first taker keeps them.</summary>
internal static class Facts
{
    private static readonly WordSet Currencies = WordSet.Of("pounds pound quid dollars dollar bucks euros euro usd gbp eur cad aud nzd inr rupees rs kr sek nok dkk chf yen pence cents zl pln");
    private static readonly WordSet Months = WordSet.Of("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec");
    private static readonly WordSet SureMonths = WordSet.Of("january february april june july august september october november december jan feb apr jul aug sept oct nov dec");
    private static readonly WordSet Days = WordSet.Of("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow");
    private static readonly WordSet DayLeads = WordSet.Of("last next this on since by until every");
    private static readonly WordSet Weeks = WordSet.Of("week weekend month year night");
    private static readonly WordSet OrderWords = WordSet.Of("order parcel tracking reference ref booking case ticket invoice complaint shipment confirmation reservation flight claim package consignment rma");
    private static readonly WordSet AccountWords = WordSet.Of("account acct policy customer membership member meter card contract loyalty iban sort login username");
    private static readonly WordSet Counts = WordSet.Of("second third fourth fifth sixth seventh two three four five six seven eight nine ten several countless multiple dozen twice once thrice");
    private static readonly WordSet Contacts = WordSet.Of("time times email emails call calls message messages dm dms letter letters ticket tickets chat chats agent agents visit visits attempt attempts request requests complaint complaints reps people phone");
    private static readonly WordSet Contacted = WordSet.Of("called rang phoned emailed messaged contacted wrote written complained reported chased tried spoken spoke dm'd dmd");
    private static readonly WordSet Multiples = WordSet.Of("twice thrice");
    private static readonly WordSet Spoke = WordSet.Of("spoke spoken talked speaking talking chatted dealt");
    private static readonly WordSet Roles = WordSet.Of("agent driver manager advisor adviser rep representative lady gentleman man woman guy girl chap engineer technician supervisor colleague assistant someone person somebody nurse operator steward stewardess waiter waitress receptionist named");
    private static readonly WordSet Places = WordSet.Of("branch store shop station airport terminal hotel street road lane avenue square office depot hub warehouse restaurant");
    private static readonly WordSet PlaceLeads = WordSet.Of("in at from near to");

    // Words that a fact can start with whatever their letters: one look tells whether a word needs the rest of the rules.
    private static readonly WordClasses Openers = new(Days, Months, Counts, WordSet.Of("last next noon midnight"));

    public static Fact[] Of(TextDocument document)
    {
        var tokens = document.Tokens;
        List<Fact>? facts = null;
        for (var i = 0; i < tokens.Length;)
        {
            if (IsPlain(tokens[i]))
            {
                i++;
                continue;
            }
            var (kind, first, end) = At(document, i);
            if (kind is null)
            {
                i++;
                continue;
            }
            var start = tokens[first].Start;
            var (from, length) = Graphemes.Snap(document.Source, start, tokens[end - 1].End - start);
            (facts ??= []).Add(new Fact(kind, document.Source.Substring(from, length), from, length));
            i = end;
        }
        return facts?.ToArray() ?? [];
    }

    // Most words: no rule takes them.
    private static bool IsPlain(in Token token) => token.Kind switch
    {
        TokenKind.Word => token.Length > 1 && !token.Has(TokenMarks.Capitalised | TokenMarks.Shouted) && Openers.Of(token) == 0,
        TokenKind.Email or TokenKind.Number or TokenKind.Punctuation => false,
        _ => true,
    };

    private static (string? Kind, int First, int End) At(TextDocument document, int at)
    {
        var token = document.Tokens[at];
        switch (token.Kind)
        {
            case TokenKind.Email:
                return ("email", at, at + 1);
            case TokenKind.Number:
                return Number(document, at);
            case TokenKind.Punctuation when document.Norm(token)[0] is '$' or '£' or '€' or '¥' or '₹' && Is(document, at + 1, TokenKind.Number):
                return ("money", at, Decimals(document, at + 2));
            case TokenKind.Punctuation when document.Norm(token)[0] is '#' or '+' && Is(document, at + 1, TokenKind.Number) && Touches(document, at + 1):
                return Number(document, at + 1) is var (kind, _, end) && document.Norm(token)[0] == '#' && Digits(document, at + 1, end) > 2 ? ("order", at, end) : Phone(document, at);
            case TokenKind.Word:
                return Word(document, at);
            default:
                return (null, at, at);
        }
    }

    private static (string?, int, int) Number(TextDocument document, int at)
    {
        var token = document.Tokens[at];
        var written = document.Written(token);
        if (Currencies.Contains(document.Tokens[Math.Min(at + 1, document.Tokens.Length - 1)]) && at + 1 < document.Tokens.Length)
            return ("money", at, at + 2);
        if (at + 1 < document.Tokens.Length && document.Norm(document.Tokens[at + 1]) is "€" or "£" or "$" && Touches(document, at + 1))
            return ("money", at, at + 2);
        if (IsTime(written))
            return ("time", at, at + 1 < document.Tokens.Length && document.Norm(document.Tokens[at + 1]) is "am" or "pm" ? at + 2 : at + 1);
        if (IsDate(written))
            return ("date", at, at + 1);
        if (DayAndMonth(document, at) is var day and > 0)
            return ("date", at, day);
        var phone = Phone(document, at);
        if (phone.Kind is not null)
            return phone;
        if (Contacts.Contains(Next(document, at)) && IsOrdinalOrSmall(written))
            return ("contacts", at, at + 2);
        return Code(document, at, at);
    }

    private static (string?, int, int) Word(TextDocument document, int at)
    {
        var token = document.Tokens[at];
        if (Days.Contains(token))
            return ("date", at > 0 && DayLeads.Contains(document.Tokens[at - 1]) && document.Norm(document.Tokens[at - 1]) is "last" or "next" ? at - 1 : at, at + 1);
        if (document.Norm(token) is "last" or "next" && Weeks.Contains(Next(document, at)))
            return ("date", at, at + 2);
        if (Months.Contains(token) && (SureMonths.Contains(token) || Is(document, at + 1, TokenKind.Number)))
            return ("date", at, Is(document, at + 1, TokenKind.Number) && document.Written(document.Tokens[at + 1]).Length <= 4 ? at + 2 : at + 1);
        if (document.Norm(token) is "noon" or "midnight")
            return ("time", at, at + 1);
        if (Counts.Contains(token) && (Contacts.Contains(Next(document, at)) || (Multiples.Contains(token) && at > 1 && (Contacted.Contains(document.Tokens[at - 1]) || Contacted.Contains(document.Tokens[at - 2])))))
            return ("contacts", at, Contacts.Contains(Next(document, at)) ? at + 2 : at + 1);
        if (token.Length <= 5 && at + 1 < document.Tokens.Length && (token.Has(TokenMarks.Shouted) || token.Length == 1) && Code(document, at, at) is { Kind: not null } code)
            return code;
        if (token.Has(TokenMarks.Capitalised) || token.Has(TokenMarks.Shouted))
            return Named(document, at);
        return (null, at, at);
    }

    // Letters, digits and dashes with at least four digits between them, as order and account numbers are written.
    private static (string? Kind, int First, int End) Code(TextDocument document, int first, int at)
    {
        var tokens = document.Tokens;
        var end = at + 1;
        while (end < tokens.Length && end - first < 8 && ((Touches(document, end) && (tokens[end].Kind is TokenKind.Number or TokenKind.Word || document.Norm(tokens[end])[0] is '-' or '/' or '_'))
            || (tokens[end].Kind == TokenKind.Number && document.Written(tokens[end]).Length is 3 or 4 or 8 && document.Written(tokens[end - 1]).Length >= 2 && AllDigits(document.Written(tokens[end])) && tokens[first].Has(TokenMarks.Shouted))))
            end++;
        while (end > first + 1 && tokens[end - 1].Kind == TokenKind.Punctuation)
            end--;
        if (Digits(document, first, end) < 4 || end - first == 1 && tokens[first].Kind == TokenKind.Word && !ContainsDigit(document.Written(tokens[first])))
            return (null, first, first);
        for (var i = first - 1; i >= 0 && i >= first - 4; i--)
        {
            if (AccountWords.Contains(tokens[i]))
                return ("account", first, end);
            if (OrderWords.Contains(tokens[i]))
                return ("order", first, end);
        }
        var sure = tokens[first].Kind == TokenKind.Word || end - first > 1 || Digits(document, first, end) >= 7;
        return sure ? ("order", first, end) : (null, first, first);
    }

    private static (string? Kind, int First, int End) Phone(TextDocument document, int at)
    {
        var tokens = document.Tokens;
        var end = at;
        while (end < tokens.Length && end - at < 9 && (tokens[end].Kind == TokenKind.Number ? AllDigits(document.Written(tokens[end])) : document.Norm(tokens[end])[0] is '+' or '-' or '(' or ')'))
            end++;
        while (end > at && tokens[end - 1].Kind != TokenKind.Number)
            end--;
        var digits = Digits(document, at, end);
        if (digits is < 10 or > 15)
            return (null, at, at);
        var first = document.Written(tokens[at])[0];
        return first is '0' or '+' ? ("phone", at, end) : (null, at, at);
    }

    private static (string?, int, int) Named(TextDocument document, int at)
    {
        var tokens = document.Tokens;
        if (at == 0 || tokens[at].Has(TokenMarks.LineBefore) || tokens[at - 1].Kind != TokenKind.Word || tokens[at].NormLength < 2 || document.Norm(tokens[at])[0] is 'i' && tokens[at].NormLength < 3)
            return (null, at, at);
        var before = document.Norm(tokens[at - 1]);
        if (tokens[at].Has(TokenMarks.Capitalised)
            && ((before is "to" or "with" && at > 1 && Spoke.Contains(tokens[at - 2])) || (before is "is" && at > 2 && document.Norm(tokens[at - 2]) is "name")
                || (before is "called" && at > 1 && Roles.Contains(tokens[at - 2])) || (before is "named") || (Roles.Contains(tokens[at - 1]) && before is "agent" or "driver" or "manager" or "advisor" or "engineer" or "nurse")))
            return ("name", at, at + 1);
        if (tokens[at].Has(TokenMarks.Capitalised) && Is(document, at + 1, TokenKind.Number) && document.Written(tokens[at + 1]).Length <= 3 && AllDigits(document.Written(tokens[at + 1])) && before is "my" or "the" or "a" or "new" or "an")
            return ("product", at, at + 2);
        if (Places.Contains(Next(document, at)) && tokens[at].Has(TokenMarks.Capitalised))
            return ("place", at, at + 2);
        if (tokens[at].Has(TokenMarks.Capitalised) && before is "in" or "near" && !Days.Contains(tokens[at]) && !Months.Contains(tokens[at]) && at + 1 <= tokens.Length)
            return ("place", at, at + 1);
        return (null, at, at);
    }

    private static int DayAndMonth(TextDocument document, int at)
    {
        var tokens = document.Tokens;
        var written = document.Written(tokens[at]);
        if (written.Length > 4 || !char.IsAsciiDigit(written[0]))
            return 0;
        var month = at + 1;
        if (month < tokens.Length && document.Norm(tokens[month]) is "of")
            month++;
        if (month < tokens.Length && Months.Contains(tokens[month]))
            return month + 1 < tokens.Length && tokens[month + 1].Kind == TokenKind.Number && document.Written(tokens[month + 1]).Length == 4 ? month + 2 : month + 1;
        // "on the 4th", "since the 3rd"
        return IsOrdinal(written) && at > 0 && document.Norm(tokens[at - 1]) is "the" && !Contacts.Contains(Next(document, at)) && (at + 1 == tokens.Length || tokens[at + 1].Kind != TokenKind.Word || Links.Contains(tokens[at + 1])) ? at + 1 : 0;
    }

    private static readonly WordSet Links = WordSet.Of("and it its it's i we so but of now still to for at you then");

    private static bool IsTime(ReadOnlySpan<char> written)
    {
        if (written.EndsWith("am", StringComparison.OrdinalIgnoreCase) || written.EndsWith("pm", StringComparison.OrdinalIgnoreCase))
            return written.Length <= 7 && char.IsAsciiDigit(written[0]);
        var colon = written.IndexOf(':');
        return colon is 1 or 2 && written.Length - colon is 3 && AllDigits(written[(colon + 1)..]) && AllDigits(written[..colon]);
    }

    private static bool IsDate(ReadOnlySpan<char> written)
    {
        if (written.Length is < 6 or > 10)
            return false;
        var slash = written.IndexOf('/');
        return slash is 1 or 2 or 4 && written[(slash + 1)..].IndexOf('/') is 1 or 2;
    }

    private static bool IsOrdinal(ReadOnlySpan<char> written) =>
        written.EndsWith("th") || written.EndsWith("st") || written.EndsWith("nd") || written.EndsWith("rd");

    private static bool IsOrdinalOrSmall(ReadOnlySpan<char> written) => IsOrdinal(written) || (written.Length <= 2 && AllDigits(written));

    private static int Decimals(TextDocument document, int end) =>
        end < document.Tokens.Length && document.Norm(document.Tokens[end]) is "k" or "m" && Touches(document, end) ? end + 1 : end;

    private static Token Next(TextDocument document, int at) => at + 1 < document.Tokens.Length ? document.Tokens[at + 1] : default;

    private static bool Is(TextDocument document, int at, TokenKind kind) => at < document.Tokens.Length && document.Tokens[at].Kind == kind;

    private static bool Touches(TextDocument document, int at) => at > 0 && document.Tokens[at].Start == document.Tokens[at - 1].End;

    private static int Digits(TextDocument document, int first, int end)
    {
        var count = 0;
        for (var i = first; i < end; i++)
            foreach (var unit in document.Written(document.Tokens[i]))
                count += char.IsAsciiDigit(unit) ? 1 : 0;
        return count;
    }

    private static bool ContainsDigit(ReadOnlySpan<char> written) => written.IndexOfAnyInRange('0', '9') >= 0;

    private static bool AllDigits(ReadOnlySpan<char> written) => written.IndexOfAnyExceptInRange('0', '9') < 0;
}
