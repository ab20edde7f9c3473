using Amends.Language;
using Amends.Training;
using Amends.Training.Likeness;
using Amends.Training.Practice;
using Amends.Training.Reading;
using Amends.Training.Reviewing;

return args switch
{
    ["likeness", var data] => Train(() => LikenessTrainer.Run(data)),
    ["reviewing", "train", .. var settings] => Train(() => ReviewTraining.Run(Settings.Parse(settings))),
    ["reviewing", .. var rest] => ReviewingReports.Run(rest),
    ["words", var texts, var file] => CommonWords.Run(texts, file),
    [var data] => Train(() => All(data)),
    _ => Usage(),
};

static void All(string data)
{
    ReadingTrainer.Run(data);
    LikenessTrainer.Run(data);
    // The reviewer hears the tone of a draft through the reader of messages: through the one just written, not the one inside this program.
    Shipped.Folder = Places.Models;
    ReviewTraining.Run(new Settings());
}

static int Train(Action work)
{
    if (!Directory.Exists(Places.Models) || !Directory.Exists(Places.Texts))
    {
        Console.Error.WriteLine("Run this at the root of the repository.");
        return 2;
    }
    work();
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("Give the data folder: dotnet run --project training -c Release -- ../shared/data");
    return 2;
}
