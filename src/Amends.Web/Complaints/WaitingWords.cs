using Amends.Application.Complaints;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>What a page says of a reply that has not gone out yet.</summary>
internal static class WaitingWords
{
    public static string State(WaitingReply reply, HouseClock clock) => reply switch
    {
        { Stopped: not null } => "not sent",
        { WaitsForReader: true } => $"waits for a second reader since {clock.At(reply.AskedAt!.Value)}",
        { Planned: true } => $"goes out {clock.At(reply.SendAt)}",
        _ => "goes out in a moment",
    };

    /// <summary>The seconds that are left, at least one.</summary>
    public static int Seconds(WaitingReply reply, HouseClock clock) => Math.Max(1, (int)Math.Ceiling((reply.SendAt - clock.Now).TotalSeconds));
}
