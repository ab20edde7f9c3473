namespace Amends.Training.Reading;

/// <summary>The model cards: what each file was learned from, under which licence, and how well it does.</summary>
internal static class Cards
{
    private const string Trained = "Written by `training/`; the same data give the same bytes on every run. Seed 20260310. Trained in November 2026.";

    private static readonly string Folder = Path.Combine("docs", "reference", "models");

    public static void Write(string emotions, string customers)
    {
        Directory.CreateDirectory(Folder);
        Card("lexicon", "How pleasant or unpleasant 7,500 words, emoticons and emoji are, -4 to 4, in tenths.", "VADER's word ratings (C.J. Hutto, MIT); emoji and some 150 words of service life rated by us.", "");
        Card("emotions", "28 emotions, valence of tweets and of review snippets, dissatisfaction: linear heads over words, pairs of words, words under negation and runs of 3 to 5 letters, hashed to 2^18 rows of 32 int8 weights; and 46 traits of the writing.", "GoEmotions, training part (Google, CC BY 4.0); VADER's rated tweets and review snippets (MIT). Calibration and thresholds: GoEmotions, development part.", emotions);
        Card("customers", "Complaint, heat, signals, families and codes of concerns, wishes: linear heads over the same features, hashed to 2^15 rows of 128 int8 weights, the traits, the cues of cues.txt and the raw scores of the emotion table. Probabilities and thresholds come from five-fold cross-validation.", "Our own labelled messages, training/data/customers-*.jsonl (CC BY 4.0), all but the test part. For heat also, at a twentieth of the weight, GoEmotions' development part (CC BY 4.0).", customers);
        Card("polarity", "Negative, neutral, positive: a softmax over the traits, cues, emotion scores, complaint and heat.", "VADER's rated tweets and review snippets, GoEmotions' development part, our own messages.", "");
    }

    public static void WriteLikeness() =>
        Card("likeness", "What a text is about: 8,800 runs of 3 to 5 letters, each a row of 128 int8 numbers and a scale. A text's vector is the sum of its rows, made length one. Latent semantic analysis by randomised SVD over inverse document frequencies, turned so that ways of putting one and the same request weigh less (within-class covariance of CLINC150's kinds). How well it sorts: [language](../language.md).",
            "Banking77, training texts without their labels (PolyAI, CC BY 4.0); CLINC150, training part with its kinds (CC BY 3.0); our own messages, training/data/customers-*.jsonl (CC BY 4.0), all but the test part.", "");

    private static void Card(string name, string what, string data, string figures) =>
        File.WriteAllText(Path.Combine(Folder, name + ".md"), $"# {name}.bin\n\n{what}\n\n**Data.** {data}\n\n**Made.** {Trained}\n" + (figures.Length == 0 ? "" : $"\n**Figures.**\n\n```\n{figures.TrimEnd()}\n```\n"));
}
