using System.Globalization;
using Amends.Application.Complaints;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Api;
using Amends.Web.Files;
using Amends.Web.Hosting;
using Amends.Web.Paths;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.Complaints;

/// <summary>One complaint: as a whole, its timeline, its path.</summary>
internal static class ComplaintApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/complaints/{reference}", One).Produces<ComplaintAnswer>().WithSummary("A complaint with its messages. Its ETag is what changes expect in If-Match.");
        api.MapGet("/complaints/{reference}/timeline", Timeline).Produces<Api.Page<EntryAnswer>>().WithSummary("Everything that happened, in order.");
        api.MapGet("/complaints/{reference}/path", Path).Produces<PathAnswer>().WithSummary("The twelve steps with their evidence, the next one and why.");
    }

    private static async Task<IResult> One(HttpContext http, string reference, CaseView cases, CancellationToken cancel)
    {
        if (await cases.Handle(http.Person(), reference, cancel) is not { } it)
            return Problem.NotFound;
        Versions.WriteTag(http, it.State.Version);
        return Answers.Json(ComplaintAnswer.Of(it), ApiJson.Web.ComplaintAnswer);
    }

    private static async Task<IResult> Timeline(HttpContext http, string reference, CaseView cases, string? cursor, string? limit, CancellationToken cancel)
    {
        var check = new Check();
        var size = Queries.Limit(limit, check);
        var after = 0;
        check.That(string.IsNullOrEmpty(cursor) || int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after), "cursor", "Use the cursor that the page before gave.");
        check.Done();
        if (await cases.Handle(http.Person(), reference, cancel) is not { } it)
            return Problem.NotFound;
        var entries = it.Timeline.SkipWhile(entry => entry.Sequence <= after).Take(size).Select(EntryAnswer.Of).ToList();
        var next = entries.Count > 0 && entries[^1].Sequence < it.State.Version ? entries[^1].Sequence.ToString(CultureInfo.InvariantCulture) : null;
        Versions.WriteTag(http, it.State.Version);
        return Answers.Json(new Api.Page<EntryAnswer>(entries, next), ApiJson.Web.PageEntryAnswer);
    }

    private static async Task<IResult> Path(HttpContext http, string reference, CaseView cases, CancellationToken cancel)
    {
        if (await cases.Handle(http.Person(), reference, cancel) is not { } it)
            return Problem.NotFound;
        Versions.WriteTag(http, it.State.Version);
        return Answers.Json(PathAnswer.Of(it.Path), ApiJson.Web.PathAnswer);
    }
}

/// <summary>A complaint as it stands.</summary>
internal sealed record ComplaintAnswer(
    string Reference, string Url, int Version, Stage Stage, double Heat, Band Band, double Peak, Channel Channel, string? Subject, bool Restricted,
    Guid CustomerId, string CustomerName, Guid? Owner, string? OwnerName, Instant ReceivedAt, Instant? WaitingSince, Instant AnswerBy,
    IReadOnlyCollection<string> Signals, IReadOnlyCollection<string> Concerns, IReadOnlyCollection<string> Wants,
    IReadOnlyList<OptionAnswer> Options, IReadOnlyList<ActionAnswer> Steps, IReadOnlyList<PromiseAnswer> Promises, IReadOnlyList<ApprovalAnswer> Approvals, IReadOnlyList<GiftAnswer> Gifts,
    Instant? AgreedAt, Instant? ResolvedAt, Instant? FollowedUpAt, Instant? ThankedAt, Instant? ClosedAt, string? Cause, int Reopenings,
    IReadOnlyList<DueAnswer> Deadlines, IReadOnlyList<string> Charters, IReadOnlyList<MessageAnswer> Messages)
{
    public static ComplaintAnswer Of(Case it)
    {
        var state = it.State;
        return new(
            it.Reference, $"/complaints/{it.Reference}", state.Version, state.Stage, state.Heat.Value, state.Heat.Band, state.Peak.Value, state.Channel, it.Subject, it.Restricted,
            state.CustomerId, it.CustomerName, state.Owner, state.Owner is { } owner ? it.Names.GetValueOrDefault(owner) : null, state.ReceivedAt, state.WaitingSince, it.AnswerBy,
            state.Signals, state.Concerns, state.Wants,
            [.. state.Options.Select(o => new OptionAnswer(o.Id, o.Remedy, MoneyAnswer.Of(o.Value), o.State))],
            [.. state.Actions.Select(a => new ActionAnswer(a.Id, a.Owner, a.Department, a.Due, a.DoneAt))],
            [.. state.Promises.Select(p => new PromiseAnswer(p.Id, p.Promisor, p.Owner, p.MadeAt, p.Due, p.Precision, p.State, p.Slips, p.Kind, p.Department, p.BrokenAt))],
            [.. state.Approvals.Select(a => new ApprovalAnswer(a.Id, ActorAnswer.Of(a.AskedBy), MoneyAnswer.Of(a.Value), a.Due, a.Granted, a.Remedy, MoneyAnswer.Of(a.Counter)))],
            [.. state.Gifts.Select(g => new GiftAnswer(g.Id, g.Remedy, MoneyAnswer.Of(g.Value), g.ApprovalId, g.Payment))],
            state.AgreedAt, state.ResolvedAt, state.FollowedUpAt, state.ThankedAt, state.ClosedAt, state.Cause, state.Reopenings,
            [.. it.Deadlines.Select(d => new DueAnswer(d.Code, d.Due, d.MetAt, d.Optional, d.Charter))],
            [.. it.Charters.Select(charter => charter.Key)],
            [.. it.Messages.Select(message => MessageAnswer.Of(message, it.Reference))]);
    }
}

/// <param name="MetAt">null while it still runs.</param>
/// <param name="Optional">A chance or a special case: missing it makes nothing more urgent.</param>
/// <param name="Charter">The code of the charter whose clock it is; null for promises, steps and questions.</param>
internal sealed record DueAnswer(string Code, Instant Due, Instant? MetAt, bool Optional, string? Charter);

internal sealed record OptionAnswer(Guid Id, string Remedy, MoneyAnswer? Value, OptionState State);

internal sealed record ActionAnswer(Guid Id, Guid? Owner, string? Department, Instant? Due, Instant? DoneAt);

internal sealed record PromiseAnswer(
    Guid Id, Promisor Promisor, Guid? Owner, Instant MadeAt, Instant? Due, DuePrecision Precision, PromiseState State, int Slips, PromiseKind Kind, string? Department, Instant? BrokenAt);

/// <param name="Granted">null while nobody has answered.</param>
/// <param name="Counter">What may be given instead, where the answer was no.</param>
internal sealed record ApprovalAnswer(Guid Id, ActorAnswer AskedBy, MoneyAnswer? Value, Instant? Due, bool? Granted, string? Remedy, MoneyAnswer? Counter);

/// <param name="Payment">The external reference by which its money left; null while it has not.</param>
internal sealed record GiftAnswer(Guid Id, string Remedy, MoneyAnswer? Value, Guid? ApprovalId, string? Payment);

/// <param name="Html">As it came: sanitise it before you show it.</param>
internal sealed record MessageAnswer(
    Guid Id, Direction Direction, Channel Channel, string Text, string? Html, Instant At, ActorAnswer By, Language.Reading? Reading, Language.Review? Review, IReadOnlyList<FileAnswerJson> Files)
{
    public static MessageAnswer Of(CaseMessage it, string reference) => new(it.Id, it.Direction, it.Channel, it.Text, it.Html, it.At, ActorAnswer.Of(it.By), it.Reading, it.Review, [.. it.Files.Select(file => FileAnswerJson.Of(file, reference))]);
}
