using System.CommandLine;
using Amends.Application.Storage;

namespace Amends.Web.Commands;

/// <summary><c>amends restore</c>: puts a backup in the database's place while Amends is stopped.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var database = new DatabaseOptions();
        var file = new Argument<string>("file") { Description = "The copy that backup made." };
        var command = new Command("restore", "Puts a backup in the database's place. What was there is kept beside it.") { file };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, services => Run(services.GetRequiredService<Restore>(), parsed.GetValue(file)!, cancel), cancel, prepare: false));
        return command;
    }

    private static async Task<int> Run(Restore restore, string file, CancellationToken cancel)
    {
        try
        {
            var kept = await restore.Handle(file, cancel);
            await Console.Out.WriteLineAsync(kept is null ? "Restored." : $"Restored. What was there before is kept as {kept}");
            return Streamer.Done;
        }
        catch (BackupRefused refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Streamer.SomeFailed;
        }
    }
}
