using Amends.Application.Complaints;
using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.Complaints;

/// <summary>What a view of the queue shows, in words.</summary>
internal static class ViewWording
{
    public static IReadOnlyList<(ViewWhose Whose, string Words)> Owners => [(ViewWhose.Anybody, ComplaintsWords.WhoseAnybodys), (ViewWhose.Mine, ComplaintsWords.WhoseMine), (ViewWhose.Team, ComplaintsWords.WhoseMyTeams), (ViewWhose.Nobody, ComplaintsWords.WhoseNobodys)];

    public static IReadOnlyList<(int From, string Words)> Heats => [(0, ComplaintsWords.AnyHeat), (20, ComplaintsWords.ConcernedOrMore), (40, ComplaintsWords.UpsetOrMore), (60, ComplaintsWords.AngryOrFurious), (80, Wording.Of(Band.Furious))];

    public static IReadOnlyList<(int? Hours, string Words)> Waits =>
        [(null, ComplaintsWords.WaitingOrNot), (0, ComplaintsWords.WaitingForUs), (1, ComplaintsWords.WaitingOverAnHour), (4, ComplaintsWords.WaitingOverHours.Fill(4)), (24, ComplaintsWords.WaitingOverADay), (72, ComplaintsWords.WaitingOverDays.Fill(3))];

    public static IReadOnlyList<Channel> Channels { get; } = [Channel.Email, Channel.Form, Channel.Chat, Channel.Phone, Channel.InPerson, Channel.Social, Channel.Api];

    /// <summary>"mine, by phone, angry or furious, waiting over 4 hours".</summary>
    /// <param name="colleague">The name behind <see cref="ViewFilters.Colleague"/>.</param>
    public static string Of(ViewFilters filters, string? colleague) => Wording.Sentence(string.Join(", ", new[]
    {
        filters.Whose switch
        {
            ViewWhose.Anybody => null,
            ViewWhose.Colleague => ComplaintsWords.WithSomebody.Fill(colleague ?? ComplaintsWords.AColleague),
            var whose => Owners.First(one => one.Whose == whose).Words,
        },
        filters.Channel is { } channel ? ComplaintsWords.ByChannel.Fill(Wording.Of(channel)) : null,
        filters.HeatFrom > 0 ? Heats.First(one => one.From == filters.HeatFrom).Words : null,
        filters.WaitingHours is null ? null : Waits.First(one => one.Hours == filters.WaitingHours).Words,
    }.OfType<string>()));
}
