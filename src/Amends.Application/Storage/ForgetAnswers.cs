using NodaTime;

namespace Amends.Application.Storage;

/// <summary>Forgets answers to requests that will not come again: two days are far longer than any program tries.</summary>
internal sealed class ForgetAnswers(Changes changes, TimeProvider time)
{
    private static readonly Duration Kept = Duration.FromDays(2);

    public Task<int> Handle(CancellationToken cancel = default) =>
        changes.Run(session => session.Execute("DELETE FROM idempotency WHERE at < @before", time.Now() - Kept), cancel);
}
