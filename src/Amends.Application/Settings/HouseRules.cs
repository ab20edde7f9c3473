using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application;

/// <summary>Rules of one kind that an administrator decides on for the whole organisation. Every node sees a change within half a minute.</summary>
internal sealed class HouseRules<TRules>(Storage.Settings settings, TimeProvider time)
    where TRules : class, IHouseRules<TRules>
{
    private readonly Remembered<TRules> _rules = new(
        time, Duration.FromSeconds(30), async cancel => await settings.Get(TRules.Key, cancel) is { } kept ? Json.Read<TRules>(kept) : TRules.Default);

    public ValueTask<TRules> Current(CancellationToken cancel = default) => _rules.Get(cancel);

    /// <summary>Saves what was decided; what is new in it stands in the list of changes.</summary>
    public async Task<Outcome<TRules>> Change(Person by, TRules rules, CancellationToken cancel = default)
    {
        if (!by.IsAdmin)
            return new Outcome<TRules>.NotFound();
        if (rules.Problem() is { } problem)
            return problem;
        await settings.Change(by, TRules.Key, Json.Write(rules), cancel);
        return _rules.Keep(rules);
    }
}

/// <summary>Rules that an administrator decides on as a whole.</summary>
internal interface IHouseRules<TRules>
{
    /// <summary>The name under which they are kept, and their changes are told.</summary>
    static abstract string Key { get; }

    /// <summary>What holds until somebody decides.</summary>
    static abstract TRules Default { get; }

    /// <summary>Why they cannot be used; null where they can.</summary>
    Refusal? Problem();
}
