using Amends.Recovery;

namespace Amends.Application.Complaints;

/// <summary>How long a reply waits in which its writer may think again.</summary>
/// <param name="UndoSeconds">A reply written in the workspace goes out so many seconds after it was sent, and can be called back until then; 0 sends at once.</param>
public sealed record SendingRules(int UndoSeconds = 10) : IHouseRules<SendingRules>
{
    public const int MostSeconds = 60;

    static string IHouseRules<SendingRules>.Key => "sending";

    static SendingRules IHouseRules<SendingRules>.Default { get; } = new();

    Refusal? IHouseRules<SendingRules>.Problem() =>
        UndoSeconds is < 0 or > MostSeconds ? new("undo_seconds", $"Let a reply wait 0 to {MostSeconds} seconds; 0 sends at once.") : null;
}
