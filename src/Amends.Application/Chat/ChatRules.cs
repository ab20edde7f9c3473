using Amends.Recovery;

namespace Amends.Application.Chat;

/// <summary>Whether customers may chat with us while we are there.</summary>
public sealed record ChatRules(bool On = false) : IHouseRules<ChatRules>
{
    static string IHouseRules<ChatRules>.Key => "chat";

    static ChatRules IHouseRules<ChatRules>.Default { get; } = new();

    Refusal? IHouseRules<ChatRules>.Problem() => null;
}
