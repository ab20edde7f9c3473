using System.Numerics;
using Amends.Language.Text;

namespace Amends.Language;

/// <summary>Which language a text is in: by its script, and in Latin and Cyrillic script by the small words that no sentence does without.</summary>
internal static class LanguageGuess
{
    public const string English = "en", Unknown = "und";

    private static readonly (string Code, string Words)[] Lists =
    [
        ("en", "the a an and or but if is are was were be been to of in on at for from with by not no my me i you your we our it this that they he she have has had do does did don't dont can't cant won't wont just so what when how why who there here get got will would can could please thanks still now all out up about me im i'm u ur it's its come late hours again anyone else wrong"),
        ("es", "el la los las un una y o pero de del que en por para con no mi me yo usted ustedes es son fue está esta estoy tengo como cuando porque muy ya desde hace se su sus lo al más nada todo gracias pedido quiero hola llevo"),
        ("fr", "le la les un une des et ou mais de du que qui en dans pour avec pas ne je vous nous mon ma mes est sont suis été ai a c'est ce cette au aux sur votre depuis plus rien bonjour merci commande toujours j'ai n'est il elle"),
        ("de", "der die das und oder aber ein eine einen ist sind war ich sie wir mein meine nicht kein keine mit von zu auf für im in den dem des seit noch immer wie was wann warum bitte danke habe hat es auch nur schon bei nach ihr ihre wird"),
        ("it", "il lo la gli le un una e o ma di del della che in per con non mi io voi sono è ho ha mio mia questo questa come quando perché più da dal ancora grazie buongiorno ordine vostro vostra nel alla anche"),
        ("pt", "o a os as um uma e ou mas de do da dos das que em no na por para com não meu minha eu você vocês é são foi estou está tenho como quando muito já desde se mais nada obrigado obrigada pedido ainda meus isso"),
        ("nl", "de het een en of maar van dat die in op voor met niet geen ik u jullie wij mijn is zijn was heb heeft hoe wanneer waarom nog steeds al ook naar aan bij te wordt er dit deze bedankt graag bestelling jullie"),
        ("sv", "och eller men att det den en ett är var jag ni vi min mitt inte ingen med av för på i till från har hade hur när varför fortfarande också som om kan ska tack hej beställning mig"),
        ("da", "og eller men at det den en et er var jeg i vi min mit ikke ingen med af for på til fra har havde hvordan hvornår hvorfor stadig også som om kan skal tak hej jeres bestilling mig meget"),
        ("no", "og eller men at det den en et er var jeg dere vi min mitt ikke ingen med av for på til fra har hadde hvordan når hvorfor fortsatt også som om kan skal takk hei deres bestilling meg noe veldig"),
        ("fi", "ja tai mutta että se on oli olen minä te me en ei ole kanssa mutta kun miksi miten vielä myös kuin jos voi kiitos hei tilaus mitä nyt jo teidän minun tämä olla sitten"),
        ("pl", "i lub ale że to jest są był była ja mój moja nie na w z do od dla jak kiedy dlaczego jeszcze też się po za o co czy już dziękuję proszę zamówienie mam mnie wam wasz tego"),
        ("cs", "a nebo ale že to je jsou byl byla já můj moje ne na v s do od pro jak kdy proč ještě také se po za o co už děkuji prosím objednávka mám mi vám jsem není"),
        ("ro", "și si sau dar că ca este sunt era eu meu mea nu pe în cu de la din pentru cum când ce mai încă și-a se am ai are mulțumesc comanda vă va nici"),
        ("hu", "és vagy de hogy ez az egy van volt én nem a meg is már még csak ha mint miért mikor hogyan kérem köszönöm rendelés nincs ami lesz önök"),
        ("tr", "ve veya ama bir bu şu o ben siz biz benim değil yok var ile için de da ki mi ne nasıl neden hala çok daha en gibi olarak sipariş teşekkürler lütfen hiç kadar"),
        ("id", "dan atau tapi yang ini itu saya anda kami tidak belum sudah di ke dari untuk dengan ada apa kapan kenapa bagaimana masih juga sangat akan bisa pesanan terima kasih tolong mohon gak"),
        ("vi", "và hoặc nhưng là của tôi bạn không chưa đã có được này đó cho với trong từ khi sao vẫn cũng rất sẽ đơn hàng cảm ơn xin những một các"),
        ("ru", "и или но что это не нет я вы мы мой моя в на с из от до для как когда почему еще уже тоже бы же за по о у так был было есть спасибо заказ пожалуйста мне вас все"),
        ("uk", "і й або але що це не ні я ви ми мій моя в на з із від до для як коли чому ще вже також за по про у так був було є дякую замовлення будь ласка мені вас все та"),
        ("bg", "и или но че това не аз вие ние моят моята в на с от до за как кога защо още вече също по о така беше има благодаря поръчка моля ми ви всичко се са съм"),
    ];

    private const int MostTokens = 400;

    private const uint EnglishOnly = 1;

    private static readonly ulong[] Slots = new ulong[4096];
    private static readonly uint[] Languages = new uint[4096];

    static LanguageGuess()
    {
        for (var i = 0; i < Lists.Length; i++)
            foreach (var word in Lists[i].Words.Split(' '))
            {
                // A letter alone stands for anything in English ("CoC a pro", "/s"), and tells nothing of another Latin language.
                if (word.Length == 1 && i > 0 && word[0] < 0x0400)
                    continue;
                using var document = TextDocument.Rent(word);
                if (document.Tokens.Length > 0)
                    Add(document.Tokens[0].Hash, 1u << i);
            }
    }

    public static string Of(TextDocument document)
    {
        var tokens = document.Tokens[..Math.Min(document.Tokens.Length, MostTokens)];
        return IsPlainlyEnglish(document, tokens) ? English : Count(document, tokens);
    }

    // A foreign guess needs a word of its own that English and the other languages lack: a text in Latin letters without one is English, and needs no counting.
    private static bool IsPlainlyEnglish(TextDocument document, ReadOnlySpan<Token> tokens)
    {
        var words = 0;
        foreach (ref readonly var token in tokens)
        {
            if (token.Kind is not (TokenKind.Word or TokenKind.Hashtag) || token.NormLength == 0)
                continue;
            words++;
            if (document.Norm(token)[0] >= 0x0250 || (Find(token.Hash) is var set and not (0 or EnglishOnly) && BitOperations.IsPow2(set)))
                return false;
        }
        return words > 0;
    }

    private static string Count(TextDocument document, ReadOnlySpan<Token> tokens)
    {
        Span<int> hits = stackalloc int[Lists.Length];
        Span<int> alone = stackalloc int[Lists.Length];
        int latin = 0, cyrillic = 0, words = 0;
        string? script = null;
        foreach (ref readonly var token in tokens)
        {
            if (token.Kind is not (TokenKind.Word or TokenKind.Hashtag) || token.NormLength == 0)
                continue;
            words++;
            var letter = document.Norm(token)[0];
            if (letter >= 0x0250 && Script(letter) is { } other)
            {
                cyrillic += other == "ru" ? 1 : 0;
                script = other == "zh" && (script == "ja" || HasKana(document.Norm(token))) ? "ja" : other;
            }
            else
            {
                latin++;
            }
            var found = Find(token.Hash);
            for (var set = found; set != 0; set &= set - 1)
                hits[BitOperations.TrailingZeroCount(set)]++;
            if (BitOperations.IsPow2(found))
                alone[BitOperations.TrailingZeroCount(found)]++;
        }
        if (words == 0)
            return Unknown;
        if (script is not null && words - latin > latin && cyrillic == 0)
            return script;
        return Best(hits, alone, cyrillic > latin, words);
    }

    private static string Best(ReadOnlySpan<int> hits, ReadOnlySpan<int> alone, bool cyrillic, int words)
    {
        var best = cyrillic ? Lists.Length - 3 : 0;
        for (var i = 0; i < hits.Length; i++)
            if (IsCyrillic(i) == cyrillic && hits[i] * 2 + alone[i] > hits[best] * 2 + alone[best])
                best = i;
        // A foreign guess needs more than one chance word, and clearly more of them than of English ones.
        if (best != 0 && !cyrillic && (hits[best] < 2 || alone[best] == 0 || hits[best] * 6 < words))
            return English;
        return Lists[best].Code;
    }

    // Japanese mixes Chinese characters with its own.
    private static bool HasKana(ReadOnlySpan<char> word) => word.IndexOfAnyInRange('\u3040', '\u30FF') >= 0;

    private static bool IsCyrillic(int list) => list >= Lists.Length - 3;

    private static string? Script(char letter) => letter switch
    {
        >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF' => "el",
        >= '\u0400' and <= '\u052F' => "ru",
        >= '\u0530' and <= '\u058F' => "hy",
        >= '\u0590' and <= '\u05FF' => "he",
        'پ' or 'چ' or 'ژ' or 'گ' or 'ک' or 'ی' => "fa",
        >= '\u0600' and <= '\u06FF' => "ar",
        >= '\u0900' and <= '\u097F' => "hi",
        >= '\u0980' and <= '\u09FF' => "bn",
        >= '\u0B80' and <= '\u0BFF' => "ta",
        >= '\u0C00' and <= '\u0C7F' => "te",
        >= '\u0E00' and <= '\u0E7F' => "th",
        >= '\u10A0' and <= '\u10FF' => "ka",
        >= '\u3040' and <= '\u30FF' => "ja",
        >= '\uAC00' and <= '\uD7AF' or >= '\u1100' and <= '\u11FF' => "ko",
        >= '\u4E00' and <= '\u9FFF' => "zh",
        _ => null,
    };

    private static uint Find(ulong hash)
    {
        for (var at = (int)(hash >> 11) & 4095; Slots[at] != 0; at = (at + 1) & 4095)
            if (Slots[at] == hash)
                return Languages[at];
        return 0;
    }

    private static void Add(ulong hash, uint language)
    {
        var at = (int)(hash >> 11) & 4095;
        while (Slots[at] != 0 && Slots[at] != hash)
            at = (at + 1) & 4095;
        Slots[at] = hash;
        Languages[at] |= language;
    }
}
