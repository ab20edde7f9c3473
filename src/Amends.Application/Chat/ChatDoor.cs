using Amends.Application.Deadlines;
using Amends.Application.Live;
using Amends.Application.Storage;
using NodaTime;

namespace Amends.Application.Chat;

/// <summary>Whether a chat can be begun now: it is switched on, the house is open by its hours, and a colleague is here to answer.</summary>
internal sealed class ChatDoor(HouseRules<ChatRules> house, Charters charters, PeopleHere here, TimeProvider time)
{
    public async Task<ChatNow> Look(CancellationToken cancel = default)
    {
        if (!(await house.Current(cancel)).On)
            return new(ChatOpen.Off);
        var now = time.Now();
        var next = (await charters.Current(cancel)).Calendar.Add(now, Duration.Epsilon) - Duration.Epsilon;
        return next > now ? new(ChatOpen.Closed, next) : new(here.At(Beat.Desk, Guid.Empty).Count > 0 ? ChatOpen.Open : ChatOpen.Alone);
    }
}

/// <param name="Again">When the house is open again; null unless that is why there is no chat.</param>
public sealed record ChatNow(ChatOpen Is, Instant? Again = null)
{
    public bool IsOpen => Is == ChatOpen.Open;
}

/// <summary>A chat can be begun; or why not: it is switched off, the house is closed, or nobody is here.</summary>
public enum ChatOpen { Open, Off, Closed, Alone }
