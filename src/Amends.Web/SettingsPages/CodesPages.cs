using Amends.Application;
using Amends.Application.Corrections;
using Amends.Language;
using Amends.Web.Complaints;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.SettingsPages;

/// <summary>The organisation's codes: named, added, hidden and merged by an admin.</summary>
internal static class CodesPages
{
    public static void MapCodes(this RouteGroupBuilder admin)
    {
        admin.MapGet("/codes", (HttpContext http, HouseCodes codes, ReadingAccuracy accuracy, Frames frames, string? q) => Show(http, codes, accuracy, frames, q, null));
        admin.MapPost("/codes", (HttpContext http, ChangeCodes change, HouseCodes codes, ReadingAccuracy accuracy, Frames frames, IFormCollection form) =>
            Save(http, change, codes, accuracy, frames, form, isNew: false)).ChecksForms();
        admin.MapPost("/codes/new", (HttpContext http, ChangeCodes change, HouseCodes codes, ReadingAccuracy accuracy, Frames frames, IFormCollection form) =>
            Save(http, change, codes, accuracy, frames, form, isNew: true)).ChecksForms();
    }

    private static async Task<IResult> Save(HttpContext http, ChangeCodes change, HouseCodes codes, ReadingAccuracy accuracy, Frames frames, IFormCollection form, bool isNew)
    {
        var code = new OwnCode(form["code"].ToString().Trim(), form["name"].ToString(), form["hidden"] == "yes", form["into"].ToString());
        return await change.Handle(http.Person(), code, isNew, http.RequestAborted) switch
        {
            Outcome<OwnCode>.Done => Pages.SeeOther("/settings/codes"),
            Outcome<OwnCode>.Refused refused => await Show(http, codes, accuracy, frames, null, refused.Refusal.Words),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> Show(HttpContext http, HouseCodes codes, ReadingAccuracy accuracy, Frames frames, string? query, string? trouble)
    {
        var own = await codes.Current(http.RequestAborted);
        var asked = (query ?? "").Trim();
        var all = KnownCodes.All(own);
        var names = all.ToDictionary(code => code, code => new CodeName(code, NameOf(code, own)));
        var rows = all.Where(code => Contains(code, asked) || Contains(names[code].Name, asked)).Select(code => Line(code, own, names)).ToList();
        return Pages.Page<CodesPage>(
            new { Frame = await frames.For(http), Rows = rows, Accuracy = await accuracy.Handle(http.RequestAborted), Codes = own, Query = asked, Trouble = trouble },
            trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static CodeLine Line(string code, OwnCodes own, Dictionary<string, CodeName> names)
    {
        var definition = own.Codes.FirstOrDefault(one => one.Code == code);
        var kind = KnownCodes.IsOfFamily(code);
        return new(
            code, names[code].Name, definition?.Name, definition?.Hidden ?? false, definition?.Into, !KnownCodes.IsShipped(code), own.DecisionsOn(code),
            [.. names.Values.Where(other => other.Code != code && KnownCodes.IsOfFamily(other.Code) == kind)]);
    }

    // Its own name, also where it is read as another.
    private static string NameOf(string code, OwnCodes own) => own.NameOf(code) ?? (KnownCodes.IsOfFamily(code) ? Wording.Concern(code) : Wording.Sentence(Wording.Want(code)));

    private static bool Contains(string text, string asked) => text.Contains(asked, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One code in the list.</summary>
/// <param name="OwnName">The name that the organisation gave it.</param>
/// <param name="Others">What it may be read as.</param>
public sealed record CodeLine(string Code, string Name, string? OwnName, bool Hidden, string? Into, bool IsOwn, Decided Decided, IReadOnlyList<CodeName> Others);
