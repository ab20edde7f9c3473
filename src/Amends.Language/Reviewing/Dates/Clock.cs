using System.Globalization;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Dates;

/// <summary>A time of day as written: "4pm", "16:30", "half six", "noon", "by 5".</summary>
/// <param name="Minutes">Minutes after midnight; 1440 is the midnight that ends the day.</param>
/// <param name="Sure">Whether morning or afternoon is settled by the writing itself.</param>
/// <param name="Zone">The offset of a zone named beside it, or null.</param>
/// <param name="Next">The word after it.</param>
internal readonly record struct Clock(int Minutes, bool Sure, Func<DateOnly, TimeSpan>? Zone, int Next)
{
    public static Clock? Read(List<Word> words, int i, int end, bool bareAllowed)
    {
        if (Core(words, i, end, bareAllowed) is not { } clock) return null;
        var next = clock.Next;
        if (next < end && words[next].Text is "sharp" or "prompt" or "latest") next++;
        if (TimeZones.Read(words, next, end) is { } zone) return clock with { Zone = zone.Zone, Next = zone.Next };
        return clock with { Next = next };
    }

    private static Clock? Core(List<Word> words, int i, int end, bool bareAllowed)
    {
        var word = words[i].Text;
        string After(int k) => i + k < end ? words[i + k].Text : "";
        switch (word)
        {
            case "noon" or "midday": return new(720, true, null, i + 1);
            case "midnight": return new(1440, true, null, i + 1);
            case "half" when Hour(After(1) == "past" ? After(2) : After(1)) is var h and > 0:
                return Meridiem(h * 60 + 30, words, i + (After(1) == "past" ? 3 : 2), end);
            case "quarter" or "ten" or "twenty" or "five" when After(1) is "past" or "to" && Hour(After(2)) > 0 && (word == "quarter" || bareAllowed):
                var minutes = word == "quarter" ? 15 : Numbers.Cardinal(word);
                return Meridiem(Hour(After(2)) * 60 + (After(1) == "past" ? minutes : -minutes), words, i + 3, end);
        }

        if (After(1) is "o'clock" or "oclock" && Hour(word) > 0) return Meridiem(Hour(word) * 60, words, i + 2, end);
        if (words[i].Kind == WordKind.Number) return Digits(words, i, end, bareAllowed);
        return bareAllowed && Hour(word) > 0 && MayFollowBareHour(words, i + 1, end) ? Meridiem(Hour(word) * 60, words, i + 1, end) : null;
    }

    /// <summary>The time of "2026-03-10T14:00Z", whose date is the word before.</summary>
    public static bool IsIso(List<Word> words, int i) => i > 0 && !words[i].Spaced && words[i - 1].Text is { Length: 11 } date && date[^1] == 't' && date[4] == '-' && words[i].Text.Length >= 5 && words[i].Text[2] == ':';

    private static Clock? Iso(string text, int next) =>
        TimeOnly.TryParseExact(text.AsSpan(0, 5), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new(time.Hour * 60 + time.Minute, true, text[^1] == 'z' ? _ => TimeSpan.Zero : null, next) : null;

    private static Clock? Digits(List<Word> words, int i, int end, bool bareAllowed)
    {
        if (IsIso(words, i)) return Iso(words[i].Text, i + 1);
        var text = words[i].Text.AsSpan();
        if (i > 0 && words[i - 1].Text is "£" or "$" or "€" or "#" or "rs" or "no") return null;
        if (i + 1 < end && words[i + 1].Text is "%" or "€" or "£") return null;
        bool? afternoon = null;
        if (text.EndsWith("pm") || text.EndsWith("am")) { afternoon = text[^2] == 'p'; text = text[..^2]; }
        else if (text.EndsWith("ish") && text.Length > 3) { text = text[..^3]; bareAllowed = true; }
        else if (text.EndsWith("h") && text.Length > 1) text = text[..^1];
        else if (text.EndsWith("hrs") && text.Length == 7 || text.Length == 4 && text[0] == '0' && bareAllowed || text.Length == 4 && i + 1 < end && words[i + 1].Text is "hrs" or "hours") return Military(text[..4], text.Length == 4 && i + 1 < end && words[i + 1].Text is "hrs" or "hours" ? i + 2 : i + 1);
        var split = text.IndexOfAny(":.h");
        var hourText = split < 0 ? text : text[..split];
        if (hourText.Length > 2 || !int.TryParse(hourText, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 24) return null;
        var minute = 0;
        if (split >= 0 && (text.Length - split - 1 != 2 || !int.TryParse(text[(split + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out minute) || minute > 59))
            return null;
        var next = i + 1;
        if (afternoon is null && next < end && words[next].Text is "am" or "pm") { afternoon = words[next].Text == "pm"; next++; }
        if (afternoon is { } pm) return hour is < 1 or > 12 ? null : new((hour % 12 + (pm ? 12 : 0)) * 60 + minute, true, null, next);
        if (split < 0 && hour == 12 && next < end && words[next].Text is "noon" or "midday" or "midnight") return new(words[next].Text == "midnight" ? 1440 : 720, true, null, next + 1);
        if (split < 0 && !(bareAllowed && MayFollowBareHour(words, next, end) && hour is > 0 and <= 24)) return null;
        if (split >= 0 && text[split] == '.' && !bareAllowed) return null;
        return hour > 12 || hourText[0] == '0' || hour == 0 ? new(hour * 60 + minute, true, null, next) : Meridiem(hour * 60 + minute, words, next, end);
    }

    /// <summary>"0900", "1400hrs".</summary>
    private static Clock? Military(ReadOnlySpan<char> digits, int next) =>
        int.TryParse(digits[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && int.TryParse(digits[2..], NumberStyles.None, CultureInfo.InvariantCulture, out var minute) && hour < 24 && minute < 60
            ? new(hour * 60 + minute, true, null, next) : null;

    private static Clock Meridiem(int minutes, List<Word> words, int next, int end)
    {
        if (next < end && words[next].Text is "am" or "pm")
            return new((minutes / 60 % 12 + (words[next].Text == "pm" ? 12 : 0)) * 60 + minutes % 60, true, null, next + 1);
        return new(minutes, false, null, next);
    }

    private static int Hour(string word) => Numbers.Cardinal(word) is var n and >= 1 and <= 12 && word is not ("a" or "an" or "couple") ? n : -1;

    /// <summary>"by 5 today" is a time, "by 5 people" is not.</summary>
    private static bool MayFollowBareHour(List<Word> words, int next, int end)
    {
        if (next >= end) return true;
        var word = words[next];
        if (word.Text is "-" && !word.Spaced && next + 1 < end && words[next + 1].Kind == WordKind.Word) return false;
        if (word.Kind == WordKind.Mark) return word.Text is not ("%" or "/" or "€" or "£" or "$" or "#");
        if (word.Kind == WordKind.Break) return true;
        if (next - 2 >= 0 && words[next - 2].Text == "at" && Grammar.IsPreposition(word.Text) && word.Text is not ("per" or "of")) return true;
        return word.Text is "wi" or "for" && words[next - 2 >= 0 ? next - 2 : 0].Text == "at" || word.Text is "today" or "tonight" or "tomorrow" or "this" or "on" or "in" or "sharp" or "and" or "to" or "or" or "the" or "at" or "so" or "with" or "latest"
            or "o'clock" or "am" or "pm" or "morning" or "when" or "whatever" or "either" || DayNames.Weekday(word.Text) is not null || TimeZones.Named(word) is not null;
    }
}
