using NodaTime;

namespace Amends.Application.Storage;

/// <summary>A programme as it is now.</summary>
internal sealed class ProgrammeRow
{
    public Guid Id { get; set; }

    /// <summary>Grows with each change.</summary>
    public int Version { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Codes of scenarios, separated by spaces.</summary>
    public string Scenarios { get; set; } = "";

    public int Target { get; set; }

    /// <summary>Weeks, separated by spaces.</summary>
    public string Repeats { get; set; } = "";

    public int Days { get; set; }
    public Instant ChangedAt { get; set; }
    public Guid ChangedBy { get; set; }

    /// <summary>Since when nothing of it is due any more.</summary>
    public Instant? EndedAt { get; set; }
}

/// <summary>A programme that a colleague is to do; where they stand in it follows from their sessions.</summary>
internal sealed class AssignmentRow
{
    public Guid Id { get; set; }
    public Guid ProgrammeId { get; set; }
    public Guid AccountId { get; set; }
    public Instant AssignedAt { get; set; }
    public Guid AssignedBy { get; set; }

    /// <summary>Until when each scenario is to be done for the first time.</summary>
    public Instant Due { get; set; }

    /// <summary>Up to which due date they were reminded and answered it.</summary>
    public Instant? NudgedDue { get; set; }
}

/// <summary>That a programme was given to all of a team, so that whoever joins it later can be offered it.</summary>
internal sealed class ProgrammeTeamRow
{
    public Guid ProgrammeId { get; set; }
    public Guid TeamId { get; set; }
    public Instant GivenAt { get; set; }
}

/// <summary>What one colleague's replies of a month showed of one principle: counted as they are sent or played, so that nobody's messages are read for it.</summary>
internal sealed class SkillMonthRow
{
    public Guid AccountId { get; set; }
    public SkillSource Source { get; set; }

    /// <summary>As the rubric names it; empty for most of what a case needs: at least two thirds of it.</summary>
    public string Principle { get; set; } = "";

    /// <summary>Such as 202603; in UTC.</summary>
    public int Month { get; set; }

    /// <summary>Replies that showed it or, as the coach sees it, needed it.</summary>
    public long Needed { get; set; }

    public long Shown { get; set; }
}

/// <summary>Where replies were judged. The numbers are stored: append only.</summary>
public enum SkillSource { Practice, Live }
