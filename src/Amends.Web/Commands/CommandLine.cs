using System.CommandLine;
using System.CommandLine.Invocation;
using Amends.Web.Complaints;
using Amends.Web.Hosting;
using Amends.Web.People;

namespace Amends.Web.Commands;

/// <summary>The verbs of <c>amends</c>. Each is made by its own file; nothing of the web application starts for those that do not need it.</summary>
internal static class CommandLine
{
    // Made when they are asked for: making all of them takes longer than to read a message.
    private static readonly (string Verb, Func<Command> Create)[] Verbs =
    [
        ("serve", ServeCommand.Create),
        ("demo", DemoCommand.Create),
        ("user", UserCommand.Create),
        ("token", TokenCommand.Create),
        ("import", ImportCommand.Create),
        ("export", ExportCommand.Create),
        ("verify", VerifyCommand.Create),
        ("backup", BackupCommand.Create),
        ("restore", RestoreCommand.Create),
        ("read", ReadCommand.Create),
        ("evaluate", EvaluateCommand.Create),
        ("coach", CoachCommand.Create),
        ("suggest", SuggestCommand.Create),
        ("practice", PracticeCommand.Create),
        ("charter", CharterCommand.Create),
    ];

    /// <summary>The command line with the verb that comes first, or with all of them where none does.</summary>
    public static RootCommand Create(string? first = null)
    {
        var root = new RootCommand("Amends: a self-hosted desk that leads complaints from outburst to follow-up.");
        var known = Array.Exists(Verbs, known => known.Verb == first);
        foreach (var (verb, create) in Verbs)
            if (!known || verb == first)
                root.Add(create());
        return root;
    }

    /// <summary>Runs a command line. 0: done; 1: something failed, and was said; 2: wrong usage.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create(args.FirstOrDefault()).Parse(args);
        // What waits anyhow is not awaited: the machinery for that is compiled at every start.
        var status = parsed.Action is SynchronousCommandLineAction ? parsed.Invoke() : await parsed.InvokeAsync().ConfigureAwait(false);
        return parsed.Errors.Count > 0 ? Streamer.WrongUsage : status;
    }
}
