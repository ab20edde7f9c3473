using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Dates;

/// <summary>A length of time counted from now: "within 3 to 5 working days", "in half an hour", "three hours tops".</summary>
/// <param name="Working">Whether only working days count.</param>
/// <param name="Vague">"a few days": a time is meant, but none can be fixed.</param>
internal readonly record struct Lapse(int Amount, LapseUnit Unit, bool Working, int Next, bool Vague = false)
{
    // Times counted from times counted from times: beyond it no calendar goes on.
    private const int LastYear = 9000;

    public bool Exact => Unit is LapseUnit.Minute or LapseUnit.Hour or LapseUnit.HalfHour;

    public DateTimeOffset ExactFrom(DateTimeOffset sent) => Unit switch
    {
        LapseUnit.Minute => sent.AddMinutes(Amount),
        LapseUnit.HalfHour => sent.AddMinutes(30 * Amount),
        _ => sent.AddHours(Amount),
    };

    public DateOnly DayFrom(DateOnly today) => today.Year > LastYear ? today : Unit switch
    {
        LapseUnit.Day when Working => CalendarDays.AddWorkingDays(today, Amount),
        LapseUnit.Day => today.AddDays(Amount),
        LapseUnit.Week => today.AddDays(7 * Amount),
        LapseUnit.Month => today.AddMonths(Amount),
        _ => today.AddYears(Amount),
    };

    public static Lapse? Read(List<Word> words, int i, int end)
    {
        if (i < 0 || i >= end) return null;
        string At(int k) => k >= 0 && k < end ? words[k].Text : "";
        if (Amounted(words, i, end) is not { } found) return null;
        var after = At(found.Next);
        var tail = after is "tops" or "max" or "maximum" or "time" or "later" || after == "from" && At(found.Next + 1) is "now" or "today" or "tonight"
            || after == "'s" && At(found.Next + 1) == "time" || after == "at" && At(found.Next + 1) is "most" or "the" && At(found.Next + 2) is "latest" or ""
            || after == "after" && DayNames.Weekday(At(found.Next + 1)) is not null;
        // "back in 5", "there in 15": minutes
        if (after == "'" && At(found.Next + 1) == "time") tail = true;
        if (after is "ago" or "late" or "old" or "notice" or "overdue" or "warranty" or "window" or "earlier" or "before") return null;
        return tail || Lead(words, i, end) ? found : null;
    }

    private static bool Lead(List<Word> words, int i, int end)
    {
        string At(int k) => k >= 0 && k < end ? words[k].Text : "";
        var k = i - 1;
        while (At(k) is "the" or "next" or "about" or "around" or "roughly" or "approx" or "approximately" or "another" or "of" or "maximum" or "max" or "a" or "coming" or "only" or "just" or "between" or "or" or "full") k--;
        if (At(k) is "within" or "in" or "inside" or "under" or "over" or "during" or "take" or "than" or "withing" or "allow" or "witin") return true;
        // "Give me half an hour and I'll …"
        if (At(k) == "for" && At(k - 2) == "with") k--;
        if (At(k) is "me" or "us" && At(k - 1) is "give" or "allow" or "with") return true;
        return At(k) is "most" && At(k - 1) == "at" || At(k) == "to" && At(k - 1) == "up";
    }

    private static Lapse? Amounted(List<Word> words, int i, int end)
    {
        if (i >= end) return null;
        string At(int k) => k >= 0 && k < end ? words[k].Text : "";
        switch (At(i))
        {
            case "half" when At(i + 1) is "an" or "a" && At(i + 2) == "hour": return new(1, LapseUnit.HalfHour, false, i + 3);
            case "half" when At(i + 1) is "hour": return new(1, LapseUnit.HalfHour, false, i + 2);
            case "quarter" when At(i + 1) == "of" && At(i + 3) == "hour": return new(15, LapseUnit.Minute, false, i + 4);
            case "three-quarters" when At(i + 1) == "of" && At(i + 3) == "hour": return new(45, LapseUnit.Minute, false, i + 4);
            case "hour" when At(i - 1) is "the" or "an" or "half-" or "next" or "coming": return At(i + 1) == "and" && At(i + 3) == "half" ? new(90, LapseUnit.Minute, false, i + 4) : At(i + 1) == "or" && At(i + 2) == "two" ? new(2, LapseUnit.Hour, false, i + 3) : new(1, LapseUnit.Hour, false, i + 1);
            case "minute" when At(i - 1) is "the" or "a": return At(i + 1) == "or" && At(i + 2) == "two" ? new(2, LapseUnit.Minute, false, i + 3) : new(1, LapseUnit.Minute, false, i + 1);
            case "day" when At(i - 1) == "the" && At(i - 2) is "within" or "inside": return new(0, LapseUnit.Day, false, i + 1);
            case "week" when At(i - 1) == "the" && At(i - 2) is "within" or "inside": return new(1, LapseUnit.Week, false, i + 1);
            case "month" when At(i - 1) == "the" && At(i - 2) is "within" or "inside": return new(1, LapseUnit.Month, false, i + 1);
            case "day" or "week" when At(i - 1) == "a" && At(i + 1) == "or" && Numbers.Cardinal(At(i + 2)) is var more and > 1 and < 9 || At(i) == "day" && At(i + 1) == "or" && At(i + 2) == "so" && false:
                return new(more, At(i) == "day" ? LapseUnit.Day : LapseUnit.Week, false, i + 3);
            case "few" or "several" or "some" or "many":
                var vagueUnit = At(i + 1) is "business" or "working" or "short" or "more" ? i + 2 : i + 1;
                return UnitOf(At(vagueUnit)) is null ? null : new(0, LapseUnit.Day, false, vagueUnit + 1, true);
            case "couple":
                var c = At(i + 1) == "of" ? i + 2 : i + 1;
                if (At(c) is "more") c++;
                return Units(words, 2, c, end);
            case "pair" when At(i + 1) == "of": return Units(words, 2, i + 2, end);
        }

        if (words[i].Kind == WordKind.Number && NumberWithUnit(At(i)) is { } glued) return glued with { Next = i + 1 };
        var amount = Numbers.Cardinal(At(i)) is var whole and >= 0 ? whole : Upper(At(i));
        if (amount < 0 && At(i).EndsWith(".5", StringComparison.Ordinal) && Numbers.Cardinal(At(i)[..^2]) is var below and >= 0) return AndAHalf(below, At(i + 1), i + 2);
        if (amount < 0 || At(i) is "couple") return null;
        var next = i + 1;
        if (At(next) == "½") return AndAHalf(amount, At(next + 1), next + 2);
        if (At(next) == "and" && At(next + 1) == "a" && At(next + 2) == "half") return AndAHalf(amount, At(next + 3), next + 4);
        if (At(next) == "hundred") { amount *= 100; next++; }
        if (At(next) == "or" && At(next + 1) == "so") next += 2;
        // ranges: 3-5, 3 to 5, three or four, between 3 and 5
        if (At(next) is "-" or "–" or "—" or "to" or "or" or "and" or "/" && next + 1 < end)
        {
            if (words[next + 1].Kind == WordKind.Number && NumberWithUnit(At(next + 1)) is { } end2) return end2 with { Next = next + 2 };
            if (Numbers.Cardinal(At(next + 1)) is var top && top >= amount && At(next + 1) is not ("a" or "an")) { amount = top; next += 2; }
        }
        else if (At(next) == "(" && At(next + 2) == ")") next += 3;
        return Units(words, amount, next, end);
    }

    /// <summary>"3/5" or "two-three" days: five, three at the latest.</summary>
    private static int Upper(string word) =>
        word.Split('/', '-') is [var low, var high] && Numbers.Cardinal(low) is var least and > 0 && Numbers.Cardinal(high) is var most && most > least ? most : -1;

    /// <summary>"two and a half hours"; of days and weeks the half is rounded up.</summary>
    private static Lapse? AndAHalf(int amount, string unit, int next) => UnitOf(unit) switch
    {
        LapseUnit.Hour => new(Math.Min(amount, 2000) * 60 + 30, LapseUnit.Minute, false, next),
        LapseUnit.Day => new(Math.Min(amount, 2000) + 1, LapseUnit.Day, false, next),
        LapseUnit.Week => new(Math.Min(amount, 200) * 7 + 4, LapseUnit.Day, false, next),
        _ => null,
    };

    private static Lapse? Units(List<Word> words, int amount, int i, int end)
    {
        string At(int k) => k < end ? words[k].Text : "";
        if (At(i) == "-") i++;
        var working = false;
        while (At(i) is "business" or "working" or "calendar" or "full" or "more" or "short" or "bank" or "consecutive" or "office" or "further" or "additional" or "week" && At(i + 1) is "days" or "day" or "hours" or "weeks" or "minutes" or "mins" or "month" or "months")
        {
            working |= At(i) is "business" or "working" or "office" or "bank" or "week";
            i++;
        }

        if (UnitOf(At(i)) is not { } unit) return null;
        if (unit == LapseUnit.Fortnight) return new(amount * 2, LapseUnit.Week, false, i + 1);
        if (unit == LapseUnit.Hour && At(i + 1) == "and" && At(i + 2) == "a" && At(i + 3) == "half") return new(amount * 60 + 30, LapseUnit.Minute, false, i + 4);
        // "a day or two", "an hour or two"
        if (amount == 1 && At(i + 1) == "or" && Numbers.Cardinal(At(i + 2)) is var more and > 1 and < 9) { amount = more; i += 2; }
        return new(Math.Min(amount, unit == LapseUnit.Year ? 100 : 2000), unit, working, i + 1);
    }

    private static LapseUnit? UnitOf(string word) => word switch
    {
        "minute" or "minutes" or "min" or "mins" or "minute's" => LapseUnit.Minute,
        "hour" or "hours" or "hr" or "hrs" or "h" => LapseUnit.Hour,
        "day" or "days" => LapseUnit.Day,
        "week" or "weeks" or "wk" or "wks" => LapseUnit.Week,
        "fortnight" or "fortnights" => LapseUnit.Fortnight,
        "month" or "months" => LapseUnit.Month,
        "year" or "years" => LapseUnit.Year,
        _ => null,
    };

    /// <summary>"24hrs", "48h", "10mins".</summary>
    private static Lapse? NumberWithUnit(string word)
    {
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits])) digits++;
        if (digits is 0 or > 4 || digits == word.Length || UnitOf(word[digits..]) is not { } unit) return null;
        return new(Numbers.Cardinal(word[..digits]), unit, false, 0);
    }
}

internal enum LapseUnit { Minute, HalfHour, Hour, Day, Week, Fortnight, Month, Year }
