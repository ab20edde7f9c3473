using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Composure;
using Amends.Application.Deadlines;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.Shared;

/// <summary>Makes the frame of a request's page.</summary>
internal sealed class Frames(HouseSettings settings, Charters charters, OwnComposure own, WaitingReplies waiting, HouseSignIn signIn, TimeProvider time)
{
    public async ValueTask<Frame> For(HttpContext http)
    {
        var house = await settings.Get(http.RequestAborted);
        var zone = (await charters.Current(http.RequestAborted)).Calendar.Zone;
        var clock = new HouseClock(zone, Instant.FromDateTimeOffset(time.GetUtcNow()));
        return new(house.Name, house.Colour, clock, await Viewer(http, clock), Frame.ThemeOf(http.Request))
        {
            IdleMinutes = (await signIn.Current(http.RequestAborted)).IdleMinutes,
        };
    }

    private async ValueTask<Viewer?> Viewer(HttpContext http, HouseClock clock)
    {
        if (http.User.PersonOrNull() is not { } person)
            return null;
        var today = await own.Handle(person, http.RequestAborted);
        return new(person.Id, person.Name, person.Role >= Role.Lead, person.Role >= Role.Admin)
        {
            JustSent = await waiting.JustSent(person, http.RequestAborted),
            Today = new(today.HotMinutes, today.Rules.Shown, today.PausedUntil is { } until ? clock.Time(until) : null, today.WantsPause, today.WantsHandOver, today.Rules.Pause),
        };
    }
}
