using System.CommandLine;
using Amends.Web.Complaints;
using Amends.Web.Hosting;
using Amends.Web.People;

namespace Amends.Web.Commands;

/// <summary>The verbs of <c>amends</c>. Each is made by its own file; nothing of the web application starts for those that do not need it.</summary>
internal static class CommandLine
{
    public static RootCommand Create() => new("Amends: a self-hosted desk that leads complaints from outburst to follow-up.")
    {
        ServeCommand.Create(),
        DemoCommand.Create(),
        UserCommand.Create(),
        TokenCommand.Create(),
        ImportCommand.Create(),
        ExportCommand.Create(),
        VerifyCommand.Create(),
        BackupCommand.Create(),
        RestoreCommand.Create(),
        ReadCommand.Create(),
        EvaluateCommand.Create(),
        CoachCommand.Create(),
        SuggestCommand.Create(),
        PracticeCommand.Create(),
        CharterCommand.Create(),
    };

    /// <summary>Runs a command line. 0: done; 1: something failed, and was said; 2: wrong usage.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        var status = await parsed.InvokeAsync().ConfigureAwait(false);
        return parsed.Errors.Count > 0 ? Streamer.WrongUsage : status;
    }
}
