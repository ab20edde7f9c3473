using Amends.Recovery;

namespace Amends.Application;

/// <summary>What came of a use case: done, refused in words for a person, not there (or not for this person), or overtaken by another change.</summary>
public abstract record Outcome<T>
{
    private Outcome() { }

    public sealed record Done(T Value) : Outcome<T>;

    public sealed record Refused(Refusal Refusal) : Outcome<T>;

    /// <summary>It does not exist, or this person may not know whether it does.</summary>
    public sealed record NotFound : Outcome<T>;

    /// <summary>Somebody was faster.</summary>
    /// <param name="Version">The complaint's version now.</param>
    /// <param name="Since">What happened after the version that the person had seen.</param>
    public sealed record Stale(int Version, IReadOnlyList<TimelineEntry> Since) : Outcome<T>;

    public static implicit operator Outcome<T>(T value) => new Done(value);

    public static implicit operator Outcome<T>(Refusal refusal) => new Refused(refusal);

    /// <summary>The same outcome of something else.</summary>
    public Outcome<TOther> Then<TOther>(Func<T, TOther> then) => this switch
    {
        Done it => new Outcome<TOther>.Done(then(it.Value)),
        Refused it => new Outcome<TOther>.Refused(it.Refusal),
        Stale it => new Outcome<TOther>.Stale(it.Version, it.Since),
        _ => new Outcome<TOther>.NotFound(),
    };
}
