using Amends.Application;
using Amends.Application.Storage;

namespace Amends.Web.People;

/// <summary>Roles, states and changes of colleagues as people say them.</summary>
internal static class PeopleWording
{
    public static IReadOnlyList<(Role Role, string Words)> Roles { get; } =
    [
        (Role.Agent, "Agent: answers customers"), (Role.Trainer, "Trainer: also keeps scenarios and programmes, and sees who needs what"),
        (Role.Analyst, "Analyst: also sees what keeps going wrong, and how it went"), (Role.Lead, "Lead: also approves, and sees restricted cases"), (Role.Admin, "Administrator: also changes settings"),
    ];

    /// <summary>Kinds of changes as one chooses among them.</summary>
    public static IReadOnlyList<(PeopleChange Kind, string Words)> Kinds { get; } =
    [
        (PeopleChange.SettingChanged, "Settings"), (PeopleChange.SignInRulesChanged, "How people sign in"), (PeopleChange.SignOnChanged, "The organisation’s sign-on"), (PeopleChange.TokenMade, "Tokens made"), (PeopleChange.TokenRevoked, "Tokens revoked"),
        (PeopleChange.Added, "People added"), (PeopleChange.RoleChanged, "Roles"), (PeopleChange.TeamChanged, "Who is in which team"), (PeopleChange.SwitchedOff, "Switched off"), (PeopleChange.SwitchedOn, "Switched on"),
        (PeopleChange.PasswordSet, "Passwords set"), (PeopleChange.PasswordTaken, "Passwords taken away"), (PeopleChange.PasswordChanged, "Passwords changed"), (PeopleChange.SecondStepOn, "Second steps turned on"), (PeopleChange.SecondStepOff, "Second steps turned off"),
        (PeopleChange.SecondStepTaken, "Second steps taken away"), (PeopleChange.RecoveryCodesMade, "Recovery codes"), (PeopleChange.PasskeyAdded, "Passkeys added"), (PeopleChange.PasskeyRemoved, "Passkeys removed"), (PeopleChange.SignedOut, "Signed out by an administrator"),
        (PeopleChange.SignOnJoined, "First time by the sign-on"), (PeopleChange.MarkedNew, "Marked as new"), (PeopleChange.NotNewAnyMore, "Not new any more"), (PeopleChange.MayRead, "Let read replies"), (PeopleChange.MayNotRead, "No longer reads replies"), (PeopleChange.TeamMade, "Teams made"), (PeopleChange.TeamRenamed, "Teams renamed"), (PeopleChange.TeamRetired, "Teams retired"), (PeopleChange.TeamBack, "Teams brought back"),
    ];

    public static string Of(Role role) => role == Role.Admin ? "administrator" : role.Word();

    public static string State(ColleagueItem it) => it.DisabledAt is not null ? "switched off" : it.HasPassword || it.HasSignOn ? "works here" : "has not signed in yet";

    /// <summary>What happened, after the name of who did it.</summary>
    /// <param name="whom">The account or nothing, on a page that is about one.</param>
    public static string Of(PeopleChangeItem it, string whom) => it.Kind switch
    {
        PeopleChange.Added => $"added {whom} as {Named(it.After)}",
        PeopleChange.PasswordChanged => "changed their password",
        PeopleChange.SecondStepOn => "turned their second step on",
        PeopleChange.SecondStepOff => "turned their second step off",
        PeopleChange.SecondStepTaken => $"took the second step and the passkeys of {whom} away",
        PeopleChange.RecoveryCodesMade => "made new recovery codes",
        PeopleChange.PasskeyAdded => $"added the passkey {it.After}",
        PeopleChange.PasskeyRemoved => $"removed the passkey {it.Before ?? it.After}",
        PeopleChange.SignedOut => $"signed {whom} out everywhere",
        PeopleChange.SignInRulesChanged => $"changed how people sign in: {it.After}, before {it.Before}",
        PeopleChange.TokenMade => $"made the token {it.After}{(it.Before is null ? "" : $", for {Named(it.Before)}")}",
        PeopleChange.TokenRevoked => $"revoked the token {it.Before}",
        PeopleChange.SettingChanged => $"changed {SettingsPages.SettingsCatalogue.Named(it.Subject)}: {it.After}{(it.Before is null ? "" : $", before {it.Before}")}",
        PeopleChange.SignOnChanged => $"changed the organisation’s sign-on: {it.After}, before {it.Before}",
        PeopleChange.SignOnJoined => $"came in by the sign-on of {it.After} for the first time",
        PeopleChange.PasswordSet => it.By == it.AccountId ? "chose a password by the link" : $"set a password for {whom}",
        PeopleChange.PasswordTaken => $"took the password of {whom} away and got a link for a new one",
        PeopleChange.RoleChanged => $"made {whom} {Named(it.After)}, before {Named(it.Before)}",
        PeopleChange.TeamChanged when it.After is null => $"took {whom} out of {it.Before}",
        PeopleChange.TeamChanged => $"put {whom} into {it.After}{(it.Before is null ? "" : $", before in {it.Before}")}",
        PeopleChange.SwitchedOff => $"switched {whom} off",
        PeopleChange.SwitchedOn => $"switched {whom} on",
        PeopleChange.MarkedNew => $"marked {whom} as new",
        PeopleChange.NotNewAnyMore => $"said that {whom} is not new any more",
        PeopleChange.MayRead => $"let {whom} read replies before they go out",
        PeopleChange.MayNotRead => $"no longer lets {whom} read replies before they go out",
        PeopleChange.TeamMade => $"made the team {it.After}",
        PeopleChange.TeamRenamed => $"renamed the team {it.Before} to {it.After}",
        PeopleChange.TeamRetired => $"retired the team {it.Before}",
        _ => $"brought the team {it.After} back",
    };

    private static string Named(string? role) => role switch { "admin" => "an administrator", "lead" => "a lead", "analyst" => "an analyst", "trainer" => "a trainer", _ => "an agent" };
}
