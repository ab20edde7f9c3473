using System.Text;
using Amends.Language;

namespace Amends.Training.Reading;

/// <summary>Trains everything that reading messages rests on, and writes the model files with a card each. The same bytes on every run.</summary>
internal static class ReadingTrainer
{
    public static void Run(string data)
    {
        var lexiconBytes = LexiconBuilder.Build(data, Places.Texts);
        var lexicon = Pinned.Lexicon(lexiconBytes);
        var features = new SparseData(lexicon);
        var (emotionReport, customerReport) = (new StringBuilder(), new StringBuilder());
        var real = RealTexts.Read(data, Places.Texts);
        var emotionTraining = new EmotionTraining(data, features, real, Sources.People(Places.Texts));
        var emotionBytes = emotionTraining.Run(emotionReport);
        Console.Write(emotionReport);
        var emotions = Pinned.Table(emotionBytes);
        var training = new OwnTraining(Sources.Own(Places.Texts), real, features, emotions, emotionTraining.Without);
        var customerBytes = training.Run(customerReport);
        Console.Write(customerReport);
        var polarityBytes = PolarityTraining.Run(data, training.Unseen, real, emotions, emotionTraining.Without, Pinned.Table(customerBytes), Forest.Load(training.ForestBytes), lexicon);
        foreach (var (name, bytes) in new[] { ("lexicon", lexiconBytes), ("emotions", emotionBytes), ("blend", emotionTraining.BlendBytes), ("customers", customerBytes), ("forests", training.ForestBytes), ("polarity", polarityBytes) })
            File.WriteAllBytes(Path.Combine(Places.Models, name + ".bin"), bytes);
        Cards.Write(emotionReport.ToString(), customerReport.ToString());
    }
}
