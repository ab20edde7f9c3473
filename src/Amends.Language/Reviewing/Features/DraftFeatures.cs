using Amends.Language.Reviewing.Cues;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Features;

/// <summary>One thing the heads look at, and how strongly it is there.</summary>
internal readonly record struct Feature(int Index, float Value);

/// <summary>Turns a draft into what the heads weigh: signs found by rule, then hashed words and word pairs.</summary>
internal static class DraftFeatures
{
    public const int Buckets = 1 << 15;

    /// <summary>No word has more features than this.</summary>
    internal const int FeaturesAWord = 5;

    /// <summary>How much all words together weigh beside one sign.</summary>
    private const float WordShare = 3f;

    private static readonly int Groups = CueMatcher.Default.Groups.Count;

    /// <summary>Signs come first; the hashed words follow from here.</summary>
    public static int Signs => Groups * 4 + SignNames.Count;

    public static List<Feature> Of(DraftAnalysis draft)
    {
        var features = new List<Feature>(FeaturesAWord * draft.Words.Count + 128);
        Cues(draft, features);
        var signs = new DraftSigns(draft);
        var at = Groups * 4;
        foreach (var on in signs.Values)
        {
            if (on != 0) features.Add(new(at, on));
            at++;
        }

        Hashed(draft, 0, draft.Words.Count, features);
        return features;
    }

    public static IReadOnlyList<string> SignNames => DraftSigns.Names;

    public static string NameOf(int index)
    {
        if (index >= Signs) return "#" + (index - Signs);
        if (index >= Groups * 4) return DraftSigns.Names[index - Groups * 4];
        return CueMatcher.Default.Groups[index / 4] + (index % 4) switch { 0 => "", 1 => " twice", 2 => " first", _ => " in short" };
    }

    private static void Cues(DraftAnalysis draft, List<Feature> features)
    {
        Span<int> counts = stackalloc int[Groups];
        Span<bool> first = stackalloc bool[Groups];
        var opening = draft.Sentences.Count > 0 ? OpeningEnd(draft) : 0;
        foreach (var hit in draft.Hits)
        {
            counts[hit.Group]++;
            first[hit.Group] |= hit.First < opening;
        }

        var isShort = draft.Words.Count < 30;
        for (var group = 0; group < Groups; group++)
        {
            if (counts[group] == 0) continue;
            features.Add(new(group * 4, 1));
            if (counts[group] > 1) features.Add(new(group * 4 + 1, 1));
            if (first[group]) features.Add(new(group * 4 + 2, 1));
            if (isShort) features.Add(new(group * 4 + 3, 1));
        }
    }

    /// <summary>The end of the first sentence that says something; a greeting alone does not.</summary>
    public static int OpeningEnd(DraftAnalysis draft)
    {
        foreach (var sentence in draft.Sentences)
            if (sentence.Count > 5 || !draft.Words[sentence.First].Text.StartsWith('h') && draft.Words[sentence.First].Text != "dear") return sentence.End;
        return draft.Words.Count;
    }

    public static void Hashed(DraftAnalysis draft, int from, int to, List<Feature> features)
    {
        var start = features.Count;
        var (words, senses) = (draft.Words, draft.Senses);
        uint previous = 17, beforeThat = 31, previousKind = 17;
        for (var i = from; i < to; i++)
        {
            if (words[i].Kind == WordKind.Break) continue;
            var hash = HashOf(words[i]);
            features.Add(new(Bucket(hash), 1));
            features.Add(new(Bucket(hash * 0x9E3779B1u ^ previous * 0x85EBCA6Bu), 1));
            features.Add(new(Bucket(hash * 0x9E3779B1u ^ previous * 0x85EBCA6Bu ^ beforeThat * 0xC2B2AE35u ^ 0x5bd1e995u), 1));
            // A concept speaks for all its words: alone, and with the word or concept before it.
            var concept = senses[i].Concept;
            var kind = concept > 0 ? (uint)concept * 0x27d4eb2fu ^ 0x165667b1u : hash;
            if (concept > 0) features.Add(new(Bucket(kind), 1));
            if (kind != hash || previousKind != previous) features.Add(new(Bucket(kind * 0x9E3779B1u ^ previousKind * 0x85EBCA6Bu ^ 0x2545F491u), 1));
            beforeThat = previous;
            previous = hash;
            previousKind = kind;
        }

        var share = WordShare / MathF.Sqrt(Math.Max(1, features.Count - start));
        for (var i = start; i < features.Count; i++) features[i] = features[i] with { Value = share };
    }

    private static int Bucket(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x7feb352du;
        hash ^= hash >> 15;
        return Signs + (int)(hash & Buckets - 1);
    }

    private static uint HashOf(Word word)
    {
        var hash = 2166136261u;
        if (word.Kind == WordKind.Number) return 0x1234567u;
        foreach (var unit in word.Text) hash = (hash ^ unit) * 16777619u;
        return hash;
    }
}
