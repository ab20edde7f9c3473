using System.Globalization;

namespace Amends.Training.Reading;

/// <summary>The model cards: what each file was learned from, under which licence, and how well it does.</summary>
internal static class Cards
{
    private const string Trained = "Written by `training/`; the same data give the same bytes on every run. Seed 20260310. Trained in November 2026.";

    public static void Write(string emotions, string customers)
    {
        Card("lexicon", "What single words, emoticons and emoji say: how pleasant 7,500 are, -4 to 4, in tenths; how pleasant, angry and telling of trouble 4,200 are, and the emotions they hint at; the concept of service life that 5,500 stand for.", "VADER's word ratings (C.J. Hutto, MIT); emoji, some 150 words of service life, training/data/feelings.tsv and concepts.txt by us (CC BY 4.0).", "");
        Card("emotions", "28 emotions, valence, heat, dissatisfaction: linear heads over words, pairs of words, words under negation and runs of 3 to 5 letters, hashed to 250,000 rows of 32 int8 weights; 46 traits of the writing and 40 sums of word ratings. The mean of three runs in different orders.", "GoEmotions, training part (Google, CC BY 4.0); VADER's rated tweets and review snippets (MIT); our heat of 10,200 of these texts (training/data/heat-*.tsv) and 4,745 posts of our own with theirs (people-*.jsonl; both CC BY 4.0). Calibration and thresholds: GoEmotions, development part.", emotions);
        Card("blend", "What the 28 emotions say of one another: one linear head an emotion over the raw scores of all heads of emotions.bin and their probabilities, learned from scores of texts that the tables had not seen (three folds).", "GoEmotions, training part (Google, CC BY 4.0).", "");
        Card("customers", "Complaint, heat, signals, families and codes of concerns, wishes: linear heads over the same features, hashed to 2^15 rows of 128 int8 weights, the concepts, the traits, the cues of cues.txt and the raw scores of the emotion table. Probabilities and thresholds come from five-fold cross-validation.", "Our own labelled messages, training/data/customers-*.jsonl (CC BY 4.0), all but the test part.", customers);
        Card("forests", "Complaint and heat: boosted trees of three questions each over all dense features and the scores of the first twelve heads of customers.bin on texts those had not seen.", "Our own labelled messages, all but the test part; also, at a twentieth of the weight, GoEmotions' training part and VADER's tweets with our labels (training/data/heat-*.tsv).", "");
        Card("polarity", "Negative, neutral, positive: a softmax over the traits, cues, emotion scores, complaint and heat.", "VADER's rated tweets and review snippets, GoEmotions' development part, our readers' tone of 10,200 public texts, our own messages.", "");
    }

    public static void WriteLikeness() =>
        Card("likeness", "What a text is about: 8,800 runs of 3 to 5 letters, each a row of 128 int8 numbers and a scale. A text's vector is the sum of its rows, made length one. Latent semantic analysis by randomised SVD over inverse document frequencies, turned so that ways of putting one and the same request weigh less (within-class covariance of CLINC150's kinds). How well it sorts: [language](../language.md).",
            "Banking77, training texts without their labels (PolyAI, CC BY 4.0); CLINC150, training part with its kinds (CC BY 3.0); our own messages, training/data/customers-1 to -14 (CC BY 4.0), all but the test part.", "");

    /// <summary>The reviewer's card also stands inside its file.</summary>
    /// <param name="replies">How many it learned from.</param>
    /// <returns>The card.</returns>
    public static string WriteReviewing(int replies)
    {
        var card = string.Create(CultureInfo.InvariantCulture, $"""
            # Model card: reviewing.bin

            What it does: gives each code of the rubric a probability for an agent's draft beside the customer's message, and judges the draft's wording as a whole.
            Trained on: {replies} labelled replies of our own (training/data/replies-*.jsonl, train and dev parts; CC BY 4.0). No other data.
            Form: logistic heads over signs found by rule and hashed words, pairs and triples (2^15 buckets, signed bytes), one set for the draft as a whole and one for its surest sentence (multiple-instance learning). L-BFGS. The score is graded by boosted trees over all probabilities, the wording and how the words feel (trained on what the heads say of drafts they did not see). No random numbers.
            Thresholds: from eight-fold cross-validation, so that 0.5 divides yes from no best by F1. The test part (by hash of the id) is only ever reported.
            Limits: English only. Two readers labelled each reply of files 1 to 41, and a third decided where they differed; file 42 has one reader; leanings are told in the data card. Figures: docs/reference/reviewing.md, printed by the training program.
            Licence: Apache-2.0.

            """).ReplaceLineEndings("\n");
        File.WriteAllText(Path.Combine(Places.Cards, "reviewing.md"), card);
        return card;
    }

    private static void Card(string name, string what, string data, string figures) =>
        File.WriteAllText(Path.Combine(Places.Cards, name + ".md"), $"# {name}.bin\n\n{what}\n\n**Data.** {data}\n\n**Made.** {Trained}\n" + (figures.Length == 0 ? "" : $"\n**Figures.**\n\n```\n{figures.TrimEnd()}\n```\n"));
}
