using System.Globalization;
using Amends.Recovery;

namespace Amends.Web.Surveys;

/// <summary>The closing questions and their figures as people say them.</summary>
internal static class SurveyWording
{
    public static string Of(SurveyQuestion question) => question switch
    {
        SurveyQuestion.Right => "It is put right",
        SurveyQuestion.Fairness => "Fair treatment on the way",
        SurveyQuestion.Satisfied => "Satisfied with how it was handled",
        SurveyQuestion.Ease => "Easy to have it put right",
        SurveyQuestion.Recommend => "Would recommend us",
        SurveyQuestion.Outcome => "A fair outcome",
        _ => "A fair way there",
    };

    public static string Measure(SurveyQuestion question) => question switch
    {
        SurveyQuestion.Right => "share of yes",
        SurveyQuestion.Satisfied => "CSAT: share of 4 and 5 of 5",
        SurveyQuestion.Ease => "CES: mean of 1 to 7",
        SurveyQuestion.Recommend => "NPS: 9 and 10 less 0 to 6",
        _ => "share of 4 and 5 of 5",
    };

    public static string Figure(SurveyQuestion question, double value) => question switch
    {
        SurveyQuestion.Ease => value.ToString("0.0", CultureInfo.InvariantCulture),
        SurveyQuestion.Recommend => Math.Round(value * 100).ToString("+0;−0;0", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(value * 100 + 1e-9):0} %"),
    };
}
