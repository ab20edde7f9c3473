using Amends.Application.Files;
using Amends.Recovery;
using Amends.Web.Shared;
using NodaTime;

namespace Amends.Web.CustomerPages;

/// <summary>All that a customer sees of their complaint.</summary>
/// <param name="Path">The page's own address: <c>/c/</c> and the token.</param>
/// <param name="Version">The version they see; sent back with whatever they answer.</param>
/// <param name="Heard">What we heard, to be confirmed; null before we have said it.</param>
/// <param name="Owner">First name of who looks after it; null while nobody does.</param>
/// <param name="Notice">What came of their last answer.</param>
public sealed record CustomerPageModel(
    Frame Frame,
    string Path,
    string Reference,
    string FirstName,
    int Version,
    Stage Stage,
    string? Heard,
    ClarificationState HeardState,
    NextStep Next,
    string? Owner,
    IReadOnlyList<CustomerPromise> Promises,
    IReadOnlyList<CustomerOption> Options,
    bool Agreed,
    IReadOnlyList<CustomerUpdate> Updates,
    bool AskHowItWent,
    bool Answered,
    string? Notice = null)
{
    /// <summary>What was said in the chat that goes on, oldest first; null where none does.</summary>
    public IReadOnlyList<Chat.ChatTurn>? Chat { get; init; }

    /// <summary>They asked not to be asked how it went.</summary>
    public bool WantsNoQuestions { get; init; }

    /// <summary>They said already that we may invite them to review us.</summary>
    public bool MayInvite { get; init; }

    /// <summary>What they wrote and could not be taken as it came.</summary>
    public string? Written { get; init; }

    /// <summary>What came with it and goes with it next time; null for nothing.</summary>
    public Files.KeptFiles? Kept { get; init; }

    /// <summary>What they sent last was taken, where <see cref="Notice"/> tells of it.</summary>
    public bool Taken { get; init; }
}

/// <param name="When">The day and time in words; null where none is fixed.</param>
public sealed record NextStep(string? When, Instant? At, string What);

public sealed record CustomerPromise(string Words, PromiseState State, Instant? Due, bool WholeDay);

/// <param name="Words">Title on the first line, what it means for the customer on the next.</param>
public sealed record CustomerOption(Guid Id, string Words, OptionState State)
{
    public string Title => Words.Split('\n', 2)[0].Trim();

    public string? Meaning => Words.Split('\n', 2) is [_, var rest] && rest.Trim() is { Length: > 0 } meaning ? meaning : null;
}

/// <param name="Who">"You", "We", or a first name.</param>
/// <param name="Says">What happened, following the name: "wrote to us".</param>
/// <param name="Text">The whole message, where it was one.</param>
public sealed record CustomerUpdate(Instant At, string Who, string Says, string? Text)
{
    /// <summary>It is the customer who did it.</summary>
    public bool ByCustomer { get; init; }

    /// <summary>What came or went with the message.</summary>
    public IReadOnlyList<MessageFile> Files { get; init; } = [];
}
