using Amends.Application.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Amends.Application.Audit;

/// <summary>Verifies all timelines and keeps what was found, for whoever looks later.</summary>
internal sealed class LastVerification(VerifyAll verify, Storage.Settings settings, TimeProvider time, ILogger<LastVerification> log, IHostApplicationLifetime? life = null)
{
    private const string Key = "verification";
    private const int MostKept = 20;

    private int _runs;

    /// <summary>Whether this node is at it.</summary>
    public bool Runs => Volatile.Read(ref _runs) > 0;

    /// <summary>null where nobody ever verified.</summary>
    public async Task<Verification?> Find(CancellationToken cancel = default) => await settings.Get(Key, cancel) is { } kept ? Json.Read<Verification>(kept) : null;

    /// <summary>Begins in the background; nothing where this node is at it already.</summary>
    public void Begin()
    {
        if (Interlocked.CompareExchange(ref _runs, 1, 0) != 0)
            return;
        var stopping = life?.ApplicationStopping ?? CancellationToken.None;
        _ = Task.Run(async () =>
        {
            try
            {
                await Keep(await verify.Handle(cancel: stopping), stopping);
            }
            catch (Exception failure) when (failure is OperationCanceledException || StorageUnavailable.Explains(failure))
            {
                log.LogWarning("The verification of the timelines was not finished: {Reason}", failure.GetBaseException().Message);
            }
            catch (Exception failure)
            {
                log.LogError(failure, "The verification of the timelines broke off.");
            }
            finally
            {
                Volatile.Write(ref _runs, 0);
            }
        }, CancellationToken.None);
    }

    public Task Keep(VerifyReport report, CancellationToken cancel = default) =>
        settings.Set(Key, Json.Write(new Verification(time.Now(), report.Complaints, report.Entries, report.FaultCount, [.. report.Faults.Take(MostKept)])), cancel);
}

/// <param name="At">When it ended.</param>
/// <param name="Faults">The first twenty.</param>
public sealed record Verification(Instant At, long Complaints, long Entries, long FaultCount, IReadOnlyList<Fault> Faults);
