using Amends.Language;
using System.Globalization;
using Amends.Language.Reviewing.Features;

namespace Amends.Training.Reviewing;

/// <summary>How well each sign alone tells each code: where to write the next rule.</summary>
internal static class SignReport
{
    public static void Print(string folder, string[] codes)
    {
        var replies = LabelledReply.Load(folder).Where(reply => !TestPart.HoldsReply(reply.Id)).ToList();
        var features = ReviewEvaluation.TrainingFeatures(replies).Whole;
        foreach (var code in codes)
        {
            var head = LabelledReply.Codes.ToList().IndexOf(code);
            var rows = new List<(string Name, double F1, double Precision, double Recall)>();
            for (var sign = 0; sign < DraftFeatures.Signs; sign++)
            {
                int hit = 0, wrong = 0, missed = 0;
                for (var i = 0; i < replies.Count; i++)
                {
                    var on = features[i].Any(feature => feature.Index == sign);
                    var right = replies[i].Labels[head] > 0.5;
                    if (on && right) hit++; else if (on) wrong++; else if (right) missed++;
                }

                rows.Add((DraftFeatures.NameOf(sign), 2.0 * hit / Math.Max(1, 2 * hit + wrong + missed), (double)hit / Math.Max(1, hit + wrong), (double)hit / Math.Max(1, hit + missed)));
            }

            Console.WriteLine(code);
            foreach (var row in rows.OrderByDescending(row => row.F1).Take(12))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {row.Name,-40} F1 {row.F1:F2} precision {row.Precision:F2} recall {row.Recall:F2}"));
        }
    }
}
