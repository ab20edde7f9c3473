namespace Amends.Language.Reviewing.Words;

/// <summary>The little grammar that finding commitments needs. Lists are closed and readable; extend them here.</summary>
internal static class Grammar
{
    public static bool IsSubjectPronoun(string word) =>
        word is "i" or "we" or "you" or "he" or "she" or "they" or "it" or "there" or "someone" or "somebody" or "nobody" or "this" or "that" or "everyone" or "both" or "yours" or "ours";

    public static bool IsFinite(string word) =>
        word is "will" or "'ll" or "shall" or "'s" or "is" or "are" or "was" or "were" or "'re" or "'m" or "am" or "has" or "have" or "had" or "'ve" or "'d" or "can" or "could" or "should" or "would"
            or "may" or "might" or "must" or "do" or "does" or "did" or "gets" or "got" or "goes" or "went" or "needs" or "gonna" or "wo";

    public static bool IsPreposition(string word) =>
        word is "of" or "in" or "on" or "at" or "by" or "for" or "with" or "from" or "to" or "into" or "over" or "under" or "through" or "about" or "after" or "before" or "per" or "via";

    public static bool IsDeterminer(string word) =>
        word is "the" or "a" or "an" or "my" or "our" or "your" or "his" or "her" or "their" or "its" or "this" or "that" or "these" or "those" or "no" or "every" or "each" or "any" or "some";

    /// <summary>Third-person present of verbs that a company does for a customer: "ships", "arrives", "calls".</summary>
    public static bool IsActionThirdPerson(string word) => word.Length > 3 && word[^1] == 's' && ThirdPerson.Contains(word);

    public static bool IsAction(string word) => Actions.Contains(word);

    /// <summary>Whether it may be the verb after "and" where a verb with "will" stands before: a wider list than <see cref="IsAction"/>.</summary>
    public static bool IsBareVerb(string word) => Actions.Contains(word) || Bare.Contains(word);

    public static bool IsActionIng(string word) => word.Length > 4 && word.EndsWith("ing", StringComparison.Ordinal) && Ing.Contains(word);

    /// <summary>"sent", "refunded", "repaired": what is done to a customer's things.</summary>
    public static bool IsActionParticiple(string word) => Participles.Contains(word);

    private static readonly HashSet<string> Participles = new(StringComparer.Ordinal)
    {
        "sent", "resent", "paid", "repaid", "put", "made", "given", "taken", "brought", "built", "held", "fitted", "mended", "redone", "done", "rewritten", "written", "swapped", "shipped", "loaded", "flown", "driven", "met", "rung", "read", "reset", "rebuilt", "remade", "delivered", "returned", "credited",
    };

    private static readonly HashSet<string> Actions = new(StringComparer.Ordinal);
    private static readonly HashSet<string> Bare = new(StringComparer.Ordinal);
    private static readonly HashSet<string> ThirdPerson = new(StringComparer.Ordinal);
    private static readonly HashSet<string> Ing = new(StringComparer.Ordinal);

    private const string ActionList = """
        add adjust amend answer apply appoint approve arrange arrive ask assign attach attend authorise authorize backdate bell block book bring bump call cancel
        change chase check clean clear close coach collect come compensate complete confirm contact correct courier cover credit cut decide deduct deliver deposit dig dispatch despatch
        do donate double drive drop email e-mail enclose escalate examine exchange expedite extend fax fetch file find finish fit fix flag flick follow forward freeze gift get
        give go grant hand have hold honour honor include inform inspect install investigate issue keep land leave let lift link lodge log look lower mail make match meet mend
        message migrate monitor move mow note notify offer open order organise organize overnight overrule override paint pass pay phone pick ping pop post prepare press print prioritise process
        pull push put raise reach rebook rebuild recalculate receive recheck recover rectify redeliver redo reduce refit refund register rehang reimburse reinspect reinstate reissue relay
        re-lay release remake remind remove renew reopen reorder repaint repair repay replace reply repoint report reprint reprocess rerun re-run resend reserve reset reship resolve resolder re-solder respond restore
        restart retest return reverse revert review rework rewrite ring run schedule scrap see select send service set settle ship shout sort speak squeeze start stay stop submit supply swap switch
        take talk tell test text toss trace track transfer treat unblock undo unlock update upgrade visit waive walk wipe wire write write-off post top throw chuck print
        """;

    /// <summary>More verbs of service; they are verbs only where grammar asks for one, since most are nouns too.</summary>
    private const string BareList = """
        accept alert allocate allow alter ask assess audit award backfill bin brief carry cash chuck collate commission compile convert create debit develop dial disable discuss dismantle divert document draft drill duck edit empty enable ensure
        erase expand explain explore feed file fill flush fly forward free fund gather grab guide halve hook hop implement improve increase introduce instruct join jump knock label launch list load locate loop measure mediate merge nip nudge obtain outline
        own pack patch photograph pin place plan plaster plug postpone power prepare present probe protect provide publish purchase pursue push quote read reassign rebill rebrief recalibrate recharge reconcile reconnect record recut redirect redraft refer refill refresh relabel
        relist relocate rename repack replan replenish report repost request requote rerun rescue research resurface resume retain retrain retrieve reupholster revalidate revise revisit revoke ring-fence roll route sand scan scrub seal search secure share shift
        shoot sign simplify sit solve source split spray stand step stick straighten stretch strip study suspend sweep swing tackle tail take tidy tighten tie top-up train translate treat trim tune turn unfreeze unlock unpick untangle use validate void wait warn wash
        watch weigh weld whizz whip work wrap zip
        """;

    static Grammar()
    {
        foreach (var verb in BareList.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)) Bare.Add(verb);
        foreach (var verb in ActionList.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            Actions.Add(verb);
            ThirdPerson.Add(Ends(verb, "s", "x", "ch", "sh", "o") ? verb + "es" : verb[^1] == 'y' && !Ends(verb, "ay", "ey", "oy", "uy") ? verb[..^1] + "ies" : verb + "s");
            Ing.Add(verb + "ing");
            if (verb is not ("book" or "schedule" or "reserve" or "confirm" or "close" or "open" or "cancel" or "link" or "set" or "have" or "include")) Participles.Add(verb[^1] == 'e' ? verb + "d" : verb[^1] == 'y' && !Ends(verb, "ay", "ey", "oy", "uy") ? verb[..^1] + "ied" : verb + "ed");
            if (verb[^1] == 'e') Ing.Add(verb[..^1] + "ing");
            else Ing.Add(verb + verb[^1] + "ing");
        }

        static bool Ends(string verb, params ReadOnlySpan<string> ends)
        {
            foreach (var end in ends) if (verb.EndsWith(end, StringComparison.Ordinal)) return true;
            return false;
        }
    }
}
