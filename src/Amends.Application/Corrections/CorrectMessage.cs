using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Corrections;

/// <summary>
/// A colleague puts right how a customer's message was read: heat, what it is about, what they want, whether it is a complaint at all. The case moves to
/// where it belongs, the timeline says who did it, and the organisation's own codes learn from it at once.
/// </summary>
internal sealed class CorrectMessage(ChangeComplaint change, HouseCodes codes)
{
    private const double Found = 0.5;

    /// <param name="correction">null takes back the one that stands.</param>
    public async Task<Outcome<Changed>> Handle(Target target, Guid message, Correction? correction, CancellationToken cancel = default)
    {
        if (correction is not null && Unknown(correction, await codes.Current(cancel)) is { } code)
            return new Refusal("code_unknown", $"There is no code {code}. An admin can add it in the settings.");
        var wanted = correction is null ? null : correction with { Concerns = correction.Concerns?.Distinct().ToList(), Wants = correction.Wants?.Distinct().ToList() };
        var outcome = await change.Handle(target, seen => Plan(seen, message, wanted, target.By.Actor), cancel);
        if (outcome is Outcome<Changed>.Done)
            await codes.CatchUp(CancellationToken.None);
        return outcome;
    }

    private static string? Unknown(Correction correction, OwnCodes codes)
    {
        foreach (var code in (correction.Concerns ?? []).Where(code => !KnownCodes.IsConcern(code, codes)).Concat((correction.Wants ?? []).Where(code => !KnownCodes.IsWant(code, codes))))
            return Words.OneLine(code, 60);
        return null;
    }

    private static async Task<Plan> Plan(Seen seen, Guid message, Correction? correction, Actor by)
    {
        var timeline = await seen.Session.All(
            $"SELECT {TimelineReading.Columns} FROM timeline WHERE complaint_id = @id ORDER BY sequence", row => TimelineReading.Row(row).ToEntry(), seen.Id);
        return new Plan(Recovery.Corrections.Ask(timeline, message, correction))
        {
            Also = (session, now) => Save(session, seen.Id, message, correction, by, now),
        };
    }

    private static async Task Save(Session session, long complaint, Guid message, Correction? correction, Actor by, Instant now)
    {
        var stored = await session.Scalar<string>("SELECT reading FROM messages WHERE complaint_id = @complaint AND id = @message", complaint, message);
        var reading = stored is null ? null : Json.Read<Reading>(stored);
        await session.Execute(
            "UPDATE messages SET heat = @heat WHERE complaint_id = @complaint AND id = @message",
            correction?.Heat?.Value ?? reading?.Heat, complaint, message);
        var sequence = await HouseCodes.NextVersion(session);
        await session.Execute(
            """
            INSERT INTO corrections (sequence, message_id, complaint_id, at, by_kind, by_id, withdrawn, heat, complaint, concerns, wants, decisions)
            VALUES (@sequence, @message, @id, @at, @by_kind, @by_id, @withdrawn, @heat, @complaint, @concerns, @wants, @decisions)
            """,
            sequence, message, complaint, now, by.Kind, by.Id, correction is null, correction?.Heat?.Value, correction?.Complaint,
            StandingCorrections.Joined(correction?.Concerns), StandingCorrections.Joined(correction?.Wants),
            correction is null ? "" : string.Join(' ', Decisions(correction, reading)));
    }

    /// <summary>What is there applies, what was read and is not there does not.</summary>
    private static IEnumerable<string> Decisions(Correction correction, Reading? reading)
    {
        foreach (var (right, read) in new[] { (correction.Concerns, reading?.Concerns), (correction.Wants, reading?.Wants) })
        {
            if (right is null)
                continue;
            foreach (var code in right)
                yield return "+" + code;
            foreach (var one in (read ?? []).Where(one => one.Score >= Found && one.Code != "none" && !right.Contains(one.Code)))
                yield return "-" + one.Code;
        }
        if (correction.Complaint is { } complaint)
            yield return (complaint ? "+" : "-") + OwnCodes.Complaint;
    }
}
