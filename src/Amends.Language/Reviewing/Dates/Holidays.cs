using System.Collections.Frozen;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Dates;

/// <summary>Feasts and public holidays by name; movable ones are computed.</summary>
internal static class Holidays
{
    /// <summary>The feast whose name starts at <paramref name="i"/>: its date in a year, and the word after the name.</summary>
    public static (Func<int, DateOnly> On, int Next)? Read(List<Word> words, int i, int end)
    {
        if (!ByFirstWord.TryGetValue(words[i].Text, out var feasts)) return null;
        foreach (var (name, on) in feasts)
        {
            if (i + name.Length > end) continue;
            var k = 1;
            while (k < name.Length && words[i + k].Text == name[k]) k++;
            if (k == name.Length) return (on, i + k);
        }

        return null;
    }

    private static readonly (string[] Name, Func<int, DateOnly> On)[] All =
    [
        .. Named("christmas eve|xmas eve", y => new(y, 12, 24)),
        .. Named("christmas day|christmas|xmas", y => new(y, 12, 25)),
        .. Named("boxing day|st stephen 's day", y => new(y, 12, 26)),
        .. Named("new year 's eve|hogmanay", y => new(y, 12, 31)),
        .. Named("new year 's day|new year 's|new year|the new year", y => new(y, 1, 1)),
        .. Named("twelfth night", y => new(y, 1, 6)),
        .. Named("valentine 's day|valentine 's|valentines day|valentines|valentine", y => new(y, 2, 14)),
        .. Named("leap day", y => DateTime.IsLeapYear(y) ? new(y, 2, 29) : new(y, 3, 1)),
        .. Named("st patrick 's day|st . patrick 's day|st paddy 's day|st . paddy 's day|st patrick 's|st . patrick 's", y => new(y, 3, 17)),
        .. Named("st david 's day", y => new(y, 3, 1)),
        .. Named("lady day", y => new(y, 3, 25)),
        .. Named("april fools|april fool 's day", y => new(y, 4, 1)),
        .. Named("st george 's day", y => new(y, 4, 23)),
        .. Named("anzac day", y => new(y, 4, 25)),
        .. Named("may day", y => new(y, 5, 1)),
        .. Named("cinco de mayo", y => new(y, 5, 5)),
        .. Named("juneteenth", y => new(y, 6, 19)),
        .. Named("midsummer 's day|midsummer", y => new(y, 6, 24)),
        .. Named("canada day", y => new(y, 7, 1)),
        .. Named("independence day|fourth of july|july fourth|july 4th|the fourth of july", y => new(y, 7, 4)),
        .. Named("bastille day", y => new(y, 7, 14)),
        .. Named("halloween|hallowe'en", y => new(y, 10, 31)),
        .. Named("bonfire night|guy fawkes night", y => new(y, 11, 5)),
        .. Named("remembrance day|veterans day|armistice day", y => new(y, 11, 11)),
        .. Named("st andrew 's day", y => new(y, 11, 30)),
        .. Named("australia day", y => new(y, 1, 26)),
        .. Named("burns night", y => new(y, 1, 25)),
        .. Named("waitangi day", y => new(y, 2, 6)),
        .. Named("thanksgiving day|thanksgiving", y => CalendarDays.NthWeekday(y, 11, DayOfWeek.Thursday, 4)),
        .. Named("labor day", y => CalendarDays.NthWeekday(y, 9, DayOfWeek.Monday, 1)),
        .. Named("memorial day", y => CalendarDays.NthWeekday(y, 5, DayOfWeek.Monday, -1)),
        .. Named("mlk day|martin luther king day", y => CalendarDays.NthWeekday(y, 1, DayOfWeek.Monday, 3)),
        .. Named("presidents day|presidents ' day", y => CalendarDays.NthWeekday(y, 2, DayOfWeek.Monday, 3)),
        .. Named("mother 's day", y => CalendarDays.NthWeekday(y, 5, DayOfWeek.Sunday, 2)),
        .. Named("father 's day", y => CalendarDays.NthWeekday(y, 6, DayOfWeek.Sunday, 3)),
        .. Named("columbus day", y => CalendarDays.NthWeekday(y, 10, DayOfWeek.Monday, 2)),
        .. Named("black friday", y => CalendarDays.NthWeekday(y, 11, DayOfWeek.Thursday, 4).AddDays(1)),
        .. Named("cyber monday", y => CalendarDays.NthWeekday(y, 11, DayOfWeek.Thursday, 4).AddDays(4)),
        .. Named("shrove tuesday|pancake day", y => CalendarDays.Easter(y).AddDays(-47)),
        .. Named("ash wednesday", y => CalendarDays.Easter(y).AddDays(-46)),
        .. Named("palm sunday", y => CalendarDays.Easter(y).AddDays(-7)),
        .. Named("maundy thursday", y => CalendarDays.Easter(y).AddDays(-3)),
        .. Named("good friday", y => CalendarDays.Easter(y).AddDays(-2)),
        .. Named("easter saturday|holy saturday", y => CalendarDays.Easter(y).AddDays(-1)),
        .. Named("easter monday", y => CalendarDays.Easter(y).AddDays(1)),
        .. Named("easter tuesday", y => CalendarDays.Easter(y).AddDays(2)),
        .. Named("easter sunday|easter", CalendarDays.Easter),
        .. Named("ascension day", y => CalendarDays.Easter(y).AddDays(39)),
        .. Named("whit monday", y => CalendarDays.Easter(y).AddDays(50)),
        .. Named("whit sunday|whitsun|pentecost", y => CalendarDays.Easter(y).AddDays(49)),
        .. Named("early may bank holiday", y => CalendarDays.NthWeekday(y, 5, DayOfWeek.Monday, 1)),
        .. Named("spring bank holiday", y => CalendarDays.NthWeekday(y, 5, DayOfWeek.Monday, -1)),
        .. Named("august bank holiday|summer bank holiday", y => CalendarDays.NthWeekday(y, 8, DayOfWeek.Monday, -1)),
    ];

    private static readonly FrozenDictionary<string, (string[] Name, Func<int, DateOnly> On)[]> ByFirstWord =
        All.GroupBy(feast => feast.Name[0]).ToFrozenDictionary(feasts => feasts.Key, feasts => feasts.ToArray(), StringComparer.Ordinal);

    private static IEnumerable<(string[], Func<int, DateOnly>)> Named(string names, Func<int, DateOnly> on) =>
        names.Split('|').Select(name => (name.Split(' '), on));
}
