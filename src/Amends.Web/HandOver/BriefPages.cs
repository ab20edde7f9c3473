using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Customers;
using Amends.Application.Goodwill;
using Amends.Application.Storage;
using Amends.Recovery;
using Amends.Web.Complaints;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.HandOver;

/// <summary><c>/complaints/{reference}/brief</c>: one page, to read or print, that lets a colleague take over without asking the customer anything twice.</summary>
internal static class BriefPages
{
    private const int MostWords = 1_500, MostFacts = 20, MostNotes = 5;

    public static void MapBrief(this IEndpointRouteBuilder desk) => desk.MapGet("/complaints/{reference}/brief", async (HttpContext http, CaseView cases, CustomerView customers, HouseGoodwill goodwill, Frames frames, string reference) =>
    {
        var (person, cancel) = (http.Person(), http.RequestAborted);
        if (await cases.Handle(person, reference, cancel) is not { } found)
            return Results.NotFound();
        var frame = await frames.For(http);
        return Pages.Page<BriefPage>(new { Model = Build(found, await customers.Handle(person, found.State.CustomerId, cancel), await goodwill.Current(cancel), frame) });
    });

    private static BriefModel Build(Case of, CustomerProfile? profile, GoodwillBook book, Frame frame)
    {
        var state = of.State;
        var said = of.Messages.Where(m => m.Direction == Direction.Inbound).ToList();
        return new(
            frame, of.Reference, of.CustomerName, of.Subject, state.Owner is { } owner ? of.Names.GetValueOrDefault(owner) : null,
            [.. (profile?.Identities ?? []).Select(identity => identity.Shown)], profile?.Preferences, profile?.Complaints.Count ?? 1,
            [.. said.Take(1).Concat(said.TakeLast(1)).Distinct().Select(m => new BriefSaid(m.At, Cut(m.Text)))], said.Count,
            [.. Corrections.Corrected(of.Timeline).Select(e => (e.At, What: e.What as MessageReceived)).Where(e => e.What is not null).Select(e => (e.At, e.What!.Heat.Value))],
            Heard(of),
            [.. state.Promises.Select(p => new BriefLine(Words<PromiseMade>(of, e => e.PromiseId == p.Id), $"{Wording.Of(p.State)}{(p is { IsStanding: true, Due: { } due } ? $", {HandOverWords.DueAt.Fill(frame.Clock.Due(due, p.Precision == DuePrecision.Day))}" : "")}"))],
            [.. state.Options.Select(o => new BriefLine(Words<OptionOffered>(of, e => e.OptionId == o.Id), o.State switch { OptionState.Accepted => HandOverWords.Chosen, OptionState.Declined => HandOverWords.NotChosen, _ => HandOverWords.WaitsForChoice }))],
            of.Timeline.LastOrDefault(e => e.What is Agreed)?.Words,
            [.. state.Gifts.Select(g => new BriefLine($"{book.Remedy(g.Remedy)?.Name ?? g.Remedy}{(g.Value is { } value ? $", {Wording.Of(value)}" : "")}", g.Value is null ? HandOverWords.Given : g.Payment is { } paid ? HandOverWords.Paid.Fill(paid) : HandOverWords.NoPaymentRecorded))],
            [.. Open(of, frame.Clock)],
            of.Path.Next is { } next ? new BriefLine(frame.Steps.Full(next.Step), next.Reason) : null,
            of.Urgency.Sentence(frame.Clock.Now, frame.Clock.Zone),
            [.. said.SelectMany(m => m.Reading?.Facts ?? []).Where(fact => fact.Kind is not ("time" or "contacts")).DistinctBy(fact => (fact.Kind, fact.Text.ToUpperInvariant())).Take(MostFacts).Select(fact => new BriefLine(ReadingMarks.FactKind(fact.Kind), fact.Text))],
            [.. of.Messages.Where(m => m.Direction == Direction.Note).TakeLast(MostNotes).Select(m => new BriefSaid(m.At, Cut(m.Text)))]);
    }

    /// <summary>What is still to be done or answered, by whom.</summary>
    private static IEnumerable<BriefLine> Open(Case of, HouseClock clock)
    {
        foreach (var step in of.State.Actions.Where(a => a.DoneAt is null))
            yield return new(Words<ActionPlanned>(of, e => e.ActionId == step.Id), $"{step.Department ?? HandOverWords.TheOwner}{(step.Due is { } due ? $", {HandOverWords.DueAt.Fill(clock.Due(due))}" : "")}{(step.IsSilent ? $", {HandOverWords.NothingHeard}" : step.BegunAt is null ? "" : $", {HandOverWords.TheyAreAtIt}")}");
        foreach (var asked in of.State.Approvals.Where(a => a.Granted is null))
            yield return new(Words<ApprovalAsked>(of, e => e.ApprovalId == asked.Id), $"{HandOverWords.WaitsForLead}{(asked.Due is { } due ? $", {HandOverWords.DueAt.Fill(clock.Due(due))}" : "")}");
        foreach (var answered in of.State.Approvals.Where(a => a.Allowed is not null && !of.State.Gifts.Exists(g => g.ApprovalId == a.Id)))
            yield return new(Words<ApprovalAsked>(of, e => e.ApprovalId == answered.Id), HandOverWords.YouMayGive.Fill(Wording.Of(answered.Allowed!.Value)));
    }

    private static BriefLine? Heard(Case of) => of.Timeline.LastOrDefault(e => e.What is ClarificationSent)?.Words is { } words
        ? new(words, of.State.Clarification switch
        {
            ClarificationState.Confirmed => HandOverWords.TheyConfirmed,
            ClarificationState.Corrected => $"{HandOverWords.TheyCorrected}{(of.Timeline.LastOrDefault(e => e.What is ClarificationAnswered)?.Words is { } right ? $": {right}" : "")}",
            _ => HandOverWords.NotAnsweredYet,
        })
        : null;

    private static string Words<T>(Case of, Func<T, bool> which) where T : Happening => (of.Timeline.FirstOrDefault(e => e.What is T it && which(it))?.Words ?? "").Split('\n')[0];

    private static string Cut(string text) => text.Length <= MostWords ? text : Amends.Application.Complaints.Words.Beginning(text, MostWords) + " …";
}

/// <summary>All that a colleague needs to take over.</summary>
/// <param name="Said">The customer's first and last words.</param>
/// <param name="Heats">Of each of their messages, with its time.</param>
/// <param name="Open">What is still to be done or answered.</param>
/// <param name="Known">What they told us and must not be asked again.</param>
public sealed record BriefModel(
    Frame Frame,
    string Reference,
    string Name,
    string? About,
    string? Owner,
    IReadOnlyList<string> Contacts,
    string? Preferences,
    int Cases,
    IReadOnlyList<BriefSaid> Said,
    int Messages,
    IReadOnlyList<(NodaTime.Instant At, double Heat)> Heats,
    BriefLine? Heard,
    IReadOnlyList<BriefLine> Promises,
    IReadOnlyList<BriefLine> Offered,
    string? Agreed,
    IReadOnlyList<BriefLine> Given,
    IReadOnlyList<BriefLine> Open,
    BriefLine? Next,
    string Urgency,
    IReadOnlyList<BriefLine> Known,
    IReadOnlyList<BriefSaid> Notes);

public sealed record BriefSaid(NodaTime.Instant At, string Words);

/// <param name="State">What came of it.</param>
public sealed record BriefLine(string Words, string State);
