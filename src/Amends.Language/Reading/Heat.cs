using System.Text;
using Amends.Language.Text;

namespace Amends.Language;

/// <summary>How upset the writer sounds.</summary>
internal static class Heat
{
    private const float PerInsult = 0.3f, PerFurtherInsult = 0.1f;
    private const int FewInsults = 4, MostInsults = 12, MostSigns = 32;

    private static readonly int Insult = Cues.Default.GroupOf("insult");

    public static HeatBand Band(double heat) => heat switch { < 20 => HeatBand.Calm, < 40 => HeatBand.Concerned, < 60 => HeatBand.Upset, < 80 => HeatBand.Angry, _ => HeatBand.Furious };

    /// <summary>
    /// Heat of the words as they stand. Insults come on top of what the message says without them, so that one more never cools it: a model
    /// alone would let an insult dilute the rest. Nor does it cool a complaint to be cried out.
    /// </summary>
    public static double Of(TextDocument document, ReadingModels models, Workspace work, bool english)
    {
        // Length tells of trouble where something is said; signs alone, or one word in thousands, say no more than a few of them.
        if (document.Tokens.Length > MostSigns && !SaysSomething(document))
            return Scale(Again(document.Source[..document.Tokens[MostSigns - 1].End], models, work, english, out _), models);
        var z = Raw(models, work, english);
        var complaint = work.Customers[models.Complaint];
        var insults = Insults(document, work.Senses.Found, out var rest);
        var said = insults > 0 ? rest : document.Source;
        if (insults > 0)
            z = Math.Max(z, Again(rest, models, work, english, out complaint));
        if (english && said.Contains('!'))
        {
            var quiet = Again(Quietly(said), models, work, english, out var quietly);
            if (models.Customers.Probability(models.Complaint, Math.Max(complaint, quietly)) >= 0.5)
                z = Math.Max(z, quiet);
        }
        z += PerInsult * Math.Min(insults, FewInsults) + PerFurtherInsult * Math.Clamp(insults - FewInsults, 0, MostInsults - FewInsults);
        return Scale(z, models);
    }

    private static double Scale(float z, ReadingModels models) => Math.Round(100 * models.Customers.Probability(models.HeatLane, z), 1);

    // Three different words.
    private static bool SaysSomething(TextDocument document)
    {
        ulong first = 0, second = 0;
        foreach (ref readonly var token in document.Tokens)
        {
            if (token.Kind is not (TokenKind.Word or TokenKind.Hashtag) || token.Hash == first || token.Hash == second)
                continue;
            if (second != 0)
                return true;
            (first, second) = (token.Hash, first);
        }
        return false;
    }

    // Scored in a workspace of its own: what was found in the whole text is needed again.
    private static float Again(string text, ReadingModels models, Workspace work, bool english, out float complaint)
    {
        var second = work.Second;
        using var document = TextDocument.Rent(text);
        second.ScoreSound(document, english);
        complaint = second.Customers[models.Complaint];
        return Raw(models, second, english);
    }

    // What is no complaint may be heated all the same: there the ear for people in general has its say, where it hears more than the one for customers does.
    private static float Raw(ReadingModels models, Workspace work, bool english)
    {
        var z = work.Customers[models.HeatLane];
        if (!english)
            return z;
        var customer = models.Customers.Probability(models.HeatLane, z);
        var anybody = models.Emotions.Probability(models.AnybodysHeat, work.Senses.Emotions[models.AnybodysHeat]);
        if (anybody <= customer)
            return z;
        var complaint = models.Customers.Probability(models.Complaint, work.Customers[models.Complaint]);
        return models.Customers.Raw(models.HeatLane, customer + (1 - complaint) * (anybody - customer));
    }

    // A full stop for every cry, where none stands and more follows.
    private static string Quietly(string cried)
    {
        var text = cried.AsSpan().TrimEnd();
        var quiet = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (text[i] != '!')
                quiet.Append(text[i]);
            else if (quiet.Length > 0 && quiet[^1] is not ('.' or '?') && i + 1 < text.Length)
                quiet.Append('.');
        return quiet.ToString();
    }

    private static int Insults(TextDocument document, List<CueMatch> found, out string rest)
    {
        rest = "";
        var (count, end) = (0, 0);
        StringBuilder? kept = null;
        foreach (var match in found)
        {
            if (match.Group != Insult)
                continue;
            count++;
            kept ??= new StringBuilder(document.Source.Length);
            if (match.FirstToken >= end)
                kept.Append(document.Source, end == 0 ? 0 : document.Tokens[end - 1].End, document.Tokens[match.FirstToken].Start - (end == 0 ? 0 : document.Tokens[end - 1].End));
            end = Math.Max(end, match.EndToken);
        }
        if (kept is null)
            return 0;
        kept.Append(document.Source, document.Tokens[end - 1].End, document.Source.Length - document.Tokens[end - 1].End);
        rest = kept.ToString().TrimEnd(' ', ',', '!', '.', '\n', '-');
        return count;
    }
}
