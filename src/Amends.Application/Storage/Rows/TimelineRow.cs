using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>One entry of a complaint's append-only, hash-chained timeline.</summary>
internal sealed class TimelineRow
{
    public long ComplaintId { get; set; }
    public int Sequence { get; set; }
    public Instant At { get; set; }
    public ActorKind ByKind { get; set; }
    public Guid? ById { get; set; }

    /// <summary>The name of what happened, such as <c>message_sent</c>; it also stands in <see cref="Data"/>.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The <see cref="Happening"/> as JSON, byte for byte as it was hashed.</summary>
    public string Data { get; set; } = "";

    /// <summary>The evidence as JSON; null where the entry shows no step.</summary>
    public string? Evidence { get; set; }

    /// <summary>A person's words; set to null when that person is erased.</summary>
    public string? Words { get; set; }

    /// <summary>Keeps erased words from being guessed out of their hash; erased with them.</summary>
    public byte[]? Salt { get; set; }

    /// <summary>SHA-256 over salt and words (of the entry, or of its message).</summary>
    public byte[]? WordsHash { get; set; }

    /// <summary>SHA-256 over the previous entry's hash and all of the above but words and salt.</summary>
    public byte[] Hash { get; set; } = [];

    public TimelineEntry ToEntry() => new(
        Sequence,
        At,
        new Actor(ByKind, ById),
        Json.Read<Happening>(Data),
        Words,
        Evidence is null ? [] : Json.Read<IReadOnlyList<Evidence>>(Evidence));
}
