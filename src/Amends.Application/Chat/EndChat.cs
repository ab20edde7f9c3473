using Amends.Application.Live;

namespace Amends.Application.Chat;

/// <summary>A colleague ends a chat: the customer's page becomes the one that it is without a chat. The case does not change, and whatever they write there is heard.</summary>
internal sealed class EndChat(BeHere here, Events events)
{
    /// <returns>Whether there is such a case for this person.</returns>
    public async Task<bool> Handle(Person by, string typed, CancellationToken cancel = default)
    {
        if (await here.Seen(by, typed, cancel) is not { } reference)
            return false;
        await events.Pass(new(reference, Guid.Empty, "", Doing.Ended) { ByCustomer = true }, cancel);
        return true;
    }
}
