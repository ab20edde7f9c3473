using Amends.Application.Storage;
using Amends.Recovery;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Deadlines;

/// <summary>
/// What cases are held to: the service standard by the organisation's own business hours, the charters that ship, and those of its own. Every node sees a
/// change within half a minute.
/// </summary>
internal sealed class Charters
{
    private const string HoursKey = "business-hours", ChoiceKey = "charters";

    private readonly Settings _settings;
    private readonly IDbContextFactory<AmendsDb> _databases;
    private readonly Changes _changes;
    private readonly TimeProvider _time;
    private readonly Remembered<CharterBook> _book;

    public Charters(Settings settings, IDbContextFactory<AmendsDb> databases, Changes changes, TimeProvider time)
    {
        (_settings, _databases, _changes, _time) = (settings, databases, changes, time);
        _book = new(time, Duration.FromSeconds(30), Look);
    }

    /// <summary>The service standard, by the organisation's own hours.</summary>
    public async ValueTask<Charter> Current(CancellationToken cancel = default) => (await Book(cancel)).Standard;

    /// <summary>Everything that a case can be held to.</summary>
    public ValueTask<CharterBook> Book(CancellationToken cancel = default) => _book.Get(cancel);

    public async Task<BusinessHours> Hours(CancellationToken cancel = default) => Read(await _settings.Get(HoursKey, cancel));

    /// <summary>Changes when the organisation works. Clocks that run are counted anew.</summary>
    /// <param name="by">null for whoever runs the server.</param>
    /// <exception cref="ArgumentException">These hours make no calendar; the message says why.</exception>
    public Task Change(BusinessHours hours, Person? by = null, CancellationToken cancel = default) => Change(by ?? Person.Amends, _ => hours, cancel);

    /// <summary>The same, made of the hours as they are now, so that nothing is undone that somebody changed in the same moment.</summary>
    /// <param name="change">null: they stay.</param>
    /// <exception cref="ArgumentException">These hours make no calendar; the message says why.</exception>
    public async Task Change(Person by, Func<BusinessHours, BusinessHours?> change, CancellationToken cancel = default)
    {
        await _changes.Run(
            async session =>
            {
                if (change(Read(await session.Kept(HoursKey))) is not { } hours)
                    return;
                hours.Calendar();
                await session.Change(by, _time.Now(), HoursKey, Json.Write(hours));
                await RecountDeadlines.Begin(session);
            },
            cancel);
        Forget();
    }

    /// <summary>Chooses what new complaints are held to; cases that are open keep what they have.</summary>
    public async Task<Outcome<CharterChoice>> Choose(Person by, CharterChoice choice, CancellationToken cancel = default)
    {
        if (!by.IsAdmin)
            return new Outcome<CharterChoice>.NotFound();
        Forget();
        var book = await Book(cancel);
        if (book.Latest(choice.Standard) is not { } standard)
            return new Refusal("charter_unknown", $"There is no charter “{choice.Standard}”.");
        if (choice.Standard != CharterChoice.Shipped && standard.Calendar.Code != BusinessHours.Code)
            return new Refusal("charter_calendar", $"The standard that cases begin under is counted by your own business hours. Give {standard.Name} the calendar “{BusinessHours.Code}” first.");
        if (choice.HeldTo.FirstOrDefault(code => book.Latest(code) is null || code == choice.Standard || code == CharterChoice.Shipped) is { } unknown)
            return new Refusal("charter_unknown", $"New complaints cannot be held to “{unknown}” besides the standard.");
        await _settings.Change(by, ChoiceKey, Json.Write(choice with { HeldTo = [.. choice.HeldTo.Distinct()] }), cancel);
        Forget();
        return choice;
    }

    /// <summary>What was read is read anew.</summary>
    public void Forget() => _book.Forget();

    private static BusinessHours Read(string? kept) => kept is null ? new BusinessHours() : Json.Read<BusinessHours>(kept);

    private async Task<CharterBook> Look(CancellationToken cancel)
    {
        var choice = await _settings.Get(ChoiceKey, cancel) is { } kept ? Json.Read<CharterChoice>(kept) : new CharterChoice();
        await using var db = await _databases.CreateDbContextAsync(cancel);
        var own = await db.Charters.AsNoTracking().OrderBy(c => c.Code).ThenBy(c => c.Version).Select(c => c.Text).ToListAsync(cancel);
        return CharterBook.Of((await Hours(cancel)).Calendar(), own, choice);
    }
}

/// <summary>What new complaints are held to.</summary>
/// <param name="Standard">The code of the charter they begin under, by the organisation's own hours.</param>
/// <param name="HeldTo">The codes of what else they are held to.</param>
public sealed record CharterChoice(string Standard, IReadOnlyList<string> HeldTo)
{
    /// <summary>The standard that ships.</summary>
    public const string Shipped = "service";

    public CharterChoice() : this(Shipped, []) { }
}

/// <summary>When the organisation works.</summary>
/// <param name="Zone">IANA name of the time zone.</param>
/// <param name="Days">1 Monday to 7 Sunday.</param>
/// <param name="Intervals">Of each of these days, such as <c>09:00-17:00</c>.</param>
/// <param name="Holidays">Free days, as yyyy-MM-dd.</param>
internal sealed record BusinessHours(string Zone, IReadOnlyList<int> Days, IReadOnlyList<string> Intervals, IReadOnlyList<string> Holidays)
{
    /// <summary>The calendar that these hours make, as charters of one's own name it.</summary>
    public const string Code = "own";

    /// <summary>Monday to Friday, nine to five, in UTC: what holds until somebody says otherwise.</summary>
    public BusinessHours() : this("Etc/UTC", [1, 2, 3, 4, 5], ["09:00-17:00"], []) { }

    /// <summary>What free days are called, where somebody said.</summary>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

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
            return new(Code, zone, Days.Distinct().ToDictionary(day => (IsoDayOfWeek)day, _ => hours), [.. holidays]);
        }
        catch (Exception exception) when (exception is FormatException or NodaTime.Text.UnparsableValueException)
        {
            throw new ArgumentException(exception.Message, exception);
        }
    }

    /// <summary>The same hours with these days off.</summary>
    public BusinessHours With(IEnumerable<Holiday> holidays)
    {
        var days = holidays.OrderBy(day => day.Date).DistinctBy(day => day.Date).Select(day => (Date: NodaTime.Text.LocalDatePattern.Iso.Format(day.Date), day.Name)).ToList();
        return this with { Holidays = [.. days.Select(day => day.Date)], Names = days.Where(day => day.Name.Length > 0).ToDictionary(day => day.Date, day => day.Name) };
    }
}
