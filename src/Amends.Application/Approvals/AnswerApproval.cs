using Amends.Application.Complaints;
using Amends.Application.Goodwill;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Approvals;

/// <summary>
/// Anyone asks; a lead or an admin answers a question, or hands it on. Nobody answers their own, nobody allows more than their own limit on one case, and what was handed on is
/// answered by the one who got it, by whoever got it because it was late, or by an admin.
/// </summary>
internal sealed class AnswerApproval(ChangeComplaint change, HouseGoodwill house, IDbContextFactory<AmendsDb> databases, TimeProvider time)
{
    public async Task<Outcome<Changed>> Decide(Target target, DecideApproval command, CancellationToken cancel = default)
    {
        var book = await house.Current(cancel);
        return await change.Handle(target, state => new Plan(command) { Refusal = Refusal(book, target.By, state, command) }, cancel);
    }

    public async Task<Outcome<Changed>> Delegate(Target target, Guid approval, Guid to, string? words, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var known = await db.Users.Where(a => a.Id == to && a.DisabledAt == null && a.Role >= Role.Lead).AnyAsync(cancel);
        return await change.Handle(target, state => new Plan(new DelegateApproval(approval, to, words))
        {
            Refusal = !known ? new("not_a_lead", "Hand it on to a lead or an administrator who works here.")
                : state.Approvals.Find(a => a.Id == approval) is { Granted: null } asked && IsAnothers(asked, target.By) ? HandedOn
                : null,
        }, cancel);
    }

    /// <summary>A question in words of its own, or about an amount that no limit is asked for, with the time by which it wants an answer.</summary>
    public async Task<Outcome<Changed>> Ask(Target target, AskApproval command, CancellationToken cancel = default)
    {
        var hours = (await house.Current(cancel)).AnswerHours;
        return await change.Handle(target, command with { Due = command.Due ?? time.Now() + Duration.FromHours(hours) }, cancel);
    }

    private static Refusal? Refusal(GoodwillBook book, Person by, Complaint state, DecideApproval command)
    {
        // What is not there or answered is told before anything about limits.
        if (state.Approvals.Find(a => a.Id == command.ApprovalId) is not { Granted: null } asked || asked.AskedBy == by.Actor || by is { Kind: ActorKind.Colleague, Role: < Role.Lead })
            return null;
        if (IsAnothers(asked, by))
            return HandedOn;
        var allowed = command.Granted ? asked.Value : command.Counter;
        return allowed is { } value && value.MinorUnits is >= 0 and <= Money.Most && !Limits.Cover(book, by, state, value, Limits.AllowedBy(by, state))
            ? new("above_limit", "That is above your own limit. Hand it on to an administrator, or decline and say what may be given instead.")
            : null;
    }

    private static readonly Refusal HandedOn = new("approval_handed_on", "This was handed on to somebody else, who answers it.");

    private static bool IsAnothers(Approval asked, Person by) => asked.Of is { } other && other != by.Id && asked.EscalatedTo != by.Id && by.Role < Role.Admin;
}
