using Amends.Language.Text;

namespace Amends.Language;

/// <summary>The tables that reading rests on, and where in them each head stands.</summary>
internal sealed class ReadingModels
{
    public const int EmotionCount = 28;

    private ReadingModels(HashedTable emotions, HashedTable customers, Forest[] forests, PolarityHead polarity)
    {
        (Emotions, Customers, Forests, Polarity) = (emotions, customers, forests, polarity);
        rows = new WordRows(emotions.Lanes + customers.Lanes);
        LeastForHalf = Least(customers, 0.5);
        LeastForFamily = Least(customers, Codes.LeastFamily);
        Complaint = customers.LaneOf("complaint");
        HeatLane = customers.LaneOf("heat");
        Danger = customers.LaneOf("signal:safety");
        Signals = Heads(customers, "signal:", "");
        Families = Heads(customers, "family:", "");
        Concerns = Heads(customers, "concern:", "");
        FamilyOf = [.. Concerns.Select(concern => Array.FindIndex(Families, family => concern.Code.StartsWith(family.Code + ".", StringComparison.Ordinal)))];
        Wants = Heads(customers, "want:", "want.").Where(head => head.Code != "none").ToArray();
    }

    private WordRows rows;

    public HashedTable Emotions { get; }

    public HashedTable Customers { get; }

    /// <summary>Trees for the first lanes of the customers' table, by lane.</summary>
    public Forest[] Forests { get; }

    public PolarityHead Polarity { get; }

    public int Complaint { get; }

    public int HeatLane { get; }

    /// <summary>The lane that scores danger.</summary>
    public int Danger { get; }

    public Head[] Signals { get; }

    public Head[] Families { get; }

    public Head[] Concerns { get; }

    /// <summary>For each concern, where its family stands.</summary>
    public int[] FamilyOf { get; }

    public Head[] Wants { get; }

    /// <summary>For each lane, what the calibrated raw score must come to before the code can score one half (a little less, to be sure).</summary>
    public float[] LeastForHalf { get; }

    /// <summary>The same for the least score of a family that counts.</summary>
    public float[] LeastForFamily { get; }

    /// <summary>Sums kept of common words.</summary>
    public WordRows Rows => rows.IsStale ? rows = new WordRows(Emotions.Lanes + Customers.Lanes) : rows;

    public static ReadingModels Load() => new(HashedTable.Load("emotions.bin"), HashedTable.Load("customers.bin"), Forest.Load("forests.bin"), PolarityHead.Load());

    private static float[] Least(HashedTable table, double score)
    {
        const double Margin = 0.01;
        var least = new float[table.Lanes];
        for (var lane = 0; lane < least.Length; lane++)
            least[lane] = table.Thresholds[lane] * 2 * score is > 0 and < 1 and var p ? (float)(Math.Log(p / (1 - p)) - Margin) : float.NegativeInfinity;
        return least;
    }

    private static Head[] Heads(HashedTable table, string prefix, string cuePrefix)
    {
        var heads = new List<Head>();
        for (var lane = 0; lane < table.Names.Length; lane++)
            if (table.Names[lane].StartsWith(prefix, StringComparison.Ordinal))
            {
                var code = table.Names[lane][prefix.Length..];
                heads.Add(new Head(code, lane, Cues.Default.GroupOf(cuePrefix + code)));
            }
        return [.. heads];
    }
}

/// <summary>A code, the lane that scores it, and the group of cues that speaks for it (-1: none).</summary>
internal readonly record struct Head(string Code, int Lane, int Cue);

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
        Senses.Judge(models.Forests, Customers, models.Complaint, models.HeatLane);
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
