using System.Text.RegularExpressions;
using Amends.Recovery;

namespace Amends.Application.Paths;

/// <summary>
/// Short answers to what we asked: "yes, exactly" when we asked whether we heard them right, "that works for me" when options are on offer, "all fine now" when we asked after the fix. Only the
/// beginning of a message counts, and only while the question is open; a "but" soon after takes it back.
/// </summary>
internal static partial class Answers
{
    private const double Sure = 0.9;

    public static IEnumerable<Evidence> In(string text, Complaint state)
    {
        if (state.Clarification == ClarificationState.Asked && Confirmation().Match(text) is { Success: true } yes && !TakenBack(text, yes))
            yield return At(Step.Clarify, yes);
        if (state.Options.Exists(o => o.State == OptionState.Offered) && Acceptance().Match(text) is { Success: true } fine && !TakenBack(text, fine))
            yield return At(Step.Agree, fine);
        if (state is { Stage: Stage.Resolved, FollowUp: FollowUpOutcome.Asked } && IsRight().Match(text) is { Success: true } right && !TakenBack(text, right))
            yield return At(Step.FollowUp, right);
    }

    private static Evidence At(Step step, Match words)
    {
        var said = words.Groups["said"];
        return new(step, Sure, said.Index, said.Length);
    }

    private static bool TakenBack(string text, Match answer) => But().IsMatch(text.AsSpan(answer.Index + answer.Length, Math.Min(40, text.Length - answer.Index - answer.Length)));

    [GeneratedRegex(@"^\s*(?:(?:hi|hello|dear)\b[^.,!\n]{0,30}[.,!\n]\s*)?(?<said>(?:yes|yep|yeah|correct|exactly|precisely|spot on|(?:that is|that's|that’s) (?:right|correct|it|exactly (?:it|right|what happened)))\b[^.!?\n]{0,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Confirmation();

    [GeneratedRegex(@"^\s*(?:(?:hi|hello|dear)\b[^.,!\n]{0,30}[.,!\n]\s*)?(?<said>(?:(?:yes|ok|okay|fine|great|perfect|thanks|thank you)[,.!]?\s+)?(?:that works|that(?: would|'d|’d| will)? (?:be|is) (?:fine|great|good|perfect|ok)|sounds (?:good|fair|fine|great)|i(?:'ll|’ll| will|'d like to|’d like to| would like to)? (?:take|accept|choose|go with|go for)|agreed|(?:yes|ok|okay)[,]? please|please (?:do|go ahead)|go ahead|deal)\b[^.!?\n]{0,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Acceptance();

    [GeneratedRegex(@"^\s*(?:(?:hi|hello|dear)\b[^.,!\n]{0,30}[.,!\n]\s*)?(?<said>(?:(?:yes|yep|yeah)\b|(?:(?:it(?:'s| is|’s)?|all|everything(?:'s| is|’s)?|that(?:'s| is|’s)?)\s+)?(?:(?:all|now|really)\s+)?(?:fine|good|great|sorted|resolved|right|ok|okay|perfect|fixed|works?|working|arrived)\b)[^.!?\n]{0,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex IsRight();

    [GeneratedRegex(@"\b(?:but|except|however|not quite|although|though)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex But();
}
