using Amends.Application.Complaints;
using Amends.Application.Files;
using Amends.Application.Library;
using Amends.Recovery;
using Amends.Web.Shared;
using NodaTime;

namespace Amends.Web.Complaints;

/// <summary>All that the workspace shows of one case.</summary>
/// <param name="Notice">What came of the last thing the person did, where it was not simply done.</param>
public sealed record CaseModel(
    Frame Frame,
    QueueModel Queue,
    CaseHead Head,
    IReadOnlyList<CaseTurn> Earlier,
    string EarlierSummary,
    IReadOnlyList<CaseTurn> Turns,
    string? Breath,
    ComposerModel Composer,
    PathModel Path,
    HeardModel Heard,
    IReadOnlyList<LedgerLine> Promises,
    PlanModel Plan,
    CustomerPanelModel Customer,
    Notice? Notice = null)
{
    public string Address => $"/complaints/{Head.Reference}";

    /// <summary>When the customer is to hear from us again, also without news; null while another word is due first.</summary>
    public InformModel? Inform { get; init; }

    /// <summary>The oldest message shown, where there are older ones; null where the conversation is whole.</summary>
    public Guid? OlderThan { get; init; }

    /// <summary>Replies that have not gone out yet.</summary>
    public IReadOnlyList<WaitingReply> Waiting { get; init; } = [];

    /// <summary>What is said to the customer now waits for a second reader first.</summary>
    public bool AsksReader { get; init; }

    /// <summary>What a person may choose a cause from.</summary>
    public required Causes Causes { get; init; }

    /// <summary>Why it went wrong, in words; null while nobody noted it.</summary>
    public string? CauseName { get; init; }
}

/// <param name="Alarm">They have heard too little from us.</param>
public sealed record InformModel(string Words, bool Alarm);

/// <param name="Text">What happened, what is safe, what to do.</param>
/// <param name="Since">What is new on the case.</param>
public sealed record Notice(string Title, string Text, IReadOnlyList<string>? Since = null)
{
    /// <summary>What was written into the form that was refused: without a script it stands nowhere else.</summary>
    public IReadOnlyList<string> Written { get; init; } = [];
}

public sealed record CaseHead(
    string Reference,
    int Version,
    string Name,
    string FirstName,
    string? About,
    string Channel,
    double Heat,
    IReadOnlyList<double> Heats,
    string? Due,
    bool DueIsLate,
    string? Waiting,
    Stage Stage,
    string? Owner,
    bool IsMine,
    Receivers Colleagues)
{
    /// <summary>"heating up" or "cooling down" over the case's messages; null where they do neither.</summary>
    public string? Trend { get; init; }

    /// <summary>It came in by chat.</summary>
    public bool IsChat { get; init; }

    /// <summary>The chat is there to be ended.</summary>
    public bool HasChatToEnd { get; init; }

    /// <summary>null while everybody here may see the case and it always was so, for whoever cannot change it.</summary>
    public RestrictionModel? Restriction { get; init; }
}

/// <summary>Who may see a case.</summary>
/// <param name="Mark">Who sees it, in short: "restricted: Ben and leads see it"; null while everybody here does.</param>
/// <param name="Allowed">Those named, by name.</param>
/// <param name="Others">Who can be named besides.</param>
/// <param name="MayChange">For leads.</param>
/// <param name="Record">Each time it was changed, the latest first, in sentences.</param>
public sealed record RestrictionModel(string? Mark, IReadOnlyList<Receiver> Allowed, Receivers Others, bool MayChange, IReadOnlyList<RestrictionChange> Record);

/// <param name="Words">Who did what.</param>
public sealed record RestrictionChange(string Words, Instant At);

/// <summary>One thing said or noted.</summary>
/// <param name="Anchor">Where links to it lead.</param>
/// <param name="By">How it came: "by e-mail".</param>
/// <param name="State">A promise made here that did not hold: "broken".</param>
public sealed record CaseTurn(string Anchor, TurnKind Kind, string Who, Instant At, string By, IReadOnlyList<TurnParagraph> Paragraphs, double? Heat, string? State = null, CorrectionModel? Correction = null)
{
    /// <summary>What came or went with it.</summary>
    public IReadOnlyList<MessageFile> Files { get; init; } = [];
}

public enum TurnKind { Customer, Ours, Note }

public sealed record TurnParagraph(IReadOnlyList<Stretch> Stretches, IReadOnlyList<MarginNote> Notes);

/// <param name="About">Ties it to the words it is about.</param>
/// <param name="Near">Names the words where the note does not stand beside them; empty where it says them itself.</param>
public sealed record MarginNote(string About, string Near, string Words, bool Pencil);

public sealed record HeardModel(string? Words, ClarificationState State, string Suggested);

/// <param name="Risk">Why it may break; null where nothing says so.</param>
/// <param name="WantsWord">It is time to tell the customer of a new day.</param>
/// <param name="Evidence">What put it in its state, with where that stands in the conversation, if it stands there.</param>
public sealed record LedgerLine(
    Guid Id, string Words, PromiseState State, Instant? Due, bool WholeDay, bool Mine, PromiseKind Kind, string? Department, string? Risk, bool WantsWord, string Evidence, string? Anchor);

public sealed record PlanModel(
    Stage Stage,
    IReadOnlyList<PlanOption> Options,
    string? Agreement,
    IReadOnlyList<PlanLine> Actions,
    string? Resolution,
    FollowUpOutcome? FollowUp,
    bool Thanked,
    string? Cause,
    string? Answers)
{
    /// <summary>What we could offer; empty once something is on offer or agreed.</summary>
    public IReadOnlyList<SuggestedOption> Suggested { get; init; } = [];

    /// <summary>What the customer wants and what they got, to be seen side by side.</summary>
    public IReadOnlyList<string> Wanted { get; init; } = [];

    public IReadOnlyList<string> Given { get; init; } = [];

    /// <summary>What may be offered, by code and name.</summary>
    public IReadOnlyList<CodeName> Remedies { get; init; } = [];

    /// <summary>The next word to the customer after the fix; null while none is due.</summary>
    public NextContact? Contact { get; init; }

    /// <summary>What is suggested after the fix; null while the case is open.</summary>
    public AfterModel? After { get; init; }

    /// <summary>Of the amounts on this case.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Rules that this case runs into.</summary>
    public IReadOnlyList<Policy> Policies { get; init; } = [];
}

/// <summary>What is suggested after the fix.</summary>
/// <param name="Thanks">The thank-you, ready to send.</param>
/// <param name="Reward">What is given with it by rule; null where nothing is.</param>
/// <param name="Invitation">Ready to send; null where none is called for.</param>
/// <param name="MayInvite">They said that we may.</param>
public sealed record AfterModel(string Thanks, string? Reward, string? Invitation, bool MayInvite);

public sealed record PlanOption(Guid Id, string Words, OptionState State, Money? Value);

/// <param name="Link">For the department that does it; null where it is done or the owner's own.</param>
/// <param name="Silent">Nothing was heard of it in time.</param>
/// <param name="Begun">The department said that it is at it.</param>
public sealed record PlanLine(Guid Id, string Words, string? Who, Instant? Due, bool Done, string? Link = null, bool Silent = false, bool Begun = false);

public sealed record CustomerPanelModel(Guid Id, string Name, string Contact, string? Preferences, int Cases, Instant Since, IReadOnlyList<ArcCase> Arc);

/// <summary>One case in a customer's arc.</summary>
public sealed record ArcCase(string Reference, string Label, IReadOnlyList<double> Heats, bool Current);
