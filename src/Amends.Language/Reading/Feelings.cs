using Amends.Language.Text;

namespace Amends.Language;

/// <summary>
/// What the words of a text say of feelings by our readers' ratings: pleasantness, anger, trouble with a product or service, and hints at each emotion.
/// Words that no labelled text holds still count, which carries judgement to texts of another sort.
/// </summary>
internal static class Feelings
{
    private const int Emotions = 27, Sums = 13;

    /// <summary>The values: thirteen sums, then a hint at each of 27 emotions. Model files rest on them: a change asks for training anew.</summary>
    public const int Count = Sums + Emotions;

    // How far a hint counts by its rank, and what negation leaves of a feeling.
    private const float SecondHint = 0.6f, ThirdHint = 0.4f, Negated = -0.6f, NegatedHint = 0.25f;

    // Sums saturate: the tenth furious word says less than the second.
    private const float Half = 6;

    public static void Measure(TextDocument document, Lexicon lexicon, Span<float> feelings)
    {
        feelings.Clear();
        var tokens = document.Tokens;
        var clauses = document.Clauses;
        Tally all = default, last = default;
        var hints = feelings[Sums..];
        for (var c = 0; c < clauses.Length; c++)
        {
            Tally here = default;
            var negated = 0;
            for (var i = clauses[c].FirstToken; i < clauses[c].EndToken; i++)
            {
                ref readonly var token = ref tokens[i];
                if (token.Kind is TokenKind.Mention or TokenKind.Link or TokenKind.Number)
                    continue;
                ref readonly var note = ref lexicon.Note(token);
                var quoted = token.Has(TokenMarks.Quoted) ? 0.5f : 1;
                var shouted = token.Has(TokenMarks.Shouted) && token.Length > 2 ? 1.25f : 1;
                here.Add(note, (negated > 0 ? Negated : 1) * quoted * shouted);
                Hint(hints, note, (negated > 0 ? NegatedHint : 1) * quoted);
                negated = Traits.Negations.Contains(token) ? 4 : negated - 1;
            }
            all.Join(here);
            if (here.Any)
                last = here;
        }
        feelings[0] = Squash(all.Pleasant);
        feelings[1] = Squash(all.Unpleasant);
        feelings[2] = Squash(all.Pleasant - all.Unpleasant);
        feelings[3] = all.Lowest / 4;
        feelings[4] = all.Highest / 4;
        feelings[5] = Squash(last.Pleasant - last.Unpleasant);
        feelings[6] = Squash(all.Anger);
        feelings[7] = all.Angriest / 4;
        feelings[8] = Squash(last.Anger);
        feelings[9] = Squash(all.Trouble);
        feelings[10] = all.Worst / 4;
        feelings[11] = Squash(last.Trouble);
        // Anger about trouble is what a complaint is made of; either alone need not be one.
        feelings[12] = MathF.Sqrt(Math.Max(0, feelings[9] * (feelings[6] + feelings[1])));
        foreach (ref var hint in hints)
            hint /= 1 + 0.5f * hint;
    }

    private static void Hint(Span<float> hints, in WordNote note, float weight)
    {
        if (note.First == 0)
            return;
        hints[note.First - 1] += weight;
        if (note.Second != 0)
            hints[note.Second - 1] += weight * SecondHint;
        if (note.Third != 0)
            hints[note.Third - 1] += weight * ThirdHint;
    }

    private static float Squash(float sum) => sum / (Math.Abs(sum) + Half);

    private struct Tally
    {
        public float Pleasant, Unpleasant, Lowest, Highest, Anger, Angriest, Trouble, Worst;

        public readonly bool Any => Pleasant != 0 || Unpleasant != 0 || Anger != 0 || Trouble != 0;

        public void Add(in WordNote note, float weight)
        {
            var pleasant = note.Pleasant * 0.1f * weight;
            Pleasant += Math.Max(0, pleasant);
            Unpleasant -= Math.Min(0, pleasant);
            (Lowest, Highest) = (Math.Min(Lowest, pleasant), Math.Max(Highest, pleasant));
            // "Not angry" is no anger; "not refunded" is trouble all the same.
            var (anger, trouble) = (note.Anger * 0.1f * Math.Max(0, weight), note.Trouble * 0.1f * Math.Abs(weight));
            (Anger, Angriest) = (Anger + anger, Math.Max(Angriest, anger));
            (Trouble, Worst) = (Trouble + trouble, Math.Max(Worst, trouble));
        }

        public void Join(in Tally other)
        {
            (Pleasant, Unpleasant, Anger, Trouble) = (Pleasant + other.Pleasant, Unpleasant + other.Unpleasant, Anger + other.Anger, Trouble + other.Trouble);
            (Lowest, Highest) = (Math.Min(Lowest, other.Lowest), Math.Max(Highest, other.Highest));
            (Angriest, Worst) = (Math.Max(Angriest, other.Angriest), Math.Max(Worst, other.Worst));
        }
    }
}
