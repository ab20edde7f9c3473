using Amends.Language.Text;

namespace Amends.Language;

/// <summary>The tables that reading rests on, and where in them each head stands.</summary>
internal sealed class ReadingModels
{
    public const int EmotionCount = 28;

    private ReadingModels(HashedTable emotions, HashedTable customers, PolarityHead polarity)
    {
        (Emotions, Customers, Polarity) = (emotions, customers, polarity);
        Complaint = customers.LaneOf("complaint");
        HeatLane = customers.LaneOf("heat");
        Signals = Heads(customers, "signal:", "");
        Families = Heads(customers, "family:", "");
        Concerns = Heads(customers, "concern:", "");
        FamilyOf = [.. Concerns.Select(concern => Array.FindIndex(Families, family => concern.Code.StartsWith(family.Code + ".", StringComparison.Ordinal)))];
        Wants = Heads(customers, "want:", "want.").Where(head => head.Code != "none").ToArray();
    }

    public HashedTable Emotions { get; }

    public HashedTable Customers { get; }

    public PolarityHead Polarity { get; }

    public int Complaint { get; }

    public int HeatLane { get; }

    public Head[] Signals { get; }

    public Head[] Families { get; }

    public Head[] Concerns { get; }

    /// <summary>For each concern, where its family stands.</summary>
    public int[] FamilyOf { get; }

    public Head[] Wants { get; }

    public static ReadingModels Load() => new(HashedTable.Load("emotions.bin"), HashedTable.Load("customers.bin"), PolarityHead.Load());

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
internal sealed class Workspace
{
    private Workspace? second;

    public Senses Senses { get; } = new();

    /// <summary>Wordings of grave signals, looked for only where such a signal scored.</summary>
    public List<CueMatch> Grave { get; } = [];

    public float[] Customers { get; private set; } = [];

    /// <summary>Another one, for scoring a part of the same message.</summary>
    public Workspace Second => second ??= new Workspace();

    /// <summary>Measures and scores; without words where they are in a language that the models have not learned.</summary>
    public void Score(TextDocument document, ReadingModels models, bool words)
    {
        if (Customers.Length == 0)
            Customers = new float[models.Customers.Lanes];
        Senses.Measure(document, Senses.Lexicon);
        if (!words)
            Senses.ForgetWords();
        Senses.Feel(models.Emotions);
        models.Customers.Score(Senses.Features, Senses.Dense, Customers);
    }
}
