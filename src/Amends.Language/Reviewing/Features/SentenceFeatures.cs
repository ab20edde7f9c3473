using Amends.Language.Reviewing.Cues;

namespace Amends.Language.Reviewing.Features;

/// <summary>What a head sees of a single sentence: its wordings, a little of what stands around it, and its words.</summary>
internal static class SentenceFeatures
{
    private static readonly int Groups = CueMatcher.Default.Groups.Count;
    private static readonly string[] Around =
    [
        "first", "last", "only", "question", "timed", "echo", "echoes", "short", "long", "draft has a time", "draft helps", "draft offers another way", "draft takes it on", "draft is sorry", "exclamation", "starts with you", "starts with we", "starts with i", "promise", "promise due",
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
            var features = all[s] = new(sentence.Count * 3 + 16);
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
            var from = features.Count;
            DraftFeatures.Hashed(draft.Words, sentence.First, sentence.End, features);
            for (var i = from; i < features.Count; i++) features[i] = features[i] with { Index = features[i].Index - DraftFeatures.Signs + Signs };
        }

        return all;
    }
}
