using System.Globalization;
using Amends.Application.Files;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Complaints;

/// <summary>
/// A colleague spoke with the customer: what was said is a note, and each step that happened on the phone is recorded as evidence in the same breath, and
/// what was promised enters the ledger.
/// </summary>
internal sealed class NoteCall(ChangeComplaint change, TimeProvider time)
{
    public async Task<Outcome<Changed>> Handle(Target target, string text, int? minutes, IReadOnlyList<Step> steps, IReadOnlyList<NewPromise>? promises = null, Attaching? files = null, CancellationToken cancel = default)
    {
        if (Words.Problem(text, "Write what was said on the call.") is { } refusal)
            return refusal;
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var before = minutes is null ? "On the phone. " : string.Create(CultureInfo.InvariantCulture, $"On the phone, {minutes} min. ");
        var words = Words.Clean(before + text);
        IReadOnlyList<Command> Commands(IReadOnlyList<SaidFile> said) =>
        [
            new AddNote(id) { Files = SaidFile.Hashes(said) },
            .. steps.Select(step => new NoteEvidence(step, "On the phone.")),
            .. (promises ?? []).Select(promise => new MakePromise(promise with { Start = promise.Length == 0 ? 0 : promise.Start + before.Length }, id)),
        ];
        return await change.Handle(
            target,
            async seen =>
            {
                var (said, tooMuch) = await (files ?? new()).Take(seen, target.By);
                return new Plan(Commands(said))
                {
                    Refusal = tooMuch, EndsDraft = files?.Draft is not null, Said = [new Said(id, Direction.Note, Channel.Phone, words) { Files = said }],
                    Also = (session, _) => session.DropRemoved(seen.Id, target.By.Id),
                };
            },
            cancel);
    }
}
