using NodaTime;

namespace Amends.Application.Storage;

/// <summary>A session with the simulated customer, as lists need it; follows from its turns.</summary>
internal sealed class PracticeSessionRow
{
    public Guid Id { get; set; }

    /// <summary>Who plays.</summary>
    public Guid AccountId { get; set; }

    public string ScenarioId { get; set; } = "";
    public string Title { get; set; } = "";

    /// <summary>The whole scenario as JSON, as it was when the session began: a later version changes nothing here.</summary>
    public string Scenario { get; set; } = "";

    public int Seed { get; set; }

    /// <summary>Neither anger nor coach is shown before the end.</summary>
    public bool Exam { get; set; }

    /// <summary>The session that this one was rewound from, and how many of its replies it took over.</summary>
    public Guid? FromId { get; set; }

    public int FromReplies { get; set; }
    public Instant BeganAt { get; set; }

    /// <summary>When the first session began that this one was rewound from, however often; where it was not rewound, when it began.</summary>
    public Instant FirstAt { get; set; }

    public Instant ChangedAt { get; set; }
    public int Replies { get; set; }
    public PracticeEnd Ended { get; set; }
    public double Anger { get; set; }
    public int Score { get; set; }
    public string Draft { get; set; } = "";
    public Instant? SharedAt { get; set; }

    /// <summary>What its replies count for in <see cref="SkillMonthRow"/>, as JSON; null while it is open, and for those that ended before this was kept.</summary>
    public string? Counted { get; set; }

    /// <summary>The colleague who plays the customer; null where the customer is simulated.</summary>
    public Guid? PartnerId { get; set; }

    /// <summary>Whether the colleague's answer is due.</summary>
    public bool Waits { get; set; }
}

/// <summary>How a session stands. The numbers are stored: append only.</summary>
public enum PracticeEnd { Open, Calm, Left, Stopped }

/// <summary>One reply of a session with all that came of it, as JSON.</summary>
internal sealed class PracticeTurnRow
{
    public Guid SessionId { get; set; }

    /// <summary>From 0.</summary>
    public int Number { get; set; }

    public string Turn { get; set; } = "";
}
