using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Dates;

/// <summary>Finds when the thing promised in a clause falls due.</summary>
/// <remarks>
/// Working days are Monday to Friday and the day of sending is not counted; a range is due at its end; "end of the week" is that Friday,
/// "the weekend" its Sunday; "next Thursday" lies in the next calendar week; "before" a date is the day before it; hours, minutes and clock
/// times are exact; parts of a day give the day; "soon" and "once X" give nothing.
/// </remarks>
internal static class DueResolver
{
    /// <param name="previous">The day of the promise before, which "the same day" means.</param>
    /// <param name="shared">The day of the verb before that shares this one's subject: "I'll ring them tomorrow and have it sent before lunch".</param>
    public static Due Resolve(List<Word> words, Run clause, DateTimeOffset sent, DateOnly? previous = null, DateOnly? shared = null)
    {
        if (sent.Year is < 2 or > 9900 || !TimeWords.In(words, clause)) return Due.None;
        var scan = new Scan(words, clause, new(sent.Year, sent.Month, sent.Day, sent.Hour, sent.Minute, sent.Second, sent.Offset), previous, shared);
        return scan.Run();
    }

    private sealed class Scan(List<Word> words, Run clause, DateTimeOffset sent, DateOnly? previous, DateOnly? shared)
    {
        private DateOnly? day;
        private int rank = -1, dayEnd = -1;
        private Clock? clock;
        private int clockEnd = -1;
        private DateTimeOffset? exact;
        private bool recurring, daily, afternoon, morning;

        private DateOnly Today => DateOnly.FromDateTime(sent.DateTime);

        private string At(int i) => i >= clause.First && i < clause.End ? words[i].Text : "";

        public Due Run()
        {
            if (IsHeldUntil() || IsNotBefore()) return Due.None;
            for (var i = clause.First; i < clause.End;)
            {
                Hints(i);
                if (IsPast(i)) { i++; continue; }
                if (At(i) == "time" && At(i - 1) == "this" && At(i + 1) == "tomorrow") { exact = sent.AddDays(1); i += 2; continue; }
                if (LastsUntil(i)) { i++; while (i < clause.End && words[i].Kind != WordKind.Mark && At(i) is not ("and" or "but")) i++; continue; }
                i = Recurrence(i) ?? Length(i) ?? Same(i) ?? Anchored(i) ?? BareMinutes(i) ?? Time(i) ?? Day(i) ?? i + 1;
            }

            return NotPast(Combine());
        }

        /// <summary>What lies before the sending is no due date: a past year, hours of today that are over.</summary>
        private Due NotPast(Due due) =>
            due.Day < Today ? Due.None
            : due.Time is { } time && time < sent ? DateOnly.FromDateTime(time.DateTime) < Today ? Due.None : new(DateOnly.FromDateTime(time.DateTime), null)
            : due;

        /// <summary>"We'll hold it for you until Friday" ends on Friday; nothing falls due then.</summary>
        private bool IsHeldUntil()
        {
            var held = false;
            for (var i = clause.First; i < clause.End; i++)
            {
                held |= At(i) is "hold" or "holding" or "reserve" or "keep" && At(i - 1) is "'ll" or "will" or "'re" or "'m" || At(i) is "held" or "reserved" or "kept" && At(i - 1) is "is" or "'s" or "are" or "'re" or "be";
                if (held && At(i) is "until" or "till" or "til") return true;
            }

            return false;
        }

        /// <summary>"We won't let them expire before the end of the year": nothing is to be done by then.</summary>
        private bool IsNotBefore()
        {
            for (var i = clause.First + 1; i < clause.End; i++) if (At(i) == "before" && At(clause.First + 2) == "n't" && At(clause.First + 1) == "will") return true;
            return false;
        }

        private void Hints(int i)
        {
            morning |= At(i) is "morning" or "breakfast";
            afternoon |= At(i) is "afternoon" or "evening" or "tonight" or "arvo" or "night" or "teatime";
        }

        private bool IsPast(int i) => At(i - 1) is "since" or "last" && !(At(i - 1) == "last" && At(i - 2) == "the") && DayNames.Weekday(At(i)) is not null
            || At(i - 1) == "since" && words[i].Kind == WordKind.Number;

        /// <summary>"Tickets will be accepted until noon": a state lasts until then, nothing is done by then.</summary>
        private bool LastsUntil(int i)
        {
            if (At(i) is not ("until" or "till" or "til") || clock is not null && clockEnd == i) return false;
            for (var k = i - 1; k >= clause.First; k--)
                if (At(k) is "accepted" or "valid" or "stay" or "stays" or "remain" or "remains" or "run" or "runs" or "lasts" or "running" or "open" or "extended" or "suspended" or "paused" or "free" or "available" or "have" or "closed" or "charge" or "hold") return true;
            return false;
        }

        private int? Recurrence(int i)
        {
            if (At(i) is "daily") { recurring = daily = true; Take(new(Today.AddDays(1), 1, i + 1)); return i + 1; }
            if (At(i) is "weekly" or "monthly" or "hourly" or "fortnightly" && (i + 1 >= clause.End || At(i + 1) is "until" or "till" or "from" or "by" or "with" or "on" or "at" or "while" or "and" || words[i + 1].Kind == WordKind.Mark))
            {
                recurring = true;
                if (At(i) == "hourly") exact = sent.AddHours(1);
                else Take(new(At(i) == "weekly" ? Today.AddDays(7) : At(i) == "fortnightly" ? Today.AddDays(14) : Today.AddMonths(1), 1, i + 1));
                return i + 1;
            }

            if (At(i) is not ("every" or "each")) return null;
            recurring = true;
            var k = At(i + 1) is "single" or "other" ? i + 2 : i + 1;
            if (At(k) is "day" or "week" or "month" && At(k + 1) is "your" or "you" or "it" or "the" or "we" or "that" or "of") { recurring = false; return k + 1; }
            if (Lapse.Read(words, k, clause.End) is { } span || (span = ReadAny(k)).Next > 0)
            {
                if (span.Exact) exact = span.ExactFrom(sent); else Take(new(span.DayFrom(Today), 2, span.Next));
                return span.Next;
            }

            switch (At(k))
            {
                case "hour" or "hours": exact = sent.AddHours(1); return k + 1;
                case "weekday" or "workday": Take(new(NextWorkingDayOrToday(), 1, k + 1)); return k + 1;
                case "working" or "business": Take(new(NextWorkingDayOrToday(), 1, k + 2)); return k + 2;
                case "day" or "evening" or "afternoon" or "night": Take(new(Today, 1, k + 1)); recurringToday = true; return k + 1;
                case "morning": morning = true; Take(new(sent.Hour < 6 ? Today : Today.AddDays(1), 1, k + 1)); return k + 1;
                case "week": Take(new(Today.AddDays(7), 1, k + 1)); return k + 1;
                case "month": Take(new(Today.AddMonths(1), 1, k + 1)); return k + 1;
                case "step": recurring = false; return k + 1;
            }

            return null;
        }

        private bool recurringToday;

        private DateOnly NextWorkingDayOrToday()
        {
            recurringToday = true;
            return Today.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? CalendarDays.AddWorkingDays(Today, 1) : Today;
        }

        private Lapse ReadAny(int i)
        {
            // "every two hours": an amount without "in" or "within"
            var amount = i < clause.End ? Numbers.Cardinal(At(i)) : -1;
            if (amount <= 0) return default;
            return At(i + 1) switch
            {
                "hours" or "hour" or "hrs" => new(amount, LapseUnit.Hour, false, i + 2),
                "minutes" or "mins" => new(amount, LapseUnit.Minute, false, i + 2),
                "days" => new(amount, LapseUnit.Day, false, i + 2),
                "weeks" => new(amount, LapseUnit.Week, false, i + 2),
                _ => default,
            };
        }

        private int? Length(int i)
        {
            if (Lapse.Read(words, i, clause.End) is not { } span) return null;
            if (span.Vague) return span.Next;
            if (span.Exact)
            {
                if (span.Unit == LapseUnit.Hour && span.Working) { Take(new(CalendarDays.AddWorkingDays(Today, Math.Max(1, span.Amount / 24)), 4, span.Next)); return span.Next; }
                exact ??= span.ExactFrom(sent);
                return span.Next;
            }

            var from = Today;
            var k = span.Next;
            if (At(clause.First) == "after" && day is { } after && dayEnd < i) { Take(new(span.DayFrom(after), 4, k), true); return k; }
            if (At(k) == "from" && At(k + 1) is "tomorrow") { from = from.AddDays(1); k += 2; }
            else if (At(k) is "of" or "from" or "after" && k + 1 < clause.End && DayExpression.Read(words, At(k + 1) is "the" or "on" ? k + 2 : k + 1, clause.End, sent) is { Rank: > 2 } start)
            {
                // "within 8 weeks of 12 January", said in March: of the one that was, where that is still to come.
                var lastYear = start.Day.Year > 1 && At(start.Next - 1).Length != 4 && start.Rank == 4 ? start.Day.AddYears(-1) : start.Day;
                from = span.DayFrom(lastYear) >= Today ? lastYear : start.Day;
                k = start.Next;
            }
            else if (At(k - 1) is "later" or "afterwards" || At(k) is "later" or "afterwards") { from = day ?? previous ?? Today; if (At(k) is "later" or "afterwards") k++; Take(new(span.DayFrom(from), 4, k), true); return k; }
            else if (At(k) is "once" or "when" || At(k) == "as" && At(k + 1) == "soon" || At(clause.First) is "once" or "when" or "after" && At(clause.First + 1) is not ("that" or "this")) return k;
            else if (At(k) == "after" && At(k + 1) == "that") { from = day ?? previous ?? Today; k += 2; }
            else if (At(k) is "of" or "after" or "from" && At(k + 1) is not ("this" or "now" or "today" or ""))
            {
                if (previous is null || At(k + 1) is not ("the" or "that" or "his" or "her")) return k;
                from = previous.Value;
            }

            Take(new(span.DayFrom(from), 4, k));
            return k;
        }

        /// <summary>Days counted from the one that the promise before, or this clause, named: "that evening", "the next morning", "a week later", "the last day".</summary>
        private int? Anchored(int i)
        {
            if ((day ?? previous) is not { } anchor) return null;
            switch (At(i))
            {
                case "hour" or "hours" or "minutes" or "mins" or "day" when At(i + 1) is "before" or "beforehand" && i + 2 >= clause.End: Take(new(At(i) == "day" && anchor > Today ? anchor.AddDays(-1) : anchor, 3, i + 2)); return i + 2;
                case "that" when At(i + 1) is "day" or "morning" or "afternoon" or "evening" or "night" or "date": Take(new(anchor, 3, i + 2)); return i + 2;
                case "last" when At(i + 1) == "day" && At(i - 1) == "the" && At(i + 2) is not ("of" or "in"): Take(new(anchor, 3, i + 2)); return i + 2;
                case "then" when At(i - 1) is "from" or "by" || At(i - 1) == "since" && false: Take(new(anchor, 3, i + 1)); return i + 1;
                case "then" when clock is null && exact is null && day is null && i > clause.First + 1 && IsLast(i) && At(i - 1) is not ("until" or "till" or "since" or "and" or "but"): Take(new(anchor, 3, i + 1)); return i + 1;
                case "next" or "following" when At(i - 1) == "the" && previous is not null && At(i + 1) is "day" or "morning" or "afternoon" or "evening": Take(new(anchor.AddDays(1), 3, i + 2)); return i + 2;
                case "day" when At(i - 1) == "the" && previous is not null && At(i + 1) == "after" && (i + 2 >= clause.End || At(i + 2) is "that" or "" || words[i + 2].Kind != WordKind.Word): Take(new(anchor.AddDays(1), 3, i + 2)); return i + 2;
                case "following" when previous is not null && DayNames.Weekday(At(i + 1)) is { } named: Take(new(CalendarDays.NextWeekday(anchor, named), 3, i + 2)); return i + 2;
            }

            return null;
        }

        private bool IsLast(int i)
        {
            for (i++; i < clause.End; i++) if (words[i].Kind is WordKind.Word or WordKind.Number) return false;
            return true;
        }

        /// <summary>"in 15", "back in 5": minutes.</summary>
        private int? BareMinutes(int i)
        {
            if (At(i - 1) != "in" || Numbers.Cardinal(At(i)) is not (> 1 and <= 60) || At(i) is "couple" or "one" || At(i + 1) == "and" && At(i + 2) == "a" || At(i + 1) == "or" && At(i + 2) == "so") return null;
            if (i + 1 < clause.End && At(i + 1) is not ("tops" or "max" or "or" or "and" or "with" or "," or "so" or "mate" or ".")) return null;
            exact ??= sent.AddMinutes(Numbers.Cardinal(At(i)));
            return i + 1;
        }

        private int? Same(int i)
        {
            if (At(i) == "same" && At(i + 1) == "date" && (day ?? previous) is { } date) { Take(new(date, 3, i + 2)); return i + 2; }
            if (At(i) == "same" && previous is null && day is null && At(clause.First) is "when" or "once" or "as") return i + 2;
            if (At(i) != "same" || At(i + 1) is not ("day" or "afternoon" or "evening" or "morning")) return null;
            Take(new(previous ?? day ?? Today, 3, i + 2));
            return i + 2;
        }

        private int? Time(int i)
        {
            var before = At(i - 1);
            if (At(i + 1) is "and" or "to" or "-" or "–" && i + 3 < clause.End && words[i + 2].Kind == WordKind.Number && DayNames.Month(At(i + 3)) > 0) return null;
            if (before == "the" && At(i + 1) is not ("start" or "deadline" or "slot" or "flight" or "train" or "bus" or "coach" or "ferry" or "service")) return null;
        var dayJustNamed = before == "at" && dayEnd == i - 1 && dayEnd > 0 && i + 1 < clause.End && !words[i + 1].Capital;
            var joined = clock is not null && i - clockEnd is 1 && before is "and" or "to" or "-" or "–" or "—" or "or" or "till" or "until";
            var bare = before is "by" or "before" or "at" or "until" or "till" or "til" or "between" or "around" or "about" or "@" or "past" or "than" or "from" or "half" or "after"
                || joined || RangeAhead(i) || dayEnd == i || dayEnd == i - 1 && before == ",";
            if (before == "about" && At(i - 2) is not ("at" or "by")) bare = joined;
            if (before == "from" && At(i - 2) is "number" or "call" or "order") bare = false;
            if (Clock.Read(words, i, dayJustNamed ? Math.Min(i + 1 + (At(i + 1) is "am" or "pm" or "o'clock" ? 1 : 0), clause.End) : clause.End, bare) is not { } read) return null;
            if (dayJustNamed && TimeZones.Read(words, read.Next, clause.End) is { } zone) read = read with { Zone = zone.Zone, Next = zone.Next };
            if (clock is null || joined) { clock = read with { Sure = read.Sure }; clockEnd = read.Next; }
            return read.Next;
        }

        /// <summary>"Saturday, 8–12": two hours with a dash after a day.</summary>
        private bool RangeAhead(int i) =>
            day is not null && rank >= 3 && words[i].Kind == WordKind.Number && At(i + 1) is "-" or "–" or "to" && i + 2 < clause.End && words[i + 2].Kind == WordKind.Number && At(i + 3) is not ("day" or "days" or "working" or "business" or "hours" or "hrs" or "minutes" or "mins" or "weeks" or "months");

        private int? Day(int i)
        {
            if (DayExpression.Read(words, i, clause.End, sent) is not { } read) return null;
            if (At(i - 1) == "before" && At(i - 2) == "not") return read.Next;
            if (At(i) is "weekend" && At(i - 1) == "the" && At(i - 2) == "after") read = read with { Day = read.Day.AddDays(1) };
            if (recurring && rank >= 0 && (read.Rank == 2 || At(i - 1) is "until" or "till" or "til")) return read.Next;
            var start = i;
            while (At(start - 1) is "the" or "next" or "this" or "coming" or "following") start--;
            if (At(start - 1) == "of" && read.Rank == 4 && At(start - 2) is not ("week" or "end" or "morning" or "afternoon" or "evening" or "start" or "beginning") && !char.IsAsciiDigit(At(start - 2).FirstOrDefault('x'))) read = read with { Rank = 1 };
            if (At(start - 1) == "before" && At(start - 2) != "or" && read.Rank >= 2 && !read.Event && clock is null)
                read = read with { Day = Earlier(At(i) is "weekend" ? CalendarDays.FridayOf(read.Day) : read.Day.AddDays(-1)) };
            if (DayNames.Month(At(i)) > 0 && At(start - 1) == "before" && read.Rank == 2) read = read with { Rank = 3 };
            Take(read, IsRange(start) || Corrects(start) || IsLatest(read.Next));
            return read.Next;
        }

        private DateOnly Earlier(DateOnly on) => on < Today ? Today : on;

        private bool IsRange(int start) => dayEnd >= 0 && start - dayEnd is 1 or 0 && At(start - 1) is "to" or "-" or "–" or "and" or "or" or "through" or "until" or "till" or "/";

        /// <summary>"Monday, Tuesday at the latest".</summary>
        private bool IsLatest(int next) => At(next) == "latest" || At(next) == "at" && At(next + 1) == "the" && At(next + 2) == "latest";

        private bool Corrects(int start) => At(start - 1) == "by" && At(start - 2) is "so" or "is" or "means" || At(start - 1) is "namely" or "latest";

        private void Take(DayExpression read, bool later = false)
        {
            if (recurring && read.Rank >= 3 && rank >= 0 && rank < 2) recurringToday = false;
            if (read.Rank > rank || later && (read.Day > day || rank <= read.Rank || rank == 2))
            {
                day = later && read.Rank == rank && day > read.Day ? day : read.Day;
                rank = read.Rank;
            }

            dayEnd = read.Next;
        }

        private Due Combine()
        {
            if (rank <= 0 && shared > Today && (clock is not null || day is not null)) { day = shared; rank = 3; }
            if (clock is { } time)
            {
                return AtClock(time);
            }

            if (exact is { } moment && (rank < 2 || recurring)) return new(null, moment);
            if (exact is { } limit && day is { } named && DateOnly.FromDateTime(limit.DateTime) <= named) return new(null, limit);
            return new(day, null);
        }

        private Due AtClock(Clock time)
        {
            if (day is null && previous > Today && IsArrival()) { day = previous; rank = 3; }
            if (daily) { day = null; rank = -1; }
            var on = day ?? Today;
            var fixedDay = day is not null && !(rank == 0 && on == Today) && !recurringToday;
            var minutes = time.Sure ? time.Minutes : Settle(time.Minutes, on == Today && !recurringToday || day is null);
            if (time.Minutes == 1440 && afternoon && time.Sure) minutes = 1440;
            var offset = time.Zone?.Invoke(on) ?? sent.Offset;
            var moment = new DateTimeOffset(on.ToDateTime(TimeOnly.MinValue), offset).AddMinutes(minutes);
            if (!fixedDay && moment < sent) moment = moment.AddDays(1);
            if (recurringToday && moment.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && At(clause.First) != "" && HasWeekdayWord()) moment = moment.AddDays(moment.DayOfWeek == DayOfWeek.Saturday ? 2 : 1);
            return new(null, moment.ToOffset(sent.Offset));
        }

        private bool IsArrival()
        {
            for (var i = clause.First; i < clause.End; i++) if (words[i].Text is "arrive" or "arrives" or "attend" or "deliver" or "delivers" or "brings" or "hands" or "comes" or "between" || words[i].Text is "slot" or "window" && At(i - 1) is not ("a" or "an")) return true;
            return false;
        }

        private bool HasWeekdayWord()
        {
            for (var i = clause.First; i < clause.End; i++) if (words[i].Text is "weekday" or "workday" or "working" or "business") return true;
            return false;
        }

        /// <summary>Morning or afternoon, as people mean it: "by 5" is 17:00, "at 9" the morning, "before 10 tonight" the evening; on the day itself the next that comes.</summary>
        private int Settle(int minutes, bool sameDay)
        {
            var hour = minutes / 60;
            if (hour >= 12) return afternoon && hour == 12 && !morning && At(clockEnd) == "tonight" ? 1440 : minutes;
            if (morning && !afternoon) return minutes;
            if (afternoon) return minutes + 720;
            var usual = hour <= 6 ? minutes + 720 : minutes;
            if (!sameDay) return usual;
            var now = sent.Hour * 60 + sent.Minute;
            if (usual > now || day is null && usual + 720 > 1439 && usual > now) return usual;
            return usual < 720 && usual + 720 > now ? usual + 720 : usual;
        }
    }
}
