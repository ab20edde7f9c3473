using System.Globalization;
using Amends.Application;
using Amends.Application.Goodwill;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.Goodwill;

/// <summary><c>/settings/policies</c>: the rules that customers run into, each with its versions; written, withdrawn and brought back by an admin.</summary>
internal static class PolicyPages
{
    public static void MapPolicies(this RouteGroupBuilder admin)
    {
        var pages = admin.MapGroup("/policies");
        pages.MapGet("", async (HttpContext http, HouseGoodwill house, Frames frames, string? saved) => Pages.Page<PoliciesPage>(
            new { Frame = await frames.For(http), Policies = await house.Policies(http.RequestAborted), Saved = saved }));
        pages.MapGet("/edit", Edit);
        pages.MapPost("/edit", Save).ChecksForms();
        pages.MapPost("/withdrawal", async (HttpContext http, SavePolicy save, IFormCollection form) =>
            await save.Withdraw(http.Person(), form["code"].ToString(), form["withdrawn"] == "yes", http.RequestAborted) is Outcome<int>.NotFound
                ? Results.NotFound()
                : Pages.SeeOther("/settings/policies")).ChecksForms();
        pages.MapGet("/{code}", async (HttpContext http, HousePolicies policies, HouseGoodwill house, Frames frames, string code, int? version) =>
        {
            var versions = await policies.Versions(await house.Base(http.RequestAborted), code, http.RequestAborted);
            return (version is null ? Newest(versions) : versions.FirstOrDefault(one => one.Policy.Version == version)) is { } shown
                ? Pages.Page<PolicyPage>(new { Frame = await frames.For(http), Shown = shown, Versions = versions })
                : Results.NotFound();
        });
    }

    /// <summary>A known one gets a new version, which may begin from an earlier one; without a code it is written anew.</summary>
    private static async Task<IResult> Edit(HttpContext http, HousePolicies policies, HouseGoodwill house, Frames frames, string? code, int? from)
    {
        if (code is null)
            return Editor(await frames.For(http), new PolicyForm(), null);
        var versions = await policies.Versions(await house.Base(http.RequestAborted), code, http.RequestAborted);
        var begin = from is null ? Newest(versions) : versions.FirstOrDefault(one => one.Policy.Version == from);
        return begin is null ? Results.NotFound() : Editor(await frames.For(http), PolicyForm.Of(begin.Policy, versions[0].Policy.Version), null);
    }

    private static async Task<IResult> Save(HttpContext http, SavePolicy save, Frames frames, IFormCollection form)
    {
        var typed = PolicyForm.Of(form);
        return await save.Handle(http.Person(), typed.ToPolicy(), typed.Seen, http.RequestAborted) switch
        {
            Outcome<int>.Done => Pages.SeeOther($"/settings/policies?saved={Uri.EscapeDataString(typed.Code)}"),
            // What was saved meanwhile is the one that the next saving follows.
            Outcome<int>.Refused { Refusal: { Code: "policy_newer" } refusal } => Editor(await frames.For(http), typed with { Seen = await Latest(http, typed.Code) }, refusal.Words),
            Outcome<int>.Refused refused => Editor(await frames.For(http), typed, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static PolicyVersion? Newest(IReadOnlyList<PolicyVersion> versions) => versions is [var newest, ..] ? newest : null;

    private static async Task<int?> Latest(HttpContext http, string code) =>
        (await http.RequestServices.GetRequiredService<HouseGoodwill>().Policies(http.RequestAborted)).FirstOrDefault(one => one.Policy.Code == code)?.Policy.Version;

    private static IResult Editor(Frame frame, PolicyForm form, string? trouble) => Pages.Page<PolicyEditorPage>(
        new { Frame = frame, Form = form, Trouble = trouble }, trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>A policy as the fields of its form hold it, right or not; what is typed comes back as it was.</summary>
/// <param name="Seen">The version that is changed; null for a new one.</param>
public sealed record PolicyForm(string Code = "", string Name = "", string Rule = "", string Reason = "", string Words = "", string Instead = "", string Remedies = "", string Concerns = "", int? Seen = null)
{
    public static PolicyForm Of(Policy it, int seen) => new(
        it.Code, it.Name, it.Rule, it.Reason, it.Words, it.Instead, string.Join(", ", it.Remedies ?? []), string.Join(", ", it.Concerns ?? []), seen);

    public static PolicyForm Of(IFormCollection form) => new(
        form["code"].ToString().Trim(), form["name"].ToString(), form["rule"].ToString(), form["reason"].ToString(), form["words"].ToString(), form["instead"].ToString(),
        form["remedies"].ToString(), form["concerns"].ToString(), int.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null);

    public Policy ToPolicy() => new(Code, Name.Trim(), Rule.Trim(), Reason.Trim(), Words.Trim(), Instead.Trim(), Codes(Remedies), Codes(Concerns));

    private static List<string>? Codes(string text) =>
        text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(50).ToList() is { Count: > 0 } codes ? codes : null;
}
