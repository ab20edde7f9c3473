using Amends.Training.Reading;
using Amends.Training.Reviewing;

return args switch
{
    ["reviewing", .. var rest] => ReviewingTrainer.Run(rest),
    [var data] => ReadingTrainer.Run(data),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Give the data folder: dotnet run --project training -c Release -- ../shared/data");
    return 2;
}
