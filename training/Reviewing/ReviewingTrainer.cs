namespace Amends.Training.Reviewing;

/// <summary>Everything that trains and measures the reviewing of drafts: <c>reviewing promises DIR</c>, <c>reviewing train DIR</c>, <c>reviewing evaluate DIR</c>.</summary>
internal static class ReviewingTrainer
{
    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["promises", var folder, .. var more]:
                PromiseEvaluation.Print(folder, more.Contains("--test"), more.Contains("--errors"));
                return 0;
            default:
                Console.Error.WriteLine("reviewing promises DIR [--test] [--errors]");
                return 2;
        }
    }
}
