using System.Buffers.Binary;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Actions;

/// <summary>
/// The address at which a department sees and does one step of a plan without an account: which case, which step, until when, and a signature over them.
/// Behind it stands what was written for them and nothing else of the case.
/// </summary>
internal sealed class StepLink(IDbContextFactory<AmendsDb> databases, ChangeComplaint change, Storage.Settings settings, TimeProvider time)
{
    private const string Key = "step-link-key";
    private const int ClaimBytes = 28;

    public static readonly Duration Lifetime = Duration.FromDays(60);

    public async Task<string> Create(long complaint, Guid step, CancellationToken cancel = default)
    {
        var claim = new byte[ClaimBytes];
        BinaryPrimitives.WriteInt64BigEndian(claim, complaint);
        step.TryWriteBytes(claim.AsSpan(8));
        BinaryPrimitives.WriteInt32BigEndian(claim.AsSpan(24), Day(time.Now() + Lifetime));
        return SignedToken.Seal(await settings.Secret(Key, cancel), claim);
    }

    /// <summary>What a token opens; null for anything that is not ours, is too old, or is no department's step.</summary>
    public async Task<LinkedStep?> Open(string? token, CancellationToken cancel = default)
    {
        if (SignedToken.Open(await settings.Secret(Key, cancel), token, ClaimBytes) is not { } claim || BinaryPrimitives.ReadInt32BigEndian(claim.AsSpan(24)) < Day(time.Now()))
            return null;
        var (complaint, id) = (BinaryPrimitives.ReadInt64BigEndian(claim), new Guid(claim.AsSpan(8, 16)));
        await using var db = await databases.CreateDbContextAsync(cancel);
        var row = await db.Complaints.AsNoTracking().Where(c => c.Id == complaint).Select(c => new { c.Reference, c.State, c.Owner, c.Stage }).FirstOrDefaultAsync(cancel);
        if (row is null || Json.Read<Complaint>(row.State).Actions.Find(a => a.Id == id) is not { Department: { } department } step)
            return null;
        var planned = await db.Timeline.AsNoTracking().Where(t => t.ComplaintId == complaint && t.Kind == "action_planned").OrderBy(t => t.Sequence).ToListAsync(cancel);
        var words = planned.Select(t => t.ToEntry()).FirstOrDefault(e => e.What is ActionPlanned it && it.ActionId == id)?.Words ?? "";
        var owner = row.Owner is { } by ? await db.Users.Where(a => a.Id == by).Select(a => a.Name).FirstOrDefaultAsync(cancel) : null;
        return new(row.Reference, id, department, words, step.Due, step.DoneAt, row.Stage == Stage.Closed, owner, step.BegunAt);
    }

    /// <summary>The department says that it is done. The case's owner stays its owner, and sees it there.</summary>
    public Task<Outcome<Changed>> Complete(LinkedStep step, string? words, CancellationToken cancel = default) =>
        change.Handle(new Target(step.Reference, Person.Amends), new CompleteAction(step.Id, words, step.Department), cancel);

    /// <summary>The department says that it is at it: a person's press of a button, for programs that look through mail open every link.</summary>
    public Task<Outcome<Changed>> Begin(LinkedStep step, CancellationToken cancel = default) =>
        change.Handle(new Target(step.Reference, Person.Amends), new BeginAction(step.Id, step.Department), cancel);

    private static int Day(Instant at) => (int)(at.ToUnixTimeSeconds() / 86_400);
}

/// <summary>One step, as the department that does it sees it.</summary>
/// <param name="Reference">Of the case; not shown to them.</param>
/// <param name="Words">What is to be done on the first line, what they need for it below.</param>
/// <param name="BegunAt">When they said that they are at it.</param>
/// <param name="Owner">Who asked for it; null while the case is nobody's.</param>
public sealed record LinkedStep(string Reference, Guid Id, string Department, string Words, Instant? Due, Instant? DoneAt, bool Closed, string? Owner, Instant? BegunAt = null);
