using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Complaints;

/// <summary>How long a reply waits in which its writer may think again. Every node sees a change within half a minute.</summary>
internal sealed class HouseSending(Storage.Settings settings, TimeProvider time)
{
    private const string Key = "sending";

    private readonly Remembered<SendingRules> _rules = new(
        time, Duration.FromSeconds(30), async cancel => await settings.Get(Key, cancel) is { } kept ? Json.Read<SendingRules>(kept) : new SendingRules());

    public ValueTask<SendingRules> Current(CancellationToken cancel = default) => _rules.Get(cancel);

    /// <summary>Saves what an admin decided.</summary>
    public async Task<Outcome<SendingRules>> Change(Person by, SendingRules rules, CancellationToken cancel = default)
    {
        if (!by.IsAdmin)
            return new Outcome<SendingRules>.NotFound();
        if (rules.UndoSeconds is < 0 or > SendingRules.MostSeconds)
            return new Refusal("undo_seconds", $"Let a reply wait 0 to {SendingRules.MostSeconds} seconds; 0 sends at once.");
        await settings.Change(by, Key, Json.Write(rules), cancel);
        return _rules.Keep(rules);
    }
}

/// <param name="UndoSeconds">A reply written in the workspace goes out so many seconds after it was sent, and can be called back until then; 0 sends at once.</param>
public sealed record SendingRules(int UndoSeconds = 10)
{
    public const int MostSeconds = 60;
}
