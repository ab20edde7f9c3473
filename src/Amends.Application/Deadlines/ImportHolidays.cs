using Amends.Recovery;
using NodaTime;
using NodaTime.Text;

namespace Amends.Application.Deadlines;

/// <summary>An admin takes holidays from a calendar file into the organisation's own calendar, or takes days out of it.</summary>
internal sealed class ImportHolidays(Charters charters)
{
    /// <param name="replace">Whether the days off that there are now go; otherwise the new ones are added to them.</param>
    /// <returns>How many days off there are now.</returns>
    public async Task<Outcome<int>> Handle(Person by, string ics, bool replace, CancellationToken cancel = default)
    {
        try
        {
            var read = HolidayFeed.Read(ics);
            return await Change(by, now => replace ? read : [.. read, .. now], cancel);
        }
        catch (FormatException wrong)
        {
            return new Refusal("calendar_unclear", wrong.Message);
        }
    }

    /// <summary>Adds one day off, or takes it out.</summary>
    public async Task<Outcome<int>> Handle(Person by, string date, string? name, CancellationToken cancel = default)
    {
        if (!LocalDatePattern.Iso.Parse(date.Trim()).TryGetValue(default, out var day) || day.Year is < 1970 or > 8999)
            return new Refusal("date_unclear", $"“{date}” is not a date. Write it like 2026-12-25.");
        return await Change(by, now => name is null ? [.. now.Where(holiday => holiday.Date != day)] : [new Holiday(day, name.Trim() is { Length: <= 100 } brief ? brief : name.Trim()[..100]), .. now], cancel);
    }

    private async Task<Outcome<int>> Change(Person by, Func<IReadOnlyList<Holiday>, IReadOnlyList<Holiday>> change, CancellationToken cancel)
    {
        if (!by.IsAdmin)
            return new Outcome<int>.NotFound();
        var days = 0;
        await charters.Change(
            by,
            hours =>
            {
                var changed = hours.With(change([.. hours.Holidays.Select(date => new Holiday(LocalDatePattern.Iso.Parse(date).Value, hours.Names?.GetValueOrDefault(date) ?? ""))]));
                days = changed.Holidays.Count;
                return days > HolidayFeed.MostDays ? null : changed;
            },
            cancel);
        return days > HolidayFeed.MostDays ? new Refusal("holidays_too_many", $"Keep no more than {HolidayFeed.MostDays} days off.") : days;
    }
}
