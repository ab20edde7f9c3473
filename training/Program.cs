using Amends.Training.Likeness;
using Amends.Training.Practice;
using Amends.Training.Reading;
using Amends.Training.Reviewing;

return args switch
{
    ["reviewing", .. var rest] => ReviewingTrainer.Run(rest),
    ["likeness", var data] => LikenessTrainer.Run(data),
    ["words", var texts, var file] => CommonWords.Run(texts, file),
    [var data] => ReadingTrainer.Run(data) is not 0 and var failed ? failed : LikenessTrainer.Run(data),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Give the data folder: dotnet run --project training -c Release -- ../shared/data");
    return 2;
}
