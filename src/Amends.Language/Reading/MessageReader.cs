using Amends.Language.Text;

namespace Amends.Language;

/// <summary>Reads customers' messages, offline. Thread-safe; one instance serves a process.</summary>
public sealed class MessageReader
{
    private const int LongestKept = 1 << 17;

    [ThreadStatic]
    private static Workspace? spare;

    private readonly Lazy<ReadingModels> models = new(ReadingModels.Load);

    /// <summary>The reader with the models that ship with this library; loaded on first use.</summary>
    public static MessageReader Default { get; } = new();

    /// <summary>Reads one message. Never throws, whatever the text.</summary>
    public Reading Read(string text) => Read(text, null);

    /// <param name="received">When the message came, in the writer's own offset where it is known: "yesterday" is counted from it. null: only dates that say their year have a value.</param>
    public Reading Read(string text, DateTimeOffset? received)
    {
        ArgumentNullException.ThrowIfNull(text);
        var shipped = models.Value;
        var work = spare ?? new Workspace(shipped);
        spare = null;
        var reading = Read(text, received, shipped, work);
        // What a very long text needed is too much to keep for short ones.
        if (text.Length <= LongestKept)
            spare = work;
        return reading;
    }

    /// <summary>
    /// The words that moved one score of a message, in the order they stand. Their weights sum to the score, to heat in hundredths; empty where no words moved it.
    /// What a reading names carries its words already (<see cref="Reading.Evidence"/>); that it is a complaint at all is explained only here.
    /// </summary>
    /// <param name="score"><c>heat</c>, <c>complaint</c>, or the code of a concern, want or signal that the reading names.</param>
    public IReadOnlyList<EvidenceSpan> Explain(string text, string score)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(score);
        if (score != OwnCodes.Complaint)
            return [.. Read(text).Evidence.Where(span => span.For == score)];
        var work = new Workspace(models.Value);
        using var document = TextDocument.Rent(text);
        if (LanguageGuess.Of(document) is not (LanguageGuess.English or LanguageGuess.Unknown))
            return [];
        work.Score(document, words: true);
        return Evidence.ForComplaint(document, models.Value, work, Complaint(models.Value, work));
    }

    /// <summary>How a text sounds, and nothing else of it: for many short texts one after the other.</summary>
    /// <param name="emotions">Filled with the probability of each emotion, in the order of <see cref="Reading.Emotions"/>.</param>
    internal (double Heat, double Complaint, Polarity Polarity) Sound(string text, Span<double> emotions)
    {
        var loaded = models.Value;
        var work = spare ?? new Workspace(loaded);
        spare = null;
        using var document = TextDocument.Rent(text);
        var english = LanguageGuess.Of(document) is LanguageGuess.English or LanguageGuess.Unknown;
        work.ScoreSound(document, words: english);
        Emotions(loaded, work, english, emotions);
        var sound = (Heat.Of(document, loaded, work, english), Complaint(loaded, work), PolarityOf(loaded, work, english));
        if (text.Length <= LongestKept)
            spare = work;
        return sound;
    }

    private static Reading Read(string text, DateTimeOffset? received, ReadingModels models, Workspace work)
    {
        using var document = TextDocument.Rent(text);
        var language = LanguageGuess.Of(document);
        var english = language is LanguageGuess.English or LanguageGuess.Unknown;
        work.Score(document, words: english);
        var heat = Heat.Of(document, models, work, english);
        var emotions = new double[ReadingModels.EmotionCount];
        Emotions(models, work, english, emotions);
        var found = Codes.Of(document, models, work, english);
        var evidence = Evidence.Of(document, models, work, found, heat, english);
        return new Reading(
            heat, Heat.Band(heat), Complaint(models, work), new EmotionScores(models.Emotions.Names, emotions),
            PolarityOf(models, work, english), found.Concerns, found.Wants, found.Signals, Facts.Of(document, received), evidence, language);
    }

    private static double Complaint(ReadingModels models, Workspace work) => Round(models.Customers.Probability(models.Complaint, work.Customers[models.Complaint]));

    internal static double Round(double score) => Math.Round(Math.Clamp(score, 0, 1), 4);

    private static void Emotions(ReadingModels models, Workspace work, bool english, Span<double> probabilities)
    {
        Span<float> z = stackalloc float[ReadingModels.EmotionCount];
        models.Blend.Score(work.Senses.Emotions, z);
        for (var i = 0; i < z.Length; i++)
            probabilities[i] = Round(models.Emotions.Probability(i, z[i]) * (english ? 1 : 0.5));
    }

    private static Polarity PolarityOf(ReadingModels models, Workspace work, bool english)
    {
        Span<float> z = stackalloc float[3];
        models.Polarity.Score(work.Senses.Dense, work.Customers[models.Complaint], work.Customers[models.HeatLane], z);
        // What is not read is not judged: half-way to nothing known.
        var sharpness = english ? 1f : 0.5f;
        var most = Math.Max(z[0], Math.Max(z[1], z[2]));
        float negative = MathF.Exp((z[0] - most) * sharpness), neutral = MathF.Exp((z[1] - most) * sharpness), positive = MathF.Exp((z[2] - most) * sharpness), all = negative + neutral + positive;
        var (low, high) = (Round(negative / all), Round(positive / all));
        return new Polarity(low, Math.Round(1 - low - high, 4), high);
    }
}
