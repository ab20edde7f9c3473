using Amends.Application;
using Amends.Application.Deadlines;
using Amends.Web.People;
using NodaTime;

namespace Amends.Web.Shared;

/// <summary>Makes the frame of a request's page.</summary>
internal sealed class Frames(HouseSettings settings, Charters charters, TimeProvider time)
{
    public async ValueTask<Frame> For(HttpContext http)
    {
        var house = await settings.Get(http.RequestAborted);
        var zone = (await charters.Current(http.RequestAborted)).Calendar.Zone;
        var clock = new HouseClock(zone, Instant.FromDateTimeOffset(time.GetUtcNow()));
        return new(house.Name, house.Colour, clock, Viewer(http.User.PersonOrNull()), Frame.ThemeOf(http.Request));
    }

    private static Viewer? Viewer(Person? person) => person is null ? null : new(person.Id, person.Name, person.Role >= Role.Lead, person.Role >= Role.Admin);
}
