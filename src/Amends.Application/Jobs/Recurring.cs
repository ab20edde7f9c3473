using Amends.Application.Storage;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Amends.Application.Jobs;

/// <summary>Work that comes again: on one node at a time, and a database that is away for a while costs one line in the log.</summary>
internal abstract class Recurring(OneNode node, ILogger log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await node.Run(GetType().ToString(), () => Work(cancellationToken), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Amends stops; the next start finds what is left.
        }
        catch (Exception exception) when (StorageUnavailable.Explains(exception))
        {
            log.LogWarning("{Job} waits for the database: {Reason}", GetType().ToString(), exception.Message);
        }
    }

    protected abstract Task Work(CancellationToken cancel);
}
