using System.Collections.Frozen;
using Amends.Language.Reviewing.Words;

namespace Amends.Language.Reviewing.Promises;

/// <summary>Who is to do what was promised: <c>I</c>, <c>we</c> (also passive or unnamed), or <c>other</c>.</summary>
internal static class Actor
{
    public static string Of(List<Word> words, Run clause, Committed commitment)
    {
        var marker = commitment.Marker;
        if (FromMe(words, clause)) return "I";
        if (marker == commitment.First && IsAgentNoun(words[marker].Text) && !commitment.Elided) return "other";
        // "Starting Monday, the bus will …": the time before the comma is not the subject.
        if (Grammar.IsPreposition(words[commitment.First].Text) || words[commitment.First].Text is "starting" or "beginning" or "tomorrow" or "today" or "tonight" or "within" || Dates.DayNames.Weekday(words[commitment.First].Text) is not null)
            for (var i = marker - 1; i > commitment.First; i--) if (words[i].Text == "," && i + 1 < marker) { commitment = commitment with { First = i + 1 }; break; }
        if (commitment.Elided) return IsOwn(words, commitment.First, clause.End) ? "I" : "we";
        if (words[commitment.First].Text == "me") return "I";
        if (words[commitment.First].Text == "let") return "I";
        for (var i = marker - 1; i >= commitment.First && i >= marker - 3; i--)
        {
            switch (words[i].Text)
            {
                case "i": return "I";
                case "we": return "we";
                case "they" when marker + 1 < clause.End && words[marker + 1].Text == "be" && !(marker + 2 < clause.End && words[marker + 2].Text is "in" && marker + 3 < clause.End && words[marker + 3].Text is "touch") && !(marker + 2 < clause.End && words[marker + 2].Text is "with" or "there"): return "we";
                case "they": case "he": case "she": case "who": return "other";
                case "you": return OwnAnswer(words, marker, clause) ? "I" : "we";
                case "there" when i > commitment.First && words[i - 1].Text == "over": break;
                case "it": case "there": case "yours": case "nobody": return "we";
                case "this": case "that": if (i == marker - 1) return "we"; break;
                case "someone": case "somebody": return i + 1 < marker && words[i + 1].Text == "from" ? "other" : "we";
            }
        }

        if (words[commitment.First].Text is "i") return "I";
        if (words[marker].Text == "expect") return "we";
        if (words[commitment.First].Text is "we" or "you" or "it" or "expect" or "there" || words[commitment.First].Text == "your" && (IsPassive(words, marker, clause) || !IsYourAgent(words, commitment.First, marker))) return "we";
        if (words[commitment.First].Text is "someone" or "somebody") return commitment.First + 1 < marker && words[commitment.First + 1].Text == "from" ? "other" : "we";
        if (words[commitment.First].Kind == WordKind.Number || Dates.Numbers.Cardinal(words[commitment.First].Text) > 1 && words[commitment.First + 1].Text != "of" && !IsAgentNoun(words[commitment.First + 1].Text)) return "we";
        if (words[marker].Text is "'s" or "is" && marker + 2 < clause.End && words[marker + 1].Text == "on" && (words[marker + 2].Text == "us" || words[marker + 2].Text == "the" && Says(words, clause, "house"))) return "we";
        return IsPassive(words, marker, clause) || !IsAgent(words, commitment.First, marker) ? "we" : "other";
    }

    public static bool IsAgentNoun(string word) => Agents.Contains(word);

    /// <summary>"You'll hear from me", "a decision, in writing, from me".</summary>
    private static bool FromMe(List<Word> words, Run clause)
    {
        for (var i = clause.First + 1; i < clause.End; i++) if (words[i].Text is "me" or "myself" && words[i - 1].Text == "from") return true;
        return false;
    }

    /// <summary>"Will ring you before my shift", "gonna look into it before I log off": the subject is left out, but speaks of itself.</summary>
    private static bool IsOwn(List<Word> words, int first, int end)
    {
        for (var i = first; i < end; i++) if (words[i].Text is "i" or "my" or "myself") return true;
        return false;
    }

    private static bool Says(List<Word> words, Run clause, string word)
    {
        for (var i = clause.First; i < clause.End; i++) if (words[i].Text == word) return true;
        return false;
    }

    /// <summary>"Your technician, Andre, will …", not "your technician's report".</summary>
    private static bool IsYourAgent(List<Word> words, int first, int marker)
    {
        for (var i = first + 1; i < marker && i < first + 4; i++) if (words[i].Text is "technician" or "engineer" or "adviser" or "advisor" or "agent" or "courier" or "driver" or "adjuster" or "surveyor" or "nurse" or "consultant" or "coordinator" or "specialist" or "representative" or "rep" or "handler" or "installer" or "fitter" or "stylist" or "guide" or "host") return !(i + 1 < marker && words[i + 1].Text is "'s" or "check" or "visit" or "appointment" or "fee" or "card" or "call" or "bill");
        return false;
    }

    /// <summary>Who a verb without a subject of its own belongs to: "I have reserved it and will have a cot put in".</summary>
    public static string Elided(List<Word> words, Run clause, int at)
    {
        for (var i = clause.First; i < at; i++)
        {
            if (words[i].Text is "i") return "I";
            if (words[i].Text is "we" or "you" or "it") return "we";
            if (words[i].Text is "he" or "she" or "they" or "who") return "other";
            if (i > clause.First && i < clause.First + 5 && Grammar.IsActionThirdPerson(words[i].Text) && Agents.Contains(words[i - 1].Text)) return "other";
            if (words[i].Text is "'ll" or "will" or "is" or "'s" or "has") return IsAgent(words, clause.First, i) ? "other" : "we";
        }

        if (IsOwn(words, at, clause.End)) return "I";
        return at - clause.First < 16 && clause.First + 1 < at && (Agents.Contains(words[clause.First].Text) || Grammar.IsDeterminer(words[clause.First].Text) && Agents.Contains(words[clause.First + 1].Text)) ? "other" : "we";
    }

    /// <summary>"You shall have my answer" is the writer's own promise.</summary>
    private static bool OwnAnswer(List<Word> words, int marker, Run clause)
    {
        for (var i = marker + 1; i < clause.End && i < marker + 5; i++) if (words[i].Text == "my") return true;
        return false;
    }

    private static bool IsPassive(List<Word> words, int marker, Run clause)
    {
        for (var i = marker; i < clause.End && i < marker + 4; i++)
        {
            if (words[i].Text is not ("be" or "get" or "gets" or "getting" or "being" or "been")) continue;
            var k = i + 1;
            while (k < clause.End && words[k].Text is "fully" or "personally" or "automatically" or "also" or "now") k++;
            return k < clause.End && (words[k].Text.EndsWith("ed", StringComparison.Ordinal) || words[k].Text is "sent" or "paid" or "put" or "done" or "made" or "given" or "taken" or "made" or "brought" or "redone" or "built" or "held" or "kept" or "met" or "rung" or "mowed");
        }

        return false;
    }

    private static bool IsAgent(List<Word> words, int first, int marker)
    {
        if (words[first].Capital && !Grammar.IsDeterminer(words[first].Text) && !IsThing(words[first].Text) && !words[first].Text.EndsWith('s') && first + 1 < marker && words[first + 1].Text is "in" or "over" or "at" or "on" or "from" && IsAgentive(words, marker)) return true;
        for (var i = first; i < marker; i++)
        {
            if (words[i].Text is "office" or "shop" or "store" or "branch" or "clinic" or "kitchen" or "depot" or "hotel" or "school" or "counter" or "garage" or "restaurant" or "surgery" && marker + 1 < words.Count && words[marker + 1].Text is "reopen" or "open" or "close" or "be") return false;
            if (words[i].Text is "house" or "shop" or "store" or "garage" && i > first && words[i - 1].Text == "'s") return false;
            if (Agents.Contains(words[i].Text) && !(i + 1 < marker && words[i + 1].Text == "'s" && i + 2 < marker && words[i + 2].Text is not ("going" or "gonna"))) return true;
            if (words[i].Text == "of" && i == first + 1 && (words[first].Text == "one" || Dates.Numbers.Cardinal(words[first].Text) > 1)) continue;
            if (words[i].Text is "of" or "with" or "for" or "from" && i > first && !Agents.Contains(words[i - 1].Text)) return false;
        }

        if (words[first].Capital && marker - first == 2 && IsThing(words[marker - 1].Text)) return false;
        // A name: capitalised in the middle of a sentence, or alone before its verb ("Gary's fitting it").
        if (words[first].Text == "our" && marker - first is 2 or 3 && !IsThing(words[marker - 1].Text) && marker + 1 < words.Count && words[marker + 1].Text is "call" or "visit" or "contact" or "collect" or "ring" or "come" or "phone" or "inspect" or "examine" or "assist" or "help") return true;
        if (words[first].Text == "our" && marker < words.Count && words[marker].Text is "collects" or "calls" or "rings" or "phones" or "brings" or "visits" or "fits" or "repairs" or "checks" or "inspects" or "sends" or "comes") return true;
        if (marker - first is 1 or 2 && !words[first].Text.EndsWith("ing", StringComparison.Ordinal) && words[first].Text is not ("trains" or "buses" or "repairs") && words[first].Capital && !Grammar.IsDeterminer(words[first].Text) && !IsThing(words[first].Text))
            return words[marker].Text is not "to" || marker - first <= 2;
        for (var i = first + 1; i < marker; i++)
            if (words[i].Capital && words[i].Kind == WordKind.Word && words[i - 1].Kind == WordKind.Word && words[first].Capital && !Grammar.IsDeterminer(words[first].Text) && !Grammar.IsPreposition(words[i - 1].Text) && !IsThing(words[first].Text)) return true;
        return (marker - first == 1 || marker - first == 2 && words[marker].Text == "gonna") && !IsThing(words[first].Text) && words[first].Kind == WordKind.Word && !words[first].Text.EndsWith('s') && !words[first].Text.EndsWith("ing", StringComparison.Ordinal);
    }

    private static bool IsAgentive(List<Word> words, int marker)
    {
        var verb = Grammar.IsActionThirdPerson(words[marker].Text) ? marker : marker + 1;
        if (verb + 1 < words.Count && words[verb].Text == "be" && (words[verb + 1].Text is "over" or "round" or "around" or "out" or "along" || words[verb + 1].Text == "in" && verb + 2 < words.Count && words[verb + 2].Text == "touch")) return true;
        return verb < words.Count && words[verb].Text is not ("be" or "arrive" or "ship" or "leave" or "appear" or "reach" or "go" or "show" or "land");
    }

    private static bool IsThing(string word) => Things.Contains(word) || word.Length > 4 && word.EndsWith("ment", StringComparison.Ordinal) || word.EndsWith("tion", StringComparison.Ordinal);

    private static readonly FrozenSet<string> Things = Split("""
        refund refunds replacement payment payments cheque check title title same keys key update updates news tickets amount money credit confirmation delivery parcel order bags letter
        vouchers voucher compensation invoice failover heating results access service power water everything nothing work works repairs instructions details tankers today tomorrow both neither
        new fresh your next failover app login email details label labels collection
        """);

    private static readonly FrozenSet<string> Agents = Split("""
        mr mrs ms miss mx dr prof frau herr sister father auntie
        accountant accountants accounts adjuster admin adviser advisor adviser agent agents agency analyst architect assessor assistant attorney auditor auntie baggage baker bank barber board boss branch brother builder builders
        bursar butler captain caretaker carpenter carrier cashier caterer ceo chair chairman chef chemist claims cleaner cleaners clerk coach colleague colleagues committee company concierge consultant contractor
        contractors cook coordinator council counsel counsellor courier couriers crew crews curator dealer dentist department depot designer desk developer developers devs director dispatch dispatcher doctor executive executives driver drivers dhl
        dpd editor editor-in-chief electrician engineer engineering engineers estate facilities fedex finance fitter fitters florist foreman garage gardener guard guide guy guys hairdresser handyman head
        headteacher host hostess house housekeeper housekeeping hr insurer installer jeweller judge kitchen lab lads lad landlord lawyer lead leader legal librarian lifeguard locksmith logistics lorry manager managers matron mechanic member members
        mechanics medic merchant midwife nurse nurses office officer operations ombudsman operator optician organiser owner painter panel partner payroll pharmacist photographer physio pilot planner planners plumber police
        porter porters postie postman priest producer programmer property provider publisher ranger rangers receptionist rector registrar rep representative researcher retailer roofer sales scaffolder scaffolders secretary security seller sergeant
        shop solicitor specialist specialists staff steward storekeeper store studio supervisor supplier surgeon surveyor tailor tannery teacher team teams tech techs technician technicians tester translator
        treasurer trainer tuner tutor underwriter ups usher usps valuer vet vendor vicar volunteer volunteers waiter warden warehouse watchmaker webmaster weaver welder workshop yodel hermes evri
        mayor royal nurse hygienist groomer groom gp physiotherapist dietitian paramedic arborist stonemason restorer archivist verger sexton grounds groundsman groundskeeper instructor pa parking procurement treasury compliance
        handler handlers clinic surgery school hospital hotel restaurant practice ward sparky roofers electricians plumbers inspector inspectors insurers underwriters caseworker auditors lawyers solicitors
        university landlady letting registry embassy consulate airline freight haulier janitor fixer operative operatives moderator moderators correspondent liaison trustee trustees governor governors delegate deputy
        advisers advisors assistants architects assessors boys girls
        bosun skipper purser dean provost principal caretakers joiner plasterer glazier decorator locums counter helpdesk dev billing escalations fraud complaints
        """);

    private static FrozenSet<string> Split(string list) => list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
