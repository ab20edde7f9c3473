using Amends.Language.Reviewing.Features;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>One sentence of why, and a rewording that fits this draft and this case.</summary>
internal static class Advice
{
    public static string For(string code, DraftAnalysis draft, string words)
    {
        var their = draft.CaseWords;
        var said = Quote(words);
        return code switch
        {
            "blame" => $"{said} puts the fault on somebody, and they still have the problem. Better: “However it came about, sorting out {their.Problem} is ours now, and I’m {their.Doing}.”",
            "excuse" => $"{said} explains us, not them. Keep the cause to half a sentence and go on to what you do. Better: “I’m {their.Doing} now and will tell you by {their.Time} how it stands.”",
            "minimise" => $"{said} makes it small, and to them it is not. Better: “I can see why you are upset about {their.Problem}.”",
            "defensive" => $"{said} argues, and nobody was ever calmed by losing an argument. Better: “I hear what you say about {their.Problem}. I’ll {their.Do}.”",
            "hostile" => $"{said} answers anger with anger. Take a breath. Better: “You have every reason to be cross about {their.Problem}. Let me {their.Do}.”",
            "non_apology" => NonApology(words, their),
            "over_apology" => $"One “sorry” that names what happened is enough; the rest reads like stalling. Keep the first, and use the room for a step. Better: “I’m {their.Doing} now and will write to you by {their.Time}.”",
            "policy_hiding" => $"{said} is a closed door. Say in plain words why the rule is there, and what is possible. Better: “What I can do about {their.Problem} is {their.Remedy}.”",
            "vague" => $"{said} leaves them waiting without an end. Say who, what and when. Better: “I’ll {their.Do} and let you know by {their.Time}.”",
            "brush_off" => $"{said} sends them away with all of it. Take a part. Better: “I’ll {their.Do} for you and write by {their.Time}.”",
            "overpromise" => $"{said} promises what nobody can hold. Say what is in your hands. Better: “I’ll {their.Do} and stay with {their.Problem} until everything is settled.”",
            "placeholder" => $"{said} is still a blank of the template. Fill it in, or leave the sentence out.",
            "apology_first" => $"They have told this more than once or at length; show first that it was heard. Better: “{their.Opening} I’m sorry.”",
            "negative" => $"{said} closes the door up front. Begin with what is possible and give the no its reason after it. Better: “What I can do is {their.Remedy}.”",
            "jargon" => $"{said} is our language, not theirs. Say what it means for {their.Problem}, as you would across a kitchen table.",
            _ => "Read this sentence as they would.",
        };
    }

    private static string NonApology(string words, CaseWords their)
    {
        var lower = words.ToLowerInvariant();
        if (lower.Contains("sorry if", StringComparison.Ordinal) || lower.Contains(" if ", StringComparison.Ordinal)) return $"“Sorry if” doubts them. Better: “I’m sorry about {their.Problem}.”";
        if (lower.Contains("feel", StringComparison.Ordinal)) return $"“Sorry you feel” makes it their feeling, not our doing. Better: “I’m sorry about {their.Problem}.”";
        if (lower.Contains("inconvenience", StringComparison.Ordinal)) return $"“Any inconvenience” could be anybody’s. Name theirs: “I’m sorry about {their.Problem}.”";
        if (lower.Contains("but", StringComparison.Ordinal)) return $"A “but” takes the sorry back. Stop after it: “I’m sorry about {their.Problem}.”";
        return $"This is not quite an apology: it names their reaction, not what happened. Better: “I’m sorry about {their.Problem}.”";
    }

    private static string Quote(string words)
    {
        var plain = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.', '!', ',', ';');
        if (plain.Length <= 60) return $"“{plain}”";
        var cut = plain.LastIndexOf(' ', 56);
        return $"“{plain[..(cut > 20 ? cut : 56)].TrimEnd(',', ';')} …”";
    }
}
