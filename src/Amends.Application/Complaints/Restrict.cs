using Amends.Application.Storage;
using Amends.Recovery;

namespace Amends.Application.Complaints;

/// <summary>A lead closes a case to all but its owner, the people named, leads and admins; or opens it to everyone again.</summary>
internal sealed class Restrict(Changes changes)
{
    /// <param name="allowed">Who else may see it; meaningless where it is open to everyone.</param>
    public async Task<Outcome<bool>> Handle(Person by, string typed, bool restricted, IReadOnlyList<Guid> allowed, CancellationToken cancel = default)
    {
        if (!by.SeesAll)
            return new Refusal("for_leads", "Only a lead can restrict a case. Ask yours.");
        if (!Reference.TryParse(typed, out var reference))
            return new Outcome<bool>.NotFound();
        return await changes.Run<Outcome<bool>>(async session =>
        {
            var id = await session.Scalar<long>(
                "UPDATE complaints SET restricted = @restricted WHERE reference = @reference RETURNING id", restricted, reference.ToString());
            if (id == 0)
                return new Outcome<bool>.NotFound();
            await session.Execute("DELETE FROM complaint_people WHERE complaint_id = @id", id);
            foreach (var person in restricted ? allowed.Distinct() : [])
                await session.Execute("INSERT INTO complaint_people (complaint_id, account_id) VALUES (@id, @account)", id, person);
            return true;
        }, cancel);
    }
}
