using Amends.Language.Reviewing.Cues;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Features;

/// <summary>Signs that need more than one wording: order, absence, and what draft and customer share.</summary>
internal sealed class DraftSigns
{
    private readonly DraftAnalysis draft;
    private readonly List<float> values = new(128);
    private readonly int[] firstOf;
    private readonly int[] countOf;

    public DraftSigns(DraftAnalysis draft)
    {
        this.draft = draft;
        firstOf = new int[CueMatcher.Default.Groups.Count];
        countOf = new int[firstOf.Length];
        Array.Fill(firstOf, int.MaxValue);
        foreach (var hit in draft.Hits)
        {
            countOf[hit.Group]++;
            firstOf[hit.Group] = Math.Min(firstOf[hit.Group], hit.First);
        }

        Fill(null);
    }

    public IReadOnlyList<float> Values => values;

    public static IReadOnlyList<string> Names { get; } = CollectNames();

    private static List<string> CollectNames()
    {
        var names = new List<string>();
        var empty = DraftAnalysis.Of([], "", DateTimeOffset.UnixEpoch);
        _ = new DraftSigns(empty, names);
        return names;
    }

    private DraftSigns(DraftAnalysis empty, List<string> names)
    {
        draft = empty;
        firstOf = new int[CueMatcher.Default.Groups.Count];
        countOf = new int[firstOf.Length];
        Array.Fill(firstOf, int.MaxValue);
        Fill(names);
    }

    private bool Has(string group) => countOf[CueMatcher.Default.Group(group)] > 0;

    private int Count(string group) => countOf[CueMatcher.Default.Group(group)];

    private int First(string group) => firstOf[CueMatcher.Default.Group(group)];

    private void Fill(List<string>? names)
    {
        void Sign(string name, bool on) { names?.Add(name); values.Add(on ? 1 : 0); }
        var words = draft.Words;
        var length = words.Count(word => word.Kind is WordKind.Word or WordKind.Number);
        Sign("words < 6", length < 6);
        Sign("words < 12", length < 12);
        Sign("words < 20", length < 20);
        Sign("words < 35", length < 35);
        Sign("words < 60", length < 60);
        Sign("words >= 100", length >= 100);
        Sign("sentences >= 3", draft.Sentences.Count >= 3);
        Sign("sentences >= 6", draft.Sentences.Count >= 6);
        var longest = draft.Sentences.Count == 0 ? 0 : draft.Sentences.Max(sentence => sentence.Count);
        Sign("sentence > 30 words", longest > 30);
        Sign("sentence > 45 words", longest > 45);
        Sign("customer < 10 words", draft.Customer.Length is > 0 and < 10);
        Sign("customer > 40 words", draft.Customer.Length > 40);
        Sign("customer > 100 words", draft.Customer.Length > 100);
        Sign("customer says again", draft.Customer.Repeated);
        Sign("customer asks", draft.Customer.Asks);

        var opening = DraftFeatures.OpeningEnd(draft);
        var (echoes, early, numbers) = CountEchoes(opening);
        Sign("echo 1", echoes >= 1);
        Sign("echo 2", echoes >= 2);
        Sign("echo 3", echoes >= 3);
        Sign("echo 5", echoes >= 5);
        Sign("echo 8", echoes >= 8);
        Sign("echo early 1", early >= 1);
        Sign("echo early 2", early >= 2);
        Sign("echo early 3", early >= 3);
        Sign("echo number", numbers >= 1);
        Sign("echo dense", length > 0 && echoes >= 2 && echoes * 6 > length);

        var numbersOf = new DraftNumbers(draft);
        Sign("matter 1", numbersOf.Matters >= 1);
        Sign("matters 2", numbersOf.Matters >= 2);
        Sign("matters 3", numbersOf.Matters >= 3);
        Sign("matters 5", numbersOf.Matters >= 5);
        Sign("matter early", numbersOf.EarlyMatters >= 1);
        Sign("matters early 2", numbersOf.EarlyMatters >= 2);
        Sign("new numbers", numbersOf.NewNumbers >= 1);
        Sign("new numbers 3", numbersOf.NewNumbers >= 3);
        Sign("pleasant", numbersOf.Pleasant > 0.25f);
        Sign("unpleasant", numbersOf.Pleasant < -0.05f);
        Sign("angry words", numbersOf.Anger > 0.12f);
        Sign("in public", draft.Customer.Tweeted);
        Sign("customer angry", draft.Customer.Feeling.Anger > 3);
        Sign("customer in trouble", draft.Customer.Feeling.Trouble > 4);

        Sign("greets by name", Naming.GreetsByName(draft));
        Sign("calls by name", Naming.CallsByName(draft));
        Sign("names customer's name", Naming.TakesUpName(draft));
        Sign("reference", Naming.HasReference(draft));
        Sign("names a person", Naming.NamesPerson(draft));

        var promises = draft.Promises;
        var due = promises.Count(promise => promise.Due is not null);
        var timed = draft.Timed.Any(t => t);
        Sign("promise", promises.Count > 0);
        Sign("promises 2", promises.Count > 1);
        Sign("promises 4", promises.Count > 3);
        Sign("promise by I", promises.Any(promise => promise.Actor == "I"));
        Sign("promise by we", promises.Any(promise => promise.Actor == "we"));
        Sign("promise by other", promises.Any(promise => promise.Actor == "other"));
        Sign("promise due", due > 0);
        Sign("promises due 2", due > 1);
        Sign("promise without due", promises.Count > due);
        Sign("all promises without due", promises.Count > 0 && due == 0);
        Sign("time to come", timed);
        Sign("time to come, no promise", timed && promises.Count == 0);

        var questions = words.Count(word => word.Text == "?");
        Sign("question", questions > 0);
        Sign("questions 2", questions > 1);
        Sign("ends in a question", EndsInQuestion());
        Sign("asks openly", questions > 0 && (Has("ask_open") || Has("ask_did")));
        Sign("asks a reference only", questions == 1 && Has("ask_reference") && !Has("ask_did"));
        Sign("asks by choice only", questions == 1 && Has("ask_choice"));
        var exclamations = words.Count(word => word.Text == "!");
        Sign("exclamation", exclamations > 0);
        Sign("exclamations 3", exclamations > 2);
        Sign("emoji", words.Any(word => word.Text.Length == 2 && char.IsSurrogate(word.Text[0])));
        Sign("signed ^ or /", words.Any(word => word.Text is "^") || SlashSigned());
        Sign("placeholder", Placeholders.Find(draft.Text) is not null);
        var acronyms = Acronyms();
        Sign("acronym", acronyms >= 1);
        Sign("acronyms 2", acronyms >= 2);
        Sign("acronyms 3", acronyms >= 3);

        var realApology = Apologies.In(draft).Meant;
        var sorries = Count("sorry");
        Sign("real apology", realApology);
        Sign("sorry, but never for real", Has("sorry") && !realApology);
        Sign("sorry 2", sorries >= 2);
        Sign("sorry 3", sorries >= 3);
        Sign("sorry dense", sorries >= 3 && length < 20 * sorries);
        var apologyFirst = realApology && First("sorry") < opening && EchoesBefore(First("sorry")) == 0;
        Sign("sorry before a word shows it was heard", apologyFirst);
        Sign("… in a repeated case", apologyFirst && draft.Customer.Repeated);
        Sign("… in a long case", apologyFirst && draft.Customer.Length > 40);
        Sign("… and little echo after", apologyFirst && early == 0 && echoes < 2);
        Sign("repeated case, little echo", draft.Customer.Repeated && echoes < 2);

        var helps = Has("opt_money") || Has("opt_replace") || Has("own_done");
        var alternative = Has("opt_choice") || Has("but_can") || Has("opt_money");
        Sign("vague, no time", Has("vague") && !timed && due == 0);
        Sign("vague, no time, no help", Has("vague") && !timed && due == 0 && !helps);
        Sign("vague, nothing else", Has("vague") && !timed && !helps && !Has("step_dm") && questions == 0);
        Sign("excuse, no help", Has("excuse") && !helps && due == 0);
        Sign("excuse and help", Has("excuse") && (helps || due > 0));
        Sign("policy, no alternative", Has("policy") && !alternative);
        Sign("policy, no reason", Has("policy") && !Has("because") && !alternative);
        Sign("policy and alternative", Has("policy") && alternative);
        Sign("negative, no alternative", Has("negative") && !alternative && due == 0);
        Sign("negative up front, no alternative", First("negative") < opening && !alternative);
        Sign("negative and alternative", Has("negative") && alternative);
        Sign("sent away, nothing taken", Has("brush") && !Has("own_will") && !Has("own_let") && !Has("own_doing") && !Has("own_done") && !Has("own_take"));
        Sign("sent away, nothing else", Has("brush") && promises.Count == 0 && questions == 0 && !helps);
        Sign("owns nothing", !Has("own_will") && !Has("own_let") && !Has("own_doing") && !Has("own_done") && !Has("own_take") && !Has("own_fault"));
        Sign("no feeling", !Has("feel_too") && !Has("feel_imagine") && !Has("feel_understand") && !Has("feel_anyone") && !Has("feel_word") && !Has("feel_care") && !Has("oh_no"));
        Sign("feeling and echo", early >= 1 && (Has("feel_word") || Has("feel_too") || Has("feel_anyone")));
        Sign("minimise, no feeling", Has("minimise") && !realApology && !Has("feel_too") && !Has("feel_imagine"));
        Sign("defends, no apology", Has("defend") && !realApology);
        Sign("defends twice", Count("defend") > 1);
        Sign("blames and not your fault", Has("blame_you") && Has("not_your_fault"));
        Sign("blames without own fault", (Has("blame_you") || Has("blame_other")) && !Has("own_fault"));
        Sign("promises too much with a guarantee", Has("overpromise") && Has("own_will"));
        for (var tone = 0; tone < Tone.Names.Count; tone++)
        {
            names?.Add("most " + Tone.Names[tone]);
            names?.Add("mean " + Tone.Names[tone]);
            float most = 0, sum = 0;
            foreach (var sentence in draft.Tones) (most, sum) = (Math.Max(most, sentence[tone]), sum + sentence[tone]);
            values.Add(most);
            values.Add(sum / Math.Max(1, draft.Tones.Length));
        }

        Sign("nothing at all", !Has("sorry") && !helps && promises.Count == 0 && !Has("thanks") && questions == 0);
    }

    private (int All, int Early, int Numbers) CountEchoes(int opening)
    {
        int all = 0, early = 0, numbers = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < draft.Words.Count; i++)
        {
            if (!draft.Echoes[i] || !seen.Add(CustomerWords.Stem(draft.Words[i].Text))) continue;
            all++;
            if (i < opening) early++;
            if (draft.Words[i].Kind == WordKind.Number) numbers++;
        }

        return (all, early, numbers);
    }

    private int EchoesBefore(int word)
    {
        var count = 0;
        for (var i = 0; i < word && i < draft.Echoes.Length; i++) if (draft.Echoes[i]) count++;
        return count;
    }

    private bool EndsInQuestion()
    {
        for (var i = draft.Words.Count - 1; i >= Math.Max(0, draft.Words.Count - 4); i--) if (draft.Words[i].Text == "?") return true;
        return false;
    }

    private bool SlashSigned() => draft.Words.Count > 2 && draft.Words[^2].Text == "/" && draft.Words[^1].End - draft.Words[^1].Start <= 3;

    private int Acronyms() => draft.Words.Count(word =>
        CustomerWords.IsAcronym(draft.Text, word) && !draft.Customer.Acronyms.Contains(word.Text) && word.Start > 0 && draft.Text[word.Start - 1] is not ('^' or '/' or '@' or '#' or '{' or '[' or '_')
        && word.Text is not ("dm" or "pm" or "am" or "ok" or "uk" or "us" or "tv" or "id" or "pin" or "gps" or "sim" or "cctv" or "usb" or "eta" or "faq" or "asap" or "app" or "i" or "a" or "ceo" or "atm" or "omg" or "qr" or "pdf" or "sms" or "vat" or "eu" or "ps" or "not" or "no" or "never" or "so" or "very" or "all" or "and" or "the" or "home" or "back"));
}
