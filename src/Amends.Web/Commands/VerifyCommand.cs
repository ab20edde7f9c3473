using System.CommandLine;
using Amends.Application.Audit;
using Amends.Application.Storage;

namespace Amends.Web.Commands;

/// <summary><c>amends verify</c>: checks that every timeline folds to its row and that the hash chain holds.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var database = new DatabaseOptions();
        var command = new Command("verify", "Checks that every complaint is what its timeline says, and that nobody changed the timeline.");
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.Run(parsed, services => Run(services, cancel), cancel, prepare: false));
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<Migrate>().Require(cancel);
        var report = await services.GetRequiredService<VerifyAll>().Handle(cancel: cancel);
        await services.GetRequiredService<LastVerification>().Keep(report, cancel);
        foreach (var fault in report.Faults)
            await Console.Error.WriteLineAsync($"{fault.Reference}, entry {fault.Sequence}: {fault.Words}");
        await Console.Out.WriteLineAsync($"{report.Complaints} complaints, {report.Entries} entries, {report.FaultCount} faults");
        return report.FaultCount == 0 ? Streamer.Done : Streamer.SomeFailed;
    }
}
