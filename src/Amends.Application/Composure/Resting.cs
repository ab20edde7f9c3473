using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Composure;

/// <summary>Nobody who rests is given a case. They may take one themselves.</summary>
internal static class Resting
{
    public static async Task<Refusal?> Refusal(Session session, IReadOnlyList<Command> commands, Person by, Instant now)
    {
        foreach (var command in commands)
        {
            if (command is not ChangeOwner { Owner: { } to } || to == by.Id)
                continue;
            var until = await session.Scalar<long>("SELECT paused_until FROM exposure WHERE account_id = @account AND paused_until > @now", to, now);
            if (until > 0)
                return new("resting", $"They take a break for {Minutes(Time.FromStored(until) - now)}. Give it to somebody else, or wait until they are back.");
        }
        return null;
    }

    private static string Minutes(Duration left) => Math.Ceiling(left.TotalMinutes) is > 1 and var minutes
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{minutes} more minutes")
        : "one more minute";
}
