using System.Globalization;
using System.Text;
using Amends.Language;

namespace Amends.Training.Reading;

/// <summary>Trains everything that reading messages rests on and writes the model files.</summary>
internal static class ReadingTrainer
{
    public static int Run(string[] args)
    {
        var data = args[0];
        var models = args.Length > 1 && !args[1].Contains('=', StringComparison.Ordinal) && args[1] != "own" ? args[1] : Path.Combine("src", "Amends.Language", "Models");
        var lexiconBytes = LexiconBuilder.Build(data);
        File.WriteAllBytes(Path.Combine(models, "lexicon.bin"), lexiconBytes);
        var lexicon = Lexicon.Load(lexiconBytes);
        var features = new SparseData(lexicon);
        var report = new StringBuilder();
        var file = Path.Combine(models, "emotions.bin");
        if (args.FirstOrDefault(a => a.StartsWith("emo=", StringComparison.Ordinal)) is { } emo) { EmotionTraining.X = [.. emo[4..].Split(',').Select(v => float.Parse(v, CultureInfo.InvariantCulture))]; EmotionTraining.Run(data, features, report); Console.WriteLine(report); return 0; }
        if (!args.Contains("own"))
            File.WriteAllBytes(file, EmotionTraining.Run(data, features, report));
        foreach (var a in args.Where(a => a.Contains('=', StringComparison.Ordinal)))
        {
            var v = float.Parse(a.Split('=')[1], CultureInfo.InvariantCulture);
            switch (a.Split('=')[0]) { case "quick": OwnTraining.Quick = true; break; case "ew": OwnTraining.ExtraWeight = v; break; case "hl2": OwnTraining.HeatL2 = v; break; case "hd": OwnTraining.HeatDense = v; break; case "trust": OwnTraining.Trust = v; break; case "rate": OwnTraining.Rate = v; break; case "l2": OwnTraining.L2 = v; break; case "dr": OwnTraining.DenseRate = v; break; case "dl2": OwnTraining.DenseL2 = v; break; case "ep": OwnTraining.Epochs = (int)v; break; }
        }
        var emotions = Pinned.Table(File.ReadAllBytes(file));
        var training = new OwnTraining(Sources.Own(Path.Combine("training", "data")), features, emotions, data);
        var customers = training.Run(report);
        File.WriteAllBytes(Path.Combine(models, "customers.bin"), customers);
        File.WriteAllBytes(Path.Combine(models, "polarity.bin"), PolarityTraining.Run(data, training.Unseen, emotions, Pinned.Table(customers), lexicon));
        Console.WriteLine(report);
        return 0;
    }
}
