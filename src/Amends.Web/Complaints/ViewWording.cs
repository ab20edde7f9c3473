using Amends.Application.Complaints;
using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>What a view of the queue shows, in words.</summary>
internal static class ViewWording
{
    public static IReadOnlyList<(ViewWhose Whose, string Words)> Owners { get; } = [(ViewWhose.Anybody, "anybody’s"), (ViewWhose.Mine, "mine"), (ViewWhose.Team, "my team’s"), (ViewWhose.Nobody, "nobody’s")];

    public static IReadOnlyList<(int From, string Words)> Heats { get; } = [(0, "any heat"), (20, "concerned or more"), (40, "upset or more"), (60, "angry or furious"), (80, "furious")];

    public static IReadOnlyList<(int? Hours, string Words)> Waits { get; } =
        [(null, "waiting or not"), (0, "waiting for our answer"), (1, "waiting over an hour"), (4, "waiting over 4 hours"), (24, "waiting over a day"), (72, "waiting over 3 days")];

    public static IReadOnlyList<Channel> Channels { get; } = [Channel.Email, Channel.Form, Channel.Chat, Channel.Phone, Channel.InPerson, Channel.Social, Channel.Api];

    /// <summary>How forms and addresses say whose.</summary>
    public static string Whose(ViewFilters filters) => filters.Colleague is { } colleague ? colleague.ToString() : filters.Whose.ToString().ToLowerInvariant();

    /// <summary>"mine, by phone, angry or furious, waiting over 4 hours".</summary>
    /// <param name="colleague">The name behind <see cref="ViewFilters.Colleague"/>.</param>
    public static string Of(ViewFilters filters, string? colleague) => Wording.Sentence(string.Join(", ", new[]
    {
        filters.Whose switch
        {
            ViewWhose.Anybody => null,
            ViewWhose.Colleague => $"with {colleague ?? "a colleague"}",
            var whose => Owners.First(one => one.Whose == whose).Words,
        },
        filters.Channel is { } channel ? $"by {Wording.Of(channel)}" : null,
        filters.HeatFrom > 0 ? Heats.First(one => one.From == filters.HeatFrom).Words : null,
        filters.WaitingHours is null ? null : Waits.First(one => one.Hours == filters.WaitingHours).Words,
    }.OfType<string>()));
}
