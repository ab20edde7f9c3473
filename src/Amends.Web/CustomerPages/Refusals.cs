using Amends.Recovery;

namespace Amends.Web.CustomerPages;

/// <summary>Why what a customer asked cannot be done now, in their language and in words that are for them: a rule's own words are for colleagues.</summary>
internal static class Refusals
{
    public static string Words(Refusal refusal) => refusal.Code switch
    {
        "already_agreed" or "option_settled" or "options_none" => CustomerWords.RefusedAgreed,
        "clarification_answered" or "clarification_none" => CustomerWords.RefusedAnswered,
        "survey_answered" => CustomerWords.RefusedSurveyAnswered,
        "survey_empty" => CustomerWords.RefusedEmptySurvey,
        "words_missing" or "text_missing" => CustomerWords.RefusedNoWords,
        "words_too_long" or "text_too_long" => CustomerWords.RefusedTooLong,
        "closed" or "resolved" => CustomerWords.RefusedClosed,
        "not_resolved" => CustomerWords.RefusedTooEarly,
        _ => CustomerWords.RefusedOther,
    };
}
