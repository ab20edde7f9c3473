using Amends.Language.Text;

namespace Amends.Language;

/// <summary>
/// The heat that a message leaves behind: what it says as a whole; where it turns angry, without its cool opening, or more where its hottest sentence does, the
/// later the more. A polite opening before a furious close does not cool it; less than anger in a part says nothing beyond the whole.
/// </summary>
public static class MessageHeat
{
    private const int FewestWords = 3;
    private const int MostSentences = 60;
    private const double OfHottest = 0.6;
    private const double AtTheStart = 0.75;
    private const double Angry = 60;

    // What comes before the first sentence that has so much of the hottest one's heat is an opening.
    private const double IsCool = 0.5;

    /// <summary>0 to 100; never below the heat of the whole.</summary>
    public static double Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Of(text, Heard(text));
    }

    /// <summary>The reading with this heat in place of that of the whole, and the evidence for heat scaled to sum to it.</summary>
    /// <param name="text">What was read.</param>
    public static Reading Apply(Reading reading, string text)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(text);
        var heat = Of(text, reading.Heat);
        return heat <= reading.Heat ? reading : reading with { Heat = heat, Band = Heat.Band(heat), Evidence = Evidence.ForHotter(reading.Evidence, heat) };
    }

    private static double Of(string text, double whole)
    {
        var sentences = Sentences(text);
        if (sentences.Count < 2)
            return whole;
        double[] heats = [.. sentences.Select(sentence => Heard(text.Substring(sentence.Start, sentence.Length)))];
        var hottest = heats.Select((heat, i) => heat * (AtTheStart + (1 - AtTheStart) * i / (heats.Length - 1))).Max();
        var close = Array.FindIndex(heats, heat => heat >= IsCool * heats.Max());
        var closing = close == 0 ? whole : Heard(text[sentences[close].Start..]);
        var left = Math.Round(Math.Max(closing, OfHottest * hottest + (1 - OfHottest) * whole), 1);
        return left >= Angry ? Math.Max(whole, left) : whole;
    }

    private static double Heard(string text)
    {
        Span<double> emotions = stackalloc double[ReadingModels.EmotionCount];
        return MessageReader.Default.Sound(text, emotions).Heat;
    }

    private static List<(int Start, int Length)> Sentences(string text)
    {
        using var document = TextDocument.Rent(text);
        List<(int Start, int Length)> sentences = [];
        foreach (var sentence in document.Sentences)
        {
            var words = 0;
            foreach (ref readonly var token in document.TokensOf(sentence))
                words += token.Kind == TokenKind.Word ? 1 : 0;
            if (words >= FewestWords)
                sentences.Add((sentence.Start, sentence.Length));
        }
        // Of a very long message the end says how it was left.
        return sentences.Count <= MostSentences ? sentences : sentences.GetRange(sentences.Count - MostSentences, MostSentences);
    }
}
