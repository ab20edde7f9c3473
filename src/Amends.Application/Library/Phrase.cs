using NodaTime;

namespace Amends.Application.Library;

/// <summary>Words that a team keeps for its replies.</summary>
/// <param name="Title">What colleagues look for: "By when they hear from us".</param>
/// <param name="Words">What goes into the reply, with placeholders such as <c>{name|there}</c> (<see cref="Filling"/>).</param>
/// <param name="Principle">The principle of the rubric that it shows; null for none in particular.</param>
/// <param name="Concern">What the case is about, as a concern or a family of them (<c>delivery.late</c>, <c>delivery</c>); null for any.</param>
public sealed record Phrase(string Title, string Words, string? Principle = null, string? Concern = null)
{
    /// <summary>Whether it was written for cases like this one. A phrase for any case is for none in particular.</summary>
    public bool IsFor(IEnumerable<string> concerns) =>
        Concern is { } mine && concerns.Any(theirs => theirs == mine || theirs.StartsWith(mine + ".", StringComparison.Ordinal));
}

/// <summary>One version of a phrase.</summary>
/// <param name="Id">The same over all its versions.</param>
/// <param name="Version">0 for what ships, as it ships.</param>
/// <param name="Withdrawn">Nobody is offered it any more.</param>
/// <param name="At">When it was saved; null for what ships.</param>
public sealed record PhraseVersion(string Id, int Version, Phrase Phrase, bool Withdrawn, Instant? At, string? ByName)
{
    /// <summary>Replies that went out with it, in any version.</summary>
    public long Uses { get; init; }

    /// <summary>When the last of them did.</summary>
    public Instant? LastUsed { get; init; }
}
