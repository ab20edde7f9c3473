using Amends.Application;
using Amends.Application.Storage;
using Amends.Web.Shared;

namespace Amends.Web.People;

/// <summary>Roles, states and changes of colleagues as people say them.</summary>
internal static class PeopleWording
{
    public static IReadOnlyList<(Role Role, string Words)> Roles =>
    [
        (Role.Agent, PeopleWords.RoleAgent), (Role.Trainer, PeopleWords.RoleTrainer),
        (Role.Analyst, PeopleWords.RoleAnalyst), (Role.Lead, PeopleWords.RoleLead), (Role.Admin, PeopleWords.RoleAdmin),
    ];

    /// <summary>Kinds of changes as one chooses among them.</summary>
    public static IReadOnlyList<(PeopleChange Kind, string Words)> Kinds =>
    [
        (PeopleChange.SettingChanged, PeopleWords.KindSettings), (PeopleChange.SignInRulesChanged, PeopleWords.KindSignIn), (PeopleChange.SignOnChanged, PeopleWords.KindSignOn), (PeopleChange.TokenMade, PeopleWords.KindTokenMade), (PeopleChange.TokenRevoked, PeopleWords.KindTokenRevoked),
        (PeopleChange.Added, PeopleWords.KindAdded), (PeopleChange.RoleChanged, PeopleWords.KindRole), (PeopleChange.TeamChanged, PeopleWords.KindTeam), (PeopleChange.SwitchedOff, PeopleWords.KindOff), (PeopleChange.SwitchedOn, PeopleWords.KindOn),
        (PeopleChange.PasswordSet, PeopleWords.KindPasswordSet), (PeopleChange.PasswordTaken, PeopleWords.KindPasswordTaken), (PeopleChange.PasswordChanged, PeopleWords.KindPasswordChanged), (PeopleChange.SecondStepOn, PeopleWords.KindStepOn), (PeopleChange.SecondStepOff, PeopleWords.KindStepOff),
        (PeopleChange.SecondStepTaken, PeopleWords.KindStepTaken), (PeopleChange.RecoveryCodesMade, PeopleWords.KindCodes), (PeopleChange.PasskeyAdded, PeopleWords.KindPasskeyAdded), (PeopleChange.PasskeyRemoved, PeopleWords.KindPasskeyRemoved), (PeopleChange.SignedOut, PeopleWords.KindSignedOut),
        (PeopleChange.SignOnJoined, PeopleWords.KindSignOnJoined), (PeopleChange.MarkedNew, PeopleWords.KindMarkedNew), (PeopleChange.NotNewAnyMore, PeopleWords.KindNotNew), (PeopleChange.MayRead, PeopleWords.KindMayRead), (PeopleChange.MayNotRead, PeopleWords.KindMayNotRead), (PeopleChange.TeamMade, PeopleWords.KindTeamMade), (PeopleChange.TeamRenamed, PeopleWords.KindTeamRenamed), (PeopleChange.TeamRetired, PeopleWords.KindTeamRetired), (PeopleChange.TeamBack, PeopleWords.KindTeamBack),
    ];

    public static string Of(Role role) => role switch
    {
        Role.Admin => PeopleWords.Administrator, Role.Lead => PeopleWords.Lead, Role.Analyst => PeopleWords.Analyst, Role.Trainer => PeopleWords.Trainer, _ => PeopleWords.Agent,
    };

    public static string State(ColleagueItem it) => it.DisabledAt is not null ? PeopleWords.StateOff : it.HasPassword || it.HasSignOn ? PeopleWords.StateHere : PeopleWords.StateNotYet;

    /// <summary>What happened, after the name of who did it.</summary>
    /// <param name="whom">The account or nothing, on a page that is about one.</param>
    public static string Of(PeopleChangeItem it, string whom) => it.Kind switch
    {
        PeopleChange.Added => PeopleWords.DidAdd.Fill(whom, Named(it.After)),
        PeopleChange.PasswordChanged => PeopleWords.DidChangePassword,
        PeopleChange.SecondStepOn => PeopleWords.DidTurnStepOn,
        PeopleChange.SecondStepOff => PeopleWords.DidTurnStepOff,
        PeopleChange.SecondStepTaken => PeopleWords.DidTakeStep.Fill(whom),
        PeopleChange.RecoveryCodesMade => PeopleWords.DidMakeCodes,
        PeopleChange.PasskeyAdded => PeopleWords.DidAddPasskey.Fill(it.After),
        PeopleChange.PasskeyRemoved => PeopleWords.DidRemovePasskey.Fill(it.Before ?? it.After),
        PeopleChange.SignedOut => PeopleWords.DidSignOut.Fill(whom),
        PeopleChange.SignInRulesChanged => PeopleWords.DidChangeSignIn.Fill(it.After, it.Before),
        PeopleChange.TokenMade when it.Before is null => PeopleWords.DidMakeToken.Fill(it.After),
        PeopleChange.TokenMade => PeopleWords.DidMakeTokenFor.Fill(it.After, Named(it.Before)),
        PeopleChange.TokenRevoked => PeopleWords.DidRevokeToken.Fill(it.Before),
        PeopleChange.SettingChanged when it.Before is null => PeopleWords.DidChangeSetting.Fill(SettingsPages.SettingsCatalogue.Named(it.Subject), it.After),
        PeopleChange.SettingChanged => PeopleWords.DidChangeSettingBefore.Fill(SettingsPages.SettingsCatalogue.Named(it.Subject), it.After, it.Before),
        PeopleChange.SignOnChanged => PeopleWords.DidChangeSignOn.Fill(it.After, it.Before),
        PeopleChange.SignOnJoined => PeopleWords.DidJoinBySignOn.Fill(it.After),
        PeopleChange.PasswordSet => it.By == it.AccountId ? PeopleWords.DidChoosePassword : PeopleWords.DidSetPassword.Fill(whom),
        PeopleChange.PasswordTaken => PeopleWords.DidTakePassword.Fill(whom),
        PeopleChange.RoleChanged => PeopleWords.DidChangeRole.Fill(whom, Named(it.After), Named(it.Before)),
        PeopleChange.TeamChanged when it.After is null => PeopleWords.DidTakeOutOfTeam.Fill(whom, it.Before),
        PeopleChange.TeamChanged when it.Before is null => PeopleWords.DidPutIntoTeam.Fill(whom, it.After),
        PeopleChange.TeamChanged => PeopleWords.DidPutIntoTeamBefore.Fill(whom, it.After, it.Before),
        PeopleChange.SwitchedOff => PeopleWords.DidSwitchOff.Fill(whom),
        PeopleChange.SwitchedOn => PeopleWords.DidSwitchOn.Fill(whom),
        PeopleChange.MarkedNew => PeopleWords.DidMarkNew.Fill(whom),
        PeopleChange.NotNewAnyMore => PeopleWords.DidMarkNotNew.Fill(whom),
        PeopleChange.MayRead => PeopleWords.DidLetRead.Fill(whom),
        PeopleChange.MayNotRead => PeopleWords.DidNotLetRead.Fill(whom),
        PeopleChange.TeamMade => PeopleWords.DidMakeTeam.Fill(it.After),
        PeopleChange.TeamRenamed => PeopleWords.DidRenameTeam.Fill(it.Before, it.After),
        PeopleChange.TeamRetired => PeopleWords.DidRetireTeam.Fill(it.Before),
        _ => PeopleWords.DidBringTeamBack.Fill(it.After),
    };

    private static string Named(string? role) => role switch { "admin" => PeopleWords.AnAdministrator, "lead" => PeopleWords.ALead, "analyst" => PeopleWords.AnAnalyst, "trainer" => PeopleWords.ATrainer, _ => PeopleWords.AnAgent };
}
