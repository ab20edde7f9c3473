namespace Amends.Language.Reviewing.Hearing;

/// <summary>What we still have to ask, the most useful first; open, and never what was told already.</summary>
internal static class OpenQuestions
{
    public static List<string> For(Told told)
    {
        var questions = new List<string>();
        if (told.Last is null) return ["What happened?"];
        var family = told.Concerns.Count > 0 ? told.Concerns[0].Code.Split('.')[0] : "";
        // Who asks or thanks has not been let down: there is no story to be told from the beginning.
        var calm = told.Concerns.Count == 0 && told.Heat < 20;
        if (calm) return ["Is there anything else that you would like from us?"];
        if (told.Concerns.Count == 0) questions.Add("What happened, from the beginning?");
        if (!told.Wants.Exists(want => want.Code is not ("listen" or "none"))) questions.Add("What would put this right for you?");
        if (Reference(family) is { } reference && !told.Facts.Exists(fact => fact.Code is "order" or "account")) questions.Add(reference);
        if (!told.Facts.Exists(fact => fact.Code is "date" or "time") && family is "service" or "conduct" or "booking" or "billing") questions.Add("When was that?");
        if (questions.Count == 0) questions.Add("Have we left anything out?");
        return questions.Count > 3 ? questions[..3] : questions;
    }

    private static string? Reference(string family) => family switch
    {
        "delivery" or "product" => "Which order is it?",
        "billing" => "Which bill or payment is it?",
        "booking" => "Which booking is it?",
        "account" or "contract" => "Which account or contract is it?",
        _ => null,
    };
}
