using Amends.Language.Reviewing.Cues;
using Amends.Language.Reviewing.Features;
using Amends.Language.Reviewing.Words;
using Amends.Language.Text;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>Finds the words of a draft that show a code: a known wording where there is one, else the sentence that speaks for it most.</summary>
internal sealed class Places(DraftAnalysis draft, Judgement judgement)
{
    /// <summary>Whole characters, as a person sees them; nothing (0, 0) where no words show it.</summary>
    public (int Start, int Length) Of(string code)
    {
        var (start, length) = Find(code);
        return length == 0 ? (0, 0) : Graphemes.Snap(draft.Text, start, length);
    }

    private (int Start, int Length) Find(string code)
    {
        if (code == "placeholder" && Placeholders.Find(draft.Text) is { } field) return field;
        if (code is "timeline" && Timed() is { } timed) return timed;
        if (WordingsOf.TryGetValue(code, out var groups))
            foreach (var group in groups)
                if (BestHit(code, group) is { } hit) return hit;
        if (code is "acknowledge" or "personal" && MostEchoes() is { } echo) return echo;
        return SpanOf(BestSentence(code));
    }

    private (int, int)? BestHit(string code, string group)
    {
        var wanted = CueMatcher.Default.Group(group);
        CueHit? best = null;
        var bestScore = float.MinValue;
        foreach (var hit in draft.Hits)
        {
            if (hit.Group != wanted) continue;
            var score = SentenceScore(code, draft.SentenceOf(hit.First)) + 0.01f * (hit.End - hit.First);
            if (score <= bestScore) continue;
            bestScore = score;
            best = hit;
        }

        return best is { } surest ? SpanOf(ClauseOf(surest)) : null;
    }

    private Run ClauseOf(CueHit hit)
    {
        var sentence = draft.Sentences[draft.SentenceOf(hit.First)];
        foreach (var clause in Clauses.Split(draft.Words, sentence))
            if (hit.First >= clause.First && hit.First < clause.End) return new(clause.First, Math.Max(clause.End, Math.Min(hit.End, sentence.End)));
        return sentence;
    }

    private (int, int)? Timed()
    {
        foreach (var promise in draft.Promises) if (promise.Due is not null) return (promise.Start, promise.Length);
        for (var i = 0; i < draft.Timed.Length; i++) if (draft.Timed[i]) return SpanOf(draft.Sentences[i]);
        return null;
    }

    private (int, int)? MostEchoes()
    {
        var best = (Count: 0, Sentence: -1);
        for (var s = 0; s < draft.Sentences.Count; s++)
        {
            var count = 0;
            for (var i = draft.Sentences[s].First; i < draft.Sentences[s].End; i++) if (draft.Echoes[i]) count++;
            if (count > best.Count) best = (count, s);
        }

        return best.Sentence < 0 ? null : SpanOf(draft.Sentences[best.Sentence]);
    }

    private Run BestSentence(string code)
    {
        if (draft.Sentences.Count == 0) return new(0, 0);
        var best = 0;
        for (var s = 1; s < draft.Sentences.Count; s++) if (SentenceScore(code, s) > SentenceScore(code, best)) best = s;
        return draft.Sentences[best];
    }

    private float SentenceScore(string code, int sentence) => judgement.SentenceScore(code, sentence);

    private (int Start, int Length) SpanOf(Run run)
    {
        var (first, end) = (run.First, run.End);
        while (first < end && draft.Words[first].Kind is WordKind.Break) first++;
        while (end > first && draft.Words[end - 1].Kind is WordKind.Break || end > first + 1 && draft.Words[end - 1].Text is "," or ";" or ":" or "-" or "–") end--;
        return first >= end ? (0, 0) : (draft.Words[first].Start, draft.Words[end - 1].End - draft.Words[first].Start);
    }

    /// <summary>The groups of the table that show a code, the surest first.</summary>
    private static readonly Dictionary<string, string[]> WordingsOf = new(StringComparer.Ordinal)
    {
        ["empathy"] = ["feel_too", "feel_imagine", "feel_anyone", "feel_care", "feel_understand", "feel_word", "oh_no"],
        ["apology"] = ["sorry_strong", "sorry_for", "sorry_hear", "sorry"],
        ["ownership"] = ["own_fault", "own_will", "own_doing", "own_done", "own_let", "own_take", "personally"],
        ["clarify"] = ["ask_tell", "ask_did", "ask_open"],
        ["options"] = ["opt_money", "opt_replace", "opt_choice", "opt_tip"],
        ["next_step"] = ["step_will", "step_please", "step_dm", "step_you", "step_next", "own_will"],
        ["thanks"] = ["thanks"],
        ["courtesy"] = ["warm", "please", "greet_name"],
        ["collaborate"] = ["together"],
        ["explain"] = ["because", "rule_word"],
        ["blame"] = ["blame_you", "blame_other"],
        ["excuse"] = ["excuse"],
        ["minimise"] = ["minimise"],
        ["defensive"] = ["defend"],
        ["hostile"] = ["hostile"],
        ["non_apology"] = ["non_apology", "any_inconvenience"],
        ["over_apology"] = ["sorry_again", "sorry"],
        ["apology_first"] = ["sorry"],
        ["policy_hiding"] = ["policy"],
        ["vague"] = ["vague"],
        ["brush_off"] = ["brush"],
        ["overpromise"] = ["overpromise"],
        ["negative"] = ["negative"],
        ["jargon"] = ["legalese"],
    };
}
