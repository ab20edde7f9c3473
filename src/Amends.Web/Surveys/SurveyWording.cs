using System.Globalization;
using Amends.Recovery;
using Amends.Web.Shared;

namespace Amends.Web.Surveys;

/// <summary>The closing questions and their figures as people say them.</summary>
internal static class SurveyWording
{
    public static string Of(SurveyQuestion question) => question switch
    {
        SurveyQuestion.Right => SurveysWords.ItIsPutRight,
        SurveyQuestion.Fairness => SurveysWords.FairTreatment,
        SurveyQuestion.Satisfied => SurveysWords.Satisfied,
        SurveyQuestion.Ease => SurveysWords.EasyToPutRight,
        SurveyQuestion.Recommend => SurveysWords.WouldRecommend,
        SurveyQuestion.Outcome => SurveysWords.FairOutcome,
        _ => SurveysWords.FairWay,
    };

    public static string Measure(SurveyQuestion question) => question switch
    {
        SurveyQuestion.Right => SurveysWords.ShareOfYes,
        SurveyQuestion.Satisfied => SurveysWords.Csat,
        SurveyQuestion.Ease => SurveysWords.Ces,
        SurveyQuestion.Recommend => SurveysWords.Nps,
        _ => SurveysWords.ShareOfFourAndFive,
    };

    /// <summary>The unit once, at the end.</summary>
    public static string Range(SurveyQuestion question, double low, double high) => SurveysWords.FromTo.Fill(Figure(question, low).TrimEnd(' ', '%'), Figure(question, high));

    public static string Figure(SurveyQuestion question, double value) => question switch
    {
        SurveyQuestion.Ease => value.ToString("0.0", CultureInfo.InvariantCulture),
        SurveyQuestion.Recommend => Math.Round(value * 100).ToString("+0;−0;0", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(value * 100 + 1e-9):0} %"),
    };
}
