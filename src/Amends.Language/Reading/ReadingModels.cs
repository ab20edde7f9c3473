using Amends.Language.Text;

namespace Amends.Language;

/// <summary>The tables that reading rests on, and where in them each head stands.</summary>
internal sealed class ReadingModels
{
    public const int EmotionCount = 28;

    private ReadingModels(HashedTable emotions, EmotionBlend blend, HashedTable customers, Forest[] forests, PolarityHead polarity)
    {
        (Emotions, Blend, Customers, Forests, Polarity) = (emotions, blend, customers, forests, polarity);
        rows = new WordRows(emotions.Lanes + customers.Lanes);
        Complaint = customers.LaneOf("complaint");
        HeatLane = customers.LaneOf("heat");
        AnybodysHeat = emotions.LaneOf("heat");
        Danger = customers.LaneOf("signal:safety");
        Signals = Heads(customers, "signal:", "");
        Concerns = Heads(customers, "concern:", "");
        Wants = Heads(customers, "want:", "want.");
        LeastToCount = Array.ConvertAll(customers.Thresholds, Least);
        LeastToCount[Danger] = Math.Min(LeastToCount[Danger], (float)(Logit(GraveSignals.LeastDanger(customers.Thresholds[Danger])) - Margin));
    }

    // What is passed over must be sure, however the last bits are rounded.
    private const float Margin = 0.01f;

    private WordRows rows;

    /// <summary>Raw scores of emotions, each by itself; its calibration is that of the blend.</summary>
    public HashedTable Emotions { get; }

    public EmotionBlend Blend { get; }

    public HashedTable Customers { get; }

    /// <summary>Trees for complaint and heat, the first two lanes of the customers' table.</summary>
    public Forest[] Forests { get; }

    public PolarityHead Polarity { get; }

    public int Complaint { get; }

    public int HeatLane { get; }

    /// <summary>The lane of the emotions' table for the heat of people in general.</summary>
    public int AnybodysHeat { get; }

    /// <summary>The lane that scores danger.</summary>
    public int Danger { get; }

    public Head[] Signals { get; }

    public Head[] Concerns { get; }

    public Head[] Wants { get; }

    /// <summary>For each lane, what the calibrated raw score must come to before the code can be named at all (a little less, to be sure).</summary>
    public float[] LeastToCount { get; }

    /// <summary>Sums kept of common words.</summary>
    public WordRows Rows => rows.IsStale ? rows = new WordRows(Emotions.Lanes + Customers.Lanes) : rows;

    public static ReadingModels Load() => new(HashedTable.Load("emotions.bin"), EmotionBlend.Load(), HashedTable.Load("customers.bin"), Forest.Load("forests.bin"), PolarityHead.Load());

    // However sure its family is, a concern can then not come to what is named alone.
    private static float Least(float threshold)
    {
        var p = Math.Pow(Codes.Alone * threshold, 1 / (1 - Codes.OfFamily));
        return (float)(Logit(p) - Margin);
    }

    private static double Logit(double p) => Math.Log(p / (1 - p));

    private static Head[] Heads(HashedTable table, string prefix, string cuePrefix)
    {
        var heads = new List<Head>();
        for (var lane = 0; lane < table.Names.Length; lane++)
            if (table.Names[lane].StartsWith(prefix, StringComparison.Ordinal) && table.Names[lane][prefix.Length..] is var code and not "none")
                heads.Add(new Head(code, lane, Cues.Default.GroupOf(cuePrefix + code), FamilyOf(table, code)));
        return [.. heads];
    }

    private static int FamilyOf(HashedTable table, string code) => code.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? table.LaneOf("family:" + code[..dot]) : -1;
}

/// <summary>A code, the lane that scores it, the group of cues that speaks for it, and the lane of the family that it belongs to (-1: none).</summary>
internal sealed record Head(string Code, int Lane, int Cue, int Family);

/// <summary>What one message is measured with; reused.</summary>
internal sealed class Workspace(ReadingModels models)
{
    private Workspace? second;

    public Senses Senses { get; } = new();

    /// <summary>Wordings of grave signals, looked for only where such a signal scored.</summary>
    public List<CueMatch> Grave { get; } = [];

    /// <summary>What the runs of letters add.</summary>
    public LetterSums Letters { get; } = new(models);

    public float[] Customers { get; } = new float[models.Customers.Lanes];

    /// <summary>Room for the evidence while it is put together.</summary>
    public List<EvidenceSpan> Spans { get; } = [];

    public List<(float Weight, int First, int End)> Phrases { get; } = [];

    /// <summary>Another one, for scoring a part of the same message.</summary>
    public Workspace Second => second ??= new Workspace(models);

    /// <summary>Measures and scores; without words where they are in a language that the models have not learned.</summary>
    public void Score(TextDocument document, bool words)
    {
        Measure(document, words);
        models.Customers.Score(Senses.Features.Words, Letters.Customers, Senses.Concepts.Hashes, Senses.Dense, Customers);
        Senses.Judge(models.Forests, Customers);
    }

    /// <summary>Scores the emotions, the complaint and the heat, and nothing else: how a text sounds, for half the work.</summary>
    public void ScoreSound(TextDocument document, bool words)
    {
        Measure(document, words);
        models.Customers.ScoreFirst(Senses.Features.Words, Letters.Customers, Senses.Concepts.Hashes, Senses.Dense, Customers);
        Senses.Judge(models.Forests, Customers);
    }

    private void Measure(TextDocument document, bool words)
    {
        if (words)
            Ask(document);
        Senses.MeasureSigns(document, Senses.Lexicon);
        if (words)
            Letters.Sum();
        else
            ForgetWords();
        Senses.Feel(models.Emotions, Letters);
    }

    // The rows that the words need lie all over the tables: asked for first, they arrive while everything else is measured.
    private void Ask(TextDocument document)
    {
        Senses.Features.Fill(document, runs: false);
        Senses.Concepts.Fill(document, Senses.Lexicon);
        foreach (var concept in Senses.Concepts.Hashes)
            models.Customers.Fetch(concept);
        foreach (var feature in Senses.Features.Words)
        {
            models.Emotions.Fetch(feature);
            models.Customers.Fetch(feature);
        }
        Letters.Prepare(document);
    }

    private void ForgetWords()
    {
        Letters.Clear();
        Senses.ForgetWords();
    }
}
