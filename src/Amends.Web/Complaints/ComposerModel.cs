using Amends.Application.Complaints;
using Amends.Application.Library;
using Amends.Recovery;
using Amends.Web.Files;
using Amends.Web.Shared;
using NodaTime;

namespace Amends.Web.Complaints;

/// <summary>What the person is writing, with what the coach says of it.</summary>
/// <param name="Key">Changes when a message of this person went out, so that the next draft starts empty, and when the case is closed or opened.</param>
/// <param name="To">Where a reply goes: "to maria@example.org".</param>
public sealed record ComposerModel(string Reference, string Key, string FirstName, string To, bool CanReply, string Mode, string Draft, ReviewModel Review, SuggestionModel? Suggestion = null, MovingModel? Moving = null)
{
    public string Address => $"/complaints/{Reference}";

    /// <summary>When a reply may go out instead of now.</summary>
    public IReadOnlyList<SendTime> Later { get; init; } = [];

    /// <summary>Where the customer's latest words insult, or did before; null where they never did.</summary>
    public BoundaryModel? Boundary { get; init; }

    /// <summary>The draft asks the customer to write without insults, and sending it counts as that.</summary>
    public bool Warns { get; init; }

    /// <summary>Phrases that fit, to be copied where no script runs.</summary>
    public IReadOnlyList<FittingPhrase> Phrases { get; init; } = [];

    /// <summary>What is attached to the draft.</summary>
    public IReadOnlyList<DraftFileModel> Files { get; init; } = [];

    /// <summary>Who writes: what the server has not got yet waits in the browser under their name.</summary>
    public required Guid Writer { get; init; }

    /// <summary>What a second reader said of the draft; null where none was sent back.</summary>
    public Application.SecondReaders.ReturnedReply? Returned { get; init; }

    /// <summary>The note names somebody who may not see the case, and is kept all the same.</summary>
    public bool Untold { get; init; }

    /// <summary>Who writes is a lead.</summary>
    public bool ForLead { get; init; }

    /// <summary>The talk, where it is to be noted as one: what was filled in before, or how this customer reached us.</summary>
    public Talk Talk { get; init; } = new();

    /// <summary>What to say back to the customer in a talk; null where nothing is to be checked.</summary>
    public string? ReadBack { get; init; }
}

/// <summary>What is to be done about insults.</summary>
/// <param name="About">The customer's message that insults.</param>
/// <param name="Words">What was taken for an insult.</param>
/// <param name="Sent">Polite warnings that stand.</param>
/// <param name="WithLead">Since when a lead is asked; null while none is.</param>
/// <param name="ForLead">Who looks is a lead.</param>
/// <param name="Mine">Whose case it is looks.</param>
public sealed record BoundaryModel(Guid About, string Words, BoundaryStep Step, int Sent, string? WithLead, bool ForLead, bool Mine);

/// <summary>A reply suggested beside a draft, or why there is none.</summary>
/// <param name="Text">null where a person has to write.</param>
/// <param name="Said">Why there is none, or why the model's words were not taken.</param>
/// <param name="Seed">What gave these words; the next number gives others.</param>
public sealed record SuggestionModel(string? Text, string? Said, bool ByModel, int Score, int Seed)
{
    public int Next => unchecked(Seed + 1) & 0xFFFF;
}

/// <param name="Draft">The draft as the coach sees it, with its marks.</param>
/// <param name="SendLabel">What the button does: "Send and promise Friday".</param>
public sealed record ReviewModel(
    IReadOnlyList<Stretch> Draft,
    IReadOnlyList<ReviewNote> Notes,
    IReadOnlyList<PrincipleMark> Marks,
    IReadOnlyList<PromiseChip> Promises,
    string SendLabel)
{
    public static ReviewModel Empty => new([], [], [], [], ComplaintsWords.Send);
}

/// <summary>What the coach says of a line.</summary>
/// <param name="Start">Where the words start that it is about; -1 where it is about the whole.</param>
/// <param name="Better">Words that would serve better in their place.</param>
public sealed record ReviewNote(int Start, int Length, NoteKind Kind, string Words, string? Better = null);

public enum NoteKind { Met, Missing, Hurts }

public sealed record PrincipleMark(string Words, bool Met);

/// <summary>A promise found in the draft.</summary>
/// <param name="Key">Names it from one review to the next: its words.</param>
/// <param name="Label">What it is, shortly: "Refund £40".</param>
/// <param name="When">Its due time in words; null where none can be fixed.</param>
/// <param name="Date">Its due day for the date field.</param>
/// <param name="Moves">It is the new day of a promise that was made before.</param>
public sealed record PromiseChip(string Key, string Label, string Words, string? When, string? Date, PromiseKind Kind, string? Department, bool Kept, bool Moves);

/// <summary>The promise that a message is to give a new day.</summary>
/// <param name="Day">The day it gets where the words name none.</param>
public sealed record MovingModel(Guid Promise, string Words, LocalDate Day, string Why);
