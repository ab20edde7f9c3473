using System.Globalization;
using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Composure;
using Amends.Application.Deadlines;
using Amends.Application.Live;
using Amends.Application.Mentions;
using Amends.Application.Paths;
using Amends.Application.SecondReaders;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.Shared;

/// <summary>Makes the frame of a request's page.</summary>
internal sealed class Frames(HouseSettings settings, Charters charters, OwnComposure own, WaitingReplies waiting, ListMentions mentions, WaitingForReaders readers, AnythingNew anything, HouseSignIn signIn, HouseRules<PathNames> names, TimeProvider time)
{
    public async ValueTask<Frame> For(HttpContext http)
    {
        var house = await settings.Get(http.RequestAborted);
        var clock = await Clock(http.RequestAborted);
        return new(house.Name, house.Colour, clock, await Viewer(http, clock), Frame.ThemeOf(http.Request))
        {
            Logo = house.Logo,
            LogoNames = house.LogoNames,
            Arrivals = ArrivalPages.Chosen(http.Request),
            SingleKeys = KeyPages.Act(http.Request),
            IdleMinutes = (await signIn.Current(http.RequestAborted)).IdleMinutes,
            HasPassword = http.OpenSignIn() is not { HasPassword: false },
            Steps = new(await names.Current(http.RequestAborted)),
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
        var cancel = http.RequestAborted;
        var (today, news) = (await own.Handle(person, cancel), await anything.Handle(person, cancel));
        return new(person)
        {
            Practises = news.Practises,
            Reading = news.ToRead ? await readers.News(person, cancel) : person.SeesAll || news.Reads ? ReadingNews.Nothing : null,
            CameBack = news.CameBack ? await readers.CameBack(person, cancel) : [],
            Mentions = news.Mentions ? Few(await mentions.Unread(person, cancel)) : null,
            JustSent = news.Waiting ? await waiting.JustSent(person, cancel) : [],
            Today = new(today.HotMinutes, today.Rules.Shown, today.PausedUntil is { } until ? clock.Time(until) : null, today.WantsPause, today.WantsHandOver, today.Rules.Pause, today.Rules.Reminds),
        };
    }
}
