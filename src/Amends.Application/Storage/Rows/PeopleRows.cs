using NodaTime;

namespace Amends.Application.Storage;

/// <summary>A team of colleagues; those of them who are leads or more lead it.</summary>
internal sealed class TeamRow
{
    public Guid Id { get; set; }
    public string Name { get; set; } = "";

    /// <summary>See <see cref="NameKey"/>; no two teams in use have the same.</summary>
    public string NameKey { get; set; } = "";

    public Instant CreatedAt { get; set; }

    /// <summary>Since when nobody can be put into it; null while it is in use.</summary>
    public Instant? RetiredAt { get; set; }
}

/// <summary>One change of who works here; never changed or removed.</summary>
internal sealed class PeopleChangeRow
{
    public Guid Id { get; set; }
    public Instant At { get; set; }

    /// <summary>The account that made it; null for whoever runs the server.</summary>
    public Guid? By { get; set; }

    public PeopleChange Kind { get; set; }
    public Guid? AccountId { get; set; }
    public Guid? TeamId { get; set; }

    /// <summary>The role's or the team's name as it was.</summary>
    public string? Before { get; set; }

    public string? After { get; set; }

    /// <summary>The name under which a setting is kept that was changed; null for what is not a setting.</summary>
    public string? Subject { get; set; }
}

/// <summary>The numbers are stored: append only.</summary>
public enum PeopleChange
{
    Added, PasswordSet, PasswordTaken, RoleChanged, TeamChanged, SwitchedOff, SwitchedOn, TeamMade, TeamRenamed, TeamRetired, TeamBack,
    PasswordChanged, SecondStepOn, SecondStepOff, SecondStepTaken, RecoveryCodesMade, PasskeyAdded, PasskeyRemoved, SignedOut, SignInRulesChanged, TokenMade, TokenRevoked,
    SignOnChanged, SignOnJoined, SettingChanged, MarkedNew, NotNewAnyMore, MayRead, MayNotRead,
}

/// <summary>One browser in which somebody is signed in. It is gone when they sign out.</summary>
internal sealed class SignInRow
{
    public Guid Id { get; set; }
    public Guid AccountId { get; set; }

    /// <summary>SHA-256 of the key in the browser's cookie.</summary>
    public byte[] KeyHash { get; set; } = [];

    /// <summary>The account's security stamp when it began: whatever changes the account's ends this.</summary>
    public string Stamp { get; set; } = "";

    public Proof Proof { get; set; }

    /// <summary>Browser and system, such as "Firefox on Linux".</summary>
    public string Device { get; set; } = "";

    /// <summary>The network it was last seen in, without the last part of the address.</summary>
    public string? Address { get; set; }

    public Instant BegunAt { get; set; }

    /// <summary>To within a few minutes, so that a request costs no write.</summary>
    public Instant SeenAt { get; set; }

    /// <summary>When they last showed who they are.</summary>
    public Instant ConfirmedAt { get; set; }

    /// <summary>Since when nobody touched it; until they show who they are it opens nothing. Null while it is in use.</summary>
    public Instant? LockedAt { get; set; }
}

/// <summary>How somebody showed who they are. The numbers are stored: append only.</summary>
public enum Proof { Password, PasswordAndSecondStep, Passkey, Provider, ProviderAndSecondStep }
