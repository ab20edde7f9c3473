using Amends.Language.Reviewing.Dates;
using Amends.Language.Reviewing.Words;
using Amends.Language.Text;

namespace Amends.Language.Reviewing.Promises;

/// <summary>Finds what a text commits us to, clause by clause: rules only, since a promise is a matter of grammar and of the calendar.</summary>
internal static class PromiseFinder
{
    public static List<FoundPromise> Find(string text, DateTimeOffset sent)
    {
        var words = WordScanner.Scan(text);
        return Find(text, words, Sentences.Split(words), sent);
    }

    public static List<FoundPromise> Find(string text, List<Word> words, List<Run> sentences, DateTimeOffset sent)
    {
        var full = Apostrophes.Restore(words);
        if (full != words) (words, sentences) = (full, Sentences.Split(full));
        var found = new List<FoundPromise>();
        DateOnly? previous = null;
        (DateOnly? Here, DateOnly? Before) named = default;
        var quoted = QuotedWords.Mark(words);
        var note = IsCallNote(words);
        foreach (var sentence in sentences)
        {
            named = (null, named.Here);
            if (IsQuestion(words, sentence)) continue;
            var clauses = Clauses.Split(words, sentence);
            for (var c = 0; c < clauses.Count; c++)
            {
                var clause = Trim(words, WithResult(words, clauses, ref c, sent));
                if (clause.Count < 2 || quoted[clause.First] && quoted[clause.End - 1]) continue;
                // "Reply by Friday or we will close the case" warns.
                if (clause.First > sentence.First && words[clause.First - 1].Text == "or" && words[clause.First].Text is "we" or "i" or "the" && !DueResolver.Resolve(words, clause, sent).IsKnown) continue;
                if (note && words[clause.First].Text is "he" or "she" or "customer" or "cust" or "caller") continue;
                if (Condition.Governs(words, sentence, clauses, c)) continue;
                foreach (var part in Coordination.Split(words, clause, sent))
                    Judge(text, words, quoted, sentence, clause, part, sent, ref previous, ref named, found);
            }
        }

        return found;
    }

    private static void Judge(string text, List<Word> words, bool[] quoted, Run sentence, Run clause, Run part, DateTimeOffset sent, ref DateOnly? previous, ref (DateOnly? Here, DateOnly? Before) named, List<FoundPromise> found)
    {
        // A conjunct that has no verb of its own is judged as the whole clause is, but due as it says itself.
        var shares = part.First != clause.First && found.Count > 0 && found[^1].Start >= words[clause.First].Start && found[^1].Due is not null;
        var due = DueResolver.Resolve(words, part, sent, EndsInThen(words, part) ? named.Here ?? named.Before : previous, shares ? previous : null);
        if (due.IsKnown && FollowsEvent(words, sentence, clause) && !NamesDay(words, part, sent)) due = Due.None;
        var own = part.First == clause.First || Coordination.IsVerbless(words, clause) || words[part.First].Text is "will" or "'ll";
        var whole = own ? part : clause;
        var anyDue = own ? due : DueResolver.Resolve(words, clause, sent, previous);
        var commitment = Commitment.Judge(words, whole, anyDue.IsKnown);
        named.Here = due.Date ?? named.Here;
        if (!commitment.Made && due.Day is { } fixedDay && MentionsAppointment(words, clause)) previous = fixedDay;
        if (!commitment.Made || quoted[commitment.Marker] || Condition.IsHedged(words, sentence, clause)) return;
        var span = Trim(words, UpToAside(words, own ? new Run(Math.Max(part.First, commitment.First), part.End) : part));
        if (span.Count < 2) return;
        var (start, length) = Graphemes.Snap(text, words[span.First].Start, words[span.End - 1].End - words[span.First].Start);
        found.Add(new(start, length, text.Substring(start, length), commitment.Elided && commitment.First > sentence.First ? Actor.Elided(words, sentence, commitment.First) : Actor.Of(words, new Run(commitment.First, clause.End), commitment), due.Text, due.Precision));
        previous = due.Date ?? previous;
    }

    /// <summary>"We're open tomorrow, so I'll check the CCTV then": on the day that this sentence or the one before named last, whether something was promised for it or not.</summary>
    private static bool EndsInThen(List<Word> words, Run part)
    {
        var last = part.End - 1;
        while (last > part.First && words[last].Kind is WordKind.Mark or WordKind.Break) last--;
        return words[last].Text == "then" && last > part.First && words[last - 1].Text is not ("by" or "from");
    }

    /// <summary>A note on a call speaks of the customer as "she"; what she will do is no promise of ours.</summary>
    private static bool IsCallNote(List<Word> words)
    {
        var customer = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Text is "you" or "your" or "you're") return false;
            if (i == 8 && !customer) return false;
            customer |= i < 8 && words[i].Text is "cust" or "customer" or "caller" or "cx" or "client" or "tenant" or "guest" or "rang" or "called" or "phoned";
        }

        return customer;
    }

    /// <summary>"When we receive it, you'll be paid within three days": counted from something that has no date.</summary>
    private static bool FollowsEvent(List<Word> words, Run sentence, Run clause)
    {
        var i = Math.Max(sentence.First, clause.First - 1);
        while (i > sentence.First && words[i - 1].Text is not (";" or ":" or "—" or "–")) i--;
        while (i < clause.First && (words[i].Kind != WordKind.Word || words[i].Text is "and" or "but" or "then")) i++;
        if (i >= clause.First - 2 || !(words[i].Text is "once" or "when" or "after" || words[i].Text == "as" && words[i + 1].Text == "soon") || words[i + 1].Text is "that" or "this") return false;
        for (; i < clause.First - 1; i++) if (words[i].Text is "will" or "'ll") return false;
        return true;
    }

    /// <summary>Whether the time is a date or a clock time of its own rather than a length of time.</summary>
    private static bool NamesDay(List<Word> words, Run part, DateTimeOffset sent)
    {
        for (var i = part.First; i < part.End; i++) if (Lapse.Read(words, i, part.End) is not null) return false;
        return true;
    }

    /// <summary>"We're upgrading you, so the crib lands Wednesday" is one promise, due as its result says.</summary>
    private static Run WithResult(List<Word> words, List<Run> clauses, ref int c, DateTimeOffset sent)
    {
        var clause = clauses[c];
        // "We will do three things: replace …, refund … and ring you": the list belongs to its announcement.
        if (c + 1 < clauses.Count && words[clauses[c + 1].First - 1].Text == ":" && Grammar.IsBareVerb(words[clauses[c + 1].First].Text) && Coordination.HasModal(words, clause.First, clause.End) && Commitment.Judge(words, Trim(words, clause), false).Made)
        {
            c++;
            return new(clause.First, clauses[c].End);
        }

        // "Give me half an hour and I'll ring you back": the lead-in holds the limit.
        if (c + 1 < clauses.Count && words[clauses[c + 1].First].Text is "i" or "we" && words[clauses[c + 1].First - 1].Text is "and" or "then" or "," or "so" && Coordination.HasModal(words, clauses[c + 1].First, clauses[c + 1].End) && WaitFirst(words, clause, sent) is >= 0 and var wait)
        {
            c++;
            return new(wait, clauses[c].End);
        }

        if (c + 1 >= clauses.Count || words[clauses[c + 1].First - 1].Text != "so" || words[clauses[c + 1].First].Text is "please" or "keep" or "you" or "don't") return clause;
        if (DueResolver.Resolve(words, clause, sent).IsKnown || !DueResolver.Resolve(words, clauses[c + 1], sent).IsKnown) return clause;
        if (!Commitment.Judge(words, Trim(words, clause), false).Made) return clause;
        c++;
        return new(clause.First, clauses[c].End);
    }

    /// <summary>Where "give me half an hour" or "bear with us ten minutes" starts in a clause that names such a time; -1 in any other.</summary>
    private static int WaitFirst(List<Word> words, Run clause, DateTimeOffset sent)
    {
        for (var i = clause.First; i < clause.End - 2 && i < clause.First + 6; i++)
            if (Commitment.IsWait(words, i)) return DueResolver.Resolve(words, new(i, clause.End), sent).IsKnown ? i : -1;
        return -1;
    }

    /// <summary>Leaves off an aside: "…, which my calendar says is tomorrow", "…, so please pick up".</summary>
    private static Run UpToAside(List<Word> words, Run run)
    {
        for (var i = run.First + 3; i < run.End - 1; i++)
            if (IsReason(words, run, i) || words[i].Text == "," && (words[i + 1].Text is "which" or "who" or "whose" or "whatever" or "asleep" or "even" || words[i + 1].Text == "so" && i + 2 < run.End && words[i + 2].Text is "please" or "keep" or "don't" or "do")) return new(run.First, i);
        return run;
    }

    /// <summary>"… as Monday's my day off", "… as it's late"; not "as soon as it's in".</summary>
    private static bool IsReason(List<Word> words, Run run, int i) =>
        words[i].Text == "as" && i + 3 < run.End && words[i + 3].Kind == WordKind.Word && words[i + 3].Text is not ("and" or "or" or "but") && words[i - 2].Text != "as" && words[i - 1].Text is not ("soon" or "long" or "far" or "well" or "just" or "such" or "same" or "exactly")
        && (Grammar.IsSubjectPronoun(words[i + 1].Text) || DayNames.Weekday(words[i + 1].Text) is not null) && words[i + 2].Text is "'s" or "is" or "'m" or "am" or "'re" or "are" or "'ve" or "have";

    /// <summary>"Your appointment is confirmed for Monday." fixes the day of the hours that the next sentence names.</summary>
    private static bool MentionsAppointment(List<Word> words, Run clause)
    {
        for (var i = clause.First; i < clause.End; i++)
            if (words[i].Text is "hearing" or "meeting" or "inspection" or "survey" or "viewing" or "operation" or "delivery" or "installation" or "consultation" or "appointment" or "booked" or "confirmed" or "scheduled" or "visit" or "slot" or "booking" or "arranged") return true;
        return false;
    }

    /// <summary>"1 000 €": the sign stands behind the amount.</summary>
    private static bool IsPrice(List<Word> words, int first, int end) => end - 2 >= first && words[end - 1].Text is "€" or "£" or "$" && words[end - 2].Kind == WordKind.Number;

    private static bool IsQuestion(List<Word> words, Run sentence)
    {
        for (var i = sentence.End - 1; i >= sentence.First && words[i].Kind != WordKind.Word && words[i].Kind != WordKind.Number; i--)
            if (words[i].Text == "?") return true;
        return false;
    }

    /// <summary>Leaves out marks at both ends and the small words a clause is joined on with.</summary>
    private static Run Trim(List<Word> words, Run run)
    {
        var (first, end) = (run.First, run.End);
        while (first + 1 < end && words[first].Text == "@" && !words[first + 1].Spaced) first += 2;
        while (first < end && (words[first].Kind is WordKind.Break || words[first].Kind == WordKind.Mark && words[first].Text is not ("£" or "$" or "€" or "#" or "@")
            || words[first].Text is "and" or "but" or "so" or "then" or "plus" or "also" or "or" or "ok" or "okay" or "right" or "yes" or "yeah" or "yep" or "nah" or "meanwhile")) first++;
        while (first + 1 < end && words[first].Text == "@" && !words[first + 1].Spaced) first += 2;
        while (end > first && words[end - 1].Kind is WordKind.Mark or WordKind.Break && words[end - 1].Text is not (")" or "%") && !IsPrice(words, first, end)) end--;
        // What is written over the last letter or figure belongs to it.
        if (end > first && words[end - 1].Kind is WordKind.Word or WordKind.Number) while (end < run.End && !words[end].Spaced && WordScanner.IsCombining(words[end].Text[0])) end++;
        return new(first, end);
    }
}
