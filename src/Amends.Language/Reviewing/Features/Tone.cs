using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Features;

/// <summary>How a sentence of a draft would read to a stranger: the emotions, the polarity and the heat that the reader of messages finds in it.</summary>
internal static class Tone
{
    private static readonly string[] Emotions = [.. MessageReader.Default.Read("").Emotions.Keys];

    public static IReadOnlyList<string> Names { get; } = [.. Emotions, "negative", "positive", "heat", "complaint"];

    /// <summary>One row a sentence.</summary>
    public static float[][] Of(string text, List<Word> words, List<Run> sentences)
    {
        var tones = new float[sentences.Count][];
        for (var s = 0; s < sentences.Count; s++)
        {
            var (start, end) = (words[sentences[s].First].Start, words[sentences[s].End - 1].End);
            tones[s] = sentences[s].Count < 3 ? new float[Names.Count] : Of(text[start..end]);
        }

        return tones;
    }

    private static float[] Of(string sentence)
    {
        Span<double> emotions = stackalloc double[Emotions.Length];
        var (heat, complaint, polarity) = MessageReader.Default.Sound(sentence, emotions);
        var tone = new float[Names.Count];
        var at = 0;
        // Roots spread what is small: one chance in ten of anger is already telling.
        foreach (var emotion in emotions) tone[at++] = MathF.Sqrt((float)emotion);
        tone[at++] = (float)polarity.Negative;
        tone[at++] = (float)polarity.Positive;
        tone[at++] = (float)heat / 100;
        tone[at] = (float)complaint;
        return tone;
    }
}
