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
}

/// <summary>The numbers are stored: append only.</summary>
public enum PeopleChange { Added, PasswordSet, PasswordTaken, RoleChanged, TeamChanged, SwitchedOff, SwitchedOn, TeamMade, TeamRenamed, TeamRetired, TeamBack }
