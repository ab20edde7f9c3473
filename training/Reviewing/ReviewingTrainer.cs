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
            case ["train", var folder, var model, .. var settings]:
                ReviewTraining.Run(folder, model, Parse(settings));
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
                ReviewEvaluation.CrossValidate(folder, Parse(settings));
                return 0;
            default:
                Console.Error.WriteLine("reviewing promises DIR [--test] [--errors]");
                return 2;
        }
    }

    private static Settings Parse(string[] args)
    {
        var settings = new Settings();
        foreach (var arg in args)
        {
            var value = double.Parse(arg[(arg.IndexOf('=', StringComparison.Ordinal) + 1)..], System.Globalization.CultureInfo.InvariantCulture);
            settings = arg[..arg.IndexOf('=', StringComparison.Ordinal)] switch
            {
                "steps" => settings with { Steps = (int)value },
                "signs" => settings with { HoldSigns = value },
                "words" => settings with { HoldWords = value },
                "balance" => settings with { Balance = value },
                _ => throw new ArgumentException($"no setting is called {arg}", nameof(args)),
            };
        }

        return settings;
    }
}
