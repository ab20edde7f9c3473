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
        var reading = MessageReader.Default.Read(sentence);
        var tone = new float[Names.Count];
        var at = 0;
        // Roots spread what is small: one chance in ten of anger is already telling.
        foreach (var emotion in Emotions) tone[at++] = MathF.Sqrt((float)reading.Emotions[emotion]);
        tone[at++] = (float)reading.Polarity.Negative;
        tone[at++] = (float)reading.Polarity.Positive;
        tone[at++] = (float)reading.Heat / 100;
        tone[at] = (float)reading.Complaint;
        return tone;
    }
}
