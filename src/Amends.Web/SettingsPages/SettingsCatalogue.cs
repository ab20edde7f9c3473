namespace Amends.Web.SettingsPages;

/// <summary>Every setting there is: what it does, and where it is changed.</summary>
internal static class SettingsCatalogue
{
    public static IReadOnlyList<SettingEntry> All =>
    [
        new(SettingsPagesWords.OrganisationName, SettingsPagesWords.OrganisationNameDoes, "/settings#house", "house"),
        new(SettingsPagesWords.ItsColour, SettingsPagesWords.ItsColourDoes, "/settings#house", "house", SettingsPagesWords.ItsColourAlso),
        new(SettingsPagesWords.Logo, SettingsPagesWords.LogoDoes, "/settings#house", "house", SettingsPagesWords.LogoAlso),
        new(SettingsPagesWords.ZoneAndHours, SettingsPagesWords.ZoneAndHoursDoes, "/settings#house", "business-hours", SettingsPagesWords.ZoneAndHoursAlso),
        new(SettingsPagesWords.YourForm, SettingsPagesWords.YourFormDoes, "/settings#house", null, SettingsPagesWords.YourFormAlso),
        new(SettingsPagesWords.WritingHelp, SettingsPagesWords.WritingHelpDoes, "/settings#writing", "writing-model", SettingsPagesWords.WritingHelpAlso),
        new(SettingsPagesWords.Codes, SettingsPagesWords.CodesDoes, "/settings/codes", "codes", SettingsPagesWords.CodesAlso),
        new(SettingsPagesWords.Goodwill, SettingsPagesWords.GoodwillDoes, "/settings/goodwill", "goodwill", SettingsPagesWords.GoodwillAlso),
        new(SettingsPagesWords.Policies, SettingsPagesWords.PoliciesDoes, "/settings/policies", null, SettingsPagesWords.PoliciesAlso),
        new(SettingsPagesWords.Phrases, SettingsPagesWords.PhrasesDoes, "/settings/phrases", null, SettingsPagesWords.PhrasesAlso),
        new(SettingsPagesWords.Causes, SettingsPagesWords.CausesDoes, "/settings/causes", "causes", SettingsPagesWords.CausesAlso),
        new(SettingsPagesWords.Charters, SettingsPagesWords.ChartersDoes, "/settings/charters", "charters", SettingsPagesWords.ChartersAlso),
        new(SettingsPagesWords.DaysOff, SettingsPagesWords.DaysOffDoes, "/settings/calendar", "business-hours", SettingsPagesWords.DaysOffAlso),
        new(SettingsPagesWords.PathNames, SettingsPagesWords.PathNamesDoes, "/settings/path", "path-names", SettingsPagesWords.PathNamesAlso),
        new(SettingsPagesWords.Composure, SettingsPagesWords.ComposureDoes, "/settings/composure", "composure", SettingsPagesWords.ComposureAlso),
        new(SettingsPagesWords.CallingBack, SettingsPagesWords.CallingBackDoes, "/settings/sending", "sending", SettingsPagesWords.CallingBackAlso),
        new(SettingsPagesWords.Chat, SettingsPagesWords.ChatDoes, "/settings/chat", "chat", SettingsPagesWords.ChatAlso),
        new(SettingsPagesWords.SecondReader, SettingsPagesWords.SecondReaderDoes, "/second-reader/rules", "second-reader", SettingsPagesWords.SecondReaderAlso),
        new(SettingsPagesWords.AfterTheFix, SettingsPagesWords.AfterTheFixDoes, "/settings/after-the-fix", "aftercare", SettingsPagesWords.AfterTheFixAlso),
        new(SettingsPagesWords.People, SettingsPagesWords.PeopleDoes, "/settings/people", null, SettingsPagesWords.PeopleAlso),
        new(SettingsPagesWords.Teams, SettingsPagesWords.TeamsDoes, "/settings/teams", null, SettingsPagesWords.TeamsAlso),
        new(SettingsPagesWords.SecondStep, SettingsPagesWords.SecondStepDoes, "/settings/sign-in", "sign-in", SettingsPagesWords.SecondStepAlso),
        new(SettingsPagesWords.IdleLock, SettingsPagesWords.IdleLockDoes, "/settings/sign-in", "sign-in", SettingsPagesWords.IdleLockAlso),
        new(SettingsPagesWords.OwnSignOn, SettingsPagesWords.OwnSignOnDoes, "/settings/sign-in#sign-on", "sign-on", SettingsPagesWords.OwnSignOnAlso),
        new(SettingsPagesWords.Tokens, SettingsPagesWords.TokensDoes, "/settings/tokens", null, SettingsPagesWords.TokensAlso),
        new(SettingsPagesWords.Audit, SettingsPagesWords.AuditDoes, "/settings/audit", null, SettingsPagesWords.AuditAlso),
    ];

    /// <summary>What a change was about, within a sentence.</summary>
    public static string Named(string? kept) => kept == "house" ? SettingsPagesWords.WhatCustomersSeeWithin : All.FirstOrDefault(one => one.Kept is not null && one.Kept == kept)?.Name.ToLowerInvariant() ?? SettingsPagesWords.ASetting;

    /// <summary>Those in which every word stands somewhere.</summary>
    public static IReadOnlyList<SettingEntry> Find(string? words)
    {
        var wanted = (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return wanted.Length == 0 ? All : [.. All.Where(one => wanted.All(word => one.Text.Contains(word, StringComparison.OrdinalIgnoreCase)))];
    }
}

/// <param name="Effect">What it does, in a sentence.</param>
/// <param name="Kept">The name under which its changes are written down; null where it keeps its own versions.</param>
/// <param name="Also">Other words by which people look for it.</param>
public sealed record SettingEntry(string Name, string Effect, string Href, string? Kept, string Also = "")
{
    public string Text => $"{Name} {Effect} {Also}";
}
