using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Amends.Recovery;

/// <summary>
/// How long there is time, as a person writes it: <c>15 business minutes</c>, <c>24 hours</c>, <c>30 days</c>, <c>8 weeks</c>,
/// <c>3 business days</c>, <c>close of 2 business days</c>, or the later of two: <c>24 hours or 1 business day</c>.
/// </summary>
/// <remarks>
/// Hours and minutes run from the moment. Days and weeks end with the last second of the day in the calendar's zone, the day it starts not counted;
/// with "close of" they end when business does.
/// </remarks>
[JsonConverter(typeof(LimitJson))]
public sealed record Limit(int Amount, LimitUnit Unit, Limit? Or = null)
{
    private static readonly (string Words, LimitUnit Unit)[] Units =
    [
        ("business minute", LimitUnit.BusinessMinutes), ("business hour", LimitUnit.BusinessHours), ("business day", LimitUnit.BusinessDays),
        ("business week", LimitUnit.BusinessWeeks), ("minute", LimitUnit.Minutes), ("hour", LimitUnit.Hours), ("day", LimitUnit.Days), ("week", LimitUnit.Weeks),
    ];

    /// <exception cref="FormatException">It is no such limit.</exception>
    public static Limit Parse(string text)
    {
        var parts = text.Split(" or ", 2);
        var first = ParseOne(parts[0].Trim(), text);
        return parts.Length == 1 ? first : first with { Or = Parse(parts[1]) };
    }

    /// <summary>The last moment that is still in time.</summary>
    public Instant From(Instant start, BusinessCalendar calendar)
    {
        var due = One(start, calendar);
        return Or is null ? due : Instant.Max(due, Or.From(start, calendar));
    }

    /// <summary>When this share of the time has gone: of the business time where the limit is counted in it, so that no warning falls into a night or a holiday.</summary>
    public Instant Part(Instant start, double share, BusinessCalendar calendar)
    {
        var due = From(start, calendar);
        if (due <= start)
            return due;
        var business = Or is null && Unit is LimitUnit.BusinessMinutes or LimitUnit.BusinessHours or LimitUnit.BusinessDays or LimitUnit.BusinessDayCloses or LimitUnit.BusinessWeeks;
        var within = business ? calendar.Between(start, due) : Duration.Zero;
        return within > Duration.Zero ? Instant.Min(calendar.Add(start, within * share), due) : start + (due - start) * share;
    }

    public override string ToString()
    {
        var closing = Unit == LimitUnit.BusinessDayCloses;
        var words = closing ? "business day" : Units.First(u => u.Unit == Unit).Words;
        var text = $"{(closing ? "close of " : "")}{Amount.ToString(CultureInfo.InvariantCulture)} {words}{(Amount == 1 ? "" : "s")}";
        return Or is null ? text : $"{text} or {Or}";
    }

    private Instant One(Instant start, BusinessCalendar calendar) => Unit switch
    {
        LimitUnit.Minutes => start + Duration.FromMinutes(Amount),
        LimitUnit.Hours => start + Duration.FromHours(Amount),
        LimitUnit.Days => calendar.EndOf(calendar.DateOf(start).PlusDays(Amount)),
        LimitUnit.Weeks => calendar.EndOf(calendar.DateOf(start).PlusWeeks(Amount)),
        LimitUnit.BusinessMinutes => calendar.Add(start, Duration.FromMinutes(Amount)),
        LimitUnit.BusinessHours => calendar.Add(start, Duration.FromHours(Amount)),
        LimitUnit.BusinessDays => calendar.EndOfDay(start, Amount),
        LimitUnit.BusinessWeeks => calendar.EndOfDay(start, Amount * 5),
        _ => calendar.CloseOfDay(start, Amount),
    };

    private static Limit ParseOne(string part, string whole)
    {
        const string close = "close of ";
        var closing = part.StartsWith(close, StringComparison.Ordinal);
        var text = closing ? part[close.Length..] : part;
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0 && int.TryParse(text.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and <= 5000)
        {
            var unit = text[(space + 1)..].TrimEnd('s');
            foreach (var known in Units)
            {
                if (known.Words == unit && (!closing || known.Unit == LimitUnit.BusinessDays))
                    return new(amount, closing ? LimitUnit.BusinessDayCloses : known.Unit);
            }
        }

        throw new FormatException($"“{whole}” is not a limit. Write it like 15 business minutes, 24 hours, 8 weeks, or close of 2 business days.");
    }

    private sealed class LimitJson : JsonConverter<Limit>
    {
        public override Limit Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return Parse(reader.GetString() ?? "");
            }
            catch (FormatException wrong)
            {
                throw new JsonException(wrong.Message, wrong);
            }
        }

        public override void Write(Utf8JsonWriter writer, Limit value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}

public enum LimitUnit { Minutes, Hours, Days, Weeks, BusinessMinutes, BusinessHours, BusinessDays, BusinessDayCloses, BusinessWeeks }
