namespace Amends.Web.SettingsPages;

/// <summary>Every setting there is: what it does, and where it is changed.</summary>
internal static class SettingsCatalogue
{
    public static IReadOnlyList<SettingEntry> All { get; } =
    [
        new("Your organisation’s name", "Customers see it on their pages, and colleagues at the door.", "/settings#house", "house"),
        new("Its colour", "The line and the name on customers’ pages; we darken or lighten it until it can be read.", "/settings#house", "house", "brand logo"),
        new("Time zone and opening hours", "Replies fall due within them, and every time is shown by them.", "/settings#house", "business-hours", "calendar week days"),
        new("Your form", "Where customers complain: an address to link to, and a line that puts the form into your own pages.", "/settings#house", null, "embed script site complain"),
        new("Writing help", "A language model of your own choice may word suggestions; names and numbers are masked before they leave.", "/settings#writing", "writing-model", "ai llm openai mask key"),
        new("Codes", "What complaints are about, in your own words, and how well messages are read here.", "/settings/codes", null, "concerns wants accuracy"),
        new("Goodwill", "What is given to make it right, who may give how much, and the budget.", "/settings/goodwill", "goodwill", "remedies limits refund voucher"),
        new("Policies", "Your rules, why they are so, and what can be done instead; replies explain them in these words.", "/settings/policies", null, "rules"),
        new("Phrases", "Words that your team keeps for its replies, at hand with / while writing.", "/settings/phrases", null, "templates library snippets"),
        new("Charters", "What is due when, for you and for the regulator; new complaints are held to those you choose.", "/settings/charters", "charters", "deadlines sla regulator"),
        new("Days off", "Holidays do not count towards what is due.", "/settings/calendar", "business-hours", "holidays calendar"),
        new("Composure", "When a pause or a hand-over is offered, and what is much for one person.", "/settings/composure", "composure", "exposure hot minutes"),
        new("Calling back a reply", "So many seconds a reply waits before it goes out; until then one key calls it back.", "/settings/sending", "sending", "undo send"),
        new("Second reader", "Which replies a second person reads before they go out, who is new, and who may read.", "/second-reader/rules", "second-reader", "four eyes approve review reply"),
        new("After the fix", "When customers are asked how it went, and how they are thanked.", "/settings/after-the-fix", "aftercare", "survey questions follow-up invitation"),
        new("People", "Who works here, as what, and who may sign in.", "/settings/people", null, "colleagues accounts roles"),
        new("Teams", "Who is in which; those in it who are leads lead it.", "/settings/teams", null, "groups"),
        new("Second step", "Who signs in with a code from their phone, or a passkey, besides the password.", "/settings/sign-in", "sign-in", "two factor 2fa totp passkey"),
        new("Idle lock", "After so many minutes without a touch a page asks again who is there; drafts stay.", "/settings/sign-in", "sign-in", "timeout session"),
        new("Your organisation’s own sign-on", "People sign in where they do so anyway, with any OAuth 2 provider.", "/settings/sign-in#sign-on", "sign-on", "oauth sso single provider"),
        new("Tokens", "With one a program uses the API under a name and a role of its own; revoke it and it is shut out.", "/settings/tokens", null, "api keys programs"),
        new("Audit", "Who changed what, and whether the timelines are whole.", "/settings/audit", null, "log history verify changes"),
    ];

    /// <summary>What a change was about, within a sentence.</summary>
    public static string Named(string? kept) => kept == "house" ? "what customers see" : All.FirstOrDefault(one => one.Kept is not null && one.Kept == kept)?.Name.ToLowerInvariant() ?? "a setting";

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
