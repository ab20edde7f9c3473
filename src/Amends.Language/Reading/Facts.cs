using Amends.Language.Text;

namespace Amends.Language;

/// <summary>What a message states that can be checked. Rules, since here rules are right; each takes the tokens it is sure of, and the first taker keeps them.</summary>
internal static class Facts
{
    private static readonly WordSet Currencies = WordSet.Of("pounds pound quid dollars dollar bucks euros euro usd gbp eur cad aud nzd inr rupees rs kr sek nok dkk chf yen pence cents zl pln aed zar myr sgd hkd jpy cny mxn brl thb php idr ngn kes");
    private static readonly WordSet Months = WordSet.Of("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec");
    private static readonly WordSet SureMonths = WordSet.Of("january february april june july august september october november december jan feb apr jul aug sept oct nov dec");
    private static readonly WordSet Days = WordSet.Of("monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow");
    private static readonly WordSet DayLeads = WordSet.Of("last next this on since by until every");
    private static readonly WordSet Weeks = WordSet.Of("week weekend month year night");
    private static readonly WordSet OrderWords = WordSet.Of("order parcel tracking reference ref booking case ticket invoice complaint shipment confirmation reservation flight claim package consignment rma transaction session receipt application pnr po trip hire");
    private static readonly WordSet AccountWords = WordSet.Of("account acct policy customer membership member subscriber student meter card contract loyalty iban sort login username");
    private static readonly WordSet Counts = WordSet.Of("second third fourth fifth sixth seventh two three four five six seven eight nine ten several countless multiple dozen twice once thrice");
    private static readonly WordSet Contacts = WordSet.Of("time times email emails call calls message messages dm dms letter letters ticket tickets chat chats agent agents visit visits attempt attempts request requests complaint complaints reps people phone voicemail voicemails");
    private static readonly WordSet Contacted = WordSet.Of("called rang rung phoned emailed e-mailed messaged contacted wrote written complained reported chased tried spoken spoke dm'd dmd");
    private static readonly WordSet Handled = WordSet.Of("restart restarted reboot rebooted reset refreshed pressed clicked log logged charged billed debited tested washed worn installed reinstalled");
    private static readonly WordSet Opened = WordSet.Of("opened raised logged passed through different support");
    private static readonly WordSet Ringing = WordSet.Of("phone mobile cell call ring text tel telephone landline whatsapp");
    private static readonly WordSet DateLeads = WordSet.Of("on since by until till from of before after between");
    private static readonly WordSet Multiples = WordSet.Of("twice thrice");
    private static readonly WordSet Quantities = WordSet.Of("a an one two three four five six seven eight nine ten eleven twelve fourteen couple");
    private static readonly WordSet Spans = WordSet.Of("day days week weeks month months year years");
    private static readonly WordSet CurrencyCodes = WordSet.Of("gbp usd eur cad aud nzd inr rs chf sek nok dkk pln aed zar myr sgd hkd jpy cny mxn brl thb php idr ngn kes");
    private static readonly WordSet Weights = WordSet.Of("weighs weigh weighed weighing lost gained heavier lighter");
    private static readonly WordSet Shopping = WordSet.Of("black cyber good");

    // Words that a fact can start with whatever their letters: one look tells whether a word needs the rest of the rules.
    private static readonly WordClasses Openers = new(Days, Months, Counts, Quantities, CurrencyCodes, WordSet.Of("last next noon midnight"));

    public static Fact[] Of(TextDocument document, DateTimeOffset? received = null)
    {
        var tokens = document.Tokens;
        List<Fact>? facts = null;
        for (var i = 0; i < tokens.Length;)
        {
            if (IsPlain(document, tokens[i]))
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
            (facts ??= []).Add(new Fact(kind, document.Source.Substring(from, length), from, length, FactValues.Of(kind, document, first, end, received)));
            i = end;
        }
        return facts?.ToArray() ?? [];
    }

    // Most words: no rule takes them.
    private static bool IsPlain(TextDocument document, in Token token) => token.Kind switch
    {
        TokenKind.Word => token.Length > 1 && !char.IsAsciiLetterUpper(document.Source[token.Start]) && Openers.Of(token) == 0,
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
        if (at + 1 < document.Tokens.Length && Currencies.Contains(document.Tokens[at + 1]))
            return IsWeight(document, at) ? (null, at, at) : ("money", at, at + 2);
        if (at + 1 < document.Tokens.Length && document.Norm(document.Tokens[at + 1]) is "€" or "£" or "$" && (Touches(document, at + 1) || (document.Norm(document.Tokens[at + 1]) is "€" && !(Is(document, at + 2, TokenKind.Number) && Touches(document, at + 2)))))
            return ("money", at, at + 2);
        if (written.Length is 2 or 3 && written[^1] is 'p' && AllDigits(written[..^1]))
            return ("money", at, at + 1);
        if (ThousandsApart(document, at) is var grouped and > 0)
            return ("money", at, grouped);
        if (written.Length <= 2 && AllDigits(written) && IsHalf(document, at + 1))
            return ("time", at, at + 2);
        if (IsTime(written))
            return ("time", at, IsHalf(document, at + 1) ? at + 2 : at + 1);
        if (IsDate(written))
            return ("date", at, at + 1);
        if (IsIsoDate(document, at))
            return ("date", at, at + 5);
        if (IsPartOfDate(written))
            return at > 0 && DateLeads.Contains(document.Tokens[at - 1]) ? ("date", at, at + 1) : (null, at, at);
        if (AllDigits(written) && Ago(document, at) is var ago and > 0)
            return ("date", at, ago);
        if (DayAndMonth(document, at) is var day and > 0)
            return ("date", at, day);
        var phone = Phone(document, at);
        if (phone.Kind is not null)
            return phone;
        if (IsContact(document, at + 1) && IsOrdinalOrSmall(written) && !IsParty(document, at))
            return ("contacts", at, at + 2);
        return Code(document, at, at);
    }

    private static (string?, int, int) Word(TextDocument document, int at)
    {
        var token = document.Tokens[at];
        if (Quantities.Contains(token) && Ago(document, at) is var ago and > 0)
            return ("date", at, ago);
        if (CurrencyCodes.Contains(token) && Is(document, Point(document, at + 1), TokenKind.Number))
            return ("money", at, Point(document, at + 1) + 1);
        if (Days.Contains(token) && at > 0 && Shopping.Contains(document.Tokens[at - 1]))
            return (null, at, at);
        if (Days.Contains(token))
            return ("date", at > 0 && DayLeads.Contains(document.Tokens[at - 1]) && document.Norm(document.Tokens[at - 1]) is "last" or "next" ? at - 1 : at, at + 1);
        if (document.Norm(token) is "last" or "next" && Weeks.Contains(Next(document, at)))
            return ("date", at, at + 2);
        if (Months.Contains(token) && (SureMonths.Contains(token) || Is(document, at + 1, TokenKind.Number) || (token.Has(TokenMarks.Capitalised) && at > 0 && MonthLeads.Contains(document.Tokens[at - 1]))))
            return ("date", at, Is(document, at + 1, TokenKind.Number) && document.Written(document.Tokens[at + 1]).Length <= 4 ? WithYear(document, at + 2) : at + 1);
        if (document.Norm(token) is "noon" or "midnight")
            return ("time", at, at + 1);
        if (Counts.Contains(token) && !IsParty(document, at) && (IsContact(document, at + 1) || (Multiples.Contains(token) && Before(document, at, 5, Contacted))))
            return ("contacts", at, Contacts.Contains(Next(document, at)) ? at + 2 : at + 1);
        if (IsNamedCode(document, at) is { } named)
            return (named, at, at + 1);
        if (token.Length <= 5 && at + 1 < document.Tokens.Length && (token.Has(TokenMarks.Shouted) || token.Length == 1) && Code(document, at, at) is { Kind: not null } code)
            return code;
        if (token.Has(TokenMarks.Capitalised) || token.Has(TokenMarks.Shouted))
            return NamedFacts.At(document, at);
        return (null, at, at);
    }

    // ORD12345, JD0002233445566 by themselves; AB12CD and R6YH2B, as bookings are written, beside a word that says so.
    private static string? IsNamedCode(TextDocument document, int at)
    {
        var written = document.Written(document.Tokens[at]);
        if (!ContainsDigit(written) || written.Length < 5 || !IsCapitalsAndDigits(written) || (at + 1 < document.Tokens.Length && Touches(document, at + 1) && document.Norm(document.Tokens[at + 1])[0] is '-' or '/' or '_'))
            return null;
        var named = Named(document, at, at);
        return named ?? (Digits(document, at, at + 1) >= 5 ? "order" : null);
    }

    // Of four digits alone the word right before must say that they are a number: "order 4471", "ticket number 0417".
    private static bool IsNumberOf(TextDocument document, int at)
    {
        var before = at - 1;
        while (before > 0 && document.Tokens[before].Kind == TokenKind.Punctuation)
            before--;
        return before >= 0 && (OrderWords.Contains(document.Tokens[before]) || AccountWords.Contains(document.Tokens[before]) || document.Norm(document.Tokens[before]) is "number" or "no" or "nr" or "num" or "id" or "ref" or "is" or "code");
    }

    // The word before a number that says what it is the number of.
    private static string? Named(TextDocument document, int first, int from)
    {
        var tokens = document.Tokens;
        for (var i = from - 1; i >= 0 && i >= first - 4; i--)
        {
            if (AccountWords.Contains(tokens[i]))
                return "account";
            if (OrderWords.Contains(tokens[i]))
                return "order";
        }
        return null;
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
        // A customer since 2015, a flight in 2025, in order to get 4000 points.
        var isBare = end - first == 1 && tokens[first].Kind == TokenKind.Number && document.Written(tokens[first]).Length == 4;
        if (Named(document, first, first) is { } named && !(isBare && !IsNumberOf(document, first)))
            return (named, first, end);
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
        var isPhone = first is '0' or '+' || IsAmerican(document, at, end);
        // A tracking number may begin with a nought.
        return isPhone && (first is '+' || Named(document, at, at) is null || Before(document, at, 4, Ringing)) ? ("phone", at > 0 && Touches(document, at) && document.Norm(tokens[at - 1]) is "(" ? at - 1 : at, end) : (null, at, at);
    }

    // 202-555-0143, (555) 014-2299
    private static bool IsAmerican(TextDocument document, int at, int end)
    {
        Span<int> lengths = stackalloc int[4];
        var count = 0;
        for (var i = at; i < end; i++)
            if (document.Tokens[i].Kind == TokenKind.Number)
            {
                if (count == 3)
                    return false;
                lengths[count++] = document.Written(document.Tokens[i]).Length;
            }
        return count == 3 && lengths[..3] is [3, 3, 4];
    }

    // "2026-03-12" would else be read as an order number.
    private static bool IsIsoDate(TextDocument document, int at)
    {
        var tokens = document.Tokens;
        if (at + 4 >= tokens.Length || document.Written(tokens[at]) is not ['1' or '2', '9' or '0' or '1', _, _])
            return false;
        for (var i = at + 1; i < at + 5; i++)
            if (!Touches(document, i) || (i - at) % 2 == 1 != document.Norm(tokens[i]) is "-")
                return false;
        return IsTwoDigits(document, at + 2, 12) && IsTwoDigits(document, at + 4, 31) && (at + 5 == tokens.Length || !Touches(document, at + 5) || document.Norm(tokens[at + 5])[0] is '.' or ',' or '!' or '?' or ')' or ';' or ':');
    }

    private static bool IsTwoDigits(TextDocument document, int at, int most) =>
        document.Written(document.Tokens[at]) is { Length: 2 } written && AllDigits(written) && (written[0] - '0') * 10 + written[1] - '0' is var number && number >= 1 && number <= most;

    // "three days ago", "a couple of weeks ago": where it ends; 0 where it is none.
    private static int Ago(TextDocument document, int at)
    {
        var tokens = document.Tokens;
        var i = at + 1;
        if (i < tokens.Length && document.Norm(tokens[i]) is "couple")
            i++;
        if (i < tokens.Length && document.Norm(tokens[i]) is "of" && document.Norm(tokens[i - 1]) is "couple")
            i++;
        return i + 1 < tokens.Length && Spans.Contains(tokens[i]) && document.Norm(tokens[i + 1]) is "ago" ? i + 2 : 0;
    }

    // "it weighs 3 pounds", "lost 10 pounds", "two pounds of apples"
    private static bool IsWeight(TextDocument document, int at) =>
        document.Norm(document.Tokens[at + 1]) is "pounds" or "pound"
        && ((at > 0 && Weights.Contains(document.Tokens[at - 1])) || (at + 2 < document.Tokens.Length && document.Norm(document.Tokens[at + 2]) is "of" or "overweight" or "heavier" or "lighter"));

    // "a table for three people" is nobody we spoke to.
    private static bool IsParty(TextDocument document, int at) =>
        at > 0 && document.Norm(document.Tokens[at - 1]) is "for" or "of" && at + 1 < document.Tokens.Length && document.Norm(document.Tokens[at + 1]) is "people";

    private static readonly WordSet MonthLeads = WordSet.Of("since in until till by from last next");

    // "May 5, 2026": where it ends.
    private static int WithYear(TextDocument document, int at)
    {
        var day = document.Written(document.Tokens[at - 1]);
        var year = at < document.Tokens.Length && document.Norm(document.Tokens[at]) is "," ? at + 1 : at;
        return (day.Length <= 2 || IsOrdinal(day)) && Is(document, year, TokenKind.Number) && document.Written(document.Tokens[year]) is ['1' or '2', '9' or '0' or '1', _, _] written && AllDigits(written) ? year + 1 : at;
    }

    // "1 000 €": where it ends; 0 where no currency follows.
    private static int ThousandsApart(TextDocument document, int at)
    {
        var end = at + 1;
        if (document.Written(document.Tokens[at]) is not { Length: <= 3 } first || !AllDigits(first))
            return 0;
        while (Is(document, end, TokenKind.Number) && document.Written(document.Tokens[end]) is { Length: 3 } group && AllDigits(group))
            end++;
        return end > at + 1 && end < document.Tokens.Length && (document.Norm(document.Tokens[end]) is "€" || Currencies.Contains(document.Tokens[end])) ? end + 1 : 0;
    }

    // A point after a short form: "Rs. 500".
    private static int Point(TextDocument document, int at) => at < document.Tokens.Length && document.Norm(document.Tokens[at]) is "." ? at + 1 : at;

    private static bool IsHalf(TextDocument document, int at) => at < document.Tokens.Length && document.Norm(document.Tokens[at]) is "am" or "pm";

    // What can be counted as a turn to us: not how often something was switched on and off.
    private static bool IsContact(TextDocument document, int at) =>
        at < document.Tokens.Length && Contacts.Contains(document.Tokens[at])
        && (document.Norm(document.Tokens[at]) is not ("ticket" or "tickets" or "people" or "phone") || (at + 1 < document.Tokens.Length && document.Norm(document.Tokens[at + 1]) is "call" or "calls") || Before(document, at, 6, Contacted) || Before(document, at, 6, Opened))
        && !(document.Norm(document.Tokens[at]) is "times" && Before(document, at, 7, Handled) && !Before(document, at, 7, Contacted))
        && !(document.Norm(document.Tokens[at]) is "time" && at + 1 < document.Tokens.Length && document.Norm(document.Tokens[at + 1]) is "lucky");

    private static bool Before(TextDocument document, int at, int most, WordSet words)
    {
        for (var i = at - 1; i >= 0 && i >= at - most; i--)
            if (words.Contains(document.Tokens[i]))
                return true;
        return false;
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
        if (slash is 1 or 2 or 4)
            return written[(slash + 1)..].IndexOf('/') is 1 or 2 && (slash == 4 || written[(slash + 1)..] is var rest && rest.Length - rest.IndexOf('/') is 3 or 5);
        // 12.03.2026; anything shorter may be a version
        var point = written.IndexOf('.');
        return point is 1 or 2 && written[(point + 1)..].IndexOf('.') is 1 or 2 && written[^5] == '.' && AllDigits(written[^4..]);
    }

    // 03/25, 03/2025: not 24/7, nor three of four.
    private static bool IsPartOfDate(ReadOnlySpan<char> written) =>
        written is [var a, var b, '/', .. var rest] && char.IsAsciiDigit(a) && char.IsAsciiDigit(b) && rest.Length is 2 or 4 && AllDigits(rest);

    private static bool IsCapitalsAndDigits(ReadOnlySpan<char> written)
    {
        var letters = 0;
        foreach (var unit in written)
            if (char.IsAsciiLetterUpper(unit))
                letters++;
            else if (!char.IsAsciiDigit(unit))
                return false;
        return letters > 0;
    }

    private static bool IsOrdinal(ReadOnlySpan<char> written) =>
        written.EndsWith("th") || written.EndsWith("st") || written.EndsWith("nd") || written.EndsWith("rd");

    private static bool IsOrdinalOrSmall(ReadOnlySpan<char> written) => written is not ("1" or "1st") && (IsOrdinal(written) || (written.Length <= 2 && AllDigits(written)));

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
