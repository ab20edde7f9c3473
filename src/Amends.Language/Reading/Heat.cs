using System.Text;
using Amends.Language.Text;

namespace Amends.Language;

/// <summary>How upset the writer sounds.</summary>
internal static class Heat
{
    private const float PerInsult = 0.2f;
    private const int MostInsults = 4;

    private static readonly int Insult = Cues.Default.GroupOf("insult");

    public static HeatBand Band(double heat) => heat switch { < 20 => HeatBand.Calm, < 40 => HeatBand.Concerned, < 60 => HeatBand.Upset, < 80 => HeatBand.Angry, _ => HeatBand.Furious };

    /// <summary>
    /// Heat of the words as they stand. Insults come on top of what the message says without them, so that one more never cools it: a linear model
    /// alone would let an insult dilute the rest.
    /// </summary>
    public static double Of(TextDocument document, ReadingModels models, Workspace work, bool english)
    {
        var z = work.Customers[models.HeatLane];
        var insults = Insults(document, work.Senses.Found, out var rest);
        if (insults > 0)
        {
            // Scored in a workspace of its own: what was found in the whole text is needed again.
            var without = work.Second;
            using var bare = TextDocument.Rent(rest);
            without.Score(bare, english);
            z = Math.Max(z, without.Customers[models.HeatLane]) + PerInsult * Math.Min(insults, MostInsults);
        }
        return Math.Round(100 * models.Customers.Probability(models.HeatLane, z), 1);
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
