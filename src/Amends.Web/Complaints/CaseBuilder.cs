using Amends.Application.Complaints;
using Amends.Application.Library;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using Amends.Web.Files;
using Amends.Web.Shared;
using NodaTime;

namespace Amends.Web.Complaints;

/// <summary>One case, put together for its page.</summary>
internal static class CaseBuilder
{
    private const double Furious = 80;

    // So many degrees from message to message are a direction.
    private const double Steep = 8;

    public static CaseModel Build(CaseParts parts)
    {
        var (frame, of) = (parts.Frame, parts.Case);
        var (earlier, turns) = ConversationBuilder.Build(of, frame);
        return new(
            frame,
            parts.Queue,
            Head(parts),
            earlier,
            ConversationBuilder.Summary(of, earlier, frame.Clock),
            turns,
            of.State is { WaitingSince: not null, Heat.Value: >= Furious } && frame.Me?.Today is { Reminds: true } ? ComplaintsWords.TakeABreath : null,
            Composer(parts),
            PathBuilder.Build(of, frame.Steps, parts.Causes),
            Heard(of, parts.Suggested),
            LedgerBuilder.Build(of, frame.Me!, frame.Clock),
            PlanBuilder.Build(of, parts.Offers),
            parts.Customer,
            parts.Notice)
        {
            Inform = Inform(parts),
            Waiting = parts.Waiting,
            AsksReader = parts.AsksReader,
            OlderThan = ConversationBuilder.OldestShown(of),
            Causes = parts.Causes,
            CauseName = of.State.Cause is { } cause ? Wording.Cause(cause, parts.Causes, of.Codes) : null,
        };
    }

    private static InformModel? Inform(CaseParts parts)
    {
        var (clock, of) = (parts.Frame.Clock, parts.Case);
        if (parts.UpdateDue is not { } due || of.State.InformedAt is not { } informed)
            return null;
        var name = Wording.FirstName(of.CustomerName);
        return of.State.UninformedAt is not null || due <= clock.Now
            ? new(ComplaintsWords.HeardNothing.Fill(name, clock.Day(informed)), true)
            : new(ComplaintsWords.HearsFromUs.Fill(name, clock.Due(due)), false);
    }

    /// <summary>Where the customer's latest words insult; or, for whoever decides on it, where they did.</summary>
    private static BoundaryModel? Boundary(CaseParts parts)
    {
        var (of, me, state) = (parts.Case, parts.Frame.Me!, parts.Case.State);
        if (state.Abusive.IsEmpty || state.Stage == Stage.Closed)
            return null;
        var last = of.Messages.LastOrDefault(m => m.Direction == Application.Storage.Direction.Inbound);
        IReadOnlyList<EvidenceSpan> insults = last?.Reading is { } reading ? Insults.In(last.Text, reading) : [];
        var step = last is not null && state.WaitingSince is not null && insults.Count > 0 ? Recovery.Boundary.StepFor(state, last.Id) : BoundaryStep.None;
        var since = state.WithLeadSince is { } with ? parts.Frame.Clock.At(with) : null;
        return step == BoundaryStep.None && since is null && !(me.IsLead && state.Warned.Count > 0) ? null : new(
            last?.Id ?? Guid.Empty,
            insults.Count > 0 ? last!.Text.Substring(insults[0].Start, insults[0].Length) : "",
            step, state.Warned.Count, since, me.IsLead, state.Owner == me.Id);
    }

    private static CaseHead Head(CaseParts parts)
    {
        var (clock, of) = (parts.Frame.Clock, parts.Case);
        var state = of.State;
        var (due, late) = Due(of, clock);
        return new(
            of.Reference,
            state.Version,
            of.CustomerName,
            Wording.FirstName(of.CustomerName),
            of.Subject ?? (state.Concerns.Count > 0 ? Wording.Concern(state.Concerns[0], of.Codes) : null),
            Wording.Of(state.Channel),
            state.Heat.Value,
            [.. Corrections.Corrected(of.Timeline).Select(e => e.What).OfType<MessageReceived>().Select(m => m.Heat.Value)],
            due,
            late,
            state.WaitingSince is { } since ? clock.Since(since) : null,
            state.Stage,
            state.Owner is { } owner ? Wording.FirstName(of.Names.GetValueOrDefault(owner, ComplaintsWords.AColleague)) : null,
            state.Owner == parts.Frame.Me!.Id,
            parts.Colleagues)
        {
            Trend = Trend(of, clock),
            IsChat = state.Channel == Channel.Chat,
            HasChatToEnd = state is { Channel: Channel.Chat, ChatEndedAt: null, Stage: not Stage.Closed },
            Restriction = RestrictionBuilder.Build(of, parts.Frame.Me!, parts.Colleagues),
        };
    }

    private static string? Trend(Case of, HouseClock clock) =>
        ConversationArc.Of(
            of.Messages.Where(m => m.Direction != Direction.Note && (m.Direction == Direction.Outbound || m.Reading is not null))
                .Select(m => new ArcTurn(m.Direction == Direction.Inbound ? Speaker.Customer : Speaker.Agent, m.Text, m.At.ToDateTimeOffset(), m.Reading?.Heat ?? 0)),
            clock.Now.ToDateTimeOffset()).PerMessage switch { >= Steep => ComplaintsWords.HeatingUp, <= -Steep => ComplaintsWords.CoolingDown, _ => null };

    private static (string? Words, bool Late) Due(Case of, HouseClock clock)
    {
        if (of.Urgency.Why.FirstOrDefault(reason => reason.Code == "due") is not { At: { } at } due)
            return (null, false);
        var words = new Urgency(of.Urgency.AnswerBy, [due]).Sentence(clock.Now, clock.Zone);
        return (Wording.Sentence(words), at < clock.Now);
    }

    /// <summary>Who somebody is called on this case.</summary>
    public static string Name(Case of, Actor by) => by.Kind switch
    {
        ActorKind.Customer => Wording.FirstName(of.CustomerName),
        ActorKind.Colleague when by.Id is { } id && of.Names.TryGetValue(id, out var name) => Wording.FirstName(name),
        _ => "Amends",
    };

    private static ComposerModel Composer(CaseParts parts)
    {
        var (of, me) = (parts.Case, parts.Frame.Me!);
        // A reply that waits counts as sent: when it goes out, what is being written stays.
        var sent = of.Timeline.Count(e => e.By.Id == me.Id && e.What is MessageSent or NoteAdded or ClarificationSent or EvidenceNoted) + parts.Waiting.Count(reply => reply.Mine);
        return new(
            of.Reference,
            $"{of.Reference}-{sent}-{(of.State.Stage == Stage.Closed ? "closed" : "open")}{(parts.Moving is { } moving ? $"-{moving.Promise:N}" : "")}{(parts.Warns is null ? "" : "-warns")}{(parts.Informing ? "-informs" : "")}{(parts.Untold ? "-untold" : "")}{(parts.Returned is { } back ? $"-back{back.At.ToUnixTimeTicks()}" : "")}",
            Wording.FirstName(of.CustomerName),
            parts.To,
            of.State.Stage != Stage.Closed,
            parts.Mode,
            parts.Draft,
            parts.Review,
            parts.Reply,
            parts.Moving)
        {
            Boundary = Boundary(parts),
            Warns = parts.Warns is not null,
            Later = [.. SendTimes.Offered(parts.Frame.Clock)],
            Phrases = parts.Phrases,
            Files = parts.Files,
            Untold = parts.Untold,
            Talk = parts.Talk ?? new(of.State.Channel == Channel.InPerson ? Channel.InPerson : Channel.Phone),
            ReadBack = ReadBack(parts),
            Returned = parts.Returned,
            Writer = me.Id,
            ForLead = me.IsLead,
        };
    }

    /// <summary>What to say back in a talk: what we heard, until the customer has said whether it is right.</summary>
    private static string? ReadBack(CaseParts parts)
    {
        var words = parts.Case.State.Clarification switch
        {
            ClarificationState.None => parts.Suggested,
            ClarificationState.Asked => Heard(parts.Case, parts.Suggested).Words,
            _ => null,
        };
        return string.IsNullOrWhiteSpace(words) ? null : words;
    }

    /// <summary>The latest paraphrase and what came of it.</summary>
    private static HeardModel Heard(Case of, string suggested) =>
        new(of.Timeline.LastOrDefault(e => e.What is ClarificationSent)?.Words, of.State.Clarification, suggested);

    /// <summary>A promise in the words it was made in.</summary>
    public static string WordsOf(Case of, Guid promise) => of.Timeline.FirstOrDefault(e => e.What is PromiseMade made && made.PromiseId == promise)?.Words ?? "";
}

/// <summary>What a case's page is put together from.</summary>
/// <param name="To">Where a reply goes, in words.</param>
/// <param name="Suggested">What we could say we heard.</param>
internal sealed record CaseParts(
    Frame Frame,
    Case Case,
    QueueModel Queue,
    CustomerPanelModel Customer,
    Receivers Colleagues,
    string To,
    string Mode,
    string Draft,
    ReviewModel Review,
    string Suggested,
    Notice? Notice,
    SuggestionModel? Reply,
    MovingModel? Moving,
    OffersParts Offers)
{
    /// <summary>What a person may choose a cause from.</summary>
    public required Causes Causes { get; init; }

    /// <summary>When the customer is to hear from us again, also without news.</summary>
    public Instant? UpdateDue { get; init; }

    /// <summary>The customer's message whose insults the draft asks to leave out.</summary>
    public Guid? Warns { get; init; }

    /// <summary>What a second reader said of the draft.</summary>
    public Application.SecondReaders.ReturnedReply? Returned { get; init; }

    /// <summary>The note names somebody who may not see the case, and can be kept all the same.</summary>
    public bool Untold { get; init; }

    /// <summary>What was said of the talk that is noted; null where none was.</summary>
    public Talk? Talk { get; init; }

    /// <summary>The draft is the word that there is no news yet.</summary>
    public bool Informing { get; init; }

    /// <summary>Replies that have not gone out yet.</summary>
    public IReadOnlyList<WaitingReply> Waiting { get; init; } = [];

    /// <summary>What this person says to the customer now waits for a second reader first.</summary>
    public bool AsksReader { get; init; }

    /// <summary>What is attached to the draft.</summary>
    public IReadOnlyList<DraftFileModel> Files { get; init; } = [];

    /// <summary>Those that fit this case, what fits best first.</summary>
    public IReadOnlyList<Application.Library.FittingPhrase> Phrases { get; init; } = [];
}
