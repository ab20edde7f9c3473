using Amends.Application.Storage;
using NodaTime;

namespace Amends.Application.Practice;

/// <summary>A session with the simulated customer, and what is known about it.</summary>
/// <param name="By">Who plays.</param>
/// <param name="Exam">Neither anger nor coach is shown before the end.</param>
/// <param name="From">The session that this one was rewound from; null where it began anew.</param>
/// <param name="FromReplies">How many replies of that one it took over.</param>
/// <param name="Draft">What was being written.</param>
public sealed record PracticeSession(
    Guid Id,
    Guid By,
    Amends.Practice.Session Play,
    PracticeEnd Ended,
    bool Exam,
    Guid? From,
    int FromReplies,
    Instant BeganAt,
    Instant ChangedAt,
    Instant? SharedAt,
    string Draft)
{
    /// <summary>When the first session began that this one was rewound from, however often.</summary>
    public Instant FirstAt { get; init; } = BeganAt;

    /// <summary>The colleague who plays the customer; null where the customer is simulated.</summary>
    public Guid? Partner { get; init; }

    public bool IsOpen => Ended == PracticeEnd.Open;

    /// <summary>Whether it is the colleague's turn to answer.</summary>
    public bool WaitsForPartner => IsOpen && Partner is not null && Play.Turns is [.., { Answer: null }];
}

/// <summary>A session in a list.</summary>
public sealed record PracticeItem(Guid Id, string ScenarioId, string Title, string ByName, PracticeEnd Ended, bool Exam, int Replies, double Anger, int Score, Instant BeganAt, Instant ChangedAt, Instant? SharedAt);

/// <summary>A session in which somebody plays the customer for a colleague.</summary>
/// <param name="Waits">It is their turn.</param>
public sealed record PlayedFor(Guid Id, string Title, string ByName, bool Waits);
