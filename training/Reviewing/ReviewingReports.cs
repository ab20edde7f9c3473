namespace Amends.Training.Reviewing;

/// <summary>Looks at how drafts are reviewed: <c>reviewing evaluate DIR</c>, <c>reviewing promises DIR</c>, and what helps to make it better.</summary>
internal static class ReviewingReports
{
    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["promises", var folder, .. var more]:
                PromiseEvaluation.Print(folder, more.Contains("--test"), more.Contains("--errors"));
                return 0;
            case ["evaluate", var folder]:
                ReviewReport.Print(folder);
                return 0;
            case ["advice", var file]:
                AdviceReport.Print(file);
                return 0;
            case ["speed", var folder]:
                SpeedCheck.Print(folder);
                return 0;
            case ["signs", var folder, .. var codes]:
                SignReport.Print(folder, codes);
                return 0;
            case ["cross-validate", var folder, .. var settings]:
                ReviewEvaluation.CrossValidate(folder, Settings.Parse(settings));
                return 0;
            default:
                Console.Error.WriteLine("reviewing evaluate DIR | promises DIR [--test] [--errors] | cross-validate DIR [name=number …] | signs DIR CODE … | advice FILE | speed DIR | train");
                return 2;
        }
    }
}
