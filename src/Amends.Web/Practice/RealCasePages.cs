using Amends.Application;
using Amends.Application.Complaints;
using Amends.Application.Practice;
using Amends.Practice;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Practice;

/// <summary>
/// <c>/complaints/{reference}/scenario</c>: a lead reads a closed case beside what would be practised, changes what stands for what, and approves it; then it is a
/// scenario to finish. Nothing is kept before that is saved, and the scenario does not say which case it came from.
/// </summary>
internal static class RealCasePages
{
    private const int LongestWord = 200;

    public static void MapRealCase(this IEndpointRouteBuilder desk)
    {
        var page = desk.MapGroup("/complaints/{reference}/scenario").RequireAuthorization(RolePolicies.Training);
        page.MapGet("", async (HttpContext http, CaseForPractice cases, Frames frames, string reference) =>
        {
            var outcome = await cases.Handle(http.Person(), reference, http.RequestAborted);
            return outcome is Outcome<RealCase>.Done { Value: var found } ? Show(await frames.For(http), found, found.Proposed, null) : await Refused(http, frames, reference, outcome);
        });
        page.MapPost("", Look).ChecksForms();
    }

    private static async Task<IResult> Look(HttpContext http, CaseForPractice cases, Frames frames, string reference, IFormCollection form)
    {
        var outcome = await cases.Handle(http.Person(), reference, http.RequestAborted);
        if (outcome is not Outcome<RealCase>.Done { Value: var found })
            return await Refused(http, frames, reference, outcome);
        var (frame, replaced) = (await frames.For(http), Replaced(form, found));
        if (form["go"] != "approve")
            return Show(frame, found, replaced, null);
        if (form["approved"] != "yes")
            return Show(frame, found, replaced, PracticeWords.ReadFirst);
        if (Left(found, replaced) is { } left)
            return Show(frame, found, replaced, PracticeWords.StillStandsThere.Fill(left));
        var said = found.Said.Select(text => Disguise.Apply(text, replaced)).ToList();
        return ScenarioPages.Editor(frame, ScenarioForm.Of(CaseStory.From(said, Disguise.Apply(found.CustomerName, replaced), found.Heat, found.Wants, found.Concerns)), null, null);
    }

    /// <summary>What was typed, and what was proposed where nothing was: a proposal is never lost by a field that did not come.</summary>
    private static List<Replacement> Replaced(IFormCollection form, RealCase found)
    {
        var typed = form["from"].Zip(form["to"], (from, to) => (From: Cut(from), To: Cut(to))).Where(one => one.From.Length > 0).DistinctBy(one => one.From.ToUpperInvariant()).Take(Disguise.Most + 20).ToList();
        return
        [
            .. found.Proposed.Select(one => typed.FirstOrDefault(other => other.From.Equals(one.From, StringComparison.OrdinalIgnoreCase)) is { From: not null } other ? one with { To = other.To } : one),
            .. typed.Where(one => !found.Proposed.Any(other => other.From.Equals(one.From, StringComparison.OrdinalIgnoreCase))).Select(one => new Replacement(one.From, one.To, ReplacedKind.Own)),
        ];
    }

    private static string Cut(string? typed) => Words.Beginning(typed?.Trim() ?? "", LongestWord);

    /// <summary>A name, number or address that stays as it was. A rare word may: the person has read it.</summary>
    private static string? Left(RealCase found, IEnumerable<Replacement> replaced) =>
        replaced.FirstOrDefault(one => one.Kind is not (ReplacedKind.Rare or ReplacedKind.Own) && Disguise.Stands(one.To, one.From) && found.Proposed.Any(other => other.From == one.From))?.From;

    private static IResult Show(Frame frame, RealCase found, IReadOnlyList<Replacement> replaced, string? trouble) => Pages.Page<RealCasePage>(
        new { Frame = frame, Case = found, Replaced = replaced, Trouble = trouble },
        trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Refused(HttpContext http, Frames frames, string reference, Outcome<RealCase> outcome) => outcome is Outcome<RealCase>.Refused { Refusal: var refusal }
        ? Pages.Page<RealCaseRefusedPage>(new { Frame = await frames.For(http), Reference = reference, Words = refusal.Words }, StatusCodes.Status409Conflict)
        : Results.NotFound();
}
