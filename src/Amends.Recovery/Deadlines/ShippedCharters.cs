using NodaTime;

namespace Amends.Recovery;

/// <summary>The charters and business calendars that come with Amends, each from a readable file of its own.</summary>
public static class ShippedCharters
{
    private static readonly Lazy<IReadOnlyDictionary<string, BusinessCalendar>> CalendarsByCode =
        new(() => Files("calendar/").Select(CalendarFile.Read).ToDictionary(calendar => calendar.Code));

    private static readonly Lazy<IReadOnlyList<Charter>> Charters =
        new(() => [.. Files("charter/").Select(json => CharterFile.Read(json, Calendar)).OrderBy(c => c.Code, StringComparer.Ordinal).ThenBy(c => c.Version)]);

    /// <summary>Every version of every charter.</summary>
    public static IReadOnlyList<Charter> All => Charters.Value;

    public static IEnumerable<BusinessCalendar> Calendars => CalendarsByCode.Value.Values;

    public static BusinessCalendar? Calendar(string code) => CalendarsByCode.Value.GetValueOrDefault(code);

    /// <summary>The newest version of this charter.</summary>
    /// <exception cref="ArgumentException">There is no such charter.</exception>
    public static Charter Latest(string code) =>
        All.LastOrDefault(charter => charter.Code == code) ?? throw new ArgumentException($"There is no charter “{code}”.", nameof(code));

    /// <summary>The version that a complaint received then is held to: the newest in force by then, the first one before any was. Null for an unknown code.</summary>
    public static Charter? For(string code, Instant received)
    {
        var versions = All.Where(charter => charter.Code == code).ToList();
        return versions.FindLast(charter => charter.Effective <= charter.Calendar.DateOf(received)) ?? versions.FirstOrDefault();
    }

    /// <summary>The very version that a complaint names, such as <c>ofcom@1</c>; null where it is not one of ours.</summary>
    public static Charter? Named(string key) => All.FirstOrDefault(charter => charter.Key == key);

    private static IEnumerable<string> Files(string folder)
    {
        var assembly = typeof(ShippedCharters).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
