using Amends.Language.Reviewing.Features;

namespace Amends.Language.Reviewing.Coaching;

/// <summary>How to speak of this case in an example: what happened, what one would do, by when.</summary>
internal sealed record CaseWords(string Problem, string Do, string Doing, string Time, string Opening)
{
    public static CaseWords Of(DraftAnalysis draft)
    {
        var code = draft.MainConcern;
        var problem = code is null ? "what happened" : ConcernWords.Named(code);
        var (act, doing) = Acts(code);
        return new(problem, act, doing, TimeFor(draft), OpeningFor(draft, problem));
    }

    private static string TimeFor(DraftAnalysis draft)
    {
        foreach (var promise in draft.Promises)
            if (promise.Due is not null) return "then";
        return draft.Sent.Hour < 14 ? "four this afternoon" : "noon tomorrow";
    }

    private static string OpeningFor(DraftAnalysis draft, string problem) =>
        draft.Customer.Repeated ? $"You have told us about {problem} before, and it still isn’t right." : $"You wrote about {problem}, and I can see what it has cost you.";

    private static (string, string) Acts(string? code) => code?[..code.IndexOf('.', StringComparison.Ordinal)] switch
    {
        "delivery" => ("ring the depot about your parcel", "ringing the depot"),
        "billing" => ("go through the bill line by line", "going through the bill"),
        "booking" => ("look for another way to get you there", "looking for other seats"),
        "conduct" => ("speak to the person’s manager", "speaking to the manager there"),
        "contact" => ("stay with your case", "taking your case myself"),
        "account" => ("check your account", "checking your account"),
        "contract" => ("read your contract with you in mind", "looking at your contract"),
        "product" => ("arrange the exchange", "arranging the exchange"),
        "service" => ("speak to the team on site", "speaking to the team on site"),
        "digital" => ("get this to a developer", "trying it here"),
        _ => ("look into it", "looking into it"),
    };
}
