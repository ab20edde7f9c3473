using System.Globalization;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Composure;
using Amends.Application.Deadlines;
using Amends.Application.Mentions;
using Amends.Application.SecondReaders;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.Shared;

/// <summary>Makes the frame of a request's page.</summary>
internal sealed class Frames(HouseSettings settings, Charters charters, OwnComposure own, WaitingReplies waiting, ListMentions mentions, WaitingForReaders readers, HouseSignIn signIn, TimeProvider time)
{
    public async ValueTask<Frame> For(HttpContext http)
    {
        var house = await settings.Get(http.RequestAborted);
        var clock = await Clock(http.RequestAborted);
        return new(house.Name, house.Colour, clock, await Viewer(http, clock), Frame.ThemeOf(http.Request))
        {
            Arrivals = ArrivalPages.Chosen(http.Request),
            IdleMinutes = (await signIn.Current(http.RequestAborted)).IdleMinutes,
        };
    }

    /// <summary>The time alone, for what shows no page: nothing of the viewer is looked up.</summary>
    public async ValueTask<HouseClock> Clock(CancellationToken cancel) =>
        new((await charters.Current(cancel)).Calendar.Zone, Instant.FromDateTimeOffset(time.GetUtcNow()));

    internal static string? Few(int count) => count switch { 0 => null, >= ListMentions.MostCounted => "9+", _ => count.ToString(CultureInfo.CurrentCulture) };

    private async ValueTask<Viewer?> Viewer(HttpContext http, HouseClock clock)
    {
        if (http.User.PersonOrNull() is not { } person)
            return null;
        var today = await own.Handle(person, http.RequestAborted);
        return new(person)
        {
            Reading = await readers.News(person, http.RequestAborted),
            CameBack = await readers.CameBack(person, http.RequestAborted),
            Mentions = Few(await mentions.Unread(person, http.RequestAborted)),
            JustSent = await waiting.JustSent(person, http.RequestAborted),
            Today = new(today.HotMinutes, today.Rules.Shown, today.PausedUntil is { } until ? clock.Time(until) : null, today.WantsPause, today.WantsHandOver, today.Rules.Pause),
        };
    }
}
