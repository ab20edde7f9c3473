using Amends.Language.Reviewing.Features;
using Amends.Language.Reviewing.Words;
using Amends.Language.Text;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>Whether a draft greets somebody else than the customer: "Dear Mr Hall" to somebody called Tom Reed.</summary>
internal static class GreetingName
{
    private const int MostNames = 4;

    /// <param name="recorded">The customer's name on record; null where it is not known.</param>
    public static Contradiction? Find(DraftAnalysis draft, string? recorded)
    {
        var (signed, known) = (draft.Customer.Signed, NamesOf(recorded));
        if (signed.Count == 0 && known.Count == 0) return null;
        if (Greeted(draft.Words) is not var (first, end, titled)) return null;
        // A title and a surname say nothing against a first name alone.
        if (titled && signed.Count <= 1 && known.Count <= 1) return null;
        for (var i = first; i < end; i++)
        {
            var greeted = Folded(draft.Words[i].Text);
            if (signed.Exists(name => IsSame(greeted, Folded(name))) || known.Exists(name => IsSame(greeted, name))) return null;
            // Somebody the customer writes of, a wife or a son, may be the one who is answered; and "Hope" and "Will" are words besides.
            if (signed.Count == 0 && (draft.Customer.Named(draft.Words[i].Text) || !titled && WordSense.Of(draft.Words[i].Text) != default)) return null;
        }

        var (start, length) = (draft.Words[first].Start, draft.Words[end - 1].End - draft.Words[first].Start);
        return new(start, length, draft.Text.Substring(start, length), signed.Count > 0 ? string.Join(' ', signed.Select(name => char.ToUpperInvariant(name[0]) + name[1..])) : recorded!.Trim());
    }

    /// <summary>The words of the name that the draft opens with; null where it greets nobody by name, or several.</summary>
    public static (int First, int End, bool Titled)? Greeted(List<Word> words)
    {
        var at = 0;
        while (at < words.Count && words[at].Kind == WordKind.Break) at++;
        if (at < words.Count && words[at].Text == "good") at++;
        if (at >= words.Count || words[at].Text is not ("dear" or "hi" or "hello" or "hey" or "hiya" or "morning" or "afternoon" or "evening")) return null;
        var titled = false;
        for (at++; at < words.Count && words[at].Text is "mr" or "mrs" or "ms" or "miss" or "mx" or "dr" or "prof" or "professor" or "."; at++) titled = true;
        var first = at;
        while (at < words.Count && at - first < 3 && words[at].Kind == WordKind.Word && words[at].Capital && !Naming.IsGeneric(words[at].Text)) at++;
        return at > first && at < words.Count && (words[at].Text is "," or "!" or "." or "-" or "–" or ":" || words[at].Kind == WordKind.Break) ? (first, at, titled) : null;
    }

    /// <summary>The parts of a person's name, folded; none where it may be something else.</summary>
    private static List<string> NamesOf(string? recorded)
    {
        if (recorded is null) return [];
        var names = new List<string>();
        foreach (var word in WordScanner.Scan(recorded))
        {
            if (word.Text is "mr" or "mrs" or "ms" or "miss" or "mx" or "dr" or "prof" or "professor" or "." or "," or "-" or "&" or "and") continue;
            if (word.Kind != WordKind.Word || !word.Capital && IsCased(recorded[word.Start]) && !IsParticle(word.Text) || IsCompany(word.Text)) return [];
            names.Add(Folded(word.Text));
        }

        return names.Count <= MostNames ? names : [];
    }

    private static bool IsCased(char letter) => char.IsLower(letter) || char.IsUpper(letter);

    private static bool IsParticle(string word) => word is "van" or "von" or "der" or "den" or "de" or "di" or "da" or "do" or "dos" or "del" or "la" or "le" or "bin" or "al" or "el" or "ter" or "'s";

    private static bool IsCompany(string word) =>
        word is "ltd" or "limited" or "inc" or "llc" or "plc" or "llp" or "gmbh" or "ag" or "kg" or "sa" or "srl" or "bv" or "oy" or "ab" or "co" or "corp" or "company" or "group" or "holdings" or "partners" or "services" or "solutions" or "school" or "college"
            or "university" or "council" or "church" or "club" or "team" or "hotel" or "restaurant" or "cafe" or "café" or "shop" or "store" or "studio" or "clinic" or "surgery" or "office" or "customer" or "family" or "unknown" or "anonymous" or "guest" or "the";

    private static bool IsSame(string a, string b) => IsLatin(a) != IsLatin(b) || IsSameName(a, b);

    private static bool IsLatin(string folded) => folded.Any(char.IsAsciiLetter);

    /// <summary>The letters alone, as a reader takes them: Zoë is Zoe, Müller and Mueller are one, O'Brien is OBrien.</summary>
    private static string Folded(string name)
    {
        var letters = new char[name.Length];
        var count = 0;
        foreach (var unit in name)
            if (Fold.Letter(unit) is var letter && char.IsLetter(letter)) letters[count++] = letter;
        return new string(letters, 0, count).Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal);
    }

    /// <summary>The same, or a short form: Tom and Thomas, Liz and Elizabeth, Bill and William.</summary>
    private static bool IsSameName(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0 || a == b) return true;
        if (a.Length == 1 || b.Length == 1) return a[0] == b[0];
        if (Math.Min(a.Length, b.Length) > 4 && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal) || a[..4] == b[..4])) return true;
        if (Math.Min(a.Length, b.Length) <= 4 && (a.StartsWith(b[..2], StringComparison.Ordinal) && a.Length != b.Length || a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal))) return true;
        foreach (var group in ShortForms) if (group.Contains(a) && group.Contains(b)) return true;
        return false;
    }

    private static readonly string[][] ShortForms =
    [.. new string[][]
    {
        ["william", "bill", "will", "billy", "liam"], ["robert", "bob", "rob", "bobby"], ["elizabeth", "liz", "beth", "betty", "lizzie", "eliza"], ["margaret", "peggy", "maggie", "meg"], ["richard", "dick", "rick", "rich"],
        ["james", "jim", "jimmy", "jamie"], ["john", "jack", "johnny"], ["katherine", "catherine", "kate", "katie", "cathy", "kathy"], ["edward", "ted", "ed", "eddie"], ["anthony", "tony"], ["susan", "sue", "susie"],
        ["thomas", "tom", "tommy"], ["michael", "mike", "mick"], ["charles", "charlie", "chuck"], ["henry", "harry"], ["alexander", "alexandra", "sandy", "alex", "sasha"], ["mary", "molly", "polly"], ["theresa", "tess", "terry"], ["stephen", "steven", "steve"],
        ["rebecca", "becky", "becca", "bex"], ["deborah", "debbie", "debs"], ["victoria", "vicky", "vicki", "tori"], ["patricia", "trish", "pat", "patty"], ["jennifer", "jenny", "jen"], ["daniel", "danny", "dan"],
        ["mohammed", "muhammad", "mohamed", "mohammad", "mo"], ["yusuf", "yousef", "youssef", "joseph", "joe"], ["andrew", "drew", "andy"], ["eleanor", "nell", "ellie", "nora"], ["helen", "nell", "lena"], ["sarah", "sally", "sara"], ["antonio", "toni", "tony"],
        ["giuseppe", "beppe", "pino"], ["francisco", "paco", "pancho"], ["jose", "pepe"], ["johannes", "hans", "jan"], ["friedrich", "fritz"], ["heinrich", "heinz"], ["aleksandr", "sasha", "alexander"], ["dmitry", "dima"], ["maria", "mia", "masha"],
    }.Select(group => group.Select(Folded).ToArray())];
}
