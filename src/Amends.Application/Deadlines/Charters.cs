using Amends.Application.Storage;
using Amends.Recovery;
using NodaTime;

namespace Amends.Application.Deadlines;

/// <summary>The service standard by the organisation's own business hours, which are a setting. Every node sees a change within half a minute.</summary>
internal sealed class Charters(Settings settings, TimeProvider time)
{
    private const string Key = "business-hours";

    private static readonly Duration Fresh = Duration.FromSeconds(30);

    private (Charter Charter, Instant Until)? _current;

    public async ValueTask<Charter> Current(CancellationToken cancel = default)
    {
        if (_current is { } known && time.Now() < known.Until)
            return known.Charter;
        var charter = (await Hours(cancel)).Charter();
        _current = (charter, time.Now() + Fresh);
        return charter;
    }

    public async Task<BusinessHours> Hours(CancellationToken cancel = default) =>
        await settings.Get(Key, cancel) is { } kept ? Json.Read<BusinessHours>(kept) : new BusinessHours();

    /// <exception cref="ArgumentException">These hours make no calendar; the message says why.</exception>
    public async Task Change(BusinessHours hours, CancellationToken cancel = default)
    {
        hours.Calendar();
        await settings.Set(Key, Json.Write(hours), cancel);
        _current = null;
    }
}

/// <summary>When the organisation works.</summary>
/// <param name="Zone">IANA name of the time zone.</param>
/// <param name="Days">1 Monday to 7 Sunday.</param>
/// <param name="Intervals">Of each of these days, such as <c>09:00-17:00</c>.</param>
/// <param name="Holidays">Free days, as yyyy-MM-dd.</param>
internal sealed record BusinessHours(string Zone, IReadOnlyList<int> Days, IReadOnlyList<string> Intervals, IReadOnlyList<string> Holidays)
{
    /// <summary>Monday to Friday, nine to five, in UTC: what holds until somebody says otherwise.</summary>
    public BusinessHours() : this("Etc/UTC", [1, 2, 3, 4, 5], ["09:00-17:00"], []) { }

    /// <summary>The service standard by these hours.</summary>
    public Charter Charter() => Recovery.Charter.Service(Calendar());

    /// <exception cref="ArgumentException">They make no calendar.</exception>
    public BusinessCalendar Calendar()
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? throw new ArgumentException($"There is no time zone named {Zone}. Use an IANA name, such as Europe/London.");
        try
        {
            IReadOnlyList<Hours> hours = [.. Intervals.Select(Recovery.Hours.Parse)];
            var holidays = Holidays.Select(day => NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);
            return new("own", zone, Days.Distinct().ToDictionary(day => (IsoDayOfWeek)day, _ => hours), [.. holidays]);
        }
        catch (Exception exception) when (exception is FormatException or NodaTime.Text.UnparsableValueException)
        {
            throw new ArgumentException(exception.Message, exception);
        }
    }
}
