using Amends.Application.Files;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Complaints;

/// <summary>A colleague writes something for colleagues only.</summary>
internal sealed class WriteNote(ChangeComplaint change, TimeProvider time)
{
    public async Task<Outcome<Changed>> Handle(Target target, string text, Attaching? files = null, CancellationToken cancel = default)
    {
        if (Words.Problem(text, "Write your note.") is { } refusal)
            return refusal;
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var clean = Words.Clean(text);
        return await change.Handle(
            target,
            async seen =>
            {
                var (said, tooMuch) = await (files ?? new()).Take(seen, target.By);
                return new Plan(new AddNote(id) { Files = SaidFile.Hashes(said) })
                {
                    Refusal = tooMuch, Said = [new Said(id, Direction.Note, seen.State.Channel, clean) { Files = said }],
                    Also = (session, _) => session.DropRemoved(seen.Id, target.By.Id),
                };
            },
            cancel);
    }
}
