using System.Text;
using Amends.Language;

namespace Amends.Training.Reading;

/// <summary>Trains everything that reading messages rests on, and writes the model files with a card each. The same bytes on every run.</summary>
internal static class ReadingTrainer
{
    private static readonly string Models = Path.Combine("src", "Amends.Language", "Models");
    private static readonly string Own = Path.Combine("training", "data");

    public static int Run(string data)
    {
        if (!Directory.Exists(Models) || !Directory.Exists(Own))
        {
            Console.Error.WriteLine("Run this at the root of the repository.");
            return 2;
        }
        var lexiconBytes = LexiconBuilder.Build(data, Own);
        var lexicon = Pinned.Lexicon(lexiconBytes);
        var features = new SparseData(lexicon);
        var (emotionReport, customerReport) = (new StringBuilder(), new StringBuilder());
        var real = RealTexts.Read(data, Own);
        var emotionTraining = new EmotionTraining(data, features, real, Sources.People(Own));
        var emotionBytes = emotionTraining.Run(emotionReport);
        Console.Write(emotionReport);
        var emotions = Pinned.Table(emotionBytes);
        var training = new OwnTraining(Sources.Own(Own), real, features, emotions, emotionTraining.Without);
        var customerBytes = training.Run(customerReport);
        Console.Write(customerReport);
        var polarityBytes = PolarityTraining.Run(data, training.Unseen, real, emotions, emotionTraining.Without, Pinned.Table(customerBytes), Forest.Load(training.ForestBytes), lexicon);
        foreach (var (name, bytes) in new[] { ("lexicon", lexiconBytes), ("emotions", emotionBytes), ("blend", emotionTraining.BlendBytes), ("customers", customerBytes), ("forests", training.ForestBytes), ("polarity", polarityBytes) })
            File.WriteAllBytes(Path.Combine(Models, name + ".bin"), bytes);
        Cards.Write(emotionReport.ToString(), customerReport.ToString());
        return 0;
    }
}
