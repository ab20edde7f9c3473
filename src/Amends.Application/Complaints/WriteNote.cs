using Amends.Application.Files;
using Amends.Application.Mentions;
using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Complaints;

/// <summary>A colleague writes something for colleagues only. Whom it names with <c>@</c> is told.</summary>
internal sealed class WriteNote(ChangeComplaint change, KnownColleagues colleagues, TimeProvider time)
{
    /// <summary>The refusal's code where somebody is named who may not see the case.</summary>
    public const string Unseen = "mention_unseen";

    /// <param name="untold">Whoever may not see the case stays untold; else a note that names them is refused.</param>
    public async Task<Outcome<Changed>> Handle(Target target, string text, Attaching? files = null, bool untold = false, CancellationToken cancel = default)
    {
        if (Words.Problem(text, "Write your note.") is { } refusal)
            return refusal;
        var id = Guid.CreateVersion7(time.GetUtcNow());
        var clean = Words.Clean(text);
        var named = await colleagues.In(clean, target.By, cancel);
        return await change.Handle(
            target,
            async seen =>
            {
                var unseeing = await Unseeing(seen, named);
                if (unseeing.Count > 0 && !untold)
                    return new Plan { Refusal = new(Unseen, $"{string.Join(" and ", unseeing.Select(one => one.Name))} may not see this case and would not be told. Keep the note without telling them, or write the name without @.") };
                var (said, tooMuch) = await (files ?? new()).Take(seen, target.By);
                var told = named.Except(unseeing).Select(one => one.Id).ToList();
                return new Plan(new AddNote(id) { Mentioned = told.Count > 0 ? told : null, Files = SaidFile.Hashes(said) })
                {
                    Refusal = tooMuch,
                    EndsDraft = files?.Draft is null ? null : clean,
                    Said = [new Said(id, Direction.Note, seen.State.Channel, clean) { Files = said }],
                    Also = async (session, now) =>
                    {
                        await session.InsertMentions(seen.Id, id, told, target.By, now);
                        await session.DropRemoved(seen.Id, target.By.Id);
                    },
                };
            },
            cancel);
    }

    private static async Task<IReadOnlyList<Person>> Unseeing(Seen seen, IReadOnlyList<Person> named)
    {
        if (named.Count == 0 || !await seen.Session.Scalar<bool>("SELECT restricted FROM complaints WHERE id = @id", seen.Id))
            return [];
        var allowed = await seen.Session.All("SELECT account_id FROM complaint_people WHERE complaint_id = @id", row => row.GetGuid(0), seen.Id);
        return [.. named.Where(one => !one.SeesAll && one.Id != seen.State.Owner && !allowed.Contains(one.Id))];
    }
}
