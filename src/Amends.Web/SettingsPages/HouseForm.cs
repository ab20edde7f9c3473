using Amends.Application;
using Amends.Application.Deadlines;
using Amends.Web.CustomerPages;
using Amends.Web.Files;
using Amends.Web.People;

namespace Amends.Web.SettingsPages;

/// <summary>The organisation's name, colour, logo, time zone and hours, as one form holds them.</summary>
internal sealed class HouseForm(HouseSettings settings, Charters charters)
{
    /// <summary>As it stands now.</summary>
    public async Task<HouseFormed> Read(CancellationToken cancel) => new(await settings.Get(cancel), Fields(await charters.Hours(cancel)), null);

    /// <summary>Saves all of it, or nothing; what is wrong is said with what was written.</summary>
    public async Task<HouseFormed> Save(HttpContext http, IFormCollection form)
    {
        var house = new Organisation(form["name"].ToString(), form["colour"].ToString(), form["logo-off"] == "yes" ? null : (await settings.Get(http.RequestAborted)).Logo, form["logo-names"] == "yes");
        var hours = await charters.Hours(http.RequestAborted) with
        {
            Zone = form["zone"].ToString(),
            Days = [.. form["day"].Select(day => int.TryParse(day, out var number) ? number : 0).Where(day => day is >= 1 and <= 7)],
            Intervals = form["hours"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        };
        return new(house, Fields(hours), await Trouble(http, house, hours, FormFiles.Chosen(form)));
    }

    private async Task<string?> Trouble(HttpContext http, Organisation house, BusinessHours hours, IReadOnlyList<IFormFile> logo)
    {
        if (FormFiles.Refusal(logo, 1) is { } tooMuch)
            return tooMuch.Words;
        if (!BrandColour.IsColour(house.Colour))
            return SettingsPagesWords.ColourTrouble;
        try
        {
            hours.Calendar();
        }
        catch (ArgumentException failure)
        {
            return failure.Message;
        }
        // First what may be refused: hours that were changed count every deadline anew.
        var files = await FormFiles.Read(logo, http.RequestAborted);
        if (await settings.Save(http.Person(), house, files.Count > 0 ? files[0] : null, http.RequestAborted) is Outcome<Organisation>.Refused refused)
            return refused.Refusal.Words;
        await charters.Change(
            http.Person(),
            now => now.Zone == hours.Zone && now.Days.SequenceEqual(hours.Days) && now.Intervals.SequenceEqual(hours.Intervals) ? null : now with { Zone = hours.Zone, Days = hours.Days, Intervals = hours.Intervals },
            http.RequestAborted);
        return null;
    }

    private static HoursFields Fields(BusinessHours hours) => new(hours.Zone, hours.Days, string.Join(", ", hours.Intervals));
}

/// <param name="Trouble">What is to be mended before it can be saved; null where it is saved.</param>
internal sealed record HouseFormed(Organisation Organisation, HoursFields Hours, string? Trouble);

/// <param name="Days">1 Monday to 7 Sunday.</param>
/// <param name="Intervals">Such as <c>09:00-12:00, 13:00-17:00</c>.</param>
public sealed record HoursFields(string Zone, IReadOnlyList<int> Days, string Intervals);
