using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Practice;

/// <summary>A colleague was reminded and has answered, by beginning or by putting it off: of these due dates nothing is said again.</summary>
internal sealed class AnswerNudge(Changes changes)
{
    public Task Handle(Person by, Instant until, CancellationToken cancel = default) =>
        changes.Run(session => session.Execute("UPDATE assignments SET nudged_due = @until WHERE account_id = @by AND (nudged_due IS NULL OR nudged_due < @until)", until, by.Id), cancel);
}
