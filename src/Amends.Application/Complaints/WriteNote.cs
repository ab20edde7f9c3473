using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Complaints;

/// <summary>A colleague writes something for colleagues only.</summary>
internal sealed class WriteNote(ChangeComplaint change, TimeProvider time)
{
    public async Task<Outcome<Changed>> Handle(Target target, string text, CancellationToken cancel = default)
    {
        if (Words.Problem(text, "Write your note.") is { } refusal)
            return refusal;
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var clean = Words.Clean(text);
        return await change.Handle(
            target,
            state => new Plan(new AddNote(id)) { Said = [new Said(id, Direction.Note, state.Channel, clean)] },
            cancel);
    }
}
