using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;

namespace Amends.Application.Corrections;

/// <summary>An admin names, adds, hides or merges codes. It counts at once, on every page and for every message that is read.</summary>
internal sealed class ChangeCodes(Changes changes, HouseCodes codes, TimeProvider time)
{
    private const int MostCodes = 500;
    private const int LongestName = 60;

    /// <param name="code">What is to be said of one code from now on; it replaces what was said before.</param>
    /// <param name="isNew">The code must not exist yet.</param>
    public async Task<Outcome<OwnCode>> Handle(Person by, OwnCode code, bool isNew = false, CancellationToken cancel = default)
    {
        if (!by.IsAdmin)
            return new Outcome<OwnCode>.NotFound();
        var clean = code with { Name = string.IsNullOrWhiteSpace(code.Name) ? null : Complaints.Words.OneLine(Complaints.Words.Clean(code.Name), LongestName + 1), Into = string.IsNullOrEmpty(code.Into) ? null : code.Into };
        var outcome = await changes.Run<Outcome<OwnCode>>(async session =>
        {
            // The number first: two admins at once go one after the other.
            await HouseCodes.NextVersion(session);
            var before = HouseCodes.Definitions(await session.Scalar<string>("SELECT value FROM settings WHERE key = @key", HouseCodes.CodesKey));
            if (Refusal(clean, before, isNew) is { } refusal)
                return refusal;
            IReadOnlyList<OwnCode> after = [.. before.Where(one => one.Code != clean.Code), clean];
            await session.Keep(HouseCodes.CodesKey, Json.Write(after));
            // Only what is said of this code is told: of the whole setting nobody could read what is new.
            if (before.FirstOrDefault(one => one.Code == clean.Code) is var was && was != clean)
                await session.Log(PeopleLog.Entry(time.Now(), by, PeopleChange.SettingChanged, before: was is null ? null : Told(was), after: Told(clean), subject: HouseCodes.CodesKey));
            return clean;
        }, cancel);
        await codes.CatchUp(CancellationToken.None);
        return outcome;
    }

    private static string Told(OwnCode code) => string.Join(", ", new[]
    {
        code.Name is null ? $"{code.Code}: the name it came with" : $"{code.Code}: {code.Name}",
        code.Hidden ? "left out of readings" : null,
        code.Into is null ? null : $"read as {code.Into}",
    }.OfType<string>());

    private static Refusal? Refusal(OwnCode code, IReadOnlyList<OwnCode> before, bool isNew)
    {
        var known = KnownCodes.IsShipped(code.Code) || before.Any(one => one.Code == code.Code);
        if (!OwnCodes.IsCode(code.Code) || code.Code == OwnCodes.Complaint)
            return new("code_unclear", "Write a code in small letters, such as delivery.drone for what a complaint is about, or store_credit for what somebody wants.");
        if (code.Name?.Length > LongestName)
            return new("name_length", $"A name may have up to {LongestName} characters.");
        if (isNew && known)
            return new("code_exists", "There is such a code already. Find it in the list and change it there.");
        if (!isNew && !known)
            return new("code_unknown", "There is no such code. Add it first.");
        if (before.Count >= MostCodes && !known)
            return new("codes_too_many", $"There may be {MostCodes} codes of your own. Merge some first.");
        return code.Into is { } into ? Merging(code, into, before) : null;
    }

    private static Refusal? Merging(OwnCode code, string into, IReadOnlyList<OwnCode> before)
    {
        if (into == code.Code || before.Any(one => one.Code == into && one.Into is not null))
            return new("merge_circle", "Merge it into a code that stands for itself.");
        if (!KnownCodes.IsShipped(into) && before.All(one => one.Code != into))
            return new("code_unknown", "There is no such code to merge it into.");
        if (KnownCodes.IsOfFamily(code.Code) != KnownCodes.IsOfFamily(into))
            return new("merge_kind", "What a complaint is about cannot be merged with what somebody wants.");
        return before.Any(one => one.Into == code.Code) ? new("merge_circle", "Other codes are merged into this one. Take them out first.") : null;
    }
}
