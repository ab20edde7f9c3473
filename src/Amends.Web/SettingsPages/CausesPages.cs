using System.Globalization;
using System.Text;
using Amends.Application;
using Amends.Application.Library;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.SettingsPages;

/// <summary>Why things go wrong, in the organisation's own words: the list is changed as a whole, and in force at once.</summary>
internal static class CausesPages
{
    public static void MapCauses(this RouteGroupBuilder admin)
    {
        admin.MapGet("/causes", async (HttpContext http, HouseRules<Causes> house, LibraryUses uses, Frames frames) => await Show(http, frames, uses, await house.Current(http.RequestAborted), null));
        admin.MapPost("/causes", async (HttpContext http, HouseRules<Causes> house, LibraryUses uses, Frames frames, IFormCollection form) =>
        {
            var causes = new Causes(Read(form));
            return await house.Change(http.Person(), causes, http.RequestAborted) switch
            {
                Outcome<Causes>.Done => Pages.SeeOther("/settings/causes"),
                Outcome<Causes>.Refused refused => await Show(http, frames, uses, causes, refused.Refusal.Words),
                _ => Results.NotFound(),
            };
        }).ChecksForms();
    }

    /// <summary>Those that keep a name, in the order of their places; new ones get a code from the name they begin with.</summary>
    private static List<Cause> Read(IFormCollection form)
    {
        var known = form["code"].Zip(form["name"], form["place"]).Where(one => !string.IsNullOrWhiteSpace(one.Second))
            .Select((one, at) => (Cause: new Cause(one.First ?? "", one.Second!.Trim()), Place: double.TryParse(one.Third, NumberStyles.Number, CultureInfo.InvariantCulture, out var place) ? place : double.MaxValue, At: at))
            .OrderBy(one => one.Place).ThenBy(one => one.At).Select(one => one.Cause).ToList();
        var taken = known.Select(cause => cause.Code).Where(code => code.Length > 0).ToHashSet(StringComparer.Ordinal);
        return known.ConvertAll(cause => cause.Code.Length > 0 ? cause : cause with { Code = Code(cause.Name, taken) });
    }

    private static string Code(string name, HashSet<string> taken)
    {
        var letters = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant().Where(letter => char.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
            letters.Append(char.IsAsciiLetterOrDigit(letter) ? letter : '_');
        var code = string.Join('_', letters.ToString().Split('_', StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } word ? word : "cause";
        var free = code;
        for (var number = 2; !taken.Add(free); number++)
            free = $"{code}_{number}";
        return free;
    }

    private static async Task<IResult> Show(HttpContext http, Frames frames, LibraryUses uses, Causes causes, string? trouble) => Pages.Page<CausesPage>(
        new { Frame = await frames.For(http), Causes = causes, Uses = await uses.On(Shelf.Cause, http.RequestAborted), Trouble = trouble },
        trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
