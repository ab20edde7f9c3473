using System.CommandLine;

namespace Amends.Web.Commands;

/// <summary>What every streaming verb understands: a file or standard input, as JSON lines, plain lines, or a column of a CSV file.</summary>
internal sealed class StreamOptions
{
    private readonly Argument<string?> file = new("FILE") { Description = "The file to read; standard input where none is given", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> plain = new("--text") { Description = "One plain text a line instead of JSON" };
    private readonly Option<string?> column = new("--csv") { Description = "Read this column of a CSV file; a column named id gives the ids", HelpName = "COLUMN" };

    /// <summary>Makes a command stream: it answers each line with one JSON object, in the same order.</summary>
    public static Command Streaming(string name, string description, Func<AnswerItem> answer)
    {
        var options = new StreamOptions();
        var command = new Command(name, description) { options.file, options.plain, options.column };
        command.Validators.Add(result =>
        {
            if (result.GetValue(options.plain) && result.GetValue(options.column) is not null)
                result.AddError("Give either --text or --csv, not both.");
            if (result.GetValue(options.file) is { } path && !File.Exists(path))
                result.AddError($"There is no file {path}.");
        });
        command.SetAction(parsed => Streamer.Run(parsed.GetValue(options.file), parsed.GetValue(options.plain), parsed.GetValue(options.column), answer()));
        return command;
    }
}
