using System.CommandLine;
using Amends.Application.Storage;

namespace Amends.Web.Commands;

/// <summary><c>amends backup</c>: a complete copy, taken while Amends runs.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var database = new DatabaseOptions();
        var file = new Argument<string?>("file") { Description = "Where the copy goes; in the data folder's backups where left out.", DefaultValueFactory = _ => null };
        var command = new Command("backup", "Copies the database while it is in use.") { file };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, services => Run(services.GetRequiredService<Backup>(), parsed.GetValue(file), cancel), cancel, prepare: false));
        return command;
    }

    private static async Task<int> Run(Backup backup, string? file, CancellationToken cancel)
    {
        try
        {
            await Console.Out.WriteLineAsync(await backup.Handle(file, cancel));
            return Streamer.Done;
        }
        catch (BackupRefused refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Streamer.SomeFailed;
        }
    }
}
