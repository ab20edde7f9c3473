using System.Globalization;
using Amends.Application;
using Amends.Application.Goodwill;
using Amends.Recovery;
using Amends.Web.People;
using Amends.Web.Shared;

namespace Amends.Web.SettingsPages;

/// <summary>The catalogue of remedies, the limits and the budget: changed by an admin, in force at once.</summary>
internal static class GoodwillSettingsPages
{
    private static readonly string[] Limited = ["agent", "lead"];

    public static void MapGoodwillSettings(this RouteGroupBuilder admin)
    {
        admin.MapGet("/goodwill", (HttpContext http, HouseGoodwill house, Frames frames) => Show(http, house, frames));
        admin.MapPost("/goodwill/limits", (HttpContext http, HouseGoodwill house, Frames frames, IFormCollection form) => Save(http, house, frames, form, book => Limits(book, form))).ChecksForms();
        admin.MapPost("/goodwill/remedies", (HttpContext http, HouseGoodwill house, Frames frames, IFormCollection form) => Save(http, house, frames, form, book => Remedy(book, form))).ChecksForms();
        admin.MapPost("/goodwill/remedies/removal", (HttpContext http, HouseGoodwill house, Frames frames, IFormCollection form) =>
            Save(http, house, frames, form, book => book with { Remedies = [.. book.Remedies.Where(remedy => remedy.Code != form["code"].ToString())] })).ChecksForms();
    }

    private static async Task<IResult> Save(HttpContext http, HouseGoodwill house, Frames frames, IFormCollection form, Func<GoodwillBook, GoodwillBook> change)
    {
        try
        {
            return await house.Change(http.Person(), change, http.RequestAborted) switch
            {
                Outcome<GoodwillBook>.Done => Pages.SeeOther("/settings/goodwill"),
                Outcome<GoodwillBook>.Refused refused => await Show(http, house, frames, refused.Refusal.Words, form),
                _ => Results.NotFound(),
            };
        }
        catch (FormatException wrong)
        {
            return await Show(http, house, frames, wrong.Message, form);
        }
    }

    private static GoodwillBook Limits(GoodwillBook book, IFormCollection form)
    {
        var currency = form["currency"].ToString().Trim().ToUpperInvariant();
        return book with
        {
            Currency = currency,
            MonthlyBudget = Amount(form, "budget", currency),
            Teams = Teams(book, form, currency),
            AnswerHours = Number(form, "hours"),
            Gesture = new(Amount(form, "from", currency), Amount(form, "to", currency)),
            Limits = [.. Limited.Select(role => new RoleLimit(
                role, Amount(form, role + "-calm", currency), Amount(form, role + "-concerned", currency), Amount(form, role + "-upset", currency), Amount(form, role + "-angry", currency),
                Amount(form, role + "-furious", currency), Amount(form, role + "-promise", currency)))],
        };
    }

    /// <summary>Those of the form; a team that was not on it keeps what it has.</summary>
    private static List<TeamBudget> Teams(GoodwillBook book, IFormCollection form, string currency)
    {
        var budgets = (book.Teams ?? []).ToDictionary(one => one.Team, one => one.MonthlyBudget);
        foreach (var field in form.Keys.Where(key => key.StartsWith("team-", StringComparison.Ordinal)))
        {
            if (Guid.TryParse(field["team-".Length..], out var team))
                budgets[team] = form[field].ToString().Trim().Length == 0 ? 0 : Amount(form, field, currency);
        }
        return [.. budgets.Where(one => one.Value > 0).Select(one => new TeamBudget(one.Key, one.Value))];
    }

    private static GoodwillBook Remedy(GoodwillBook book, IFormCollection form)
    {
        var code = form["code"].ToString().Trim();
        var known = book.Remedies.FirstOrDefault(remedy => remedy.Code == code);
        if (form["new"] == "yes" && known is not null)
            throw new FormatException(SettingsPagesWords.RemedyCodeTaken);
        var remedy = new Remedy(
            code, form["name"].ToString().Trim(), form["value"] == "money" ? "money" : "none", form["goodwill"] == "yes", Number(form, "cost"),
            form["words"].ToString().Trim(), form["meaning"].ToString().Trim(), Codes(form, "wants"), Codes(form, "families") is { Count: > 0 } families ? families : null,
            Number(form, "heat"), form["once"] == "yes");
        return book with { Remedies = known is null ? [.. book.Remedies, remedy] : [.. book.Remedies.Select(one => one.Code == code ? remedy : one)] };
    }

    private static List<string> Codes(IFormCollection form, string field) =>
        [.. form[field].ToString().Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(50)];

    /// <exception cref="FormatException">It is no amount.</exception>
    private static long Amount(IFormCollection form, string field, string currency) =>
        Money.TryParse(form[field], currency, out var money) ? money.MinorUnits : throw new FormatException(SettingsPagesWords.AmountTrouble);

    private static int Number(IFormCollection form, string field) =>
        int.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FormatException(SettingsPagesWords.NumberTrouble);

    private static async Task<IResult> Show(HttpContext http, HouseGoodwill house, Frames frames, string? trouble = null, IFormCollection? typed = null) => Pages.Page<GoodwillSettingsPage>(
        new { Frame = await frames.For(http), Book = await house.Current(http.RequestAborted), Teams = (await http.RequestServices.GetRequiredService<ListPeople>().Teams(http.RequestAborted)).Where(team => team.RetiredAt is null).ToList(), Trouble = trouble, Typed = typed },
        trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
