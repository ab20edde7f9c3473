using Amends.Language.Reviewing.Cues;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Features;

/// <summary>What a head sees of a single sentence: its wordings, a little of what stands around it, and its words.</summary>
internal static class SentenceFeatures
{
    private static readonly int Groups = CueMatcher.Default.Groups.Count;
    private static readonly string[] Around =
    [
        "first", "last", "only", "question", "timed", "echo", "echoes", "short", "long", "draft has a time", "draft helps", "draft offers another way", "draft takes it on", "draft is sorry", "exclamation", "starts with you", "starts with we", "starts with i", "promise", "promise due", "takes up a matter", "takes up matters", "names other matters", "unpleasant", "pleasant", "angry", "troubled", "you", "customer angry", "customer says again", "short draft", .. Tone.Names,
    ];

    public static int Signs => Groups + Around.Length;

    public static IReadOnlyList<string> Names { get; } = [.. CueMatcher.Default.Groups, .. Around];

    public static List<Feature>[] Of(DraftAnalysis draft)
    {
        var all = new List<Feature>[draft.Sentences.Count];
        Span<bool> document = stackalloc bool[Groups];
        foreach (var hit in draft.Hits) document[hit.Group] = true;
        bool Has(Span<bool> groups, string name) => groups[CueMatcher.Default.Group(name)];
        var helps = Has(document, "opt_money") || Has(document, "opt_replace") || Has(document, "own_done");
        var otherWay = Has(document, "opt_choice") || Has(document, "but_can") || Has(document, "opt_money");
        var takes = Has(document, "own_will") || Has(document, "own_doing") || Has(document, "own_let") || Has(document, "own_done");
        var timed = draft.Timed.Contains(true);
        Span<bool> here = stackalloc bool[Groups];
        int hitAt = 0, promiseAt = 0;
        for (var s = 0; s < draft.Sentences.Count; s++)
        {
            var sentence = draft.Sentences[s];
            var features = all[s] = new(DraftFeatures.FeaturesAWord * sentence.Count + 48);
            here.Clear();
            // Hits and promises stand in the order of the sentences.
            for (; hitAt < draft.Hits.Count && draft.Hits[hitAt].First < sentence.End; hitAt++)
            {
                var group = draft.Hits[hitAt].Group;
                if (here[group]) continue;
                here[group] = true;
                features.Add(new(group, 1));
            }

            int echoes = 0, questions = 0, exclamations = 0;
            for (var i = sentence.First; i < sentence.End; i++)
            {
                if (draft.Echoes[i]) echoes++;
                if (draft.Words[i].Text == "?") questions++;
                if (draft.Words[i].Text == "!") exclamations++;
            }

            var end = draft.Words[sentence.End - 1].End;
            bool promise = false, due = false;
            for (; promiseAt < draft.Promises.Count && draft.Promises[promiseAt].Start < end; promiseAt++)
            {
                promise = true;
                due |= draft.Promises[promiseAt].Due is not null;
            }

            var at = Groups;
            void Sign(bool on) { if (on) features.Add(new(at, 1)); at++; }
            var first = draft.Words[sentence.First].Text;
            Sign(s == 0);
            Sign(s == draft.Sentences.Count - 1);
            Sign(draft.Sentences.Count == 1);
            Sign(questions > 0);
            Sign(draft.Timed[s]);
            Sign(echoes > 0);
            Sign(echoes > 1);
            Sign(sentence.Count < 6);
            Sign(sentence.Count > 25);
            Sign(timed);
            Sign(helps);
            Sign(otherWay);
            Sign(takes);
            Sign(Has(document, "sorry"));
            Sign(exclamations > 0);
            Sign(first is "you" or "your");
            Sign(first is "we" or "our");
            Sign(first == "i");
            Sign(promise);
            Sign(due);
            int taken = 0, other = 0, you = 0;
            float pleasant = 0, anger = 0, trouble = 0;
            for (var i = sentence.First; i < sentence.End; i++)
            {
                ref readonly var sense = ref draft.Senses[i];
                if (WordSense.IsMatter(sense.Concept)) { if (draft.Customer.Concepts.Contains(sense.Concept)) taken++; else other++; }
                (pleasant, anger, trouble) = (pleasant + sense.Pleasant, anger + sense.Anger, trouble + sense.Trouble);
                if (draft.Words[i].Text is "you" or "your" or "yours" or "yourself") you++;
            }

            Sign(taken > 0);
            Sign(taken > 2);
            Sign(other > 1);
            Sign(pleasant < -2);
            Sign(pleasant > 2.5f);
            Sign(anger > 1.5f);
            Sign(trouble > 2);
            Sign(you > 0);
            Sign(draft.Customer.Feeling.Anger > 3);
            Sign(draft.Customer.Repeated);
            Sign(draft.Words.Count < 40);
            for (var tone = 0; tone < Tone.Names.Count; tone++, at++) if (draft.Tones[s][tone] != 0) features.Add(new(at, draft.Tones[s][tone]));
            var from = features.Count;
            DraftFeatures.Hashed(draft, sentence.First, sentence.End, features);
            for (var i = from; i < features.Count; i++) features[i] = features[i] with { Index = features[i].Index - DraftFeatures.Signs + Signs };
        }

        return all;
    }
}
