using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Promises;

/// <summary>Whether a clause commits us, where it starts, and the word that commits.</summary>
internal readonly record struct Committed(bool Made, int First, int Marker, bool Elided)
{
    public static Committed No => default;
}

/// <summary>Tells a commitment from history, duties, policy, hopes and talk.</summary>
internal static partial class Commitment
{
    /// <param name="dated">Whether the clause names a time to come.</param>
    public static Committed Judge(List<Word> words, Run clause, bool dated)
    {
        if (Excluded(words, clause, dated)) return Committed.No;
        dated |= IsPending(words, clause);
        for (var i = clause.First; i < clause.End; i++)
        {
            switch (words[i].Text)
            {
                // "No ill will", "their last will": the noun.
                case "will" when Back(words, clause, i) is "ill" or "free" or "last" or "a" or "the" or "my" or "your" or "his" or "their": continue;
                case "will" or "'ll" or "shall" or "wo": return Future(words, clause, i, dated);
                case "gonna": return Future(words, clause, i, dated);
                case "going" when Next(words, clause, i) == "to" && Back(words, clause, Back(words, clause, i) is "also" or "now" or "just" or "still" or "all" or "both" or "personally" ? i - 1 : i) is "'m" or "'re" or "is" or "are" or "'s" or "am" or "we" or "i": return Future(words, clause, i + 1, dated);
                case "expect" when dated && Back(words, clause, i) is "can" && i - 1 > clause.First && words[i - 2].Text == "you": return new(true, i - 2, i, false);
                case "promised" when Next(words, clause, i) == "to" && i + 2 < clause.End && Grammar.IsAction(words[i + 2].Text) && Back(words, clause, i) is "'s" or "has" or "have" or "'ve": return new(true, SubjectStart(words, clause, i - 1), i - 1, false);
                case "let" when i == FirstWord(words, clause) && Next(words, clause, i) == "me" && i + 2 < clause.End && IsLetMe(words, clause, i + 2) && !(words[i + 2].Text == "see" && (i + 3 == clause.End || words[i + 3].Kind != WordKind.Word)): return new(true, i, i, false);
                case "promise" or "promises" or "guarantee" or "undertake" or "commit" when i + 1 < clause.End && (Back(words, clause, i) is "i" or "we" || words[i].Text == "promises") && !Says(words, i, clause.End, "everything") && !Says(words, i, clause.End, "all"): return new(true, SubjectStart(words, clause, i), i, false);
            }
        }

        return Present(words, clause, dated);
    }

    private static Committed Future(List<Word> words, Run clause, int marker, bool dated)
    {
        var first = SubjectStart(words, clause, marker);
        var subject = marker > clause.First ? words[SubjectWord(words, first, marker)].Text : "";
        var verbAt = Verb(words, clause, marker);
        if (verbAt < 0) return Committed.No;
        var verb = words[verbAt].Text;
        var elided = first == marker;
        var negated = Next(words, clause, marker) is "n't" or "not";
        var after = Next(words, clause, verbAt);
        // "Will do!" answers; "won't be able to" refuses; "will always try" says what is done as a rule.
        if (verb == "do" && clause.Count <= 3 && elided) return Committed.No;
        if (negated && Says(words, clause.First, marker, "afraid")) return Committed.No;
        if (negated && verb == "be" && after is "able" or "in" && (after == "able" || Follows(words, clause, verbAt + 1, "a"))) return Committed.No;
        if (negated && IsRefused(words, clause, verbAt, subject)) return Committed.No;
        // "A manager will only tell you the same thing."
        if (verb is "tell" or "say" && Says(words, marker, verbAt, "only")) return Committed.No;
        if (verb == "need" && after == "to" && subject is not ("i" or "we") && !(negated && Follows(words, clause, verbAt + 1, "pay")) || verb is "expire" or "lapse" or "end" && subject is not ("i" or "we") || verb == "be" && after is "due" or "payable") return Committed.No;
        if (verb == "have" && after is "had" or "been") return Committed.No;
        if (verb == "be" && subject is not ("i" or "we") && (Says(words, verbAt, clause.End, "late") || after == "delayed") && !Says(words, verbAt, clause.End, "latest")) return Committed.No;
        if (verb is "do" && after is "my" or "our" && verbAt + 2 < clause.End && words[verbAt + 2].Text is "best" or "utmost" or "damnedest" or "level") return Committed.No;
        if (verb == "have" && Says(words, verbAt, clause.End, "days") && Says(words, verbAt, clause.End, "to") && subject is not ("i" or "we")) return Committed.No;
        if (verb is "increase" or "rise" or "go" or "change" && (verb != "go" || after == "up") && IsPrice(words, first, marker)) return Committed.No;
        if (FirstWord(words, clause) is var opening and >= 0 && opening + 1 < clause.End && words[opening].Text is "please" or "kindly" && words[opening + 1].Text is "ensure" or "make" or "check" or "remember" or "see" or "arrange") return Committed.No;
        if (words[first].Text is "orders" or "items" or "parcels" or "claims" or "requests" or "returns" or "purchases" or "applications" or "payments" or "bookings" && first + 1 < marker && words[first + 1].Text is "placed" or "made" or "received" or "returned" or "submitted" or "ordered" or "bought") return Committed.No;
        // "A £12 fee will apply", "the office will stay closed": rules and hours, no deeds.
        if ((verb == "apply" || verb == "be" && after == "charged" && !negated) && IsFee(words, first, marker) || verb is "remain" or "stay" or "be" && IsPremises(words, first, marker) && (after is "closed" or "shut" || after == "open" && subject != "we" && !Follows(words, clause, verbAt + 1, "again")) || verb is "open" or "close" or "shut" && IsOpeningHours(words, clause, verbAt)) return Committed.No;
        if (verb == "try" && !dated || verb == "always" && after == "try") return Committed.No;
        if (verb == "be" && after == "out" && verbAt + 3 < clause.End && words[verbAt + 2].Text == "of" && words[verbAt + 3].Text is "use" or "order" or "service" or "action" or "stock" or "office" or "bounds" or "town") return Committed.No;
        if (subject == "we" && verb == "be" && after is "closed" or "shut" or "unavailable" or "away") return Committed.No;
        if (subject is "any" or "anyone" or "anything" or "those" or "all" && !dated && IsGeneral(words, first, marker)) return Committed.No;
        if (IsSoftware(words, first, marker) && verb is "ask" or "prompt" or "show" or "tell" or "guide" or "let") return Committed.No;
        if (subject is "you" && (verb == "need" && !(negated && Follows(words, clause, verbAt + 1, "pay")) || verb is "find" or "notice" or "want" or "understand" or "appreciate" or "agree" or "know" or "remember" or "recall" or "realise" or "realize" or "must" or "love" or "like" or "lose"
            || verb == "pay" && !negated && !(dated && words[first].Text == "from")
            || verb == "be" && after == "able" && !dated
            || verb == "have" && Next(words, clause, verbAt) == "to" && !(negated && Says(words, verbAt, clause.End, "pay"))
            || verb == "be" && !(negated && after is "charged" or "asked" or "liable") && after is "required" or "asked" or "expected" or "charged" or "pleased" or "glad" or "happy" or "aware" or "prompted" or "liable" or "responsible")) return Committed.No;
        if (subject == "one" && words[first + 1].Text != "of" || subject is "nobody" && !dated && !Says(words, marker, clause.End, "you") && !Says(words, marker, clause.End, "your") || subject is "customers" or "guests" or "passengers" or "which" or "members" or "users" || verb is "hopefully" or "probably" or "normally" or "usually" or "often" or "sometimes") return Committed.No;
        if (subject is "i" or "we" && verb is "admit" or "pretend" or "say" or "lie" or "agree" or "understand" or "miss" or "remember" or "need" or "argue" && !dated) return Committed.No;
        if (subject is "i" or "we" && !dated && verb is "be" && Next(words, clause, verbAt) is "honest" or "frank" or "blunt" or "straight" or "clear" or "open" or "upfront" or "candid" or "real" or "direct" or "brief" or "late" or "glad" or "happy" or "delighted" or "pleased" or "sad" or "sorry") return Committed.No;
        if (subject is not ("i" or "we" or "you") && verb == "be" && !(subject == "your" && Next(words, clause, verbAt) == "closed") && Next(words, clause, verbAt) is "unavailable" or "closed" or "down" or "higher" or "lower" or "busy" or "shut" or "unable" or "borne" or "slower" or "limited" or "delays" or "subject") return Committed.No;
        if (verb == "never" && verbAt + 1 < clause.End && (words[verbAt + 1].Text is "ask" or "call" || words[verbAt + 1].Text is "share" or "sell" && !Says(words, verbAt, clause.End, "your"))) return Committed.No;
        if (subject is "i" or "we" && verb is "love" or "hate" or "like" or "enjoy" or "hope") return Committed.No;
        if (negated && HoldsUntil(words, clause)) return new(true, first, marker, elided);
        if (Next(words, clause, marker) is "n't" or "not" && subject is not ("i" or "we" or "you" or "it" or "that" or "this" or "they" or "nobody" or "neither") && !dated && !IsPassive(words, clause, verbAt)) return Committed.No;
        if (subject == "it" && verb == "be" && HoldsUntil(words, clause)) return new(true, first, marker, elided);
        if (subject is "that" or "this" or "it" && verb == "be" && after is "half" or "free" or "on" && (IsGift(words, clause) || Follows(words, clause, verbAt + 1, "price"))) return new(true, first, marker, elided);
        if (subject is "that" or "this" or "it" && !dated && verb is "be" or "take" or "help" or "make" or "mean" or "depend" or "cost" or "happen" or "never" && !IsPassive(words, clause, verbAt)) return Committed.No;
        return new(true, first, marker, elided);
    }

    /// <summary>"Any parcels left …", "those who …": customers in general.</summary>
    private static bool IsGeneral(List<Word> words, int first, int marker)
    {
        if (words[first].Text != "all") return true;
        for (var i = first + 1; i < marker; i++) if (words[i].Text is "your" or "our" or "my" or "the" or "of" or "this" or "that") return false;
        return marker - first > 1;
    }

    private static bool IsSoftware(List<Word> words, int first, int marker) =>
        marker > first && words[marker - 1].Text is "app" or "website" or "site" or "system" or "form" or "page" or "screen" or "portal" or "machine" or "software" or "chatbot" or "bot" or "wizard" or "menu";

    private static bool Says(List<Word> words, int first, int end, string word)
    {
        for (var i = first; i < end; i++) if (words[i].Text == word) return true;
        return false;
    }

    /// <summary>"It'll be in the safe until you collect it."</summary>
    private static bool HoldsUntil(List<Word> words, Run clause)
    {
        for (var i = clause.First; i + 1 < clause.End; i++) if (words[i].Text is "until" or "till" && (Grammar.IsSubjectPronoun(words[i + 1].Text) || words[i + 1].Text is "the" or "your" or "our")) return true;
        return false;
    }

    /// <summary>Present tense, or no verb at all, beside a time to come: "your order ships today", "new bouquet at her door by noon tomorrow".</summary>
    private static Committed Present(List<Word> words, Run clause, bool dated)
    {
        var first = FirstWord(words, clause);
        if (first < 0) return Committed.No;
        if (words[first].Text == "you" && first + 2 < clause.End && words[first + 1].Text is "need" or "have" or "must" or "ought" or "want" && words[first + 2].Text is "to" or "until" or "till") return Committed.No;
        var past = false;
        for (var i = first + 1; i < clause.End; i++) if (IsOpeningHours(words, clause, i) && !HasFinite(words, first, i) || words[i].Text is "apply" or "applies" && IsFee(words, first, i)) return Committed.No;
        if (dated && words[first].Text is "i" or "we" or "you" && first + 2 < clause.End && Grammar.IsAction(words[first + 1].Text) && words[first + 1].Text is not ("see" or "have" or "do" or "put" or "let" or "read" or "cut" or "set")) return new(true, first, first + 1, false);
        if (words[first].Text == "you" && first + 2 < clause.End && words[first + 1].Text == "get" && IsGift(words, clause)) return new(true, first, first + 1, false);
        for (var i = first; i < clause.End; i++)
        {
            var text = words[i].Text;
            if (text is "'s" or "is" or "are" or "'re" && i + 1 < clause.End && words[i + 1].Text == "running" && (Says(words, i, clause.End, "late") || Says(words, i, clause.End, "behind"))) return Committed.No;
            if (text is "was" or "were" or "had" or "did" or "could" or "would" or "'d" or "should" or "might" or "may" or "can" or "must" or "cannot" or "went" or "came" or "told" or "said" or "sent" or "got" or "made" or "took" or "gave" or "kept" or "left" or "fell" or "broke" or "ran" or "rang" or "brought" or "thought" or "knew" or "saw" or "found" or "lost" or "paid" or "held" or "felt" or "began" or "wrote" or "spoke" or "stood" or "caught" or "woke" or "chose" or "drove" or "heard" or "meant" or "met" or "sat" or "slept" or "spent" or "bought" or "ate" or "drank" or "flew" or "rode" or "stuck" or "swore" or "tore" or "threw" or "wore" or "hung" or "hid" or "won" or "sold" or "taught" or "built" or "forgot" or "lay" or "grew" or "fought" or "stole" or "became")
                past |= text is not ("left" or "made" or "sent" or "kept" or "found" or "lost" or "paid" or "held" or "caught" or "met" or "brought" or "heard" or "stuck" or "hung" or "won" or "sold" or "bought" or "built" or "spent" or "taught") || IsPast(words, clause, i) || IsIrregularPast(words, clause, i);
            if (past) return Committed.No;
            if (text == "running" && i + 1 < clause.End && clause.End > i + 2) { for (var k = i; k < clause.End; k++) if (words[k].Text is "late" or "behind" or "short") return Committed.No; }
            past |= IsRegularPast(words, clause, i);
            if (past) return Committed.No;
            // "I'm refunding", "we're matching", "is being sent", "your pump is getting swapped"
            if (text is "'m" or "'re" or "am" or "are" or "is" or "'s" && i + 1 < clause.End)
            {
                var k = i + 1;
                while (k < clause.End - 1 && words[k].Text is "now" or "also" or "just" or "personally" or "already" or "currently" or "still" or "therefore" or "immediately" or "both") k++;
                var next = words[k].Text;
                var ours = i > first && words[i - 1].Text is "i" or "we";
                if (Grammar.IsActionIng(next) && next is not ("looking" or "asking" or "telling" or "seeing" or "having" or "doing" or "finding" or "keeping" or "running" or "going" or "checking" or "writing" or "making" or "starting" or "coming" or "getting" or "working"))
                    if (dated || ours && next is not ("trying" or "talking" or "noting" or "reporting" or "taking" or "reprocessing" or "speaking" or "processing" or "investigating" or "reviewing" or "contacting" or "monitoring" or "finishing" or "prioritising" or "tracing" or "tracking" or "completing")) return new(true, SubjectStart(words, clause, i), i, false);
                if (dated && ours && IsDoing(next) || ours && next == "not" && k + 1 < clause.End && words[k + 1].Text is "charging" or "billing" or "letting" or "leaving" or "closing" or "stopping" && !(words[k + 1].Text == "letting")) return new(true, SubjectStart(words, clause, i), i, false);
                if (next == "looking" && Follows(words, clause, k, "into")) return Committed.No;
                // "It is loaded on tomorrow's flight", "15% is refunded to you within ten days"
                if (dated && text is "is" or "'s" or "are" && Grammar.IsActionParticiple(next) && IsParticular(words, first, i) && !FirstWordsAsk(words, first)) return new(true, first, i, false);
                if (text is "is" or "'s" && next == "on" && words[first].Text is not ("that" or "this" or "it" or "which" or "all" or "blame") && k + 1 < clause.End && (words[k + 1].Text is "us" && (k + 2 == clause.End || words[k + 2].Kind != WordKind.Word || words[k + 2].Text is "and" or "too" or "as" or "of" or "for" or "tonight" or "this") || words[k + 1].Text == "me" && k + 2 == clause.End || words[k + 1].Text == "the" && Follows(words, clause, k + 1, "house"))) return new(true, first, i, false);
                if (next is "held" or "reserved" && (Says(words, k, clause.End, "until") || Says(words, k, clause.End, "till")) && IsParticular(words, first, i)) return new(true, first, i, false);
                // "They're back tomorrow at 8", "the crew is with you by two"; not "the manager's back at two", "most folks are back up in five minutes".
                if (dated && i > first && (next == "with" && Follows(words, clause, k, "you") || next == "back" && words[i - 1].Text is "you" or "they" or "it" && !Follows(words, clause, k, "in"))) return new(true, SubjectStart(words, clause, i), i, false);
                if (next is "giving" or "paying" or "taking" && ours) return new(true, SubjectStart(words, clause, i), i, false);
                if (dated && ours && next is "at" or "with" or "there" or "round" && (Says(words, k, clause.End, "you") || Says(words, k, clause.End, "your") || next == "there")) return new(true, SubjectStart(words, clause, i), i, false);
                if (dated && next is "coming" or "going" or "getting" or "making" or "starting" or "running" or "having" or "doing" or "checking" or "writing" or "keeping" or "looking" && !(next == "looking" && Follows(words, clause, k, "forward"))) return new(true, SubjectStart(words, clause, i), i, false);
                if (text is "is" or "'s" && next == "free" && words[first].Text == "your" && !Follows(words, clause, k, "to")) return new(true, first, i, false);
                if (next == "getting" && i > first && words[i - 1].Text == "you") return new(true, SubjectStart(words, clause, i), i, false);
                if (next == "to" && k + 1 < clause.End && words[k + 1].Text == "be" && dated) return new(true, SubjectStart(words, clause, i), i, false);
                if (dated && next is "with" or "back" or "on" or "in" or "restored" or "due" or "booked" or "scheduled" or "set" or "yours" && IsThingOfTheirs(words, clause, first, i)) return new(true, SubjectStart(words, clause, i), i, false);
                if (dated && next is "available" or "closed" or "shut" or "open" or "a" or "the" or "not" or "off" or "over" or "no" or "normal") return Committed.No;
            }

            if (text is "have" or "has" or "'ve" && dated && i + 1 < clause.End && i + 2 < clause.End
                && words[i + 1].Text is "arranged" or "booked" or "scheduled" or "reserved" && (i > first && words[i - 1].Text is "i" or "we")) return new(true, SubjectStart(words, clause, i), i, false);
            if (text is "have" or "has" or "'ve" && i + 1 < clause.End && (words[i + 1].Text is "been" or "had" or "got" || words[i + 1].Text.EndsWith("ed", StringComparison.Ordinal))) return Committed.No;
            if (i > first && text is "arranged" or "booked" or "scheduled" && dated && words[i - 1].Text == "been") return new(true, first, i, false);
        }

        return dated ? Simple(words, clause, first) : FirstWords(words, clause, first);
    }

    private static Committed Simple(List<Word> words, Run clause, int first)
    {
        var text = words[first].Text;
        for (var i = first; i < clause.End; i++) if (words[i].Text is "every" or "each") return Committed.No;
        if (text is "most" or "many" or "some" or "few" or "fares" or "prices" or "rates" or "fees" or "sales") return Committed.No;
        if (text is "no" or "nobody" or "nothing" or "none" or "allow" || IsWait(words, first)) return Committed.No;
        // "Sir, please share …": asked of whoever is spoken to.
        for (var i = first + 1; i < clause.End - 1 && i < first + 4; i++) if (words[i].Text == "," && words[i + 1].Text is "please" or "kindly") return i + 3 < clause.End && words[i + 2].Text == "expect" ? new(true, i + 1, i + 2, false) : Committed.No;
        if (text is "following" or "regarding" or "concerning" or "according" or "including") return Committed.No;
        if (text is "kindly" or "please" && first + 2 < clause.End && words[first + 1].Text == "expect") return new(true, first, first + 1, false);
        if (Grammar.IsActionIng(text) || text is "expect") return new(true, first, first, text != "expect");
        if (text is "please" or "thanks" or "thank" or "see" or "happy" or "merry" or "hi" or "hello" or "dear" or "good" or "following" or "regarding" or "concerning" or "according" or "including" or "sorry" or "kindly" or "drop" or "bring" or "send") return Committed.No;
        // "Fill it in and take it to any post office by 8 October" tells the customer what to do.
        if (first + 1 < clause.End && words[first + 1].Text is "it" or "the" or "your" or "them" or "this" or "that" or "a" or "any" && words[first].Kind == WordKind.Word && !Grammar.IsPreposition(text) && !Grammar.IsDeterminer(text) && !Grammar.IsSubjectPronoun(text)
            && text is not ("half" or "all" or "both" or "tomorrow" or "today" or "tonight" or "within" or "inside" or "until" or "during" or "towards" or "between" or "when" or "once" or "while" or "as" or "since" or "then" or "only" or "even" or "such" or "what" or "not") && Dates.DayNames.Weekday(text) is null && !HasFinite(words, first, clause.End)) return Committed.No;
        for (var i = first + 1; i < clause.End; i++)
        {
            if (words[i].Text is "leave" or "ship" or "arrive" or "go" or "land" or "reach" or "follow" or "come" && (words[i - 1].Text.EndsWith('s') || words[i - 1].Text is "rest") && !Grammar.IsDeterminer(words[i - 1].Text)) return new(true, first, i, false);
            if (Grammar.IsActionThirdPerson(words[i].Text) && IsSubjectBefore(words, first, i) || words[i].Text is "gets" or "goes" or "lands" or "comes" or "starts" && IsSubjectBefore(words, first, i))
                return words[i].Text == "starts" && words[first].Text == "term" ? Committed.No : new(true, first, i, false);
            // "He rides it home Saturday", "our partner treats the flat on Thursday": verbs that no list holds
            if (LooksThirdPerson(words, clause, first, i)) return new(true, first, i, false);
            if (Actor.IsAgentNoun(words[i - 1].Text) && Grammar.IsAction(words[i].Text) && i + 2 < clause.End && (Grammar.IsDeterminer(words[i + 1].Text) || words[i + 1].Text is "you" or "it" or "two" or "round" or "out" or "up") && IsSubjectBefore(words, first, i)) return new(true, first, i, false);
            if (words[i - 1].Text is "i" or "we" or "you" or "they" && (Grammar.IsAction(words[i].Text) || words[i].Text is "shall" or "again") && words[i].Text is not ("see" or "have" or "do")) return new(true, i - 1, i, false);
            if (words[i].Text == "to" && i + 1 < clause.End && Grammar.IsAction(words[i + 1].Text) && !Says(words, first, i, "take") && !HasFinite(words, first, clause.End)) return new(true, first, i, false);
        }

        // No verb at all: "New bouquet at her door by noon tomorrow", "Cheque's in tomorrow's post".
        if (HasFinite(words, first, clause.End)) return Committed.No;
        if (Grammar.IsAction(text) && !(text is "will")) return Committed.No;
        if (text is "back" or "be" && first + 1 < clause.End && words[first + 1].Text is "in" or "with" or "to" or "at" or "there" or "by") return new(true, first, first, true);
        if (text == "me" && clause.Count > 3) return new(true, first, first, false);
        if (clause.Count < 3 || clause.Count < 4 && !Actor.IsAgentNoun(text)) return Committed.No;
        return HasPastVerb(words, clause) || !MentionsHandling(words, clause) ? Committed.No : new(true, first, first, false);
    }

    /// <summary>A verb in -s between a subject and its object or particle.</summary>
    private static bool LooksThirdPerson(List<Word> words, Run clause, int first, int i)
    {
        var text = words[i].Text;
        if (words[i].Kind != WordKind.Word || words[i].Capital || text.Length < 4 || text[^1] != 's' || text[^2] is 's' or 'u' or '\'' || i + 1 >= clause.End) return false;
        if (text is "says" or "looks" or "seems" or "works" or "needs" or "wants" or "does" or "means" or "depends" or "expires" or "ends" or "closes" or "applies" or "costs" or "shows" or "appears" or "sounds" or "takes" or "finishes" or "hopes" or "thinks" or "expects" or "knows"
            or "this" or "always" or "perhaps" or "unless" or "hours" or "days" or "weeks" or "months" or "years" or "minutes" or "terms" or "besides" or "sometimes" or "towards" or "across" or "needless" or "mins" or "afterwards" or "regards" or "thanks") return false;
        var before = words[i - 1].Text;
        if (i == first + 1 && before is "he" or "she" or "it") return true;
        if (before is not ("he" or "she" or "it") && (words[i - 1].Kind != WordKind.Word || before[^1] == 's' || Grammar.IsPreposition(before) || Grammar.IsDeterminer(before) || Grammar.IsFinite(before) || before is "and" or "or" or "to")) return false;
        if (!(Grammar.IsDeterminer(words[first].Text) || words[first].Capital) || words[first].Text is "any" or "some" or "each" or "every" or "no" || i - first > 6) return false;
        return words[i + 1].Text is "the" or "your" or "it" or "them" or "you" or "her" or "him" or "his" or "back" or "round" or "over" or "a" or "an" or "off" or "up" || words[i + 1].Text == "out" || words[i + 1].Text == "in" && false;
    }

    /// <summary>"I'm bobbing round at 3": anything we do at a time to come, but for states of mind.</summary>
    private static bool IsDoing(string word) =>
        word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal) && word is not ("hoping" or "expecting" or "waiting" or "looking" or "seeing" or "experiencing" or "having" or "being" or "feeling" or "wondering" or "thinking" or "asking" or "assuming" or "guessing" or "suggesting" or "aiming" or "trying"
            or "planning" or "wishing" or "closing" or "seeking" or "missing" or "struggling" or "operating" or "enjoying" or "working" or "telling" or "saying" or "talking" or "anticipating" or "writing" or "reading" or "running" or "going" or "anything" or "nothing" or "everything" or "something" or "investigating" or "dealing");

    /// <summary>The thing is this customer's or a certain one, not such things in general.</summary>
    private static bool IsParticular(List<Word> words, int first, int verb)
    {
        if (words[first].Text is "it" or "your" or "yours" or "this" or "that" or "these" or "half" or "our" || words[first].Kind == WordKind.Number) return verb > first;
        return words[first].Text is "the" && words[verb].Text != "are" && verb - first < 5;
    }

    private static bool FirstWordsAsk(List<Word> words, int first) => words[first].Text is "the" && words[first + 1].Text is "deadline" or "fee" or "charge" or "office" or "shop" or "store" or "bank" or "line" or "desk" or "law" or "policy";

    /// <summary>Without a date only a clear act of ours counts: "Refunding you right now".</summary>
    private static Committed FirstWords(List<Word> words, Run clause, int first) =>
        words[first].Text is "refunding" or "reshipping" or "sending" or "replacing" or "crediting" or "cancelling" or "canceling" or "escalating" or "reversing" or "waiving" or "resending" && clause.Count >= 3
            ? new(true, first, first, true)
        : words[first].Text is "£" or "$" or "€" && first + 2 < clause.End && words[first + 2].Text is "comes" or "goes" ? new(true, first, first + 2, false) : Committed.No;

    private static bool IsGift(List<Word> words, Run clause)
    {
        for (var i = clause.First; i < clause.End; i++)
            if (words[i].Text is "free" or "house" or "extra" && words[i - 1].Text is "no" or "the" || words[i].Text is "free" || words[i].Text == "us" && words[i - 1].Text == "on") return true;
        return false;
    }

    /// <summary>"as soon as we have them", "once it lands", "over the next few days": to come, though no day can be fixed.</summary>
    public static bool IsPending(List<Word> words, Run clause)
    {
        for (var i = Math.Max(0, clause.First + 2); i < clause.End - 1; i++)
        {
            if (words[i].Text is "when" or "asap" || words[i + 1].Text == "asap") return true;
            if (words[i].Text == "as" && words[i + 1].Text == "soon") return true;
            if (words[i].Text is "shortly" or "once" || words[i + 1].Text is "shortly" or "soon") return true;
            if (words[i].Text is "next" or "coming" && words[i + 1].Text == "few" || words[i].Text == "the" && words[i + 1].Text is "minute" or "moment" or "second" && i + 2 < clause.End && (Grammar.IsSubjectPronoun(words[i + 2].Text) || words[i + 2].Text is "the" or "your" or "our" or "my")) return true;
        }

        return false;
    }

    /// <summary>"Your card left us this morning", not "is left with you" or "have it sent today".</summary>
    private static bool IsIrregularPast(List<Word> words, Run clause, int i)
    {
        if (i == clause.First || i + 1 >= clause.End || words[i - 1].Kind != WordKind.Word || words[i].Text is not ("left" or "sent" or "paid" or "brought" or "made" or "found" or "lost" or "met" or "built" or "sold" or "bought" or "caught" or "held" or "heard")) return false;
        var before = words[i - 1].Text;
        return !Grammar.IsDeterminer(before) && !Grammar.IsPreposition(before) && !Grammar.IsFinite(before) && before is not ("be" or "being" or "been" or "get" or "getting" or "gets" or "and" or "or" or "having" or "it" or "them" or "one" or "re" or "not" or "newly" or "money" or "amount")
            && words[i + 1].Text is "us" or "our" or "the" or "you" or "it" or "me" or "this" or "last" or "yesterday" or "your" && !HasModalBefore(words, clause.First, i);
    }

    private static bool HasModalBefore(List<Word> words, int first, int i)
    {
        for (var k = first; k < i; k++) if (words[k].Text is "get" or "have" or "be" or "getting" or "having" or "want") return true;
        return false;
    }

    private static bool IsRegularPast(List<Word> words, Run clause, int i)
    {
        var text = words[i].Text;
        if (text.Length < 5 || !text.EndsWith("ed", StringComparison.Ordinal) || i == clause.First || i + 1 >= clause.End) return false;
        var before = words[i - 1];
        if (before.Kind != WordKind.Word || Grammar.IsDeterminer(before.Text) || Grammar.IsPreposition(before.Text) || Grammar.IsFinite(before.Text)
            || before.Text is "be" or "being" or "been" or "get" or "getting" or "gets" or "and" or "or" or "have" or "having" or "it" or "them" or "not" or "fully" or "newly" || before.Text.EndsWith("ly", StringComparison.Ordinal)) return false;
        var after = words[i + 1].Text;
        return Grammar.IsDeterminer(after) || after is "on" or "at" or "in" or "to" or "last" or "yesterday" || after is "and" || after is "you" or "us" or "me" or "it" or "him" or "them" || before.Text is "i" or "we" or "they" or "he" or "she" or "you";
    }
    private static bool MentionsHandling(List<Word> words, Run clause)
    {
        for (var i = clause.First; i < clause.End; i++)
            if (words[i].Text is "new" or "update" or "replacement" or "refund" or "cheque" or "check" or "delivery" or "back" or "door" or "yours" or "fresh" or "call" or "callback" or "answer" or "engineer" or "technician" or "visit" or "reply" or "repair" or "credit" or "inbox" or "account" or "post" or "decision" or "fix" or "collection" or "pickup" or "pick-up" or "refit" or "slot" or "apology" or "report" or "result" or "results" or "parts" or "copy" or "keys" or "fitted" or "hung" or "delivered" or "out" || Actor.IsAgentNoun(words[i].Text)) return true;
        return false;
    }

    private static bool IsPassiveFuture(List<Word> words, int i) => i > 0 && words[i - 1].Text == "be";

    private static int Marker(List<Word> words, Run clause)
    {
        for (var i = clause.First; i < clause.End; i++) if (words[i].Text is "will" or "'ll" or "shall" or "gonna" || words[i].Text == "going" && i + 1 < clause.End && words[i + 1].Text == "to") return i;
        return int.MaxValue;
    }

    private static string Next(List<Word> words, Run clause, int i) => i + 1 < clause.End ? words[i + 1].Text : "";

    private static string Back(List<Word> words, Run clause, int i) => i > clause.First ? words[i - 1].Text : "";

    private static bool Follows(List<Word> words, Run clause, int i, string text) => i + 1 < clause.End && words[i + 1].Text == text;

    private static int FirstWord(List<Word> words, Run clause)
    {
        for (var i = clause.First; i < clause.End; i++) if (words[i].Kind is WordKind.Word or WordKind.Number) return i;
        return -1;
    }

    private static int Verb(List<Word> words, Run clause, int marker)
    {
        for (var i = marker + 1; i < clause.End; i++)
            if (words[i].Kind == WordKind.Word && words[i].Text is not ("n't" or "not" or "also" or "then" or "now" or "personally" or "just" or "all" or "of" or "course" or "both" or "be sure to" or "still" or "only" or "to" or "therefore" or "gladly" or "happily" or "naturally" or "certainly" or "definitely" or "at" or "once" or "in" or "turn" or "of" or "straight" or "myself" or "ourselves"))
                return i;
        return -1;
    }

    private static bool IsPassive(List<Word> words, Run clause, int verb) =>
        verb + 1 < clause.End && words[verb].Text is "be" or "get" && (words[verb + 1].Text.EndsWith("ed", StringComparison.Ordinal) || words[verb + 1].Text is "sent" or "paid" or "put" or "done" or "made" or "given" or "back" or "sorted" or "with" or "taken" or "dealt");

    /// <summary>The subject runs back from the verb to the start of the clause, or to the nearest pronoun.</summary>
    private static int SubjectStart(List<Word> words, Run clause, int marker)
    {
        // "Kindly note that our technician will visit": what is promised starts after the lead-in.
        for (var i = marker - 2; i > clause.First; i--)
            if (words[i].Text == "that" && words[i - 1].Text is "note" or "confirm" or "you" or "assured" or "sure" or "advised" or "aware") return i + 1;
        // "Hey Rob, gonna loop in …", "Sure, will send it": the subject is left out.
        if (marker - 1 > clause.First && words[marker - 1].Text == "," && words[clause.First].Text is "hi" or "hey" or "hello" or "thanks" or "sure" or "sorry" or "morning" or "afternoon" or "evening" or "dear" or "hiya" or "no" or "yes" or "yep" or "great" or "cool" or "ok" or "okay" or "understood" or "noted" or "apologies") return marker;
        for (var i = marker - 1; i >= clause.First && i >= marker - 3; i--)
            if (words[i].Text is "i" or "we" or "you" or "it" or "they" or "he" or "she" or "there" or "who")
            {
                // What stands before the pronoun may be a time ("by Sunday you'll …"), which belongs to it, or a lead-in ("I promise we'll"), which does too.
                var lead = FirstWord(words, clause);
                return IsTimeLead(words, lead, i) ? lead : i;
            }

        return Math.Max(clause.First, FirstWord(words, clause));
    }

    /// <summary>The pronoun that is the subject, or the first word of the subject.</summary>
    private static int SubjectWord(List<Word> words, int first, int marker)
    {
        for (var i = marker - 1; i >= first && i >= marker - 3; i--)
            if (words[i].Text is "i" or "we" or "you" or "it" or "they" or "he" or "she" or "there" or "that" or "this" or "nobody") return i;
        return first;
    }

    private static bool IsTimeLead(List<Word> words, int lead, int subject)
    {
        if (lead >= subject) return false;
        return words[lead].Text is "the" && words[lead + 1].Text is "moment" or "minute" or "second" or "instant" or "day" || words[lead].Text is "starting" or "beginning" or "effective" or "by" or "in" or "on" or "at" or "within" or "before" or "after" or "between" or "until" or "tomorrow" or "tonight" or "today" or "this" or "next" or "from" or "over" or "as" or "once" or "when" or "two" or "three" or "every" or "first"
            || Dates.DayNames.Weekday(words[lead].Text) is not null || IsWait(words, lead) || words[lead].Text is "i" or "we" && words[lead + 1].Text is "promise" or "guarantee";
    }

    private static bool IsLetMe(List<Word> words, Run clause, int i)
    {
        var verb = words[i].Text is "just" or "please" && i + 1 < clause.End ? words[i + 1].Text : words[i].Text;
        return verb is not ("know" or "be" or "say" or "explain" or "apologise" or "apologize" or "assure" or "tell" or "start" or "begin" or "add" or "clarify" or "guess" or "reassure" or "express" or "put" or "repeat" or "thank" or "share" or "offer");
    }

    private static bool IsPast(List<Word> words, Run clause, int i) => i > clause.First && words[i - 1].Text is "i" or "we" or "you" or "they" or "he" or "she" or "it" or "that" or "which";

    private static bool IsSubjectBefore(List<Word> words, int first, int verb)
    {
        if (verb == first) return false;
        var before = words[verb - 1].Text;
        if (Grammar.IsPreposition(before) || Grammar.IsDeterminer(before) || before is "and" or "," or "to" or "your") return false;
        return words[first].Text is not ("when" or "once" or "if" or "after" or "until" or "as" or "what" or "where" or "every" or "because");
    }

    private static bool IsThingOfTheirs(List<Word> words, Run clause, int first, int verb)
    {
        for (var i = first; i < verb; i++)
            if (words[i].Text is "your" or "yours" or "replacement" or "refund" or "cheque" or "check" or "bank" or "bags" or "parcel" or "order" or "it" or "passes" or "corrected" or "new" or "mum" or "son" or "daughter" or "delivery" || words[i].Text == "her" || words[i].Text == "his") return true;
        return false;
    }

    public static bool HasFinite(List<Word> words, int first, int end)
    {
        for (var i = first; i < end; i++)
            if (Grammar.IsFinite(words[i].Text) && !(words[i].Text == "'s" && i + 1 < end && words[i + 1].Text is not ("in" or "on" or "with" or "back" or "not"))) return true;
        return false;
    }

    private static bool HasPastVerb(List<Word> words, Run clause)
    {
        for (var i = clause.First + 1; i < clause.End; i++)
            if (words[i].Text.Length > 4 && words[i].Text.EndsWith("ed", StringComparison.Ordinal) && words[i - 1].Text is "i" or "we" or "you" or "they" or "it" or "he" or "she" or "team") return true;
        return false;
    }
}
