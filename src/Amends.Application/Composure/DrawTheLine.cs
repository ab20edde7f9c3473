using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;

namespace Amends.Application.Composure;

/// <summary>
/// What an agent does about insults beyond a reply: takes the case to a lead after two warnings. The words are looked at once more: anger at us, at a
/// colleague or at the world is no insult of the one who reads it, however it is put.
/// </summary>
internal sealed class DrawTheLine(ChangeComplaint change)
{
    public Task<Outcome<Changed>> TakeToLead(Target target, Guid about, string? words, CancellationToken cancel = default) =>
        change.Handle(target, async seen => new Plan(new TakeToLead(about, words)) { Refusal = await MerelyAngry(seen, about) }, cancel);

    /// <summary>Why these words are not warned of; null where they insult, or where they are no words of this customer's at all (then that is told).</summary>
    public static async Task<Refusal?> MerelyAngry(Seen seen, Guid about)
    {
        var said = await seen.Session.First(
            "SELECT text, reading FROM messages WHERE complaint_id = @complaint AND id = @id", row => new Words(row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1)), seen.Id, about);
        return said is { Reading: { } reading } && Insults.In(said.Text, Json.Read<Reading>(reading)).Count == 0
            ? new("merely_angry", "Nothing in these words is aimed at a person who reads them. Anger is no reason for a warning: hear them out.")
            : null;
    }

    private sealed record Words(string Text, string? Reading);
}
