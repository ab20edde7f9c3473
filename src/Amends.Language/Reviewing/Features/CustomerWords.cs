using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Features;

/// <summary>What the customer said, as far as a draft can take it up: words of content, numbers, names.</summary>
internal sealed class CustomerWords
{
    private readonly HashSet<string> stems = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public int Length { get; private set; }

    /// <summary>Whether they say that it happened before or that they asked before.</summary>
    public bool Repeated { get; private set; }

    public bool Asks { get; private set; }

    /// <summary>The concepts of service life that the customer's words stand for.</summary>
    public HashSet<int> Concepts { get; } = [];

    /// <summary>How much anger, and how much trouble, the customer's words carry.</summary>
    public (float Anger, float Trouble) Feeling { get; private set; }

    /// <summary>Whether the customer wrote in public, to a handle.</summary>
    public bool Tweeted { get; private set; }

    /// <summary>The references, sums and dates they gave.</summary>
    public List<StatedFact> Facts { get; } = [];

    /// <summary>The name they sign with, in lower case; empty unless it is sure.</summary>
    public List<string> Signed { get; private set; } = [];

    public HashSet<string> Acronyms { get; } = new(StringComparer.Ordinal);

    public static CustomerWords Of(IReadOnlyList<Turn> conversation)
    {
        var customer = new CustomerWords();
        foreach (var turn in conversation)
            if (turn.From == Speaker.Customer) customer.Take(turn.Text);
        return customer;
    }

    /// <summary>Whether the customer wrote this name or signed with it.</summary>
    public bool Named(string word) => names.Contains(word);

    public bool[] MarkEchoes(List<Word> words)
    {
        var echoes = new bool[words.Count];
        if (stems.Count > 0)
            for (var i = 0; i < words.Count; i++)
                echoes[i] = IsContent(words[i]) && stems.Contains(Stem(words[i].Text));
        return echoes;
    }

    private void Take(string text)
    {
        var words = WordScanner.Scan(text);
        Facts.AddRange(StatedFacts.Of(text, words));
        if (Signature.In(text, words) is { Count: > 0 } signed) Signed = signed;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Kind is WordKind.Word or WordKind.Number) Length++;
            var sense = WordSense.Of(word.Text);
            if (sense.Concept > 0) Concepts.Add(sense.Concept);
            Feeling = (Feeling.Anger + sense.Anger, Feeling.Trouble + sense.Trouble);
            Tweeted |= word.Text is "@" or "#";
            Asks |= word.Text == "?";
            Repeated |= IsRepeat(words, i);
            if (IsContent(word)) stems.Add(Stem(word.Text));
            if (word.Capital && i > 0 && words[i - 1].Kind == WordKind.Word) names.Add(word.Text);
            if (word.Capital && (i == 0 || words[i - 1].Kind != WordKind.Word)) names.Add(word.Text);
            if (IsAcronym(text, word)) Acronyms.Add(word.Text);
        }
    }

    public static bool IsContentWord(string word) => !Common.Contains(word);

    public static bool IsAcronym(string text, Word word)
    {
        var length = word.End - word.Start;
        if (word.Kind != WordKind.Word || length is < 2 or > 6) return false;
        for (var i = word.Start; i < word.End; i++) if (!char.IsAsciiLetterUpper(text[i]) && !char.IsAsciiDigit(text[i])) return false;
        return true;
    }

    private static bool IsRepeat(List<Word> words, int i) => words[i].Text switch
    {
        "again" or "still" or "twice" or "repeatedly" or "already" or "chasing" or "ignored" or "2nd" or "3rd" or "4th" or "5th" or "fobbed" => true,
        "time" or "times" or "call" or "calls" or "email" or "emails" or "e-mails" or "chat" or "agents" or "people" or "month" when i > 0 => words[i - 1].Text is "second" or "third" or "fourth" or "fifth" or "sixth" or "three" or "four" or "five" or "two" or "six" or "seven" or "2nd" or "3rd" or "4th" or "5th" or "2" or "3" or "4" or "5" or "6" or "7",
        "told" or "rang" or "called" or "emailed" when i > 0 => words[i - 1].Text is "been" or "'ve" or "have" or "i" or "was",
        _ => false,
    };

    private static bool IsContent(Word word) =>
        word.Kind == WordKind.Number && word.End - word.Start >= 2 || word.Kind == WordKind.Word && word.Text.Length >= 4 && !Common.Contains(word.Text) || word.Kind == WordKind.Word && word.Text is "bin" or "bus" or "bag" or "gym" or "car" or "app" or "dog" or "cat" or "key" or "bed" or "son" or "mum" or "dad" or "tv" or "gas" or "tap";

    /// <summary>A crude common form, and one word for those that mean the same to a customer.</summary>
    public static string Stem(string word)
    {
        var stem = word;
        if (stem.Length > 5 && stem.EndsWith("ing", StringComparison.Ordinal)) stem = stem[..^3];
        else if (stem.Length > 4 && stem.EndsWith("ed", StringComparison.Ordinal)) stem = stem[..^2];
        else if (stem.Length > 4 && stem.EndsWith("ies", StringComparison.Ordinal)) stem = stem[..^3] + "y";
        else if (stem.Length > 4 && stem.EndsWith("es", StringComparison.Ordinal)) stem = stem[..^2];
        else if (stem.Length > 3 && stem[^1] == 's' && stem[^2] != 's') stem = stem[..^1];
        if (stem.Length > 4 && stem[^1] == 'e') stem = stem[..^1];
        return stem switch
        {
            "parcel" or "packag" or "delivery" or "deliver" or "order" or "item" or "shipment" or "box" => "parcel",
            "bill" or "invoic" or "charg" or "billed" or "fee" => "bill",
            "phon" or "mobil" or "call" or "rang" or "ring" => "call",
            "internet" or "wifi" or "broadband" or "connection" or "router" or "lin" or "offlin" => "internet",
            "refund" or "money" => "refund",
            "engineer" or "technician" or "driver" or "courier" => "engineer",
            "wait" or "delay" or "late" or "queu" => "wait",
            "brok" or "break" or "fault" or "faulty" or "damag" => "broken",
            "room" or "hotel" => "room",
            "login" or "password" or "account" or "lock" => "account",
            "flight" or "plan" or "fly" => "flight",
            "cancel" or "cancell" => "cancel",
            "emailed" or "email" or "e-mail" or "mail" or "letter" => "email",
            "mother" or "mum" or "mom" => "mother",
            "father" or "dad" => "father",
            "kid" or "child" or "children" or "son" or "daughter" or "little" => "child",
            _ => stem,
        };
    }

    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "that", "this", "with", "have", "from", "your", "yours", "they", "them", "then", "than", "there", "their", "what", "when", "where", "which", "would", "could", "should", "about", "after", "again", "been", "before", "being", "just",
        "like", "more", "most", "much", "only", "other", "over", "some", "such", "very", "well", "were", "will", "while", "into", "also", "back", "because", "even", "here", "know", "made", "make", "need", "never", "nothing", "once", "really",
        "said", "says", "same", "tell", "told", "thing", "think", "time", "want", "went", "work", "please", "thank", "thanks", "sorry", "hello", "dear", "hear", "does", "didn", "doesn", "don't", "can't", "come", "came", "give", "given", "going", "gone",
        "good", "great", "http", "https", "link", "team", "someone", "something", "anyone", "anything", "everyone", "every", "each", "ever", "else", "still", "today", "tomorrow", "yesterday", "week", "weeks", "days", "hour", "hours", "minutes", "month",
        "took", "take", "taken", "sure", "help", "look", "looking", "keep", "find", "feel", "through", "people", "customer", "customers", "service", "these", "those", "until", "since", "another", "both", "many", "first", "last", "next", "right", "away", "long",
        "get", "got", "let", "put", "way", "yes", "now", "not", "you", "and", "the", "for", "are", "was", "but", "who", "how", "why", "all", "any", "can", "our", "out", "had", "has", "she", "him", "her", "his",
    };
}
