using System.Globalization;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Dates;

/// <summary>A day as written ("Friday the 3rd", "12/8", "end of next week"), resolved against the time sent.</summary>
/// <param name="Rank">How firmly it fixes the day: 0 only a part of the sending day, 2 a period, 3 a day of the week or relative day, 4 a date.</param>
/// <param name="Event">Whether it names an occasion rather than a plain date.</param>
internal readonly record struct DayExpression(DateOnly Day, int Rank, int Next, bool Event = false)
{
    public static DayExpression? Read(List<Word> words, int i, int end, DateTimeOffset sent) =>
        i < 0 || i >= end ? null : new DayReader(words, end, sent).Read(i);
}

/// <summary>Reads one day expression at a place. Only forward looking: a date without a year is the next one.</summary>
internal readonly struct DayReader(List<Word> words, int end, DateTimeOffset sent)
{
    private DateOnly Today => DateOnly.FromDateTime(sent.DateTime);

    private string At(int i) => i >= 0 && i < end ? words[i].Text : "";

    public DayExpression? Read(int i) => Relative(i) ?? Weeks(i) ?? Nth(i) ?? Dated(i) ?? PeriodEnd(i) ?? Holiday(i) ?? Weekday(i) ?? Period(i);

    private DayExpression? Relative(int i)
    {
        switch (At(i))
        {
            case "today" or "tonight" or "tonite" or "tonight's": return new(Today, 3, i + 1);
            case "tomorrow" or "tmrw" or "tmr" or "tmw" or "tomoz" or "tomoro" or "tomorow" or "2moro" or "2morrow":
                return At(i + 1) == "week" ? new(Today.AddDays(8), 3, i + 2) : new(Today.AddDays(1), 3, i + 1);
            case "evening" or "dark" or "afternoon" or "night" when At(At(i - 1) == "the" ? i - 2 : i - 1) is "by" or "before": return new(sent.Hour >= (At(i) == "afternoon" ? 17 : 21) ? Today.AddDays(1) : Today, 0, i + 1);
            case "knock" or "knocking" or "clocking" or "home" when At(i - 1) is "by" or "before" && At(i + 1) is "off" or "time": return new(Today, 0, i + 2);
            case "day" when At(i + 1) == "after" && At(i + 2) is "tomorrow" or "tmrw": return new(Today.AddDays(2), 3, i + 3);
            case "morn" when At(i - 1) == "the": return new(Today.AddDays(1), 3, i + 1);
            case "this" when At(i + 1) is "morning" or "afternoon" or "evening" or "arvo" or "aft" or "lunchtime" or "morn": return new(Today, 3, i + 2);
            case "next" when At(i + 1) is "working" or "business" && At(i + 2) == "day": return new(CalendarDays.AddWorkingDays(Today, 1), 3, i + 3);
            case "next" when At(i + 1) is "day" or "morning" && At(i - 1) == "the": return new(Today.AddDays(1), 3, i + 2);
            case "first" when At(i + 1) == "thing": return new(MorningNext, 0, i + 2);
            case "overnight" when At(i + 1) is not ("air" or "post" or "courier" or "delivery" or "shipping"): return new(MorningNext, 0, i + 1);
            case "sunrise" or "sunup" or "sun-up" or "daybreak" or "dawn" or "first light": return new(MorningNext, 0, i + 1);
            case "breakfast" when At(i - 1) is "before" or "your" or "by" or "after" or "from": return new(sent.Hour < 10 ? Today : Today.AddDays(1), 0, i + 1);
            case "in" or "by" when At(i + 1) == "the" && At(i + 2) == "morning" || At(i) == "by" && At(i + 1) == "morning": return new(MorningNext, 0, i + 2);
            case "wake" or "awake" when Before("before", i) || Before("time", i): return new(MorningNext, 0, i + 1);
            case "up" when Before("time", i) && At(i - 1) is "'re" or "are" or "get": return new(MorningNext, 0, i + 1);
            case "day" or "week" or "month" or "year" when At(i - 1) == "the" && (At(i + 1) is "'s" or "is") && At(i + 2) is "out" or "over" or "done" or "through" or "up":
                return new(Whole(At(i)), 2, i + 3, true);
            case "week" or "month" or "year" or "week-end" or "month-end" or "year-end" when At(i + 1) == "end" || At(i + 1) == "'s" && At(i + 2) == "end" || At(i).EndsWith("h-end", StringComparison.Ordinal) || At(i).EndsWith("r-end", StringComparison.Ordinal):
                return At(i - 1) is "every" or "each" ? null : new(Whole(At(i).Replace("-end", "", StringComparison.Ordinal)), 2, At(i + 1) == "end" ? i + 2 : At(i + 1) == "'s" ? i + 3 : i + 1, true);
            case "lunch" or "lunchtime" or "lunch-time" or "dinnertime" or "dinner-time" or "noonish": return new(sent.Hour >= 14 ? Today.AddDays(1) : Today, 0, i + 1);
            case "teatime" or "tea-time" or "bed-time" or "supper" or "suppertime" or "sundown" or "sunset" or "dusk" or "bedtime" or "nightfall": return new(sent.Hour >= 21 ? Today.AddDays(1) : Today, 0, i + 1);
            case "tea" when At(i - 1) is "before" or "by": return new(Today, 0, i + 1);
            case "knocking-off" or "clocking-off" or "going-home" or "home-time": return new(Today, 0, i + 1);
            case "leave" or "head" or "go" or "finish" or "clock" or "sign" or "knock" or "log" when At(i - 1) == "i" && At(i - 2) == "before" && At(i + 1) != "on":
                return new(Today, 0, i + 1);
            case "course" when At(i + 1) == "of" && At(i + 2) == "the" && At(i + 3) == "day": return new(Today, 0, i + 4);
            case "close" or "closing" when At(i - 1) is "before" or "by" or "at" or "we" or "they": return new(Today, 0, i + (At(i + 1) is "time" ? 2 : 1));
            case "eod" or "cob" or "eob" or "cop": return new(Today, 0, i + 1);
            case "opening" when At(i + 1) == "of" && At(i + 2) == "business": return new(Today, 0, i + 3);
            case "eow": return new(FridayAhead(Today), 2, i + 1);
            case "eom": return new(CalendarDays.EndOfMonth(Today), 2, i + 1);
            default: return null;
        }
    }

    private DateOnly Whole(string period) => period switch
    {
        "week" => FridayAhead(Today),
        "month" => CalendarDays.EndOfMonth(Today),
        "year" => new(Today.Year, 12, 31),
        _ => Today,
    };

    private DateOnly MorningNext => sent.Hour < 6 ? Today : Today.AddDays(1);

    private bool Before(string word, int i)
    {
        for (var k = i - 1; k >= 0 && k >= i - 4; k--) if (words[k].Text == word) return true;
        return false;
    }

    /// <summary>"a week on Tuesday", "two weeks today", "Tuesday week", "a fortnight on Friday".</summary>
    private DayExpression? Weeks(int i)
    {
        var count = Numbers.Cardinal(At(i));
        if (count is > 0 and < 60 && At(i + 1) is "week" or "weeks" or "fortnight")
        {
            var days = count * (At(i + 1) == "fortnight" ? 14 : 7);
            var k = At(i + 2) is "on" or "from" or "this" or "next" ? i + 3 : i + 2;
            if (At(k) == "today") return new(Today.AddDays(days), 4, k + 1);
            if (At(k) is "tomorrow") return new(Today.AddDays(days + 1), 4, k + 1);
            if (DayNames.Weekday(At(k)) is { } named) return new(CalendarDays.NextWeekday(Today, named).AddDays(days), 4, k + 1);
        }

        // "two days before Friday", "three working days before the 12th"
        var unit = At(i + 1) is "working" or "business" or "full" or "clear" or "whole" ? i + 2 : i + 1;
        if (count is > 0 and < 60 && At(unit) is "day" or "days" or "week" or "weeks" && At(unit + 1) == "before")
        {
            var on = At(unit + 2) is "the" or "next" or "this" ? unit + 3 : unit + 2;
            if (on < end && (Dated(on) ?? Holiday(on) ?? Weekday(on)) is { } anchor)
                return new(At(unit)[0] == 'w' ? anchor.Day.AddDays(-7 * count) : At(i + 1) is "working" or "business" ? CalendarDays.AddWorkingDays(anchor.Day, -count) : anchor.Day.AddDays(-count), 4, anchor.Next);
        }

        if (count is > 0 and < 60 && At(i + 1) is "days" or "day" && At(i + 2) == "from" && DayNames.Weekday(At(i + 3)) is { } counted) return new(CalendarDays.NextWeekday(Today, counted).AddDays(count), 4, i + 4);
        if (DayNames.Weekday(At(i)) is { } day && At(i + 1) is "week" or "fortnight" && At(i + 2) is not ("of" or "commencing"))
            return new(CalendarDays.NextWeekday(Today, day).AddDays(At(i + 1) == "week" ? 7 : 14), 4, i + 2);
        return null;
    }

    /// <summary>"the first Saturday in May", "the last Friday of this month", "the first of next month".</summary>
    private DayExpression? Nth(int i)
    {
        var nth = At(i) == "last" ? -1 : Numbers.Ordinal(At(i));
        if (At(i + 1) == "week" && At(i + 2) is "of" or "in" && nth is not 0 and < 6 && DayNames.Month(At(i + 3)) is var inMonth and > 0) return new(WeekOf(NextMonth(inMonth), nth), 4, i + 4);
        if (At(i + 1) is "working" or "business" && At(i + 2) == "day" && At(i + 3) is "of" or "in" && nth is > 0 and < 12 or -1)
        {
            var of = At(i + 4) is "the" or "this" or "next" && At(i + 5) == "month" ? FirstOf(At(i + 4) == "next" ? 1 : 0) : DayNames.Month(At(i + 4)) is var inside and > 0 ? NextMonth(inside) : (DateOnly?)null;
            if (of is { } month1) return new(nth > 0 ? CalendarDays.AddWorkingDays(month1.AddDays(-1), nth) : LastWorkingDay(month1), 4, At(i + 4) is "the" or "this" or "next" ? i + 6 : i + 5);
        }

        if (nth is 0 or > 31 || nth < 0 && At(i) != "last") return null;
        var k = i + 1;
        DayOfWeek? weekday = null;
        if (DayNames.Weekday(At(k)) is { } named) { weekday = named; k++; }
        if (At(i) == "last" && At(k) == "day") k++; else if (At(i) == "last" && weekday is null) return null;
        if (At(k) is not ("of" or "in")) return null;
        k++;
        var month = At(k) is "this" or "the" or "next" && At(k + 1) == "month" ? FirstOf(At(k) == "next" ? 1 : 0)
            : DayNames.Month(At(k)) is var m and > 0 ? NextMonth(m) : (DateOnly?)null;
        if (month is not { } start) return null;
        k += At(k) is "this" or "the" or "next" ? 2 : 1;
        if (weekday is { } day)
        {
            if (nth > 5) return null;
            var on = CalendarDays.NthWeekday(start.Year, start.Month, day, nth);
            return new(on < Today && start.Month == Today.Month && DayNames.Month(At(k - 1)) > 0 ? CalendarDays.NthWeekday(start.Year + 1, start.Month, day, nth) : on, 4, k);
        }

        if (nth < 0) return new(CalendarDays.EndOfMonth(start), 4, k);
        return DayNames.Month(At(k - 1)) > 0 ? null : new(start.AddDays(Math.Min(nth, DateTime.DaysInMonth(start.Year, start.Month)) - 1), 4, k);
    }

    /// <summary>The Friday of the nth week of a month that has a working day in it; -1 is the last.</summary>
    private static DateOnly WeekOf(DateOnly month, int nth)
    {
        if (nth < 0) return CalendarDays.AddWorkingDays(CalendarDays.FridayOf(CalendarDays.EndOfMonth(month)), 0);
        var first = month.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? CalendarDays.AddWorkingDays(month, 1) : month;
        return CalendarDays.FridayOf(first).AddDays(7 * (nth - 1));
    }

    private static DateOnly LastWorkingDay(DateOnly month)
    {
        var day = CalendarDays.EndOfMonth(month);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(-1);
        return day;
    }

    private DateOnly FirstOf(int monthsAhead) => new DateOnly(Today.Year, Today.Month, 1).AddMonths(monthsAhead);

    private DateOnly NextMonth(int month) => new(month < Today.Month ? Today.Year + 1 : Today.Year, month, 1);

    private DayExpression? Dated(int i)
    {
        // 5 May · 5th of May · the second of January · Wednesday is read before us and hands over
        var day = words[i].Kind == WordKind.Number && At(i).Length <= 2 ? Numbers.Cardinal(At(i)) : Numbers.Ordinal(At(i));
        if (day is >= 1 and <= 31)
        {
            var k = At(i + 1) is "of" || At(i + 1) == "-" && !words[i + 1].Spaced ? i + 2 : i + 1;
            if (k < end && DayNames.Month(At(k)) is var m and > 0 && (words[k].Capital || m != 5)) return WithYear(day, m, SkipDot(k + 1));
            if (At(i).Length >= 3 && char.IsAsciiDigit(At(i)[0]) && (At(i - 1) is "the" or "on" or "by" or "before" && !Counts(i) || IsOther(i))) return DayOfMonth(day, i + 1);
        }

        if (DayNames.Month(At(i)) is var month and > 0 && words[i].Capital | At(i).Length > 3)
        {
            var k = At(i + 1) is "the" or "." ? i + 2 : i + 1;
            var d = k < end && words[k].Kind == WordKind.Number && At(k).Length <= 2 ? Numbers.Cardinal(At(k)) : Numbers.Ordinal(At(k));
            if (d is >= 1 and <= 31 && !(At(k + 1) == ":" || At(k + 1) is "am" or "pm")) return WithYear(d, month, k + 1);
            var (first, next) = MonthAt(month, i + 1);
            if (At(i - 1) is "in" or "by" or "until" or "before" or "during" || At(i - 1) == "the" && At(i - 2) == "in" || At(i - 1) is "of" && At(i - 2) == "end")
                return new(At(i - 1) == "before" ? first : CalendarDays.EndOfMonth(first), 2, next);
            if (At(i - 1) is "late" or "later") return new(CalendarDays.EndOfMonth(first), 2, next);
            if (At(i - 1) == "mid") return new(next > i + 1 ? first.AddDays(14) : Forward(15, month), 2, next);
            if (At(i - 1) == "early") return new(next > i + 1 ? first.AddDays(9) : Forward(10, month), 2, next);
        }

        if (At(i).StartsWith("mid-", StringComparison.Ordinal) && DayNames.Month(At(i)[4..]) is var mid and > 0) return MonthAt(mid, i + 1) is var (of, after) && after > i + 1 ? new(of.AddDays(14), 2, after) : new(Forward(15, mid), 2, i + 1);
        return words[i].Kind == WordKind.Number ? Numeric(i) : null;
    }

    /// <summary>The first of a month: of the year that stands behind it, or of the next such month.</summary>
    private (DateOnly First, int Next) MonthAt(int month, int k) =>
        At(k).Length == 4 && int.TryParse(At(k), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1990 and < 2200 ? (new(year, month, 1), k + 1) : (NextMonth(month), k);

    /// <summary>"the 2nd charge", "the 1st and 2nd instalments", "on the 3rd attempt": it counts things and names no day.</summary>
    private bool Counts(int i)
    {
        var k = i + 1;
        while (At(k) is "and" or "or" or "," && Numbers.Ordinal(At(k + 1)) > 0) k += 2;
        if (k >= end || words[k].Kind != WordKind.Word || words[k].Capital) return false;
        var dated = At(i - 1) != "the" || At(i - 2) is "on" or "by" or "before" or "until" or "till" or "til" or "from" or "to" or "for" or "of" or "around" or "about" or "after" or "than" || DayNames.Weekday(At(i - 2)) is not null;
        return dated
            ? At(k) is "attempt" or "floor" or "party" or "time" or "occasion" or "visit" or "try" or "call" or "line" or "page" or "instalment" or "instalments" or "installment" or "installments" or "payment" or "charge" or "item"
            : At(k) is not ("of" or "at" or "by" or "and" or "or" or "to" or "for" or "if" or "when" or "as" or "before" or "after" or "in" or "with" or "so" or "but" or "is" or "will" or "we" or "i" or "you" or "they" or "he" or "she" or "it" or "from" or "on" or "until"
                or "till" or "then" or "that" or "this" or "because" or "instead" or "please" or "too" or "at" or "between" or "around" or "onwards" or "latest" or "morning" or "afternoon" or "evening" or "unless" or "your" or "our" or "the" or "a" or "an" or "not" or "also" or "again" or "now" or "via" or "using" or "my" or "their" or "there" or "here" or "once" or "while" or "where");
    }

    /// <summary>"the 9th or 10th", "between the 3rd and 5th": another such day.</summary>
    private bool IsOther(int i) => At(i - 1) is "or" or "to" or "and" or "/" or "-" or "–" && At(i - 2).Length >= 3 && char.IsAsciiDigit(At(i - 2)[0]) && Numbers.Ordinal(At(i - 2)) > 0 && At(i - 3) is "the" or "on" or "by" or "before" or "between" or "from" && !Counts(i - 2) && !Counts(i);

    private int SkipDot(int i) => At(i) == "." && i + 1 < end && words[i + 1].Kind == WordKind.Number ? i + 1 : i;

    private DayExpression? WithYear(int day, int month, int k)
    {
        var y = At(k) is "," or "-" ? k + 1 : k;
        if (At(y).Length == 4 && int.TryParse(At(y), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1990 and < 2200)
            return day <= DateTime.DaysInMonth(year, month) ? new(new(year, month, day), 4, y + 1) : null;
        return day > DateTime.DaysInMonth(2024, month) ? null : new(Forward(day, month), 4, k);
    }

    private DateOnly Forward(int day, int month)
    {
        for (var year = Today.Year; ; year++)
        {
            if (day > DateTime.DaysInMonth(year, month)) { if (year > Today.Year + 8) return Today; continue; }
            var on = new DateOnly(year, month, day);
            if (on >= Today || year >= 9990) return on;
        }
    }

    private DayExpression? DayOfMonth(int day, int next)
    {
        for (var month = FirstOf(0); month.Year < 9990; month = month.AddMonths(1))
        {
            if (day > DateTime.DaysInMonth(month.Year, month.Month)) continue;
            var on = new DateOnly(month.Year, month.Month, day);
            if (on >= Today) return new(on, 4, next);
        }

        return null;
    }

    private DayExpression? Numeric(int i)
    {
        var text = At(i);
        // 2026-03-10T14:00: the time is the next word.
        if (text.Length == 11 && text[^1] == 't' && i + 1 < end && words[i + 1].Kind == WordKind.Number && !words[i + 1].Spaced) text = text[..10];
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var iso)) return new(iso, 4, i + 1);
        var mark = text.Contains('/') ? '/' : text.Contains('.') ? '.' : text.Contains('-') ? '-' : '\0';
        if (mark == '\0') return null;
        var parts = text.Split(mark);
        if (parts.Length is < 2 or > 3 || At(i - 1) is "£" or "$" or "€" || !Part(parts[0], out var a) || !Part(parts[1], out var b)) return null;
        if (mark == '-' && parts.Length != 3) return null;
        if (mark == '.' && !(parts.Length == 3 || At(i + 1) == "." && i + 2 < end && parts[1].Length == 2)) return null;
        if (mark == '/' && At(i + 1) == "/" || text is "24/7") return null;
        // A half of it, three to five days, order 12/8: no dates.
        if (mark == '/' && parts.Length == 2 && (At(i + 1) is "of" or "working" or "business" or "calendar" or "day" or "days" or "hours" or "weeks" or "months" || At(i - 1) is "order" or "ref" or "reference" or "case" or "number" or "no" or "invoice" or "ticket" or "claim" or "room" or "flat" or "size")) return null;
        var american = mark == '/' && sent.Offset.TotalHours is <= -3.5 and >= -10;
        var (day, month) = american && a <= 12 || b > 12 ? (b, a) : (a, b);
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(2024, month)) return null;
        var next = mark == '.' && At(i + 1) == "." ? i + 2 : i + 1;
        if (parts.Length == 3 && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            if (year < 100) year += 2000;
            return year is > 1990 and < 2200 && day <= DateTime.DaysInMonth(year, month) ? new(new(year, month, day), 4, next) : null;
        }

        return new(Forward(day, month), 4, next);

        static bool Part(string part, out int value)
        {
            value = 0;
            return part.Length is 1 or 2 && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out value);
        }
    }

    private DayExpression? PeriodEnd(int i)
    {
        if (At(i) == "close" && At(i + 1) == "of" && At(i + 2) is "business" or "play" or "day" or "trading") return new(Today, 0, i + 3);
        if (At(i) == "end" && At(i + 1) is "of" or "if")
        {
            var k = At(i + 2) is "the" or "this" or "my" or "our" or "your" or "next" or "working" or "business" ? i + 3 : i + 2;
            if (At(k) is "working" or "business" or "calendar" or "same" or "current") k++;
            // "the end of the first quarter"
            var year = At(k + 2) is "of" or "in" ? k + 3 : k + 2;
            if (At(k + 1) == "quarter" && Numbers.Ordinal(At(k)) is >= 1 and <= 4 and var nth && MonthAt(3 * nth, year) is var (last, behind))
                return new(CalendarDays.EndOfMonth(last), 2, behind > year ? behind : k + 2, true);
            var next = At(i + 2) == "next";
            switch (At(k))
            {
                case "day" or "play" or "today" or "shift" or "business" or "afternoon" or "morning" or "evening" or "night": return new(Today, 0, k + 1);
                case "week": return new(next ? CalendarDays.FridayOf(Today.AddDays(7)) : FridayAhead(Today), 2, k + 1, true);
                case "weekend": return new(SundayAhead, 2, k + 1);
                case "month": return new(CalendarDays.EndOfMonth(FirstOf(next ? 1 : 0)), 2, k + 1, true);
                case "quarter": return new(CalendarDays.EndOfMonth(FirstOf((next ? 3 : 0) + (3 - (Today.Month - 1) % 3 - 1))), 2, k + 1, true);
                case "year": return new(new(Today.Year + (next ? 1 : 0), 12, 31), 2, k + 1, true);
            }

            if (DayNames.Month(At(k)) is var m and > 0 && MonthAt(m, k + 1) is var (first, after)) return new(CalendarDays.EndOfMonth(first), 2, after, true);
            if (At(k) is ['q', >= '1' and <= '4'] quarter) return new(CalendarDays.EndOfMonth(NextMonth(3 * (quarter[1] - '0'))), 2, k + 1, true);
        }

        if (At(i) is "middle" or "start" or "beginning" && At(i + 1) == "of" && DayNames.Month(At(i + 2)) is var part and > 0 && (At(i) == "middle" || At(i - 2) == "by")) return new(Forward(At(i) == "middle" ? 15 : 1, part), 2, i + 3);
        // "the week of 20 April", "week commencing 3 May", "w/c 3 May": its Friday
        var of = At(i) == "week" && At(i + 1) is "of" or "commencing" or "beginning" or "starting" ? i + 2 : At(i) == "w" && At(i + 1) == "/" && At(i + 2) == "c" ? i + 3 : -1;
        if (of > 0)
        {
            if (At(of) == "the") of++;
            if (of < end && (Dated(of) ?? Weekday(of)) is { } start) return new(CalendarDays.FridayOf(start.Day), 4, start.Next);
        }

        if (At(i) is "week" or "weekend" && At(i - 1) == "the" && At(i + 1) == "after" && At(i + 2) == "next") return new(At(i) == "week" ? CalendarDays.FridayOf(Today.AddDays(14)) : CalendarDays.SundayOf(Today.AddDays(14)), 3, i + 3);
        if (At(i) == "week" && At(i - 1) == "calendar" && int.TryParse(At(i + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= ISOWeek.GetWeeksInYear(Today.Year))
            {
            var friday = DateOnly.FromDateTime(ISOWeek.ToDateTime(Today.Year, number, DayOfWeek.Friday));
            return new(friday < Today ? DateOnly.FromDateTime(ISOWeek.ToDateTime(Today.Year + 1, number, DayOfWeek.Friday)) : friday, 2, i + 2);
        }

        return null;
    }

    private DayExpression? Holiday(int i)
    {
        if (Holidays.Read(words, i, end) is not { } feast) return null;
        // "the Black Friday price" is a price, not a day.
        var dated = At(i - 1) is "by" or "before" or "on" or "until" or "till" or "for" or "at" or "over" or "after" or "around" or "than" or "past" || At(i - 1) == "the" && At(i - 2) is "by" or "before" or "on" or "until" or "till" or "for" or "over" or "in";
        if (!dated) return null;
        // "in the New Year" is some day after it.
        if (At(i) == "new" && feast.Next == i + 2 && At(i - 2) == "in") return null;
        var day = feast.On(Math.Min(Today.Year, 9990));
        if (day < Today) day = feast.On(Math.Min(Today.Year, 9990) + 1);
        return new(day, At(i - 1) == "over" ? 2 : 4, feast.Next);
    }

    private DayExpression? Weekday(int i)
    {
        if (DayNames.Weekday(At(i)) is not { } named) return null;
        if (At(i).Length <= 3 && !words[i].Capital && At(i) is "sat" or "sun" or "wed" or "mon") if (At(i - 1) is not ("on" or "by" or "next" or "this" or "before" or "til" or "till")) return null;
        if (At(i - 1) is "last" or "since" or "black" or "cyber" or "past" or "previous") return null;
        if (At(i + 1) == "'s" && At(i - 1) is not ("in" or "at" or "on" or "by" or "with" or "for" or "before")) return null;
        // "Friday the 3rd", "Tuesday, 12/8", "Wednesday 17th": the date rules
        var k = At(i + 1) == "," ? i + 2 : i + 1;
        if (At(k) == "the") k++;
        if (k < end && words[k].Kind == WordKind.Number)
        {
            if (Dated(k) is { } dated) return dated;
            if (At(k).Length is 3 or 4 && Numbers.Ordinal(At(k)) is var ordinal and > 0 && DayOfMonth(ordinal, k + 1) is { } onDay) return onDay;
        }
        else if (k < end && DayNames.Month(At(k)) > 0 && Dated(k) is { } monthFirst) return monthFirst;

        if (At(i + 1) is "next" or "this" && At(i + 2) == "week" || At(i + 1) == "of" && At(i + 2) is "next" or "this" && At(i + 3) == "week")
        {
            var next = At(i + 1) == "next" || At(i + 2) == "next";
            return new(InWeek(next ? Today.AddDays(7) : Today, named), 3, At(i + 1) == "of" ? i + 4 : i + 3);
        }

        if (At(i + 1) == "after" && At(i + 2) == "next") return new(InWeek(Today.AddDays(14), named), 3, i + 3);
        if (At(i - 1) == "next" && At(i - 2) is not "the") return new(InWeek(Today.AddDays(7), named), 3, i + 1);
        if (At(i - 1) == "this" && named == Today.DayOfWeek) return new(Today, 3, i + 1);
        return new(CalendarDays.NextWeekday(Today, named), 3, i + 1);
    }

    private static DateOnly InWeek(DateOnly week, DayOfWeek day) => CalendarDays.MondayOf(week).AddDays(((int)day + 6) % 7);

    private DayExpression? Period(int i)
    {
        var named = At(i);
        if (named == "weekend" || named == "week-end")
        {
            if (At(i - 1) is not ("the" or "this" or "next" or "over" or "coming" or "following") && DayNames.Weekday(At(i - 1)) is null) return null;
            return new(At(i - 1) == "next" ? CalendarDays.SundayOf(Today.AddDays(7)) : SundayAhead, 2, i + 1);
        }

        if (named is "next" or "this" or "coming" or "following" && At(i + 1) is "week" or "month" or "year" or "fortnight")
        {
            // "Half of this month's fare" is no limit; "in next week's post" is.
            if (At(i + 2) == "'s" && At(i + 3) != "end" && At(i - 1) is not ("in" or "on" or "with" or "by" or "before" or "at" or "for")) return null;
            var next = named is "next" or "following" or "coming";
            return At(i + 1) switch
            {
                "week" when At(i - 1) is "over" && At(i + 2) is "or" => null,
                "week" when named == "next" && At(i - 1) == "time" && At(i - 2) == "this" => new(Today.AddDays(7), 3, i + 2),
                "week" => new(next ? CalendarDays.FridayOf(Today.AddDays(7)) : FridayAhead(Today), 2, i + 2),
                "month" => new(CalendarDays.EndOfMonth(FirstOf(next ? 1 : 0)), 2, i + 2),
                "year" => new(new(Today.Year + (next ? 1 : 0), 12, 31), 2, i + 2),
                _ => new(Today.AddDays(14), 2, i + 2),
            };
        }

        return null;
    }

    private DateOnly SundayAhead => CalendarDays.SundayOf(Today);

    private static DateOnly FridayAhead(DateOnly today)
    {
        var friday = CalendarDays.FridayOf(today);
        return friday < today ? friday.AddDays(7) : friday;
    }
}
