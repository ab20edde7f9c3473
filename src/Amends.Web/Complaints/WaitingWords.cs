using Amends.Application.Complaints;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>What a page says of a reply that has not gone out yet.</summary>
internal static class WaitingWords
{
    public static string State(WaitingReply reply, HouseClock clock) => reply switch
    {
        { Stopped: not null } => ComplaintsWords.NotSent,
        { WaitsForReader: true } => ComplaintsWords.WaitsForReader.Fill(clock.At(reply.AskedAt!.Value)),
        { Planned: true } => ComplaintsWords.GoesOut.Fill(clock.At(reply.SendAt)),
        _ => ComplaintsWords.GoesOutSoon,
    };

    /// <summary>The seconds that are left, at least one.</summary>
    public static int Seconds(WaitingReply reply, HouseClock clock) => Math.Max(1, (int)Math.Ceiling((reply.SendAt - clock.Now).TotalSeconds));
}
