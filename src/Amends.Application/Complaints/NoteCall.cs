using Amends.Application.Files;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Complaints;

/// <summary>
/// A colleague spoke with the customer, on the phone or in person: what was said is a note, each step that happened in the talk is recorded as evidence in
/// the same breath, and what was promised enters the ledger.
/// </summary>
internal sealed class NoteCall(ChangeComplaint change, TimeProvider time)
{
    public async Task<Outcome<Changed>> Handle(Target target, string text, Talk talk, IReadOnlyList<NewPromise>? promises = null, Attaching? files = null, CancellationToken cancel = default)
    {
        if (Words.Problem(text, talk.Way == Channel.InPerson ? "Write what was said." : "Write what was said on the call.") is { } refusal)
            return refusal;
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var before = talk.Opening;
        var words = Words.Clean(before + text);
        IReadOnlyList<Command> Commands(IReadOnlyList<SaidFile> said) =>
        [
            new AddNote(id) { Files = SaidFile.Hashes(said) },
            .. talk.Done.Select(step => new NoteEvidence(step, talk.Where)),
            .. (promises ?? []).Select(promise => new MakePromise(promise with { Start = promise.Length == 0 ? 0 : promise.Start + before.Length }, id)),
        ];
        return await change.Handle(
            target,
            async seen =>
            {
                var (said, tooMuch) = await (files ?? new()).Take(seen, target.By);
                return new Plan(Commands(said))
                {
                    Refusal = tooMuch, EndsDraft = files?.Draft is null ? null : Words.Clean(text), Said = [new Said(id, Direction.Note, talk.Way, words) { Files = said }],
                    Also = (session, _) => session.DropRemoved(seen.Id, target.By.Id),
                };
            },
            cancel);
    }
}
