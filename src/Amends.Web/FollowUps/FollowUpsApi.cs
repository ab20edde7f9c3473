using Amends.Recovery;
using Amends.Web.Api;

namespace Amends.Web.FollowUps;

/// <summary>After the fix: whether it is really right, the closing questions, and thanks.</summary>
internal static class FollowUpsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapChange("follow-ups", ApiJson.Web.FollowUpBody, "Records a contact after the fix, and what came of it. \"not_yet\" reopens the complaint.");
        api.MapChange("survey", ApiJson.Web.SurveyBody, "Records the customer's answers to the closing questions.");
        api.MapChange("thanks", ApiJson.Web.ThanksBody, "Records that the customer was thanked for telling us.");
    }
}

internal sealed record FollowUpBody(FollowUpOutcome? Outcome, string? Words) : IChange
{
    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.That(Outcome is not null, "outcome", $"This must be one of: {string.Join(", ", Codes<FollowUpOutcome>.All)}.");
        check.Optional(Words, "words", Check.LongestWords);
        check.Done();
        return new FollowUp(Outcome!.Value, Words);
    }
}

internal sealed record SurveyBody(int? Right, int? Fairness, string? Words) : IChange
{
    public Command ToCommand(HttpContext http)
    {
        var check = new Check();
        check.That(Right is null or (>= 0 and <= 2), "right", "This must be 0 (no), 1 (in part) or 2 (yes).");
        check.That(Fairness is null or (>= 1 and <= 5), "fairness", "This must be from 1 (not at all) to 5 (fully).");
        check.Optional(Words, "words", Check.LongestWords);
        check.Done();
        return new AnswerSurvey(Right, Fairness, Words);
    }
}

internal sealed record ThanksBody(string? Words) : IChange
{
    public Command ToCommand(HttpContext http) => new Thank(new WordsBody(Words).Checked());
}
