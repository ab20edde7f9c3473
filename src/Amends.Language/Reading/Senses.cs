using Amends.Language.Text;

namespace Amends.Language;

/// <summary>
/// All that is measured of one text before anything is concluded: hashed features, traits, cues, and the raw scores of the heads for emotions. Reused from
/// text to text; for one thread at a time. The training program measures through this same class.
/// </summary>
internal sealed class Senses
{
    /// <summary>Scores of the emotion table that later heads build on.</summary>
    public const int EmotionScores = 31;

    /// <summary>Scores of the first heads of the customers' table (complaint, heat, signals) that the trees build on.</summary>
    public const int FirstScores = 12;

    // In a very long text a cue says no more than it did in a long one.
    private const float MostOfACue = 12;

    // Raw scores are brought near the size of traits before later heads use them.
    public const float ScoreScale = 0.25f;

    private readonly float[] inputs = new float[DenseCount + FirstScores];

    private static readonly Lazy<Lexicon> ShippedLexicon = new(Language.Lexicon.Load);

    /// <summary>Traits and feelings: what the table of emotions rests on besides the words.</summary>
    public static int PlainCount { get; } = Traits.Names.Length + Feelings.Count;

    public static int TraitCount { get; } = PlainCount + Cues.Default.Groups.Count;

    public static int DenseCount { get; } = TraitCount + EmotionScores;

    public FeatureBuffer Features { get; } = new();

    public ConceptBuffer Concepts { get; } = new();

    public List<CueMatch> Found { get; } = [];

    /// <summary>Traits and feelings, then how often each group of cues was found (logarithm), then the raw emotion scores, scaled.</summary>
    public float[] Dense { get; } = new float[DenseCount];

    public float[] Emotions { get; } = new float[HashedTable.LanesAtOnce];

    public static Lexicon Lexicon => ShippedLexicon.Value;

    public ReadOnlySpan<float> TraitsAndCues => Dense.AsSpan(0, TraitCount);

    /// <summary>Measures all but the emotions.</summary>
    public void Measure(TextDocument document, Lexicon lexicon)
    {
        Features.Fill(document);
        Concepts.Fill(document, lexicon);
        MeasureSigns(document, lexicon);
    }

    /// <summary>Measures traits and cues, without the hashed features.</summary>
    public void MeasureSigns(TextDocument document, Lexicon lexicon)
    {
        Traits.Measure(document, lexicon, Dense.AsSpan(0, Traits.Names.Length));
        Feelings.Measure(document, lexicon, Dense.AsSpan(Traits.Names.Length, Feelings.Count));
        Found.Clear();
        Cues.Default.Find(document, Found);
        var counts = Dense.AsSpan(PlainCount, TraitCount - PlainCount);
        counts.Clear();
        foreach (var cue in Found)
            counts[cue.Group]++;
        foreach (ref var count in counts)
            count = count == 0 ? 0 : MathF.Log(1 + Math.Min(count, MostOfACue));
    }

    /// <summary>Drops what only the words tell; signs that cross languages stay: shouting, punctuation, emoji, length.</summary>
    public void ForgetWords()
    {
        Features.Clear();
        Concepts.Clear();
        Found.Clear();
        Dense.AsSpan(Traits.Names.Length, TraitCount - Traits.Names.Length).Clear();
    }

    public void Feel(HashedTable emotions)
    {
        emotions.Score(Features, [], Dense.AsSpan(0, PlainCount), Emotions);
        KeepEmotions();
    }

    /// <summary>The same with the runs of letters already added up.</summary>
    public void Feel(HashedTable emotions, LetterSums letters)
    {
        emotions.Score(Features.Words, letters.Emotions, [], Dense.AsSpan(0, PlainCount), Emotions);
        KeepEmotions();
    }

    /// <summary>What the trees for complaint and heat make of everything measured takes the place of those heads' scores.</summary>
    public void Judge(Forest[] forests, Span<float> customers)
    {
        Dense.CopyTo(inputs, 0);
        customers[..FirstScores].CopyTo(inputs.AsSpan(DenseCount));
        for (var lane = 0; lane < forests.Length; lane++)
            customers[lane] = forests[lane].Score(inputs);
    }

    private void KeepEmotions()
    {
        for (var i = 0; i < EmotionScores; i++)
            Dense[TraitCount + i] = Emotions[i] * ScoreScale;
    }
}
