using Amends.Language.Reviewing.Cues;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Features;

/// <summary>What can be counted in a draft beside the customer's message: length, order, what both share, feelings.</summary>
internal sealed class DraftNumbers
{
    private static readonly int Sorry = CueMatcher.Default.Group("sorry");

    private readonly DraftAnalysis draft;

    public DraftNumbers(DraftAnalysis draft)
    {
        this.draft = draft;
        Share();
        Feel();
    }

    /// <summary>Concepts of the case, other than figures of speech, that the draft takes up.</summary>
    public int Matters { get; private set; }

    public int EarlyMatters { get; private set; }

    /// <summary>Concepts that only the draft brings in.</summary>
    public int OtherMatters { get; private set; }

    /// <summary>Numbers that the customer did not give: dates, times, amounts looked up.</summary>
    public int NewNumbers { get; private set; }

    /// <summary>Feelings of the draft's words, by word.</summary>
    public float Pleasant { get; private set; }

    public float Anger { get; private set; }

    public float Trouble { get; private set; }

    private int length, sorryAt = -1, heardBefore, heardAt = -1, you, we, i, not, names, breaks;
    private float worst;

    public static IReadOnlyList<string> Names { get; } =
    [
        "length", "sentences", "longest", "customer length", "sorry at", "heard before sorry", "heard at", "matters", "early matters", "other matters", "new numbers", "covered",
        "pleasant", "worst", "anger", "trouble", "you", "we", "i", "not", "names", "breaks", "customer anger", "customer trouble", "sorry share",
    ];

    public void CopyTo(Span<float> to)
    {
        var per = 1f / Math.Max(1, length);
        ReadOnlySpan<float> values =
        [
            length, draft.Sentences.Count, draft.Sentences.Count == 0 ? 0 : draft.Sentences.Max(sentence => sentence.Count), draft.Customer.Length, sorryAt, heardBefore, heardAt,
            Matters, EarlyMatters, OtherMatters, NewNumbers, Matters / (1f + draft.Customer.Concepts.Count), Pleasant, worst, Anger, Trouble, you * per, we * per, i * per, not * per, names, breaks,
            draft.Customer.Feeling.Anger, draft.Customer.Feeling.Trouble, sorryAt < 0 ? -1 : sorryAt * per,
        ];
        values.CopyTo(to);
    }

    private void Share()
    {
        var opening = DraftFeatures.OpeningEnd(draft);
        foreach (var hit in draft.Hits) if (hit.Group == Sorry && (sorryAt < 0 || hit.First < sorryAt)) sorryAt = hit.First;
        Span<bool> seen = stackalloc bool[512];
        for (var at = 0; at < draft.Words.Count; at++)
        {
            var word = draft.Words[at];
            if (word.Kind == WordKind.Break) { breaks++; continue; }
            if (word.Kind is WordKind.Word or WordKind.Number) length++;
            if (word.Kind == WordKind.Number && !draft.Echoes[at] && word.End - word.Start >= 1) NewNumbers++;
            var concept = draft.Senses[at].Concept;
            var isMatter = WordSense.IsMatter(concept);
            var shared = isMatter && draft.Customer.Concepts.Contains(concept);
            if (shared || draft.Echoes[at])
            {
                if (heardAt < 0) heardAt = at;
                if (at < sorryAt) heardBefore++;
            }

            if (isMatter && concept < seen.Length && !seen[concept])
            {
                seen[concept] = true;
                if (shared) { Matters++; if (at < opening) EarlyMatters++; }
                else OtherMatters++;
            }

            if (word.Text is "you" or "your" or "yours") you++;
            else if (word.Text is "we" or "our" or "us") we++;
            else if (word.Text is "i" or "my" or "me") i++;
            else if (word.Text is "not" or "n't" or "no" or "never" or "cannot") not++;
            if (word.Capital && at > 0 && word.Kind == WordKind.Word && draft.Words[at - 1].Kind == WordKind.Word) names++;
        }
    }

    private void Feel()
    {
        foreach (ref readonly var sense in draft.Senses.AsSpan())
        {
            (Pleasant, Anger, Trouble) = (Pleasant + sense.Pleasant, Anger + sense.Anger, Trouble + sense.Trouble);
            worst = Math.Min(worst, sense.Pleasant);
        }

        var per = 1f / Math.Max(1, length);
        (Pleasant, Anger, Trouble) = (Pleasant * per, Anger * per, Trouble * per);
    }
}
