using Amends.Language.Text;

namespace Amends.Language;

/// <summary>Facts that are names: people on our side, products, places. Each needs a word beside it that says so; a capital letter alone does not.</summary>
internal static class NamedFacts
{
    private static readonly WordSet Spoke = WordSet.Of("spoke spoken talked speaking talking chatted dealt chatting dealing");
    private static readonly WordSet Told = WordSet.Of("told said assured promised informed advised served seen");
    private static readonly WordSet Roles = WordSet.Of("agent driver manager advisor adviser rep representative lady gentleman man woman guy girl chap engineer technician supervisor colleague assistant someone person somebody nurse operator steward stewardess waiter waitress receptionist named");
    private static readonly WordSet RolesBefore = WordSet.Of("agent driver manager advisor adviser engineer nurse technician tech supervisor colleague rep representative receptionist operator cashier clerk steward stewardess waiter waitress lad bloke");
    private static readonly WordSet Titles = WordSet.Of("mr mrs ms miss dr");
    private static readonly WordSet Places = WordSet.Of("branch store shop station airport terminal hotel street road lane avenue square office depot hub warehouse restaurant");
    private static readonly WordSet Numbered = WordSet.Of("terminal gate platform");
    private static readonly WordSet ProductLeads = WordSet.Of("my the a an new our this your");
    private static readonly WordSet Whens = WordSet.Of("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter");

    // Written with a capital, and neither a person nor a place nor a product.
    private static readonly WordSet Others = WordSet.Of(
        "customer customers service services support team sales billing complaints returns reception accounts head management human resources english french german spanish welsh italian polish dutch god hr it store order case ticket flight invoice reference ref row seat zone bay level unit suite coach carriage bus train route section clause page number room flat apartment floor chapter covid i i'm i've i'd i'll you your the");

    public static (string? Kind, int First, int End) At(TextDocument document, int at)
    {
        var tokens = document.Tokens;
        if (tokens[at].Has(TokenMarks.Capitalised) && Titles.Contains(tokens[at]) && Title(document, at) is var person and > 0)
            return ("name", at, person);
        if (tokens[at].Has(TokenMarks.Capitalised) && Numbered.Contains(tokens[at]) && IsSmallNumber(document, at + 1))
            return ("place", at, at + 2);
        if (IsApposition(document, at))
            return ("name", at, More(document, at + 1));
        if (at == 0 || tokens[at].Has(TokenMarks.LineBefore) || tokens[at - 1].Kind != TokenKind.Word || tokens[at].NormLength < 2 || (document.Norm(tokens[at])[0] is 'i' && tokens[at].NormLength < 3))
            return (null, at, at);
        if (!tokens[at].Has(TokenMarks.Capitalised) || Others.Contains(tokens[at]))
            return (null, at, at);
        if (IsIntroduced(document, at) && !Whens.Contains(tokens[at]))
            return ("name", at, More(document, at + 1));
        if (ProductLeads.Contains(tokens[at - 1]) && Model(document, at) is var model and > 0)
            return ("product", at, model);
        if (at + 1 < tokens.Length && Places.Contains(tokens[at + 1]))
            return ("place", at, at + 2);
        if (document.Norm(tokens[at - 1]) is "in" or "near" && !Whens.Contains(tokens[at]))
            return ("place", at, More(document, at + 1));
        return (null, at, at);
    }

    private static bool IsIntroduced(TextDocument document, int at)
    {
        var tokens = document.Tokens;
        return document.Norm(tokens[at - 1]) switch
        {
            "to" or "with" => at > 1 && Spoke.Contains(tokens[at - 2]),
            "a" or "your" => at > 2 && document.Norm(tokens[at - 2]) is "to" or "with" && Spoke.Contains(tokens[at - 3]) && !Roles.Contains(tokens[at]),
            "by" => at > 1 && Told.Contains(tokens[at - 2]),
            // Of somebody on our side; "my name is" tells who writes.
            "is" or "was" => at > 1 && document.Norm(tokens[at - 2]) is "name" && !(at > 2 && document.Norm(tokens[at - 3]) is "my" or "our"),
            "called" => at > 1 && Roles.Contains(tokens[at - 2]),
            "named" => true,
            _ => RolesBefore.Contains(tokens[at - 1]),
        };
    }

    // The cashier, Alan, told me
    private static bool IsApposition(TextDocument document, int at)
    {
        var tokens = document.Tokens;
        return at > 1 && at + 1 < tokens.Length && tokens[at].Has(TokenMarks.Capitalised) && document.Norm(tokens[at - 1]) is "," && RolesBefore.Contains(tokens[at - 2])
            && document.Norm(tokens[More(document, at + 1) is var end && end < tokens.Length ? end : at]) is "," && !Others.Contains(tokens[at]) && !Whens.Contains(tokens[at]);
    }

    // Mr Patel, Dr. Singh
    private static int Title(TextDocument document, int at)
    {
        var tokens = document.Tokens;
        var name = at + 1 < tokens.Length && document.Norm(tokens[at + 1]) is "." ? at + 2 : at + 1;
        return IsMore(document, name) ? name + 1 : 0;
    }

    // A second name, the second half of a town.
    private static int More(TextDocument document, int at) => IsMore(document, at) ? at + 1 : at;

    private static bool IsMore(TextDocument document, int at) =>
        at < document.Tokens.Length && document.Tokens[at] is { Kind: TokenKind.Word } next && next.Has(TokenMarks.Capitalised) && !next.Has(TokenMarks.LineBefore)
        && next.NormLength > 1 && !Whens.Contains(next) && !Others.Contains(next) && !Places.Contains(next);

    // Pixel 7, Dyson V11, Bosch Serie 6: one to three words with capitals, then what has digits.
    private static int Model(TextDocument document, int at)
    {
        var tokens = document.Tokens;
        for (var i = at; i < tokens.Length && i < at + 3; i++)
        {
            if (i > at && !IsMore(document, i))
                return 0;
            if (i + 1 < tokens.Length && !tokens[i + 1].Has(TokenMarks.LineBefore) && (IsSmallNumber(document, i + 1) || IsModel(document, i + 1)))
                return i + 2;
        }
        return 0;
    }

    private static bool IsModel(TextDocument document, int at) =>
        document.Tokens[at] is { Kind: TokenKind.Word, Length: <= 6 } token && char.IsAsciiLetterUpper(document.Written(token)[0]) && document.Written(token).IndexOfAnyInRange('0', '9') > 0;

    private static bool IsSmallNumber(TextDocument document, int at) =>
        at < document.Tokens.Length && document.Tokens[at].Kind == TokenKind.Number && document.Written(document.Tokens[at]) is { Length: <= 3 } written && written.IndexOfAnyExceptInRange('0', '9') < 0;
}
