using Amends.Language.Reviewing.Features;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>What the heads and the few sure rules make of a draft: a probability for each code, and the score.</summary>
internal sealed class Judgement
{
    private const int MostApologies = 3;

    private readonly HeadModel model;
    private readonly float[] logits;
    private readonly float[][] bySentence;

    private Judgement(HeadModel model, float[] logits, float[][] bySentence, double wording, float[] numbers, int length, bool empty)
    {
        (this.model, this.logits, this.bySentence) = (model, logits, bySentence);
        Score = empty ? 0 : (int)Math.Round(Math.Clamp(model.Grade(logits, Rubric.Score(Probability), wording, numbers, length), 0, 100));
    }

    public int Score { get; }

    public static Judgement Of(DraftAnalysis draft)
    {
        var model = HeadModel.Default;
        var features = DraftFeatures.Of(draft);
        var (logits, bySentence) = Weigh(model, draft, features);
        AsWithoutTheApologies(model, draft, logits);
        var numbers = new float[DraftNumbers.Names.Count];
        new DraftNumbers(draft).CopyTo(numbers);
        return new(model, logits, bySentence, model.Quality(features), numbers, draft.Text.AsSpan().Trim().Length, draft.Words.Count == 0);
    }

    private static (float[] Logits, float[][] BySentence) Weigh(HeadModel model, DraftAnalysis draft, List<Feature> features)
    {
        var (logits, bySentence) = (new float[model.Codes.Count], new float[draft.Sentences.Count][]);
        model.Score(features, SentenceFeatures.Of(draft), logits, bySentence);
        SureRules.Apply(draft, (code, logit) => logits[model.IndexOf(code)] = logit(logits[model.IndexOf(code)]));
        return (logits, bySentence);
    }

    /// <summary>A sincere apology at the end is never what is wrong with a draft: no warning but that of too many is likelier with it than without. Of a long row of them the first few are asked.</summary>
    private static void AsWithoutTheApologies(HeadModel model, DraftAnalysis draft, float[] logits)
    {
        var ends = Apologies.AtTheEnd(draft);
        int[] warnings = [.. Rubric.Warnings.Where(code => code != "over_apology").Select(model.IndexOf)];
        if (ends.Count == 0 || (ends.Count <= MostApologies && Array.TrueForAll(warnings, code => logits[code] < 0)))
            return;
        if (ends.Count > MostApologies)
            Array.ForEach(warnings, code => logits[code] = float.MaxValue);
        foreach (var end in ends.Take(MostApologies + 1))
        {
            var shorter = DraftAnalysis.Of(draft.Conversation, draft.Text[..end], draft.Sent);
            var without = Weigh(model, shorter, DraftFeatures.Of(shorter)).Logits;
            Array.ForEach(warnings, code => logits[code] = Math.Min(logits[code], without[code]));
        }
    }

    public double Probability(string code) => 1 / (1 + Math.Exp(-logits[model.IndexOf(code)]));

    public bool Shows(string code) => logits[model.IndexOf(code)] >= 0;

    public Dictionary<string, double> Principles()
    {
        var probabilities = new Dictionary<string, double>(Rubric.Principles.Count, StringComparer.Ordinal);
        foreach (var code in Rubric.Principles) probabilities[code] = Math.Round(Probability(code), 3);
        return probabilities;
    }

    /// <summary>What one sentence says for a code, to find the place that shows it.</summary>
    public float SentenceScore(string code, int sentence) => bySentence[sentence][model.IndexOf(code)];
}
